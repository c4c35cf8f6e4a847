"""The process that draws what leaves the program: answers what comes on its standard input, until that ends."""

import os
import pickle
import struct
import sys
from contextlib import suppress
from typing import IO

from console.config.starting import make_haste
from console.domain.errors import CannotWrite
from console.exports.drawing_child import DONE, HEADER, REFUSED, STEP, STEPS, Asked

_KINDER = 5
"""By so much it steps back behind a window that somebody is working in."""


def main() -> int:
    """Answer until standard input ends."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = "1"
    if hasattr(os, "nice"):
        with suppress(OSError):
            os.nice(_KINDER)
    make_haste()
    given, answers = sys.stdin.buffer, sys.stdout.buffer
    # Nothing that is printed by accident may stand between answers.
    sys.stdout = sys.stderr
    from PySide6.QtWidgets import QApplication

    from console.config import tokens
    from console.map.face import family

    app = QApplication(["flank"])
    family(tokens.load().fonts)
    _get_ready()
    while len(head := given.read(8)) == 8:
        asked: Asked = pickle.loads(given.read(struct.unpack("<Q", head)[0]))
        try:
            _say(answers, DONE, asked.answer(lambda done, of: _say(answers, STEP, STEPS.pack(done, of))))
        except CannotWrite as error:
            _say(answers, REFUSED, str(error).encode())
    app.quit()
    return 0


def _get_ready() -> None:
    """Load what every answer needs, while whoever asks still lays out the pages."""
    import console.exports.briefing.pdf
    import console.exports.briefing.png  # noqa: F401 - what was loaded stays loaded
    from console.map.basemap import shipped

    shipped()


def _say(answers: IO[bytes], letter: bytes, content: bytes) -> None:
    answers.write(HEADER.pack(letter, len(content)))
    answers.write(content)
    answers.flush()


if __name__ == "__main__":
    sys.exit(main())
