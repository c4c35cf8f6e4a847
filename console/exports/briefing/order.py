"""A briefing in one format, made by a process of its own: it gets plain pages, and gives the bytes of each file."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from console.exports.briefing.build import Briefing
from console.exports.files import write_file
from console.exports.interactive import InteractiveMap

PDF, PPTX, HTML, PNG, NOTES = "pdf", "pptx", "html", "png", "notes"
FORMATS: Final = (PDF, PPTX, HTML, PNG)
"""What can be asked for, in the order files are told; NOTES goes with any of them."""


@dataclass(frozen=True)
class Order:
    """``made`` in one format as files in ``folder``, each named from ``stem``; ``answer`` gives their names (JSON).

    ``interactive`` is what the file of HTML is made from.
    """

    made: Briefing
    form: str
    folder: Path
    stem: str
    interactive: InteractiveMap | None = None

    def answer(self, told: Callable[[int, int], None]) -> bytes:
        """Write the files. Raises CannotWrite."""
        names: list[str] = []

        def leave(name: str, content: bytes) -> None:
            write_file(self.folder / name, content)
            names.append(name)

        if self.form == PNG:
            from console.exports.briefing.png import png

            for page in self.made.pages:
                leave(page_name(self.stem, page.number), png(page))
                told(page.number, page.of)
        elif self.form == PDF:
            from console.exports.briefing.pdf import pdf

            leave(f"{self.stem}.pdf", pdf(self.made, told))
        elif self.form == PPTX:
            from console.exports.briefing.pptx import pptx

            leave(f"{self.stem}.pptx", pptx(self.made, told))
        elif self.interactive is not None:
            leave(f"{self.stem}.html", self.interactive.html)
            told(len(self.made.pages), len(self.made.pages))
        elif self.form == NOTES:
            from console.exports.briefing.notes import notes_pdf

            leave(f"{self.stem} notes.pdf", notes_pdf(self.made, told))
        return json.dumps(names).encode()


def page_name(stem: str, number: int) -> str:
    """How the picture of a page is called."""
    return f"{stem} {number:02}.png"
