"""A process of this program's own that draws: asked again and again, it answers with bytes, no case and no key in it.

What it is asked is pickled by this process alone; what it answers is never unpickled: a letter, a length, bytes.
"""

from __future__ import annotations

import contextlib
import logging
import pickle
import queue
import struct
import subprocess
import tempfile
import threading
from collections.abc import Callable
from typing import IO, Final, Protocol

from console.config import children
from console.domain.errors import CannotWrite, Fault

MODULE: Final = "console.exports.drawing_process"
HEADER: Final = struct.Struct("<cQ")
"""A letter, then how many bytes follow."""
STEP: Final = b"S"
"""A step is done; two numbers, done and all, follow."""
STEPS: Final = struct.Struct("<II")
DONE: Final = b"D"
REFUSED: Final = b"R"
"""The sentence of a CannotWrite follows."""
_LOOK_EVERY_S: Final = 0.05
_log = logging.getLogger(__name__)


class Asked(Protocol):
    """What a child is asked: plain values that it answers by itself."""

    def answer(self, told: Callable[[int, int], None]) -> bytes:
        """Do it there; ``told(done, all)`` after each step. Raises CannotWrite."""


class Child:
    """The process; begun when it is first asked, and again when it has ended. One thread asks at a time."""

    def __init__(self) -> None:
        """Nothing is started yet."""
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.SimpleQueue[tuple[bytes, bytes] | None] = queue.SimpleQueue()
        self._words: IO[bytes] | None = None
        self._used = False
        self._turn = threading.Lock()

    def start(self) -> None:
        """Begin the process before it is asked anything, so that the first answer comes sooner."""
        if self._process is not None and self._process.poll() is None:
            return
        self.close()
        self._answers = queue.SimpleQueue()
        # What it says goes to a file: nobody reads a pipe while it works.
        self._words = tempfile.TemporaryFile()  # noqa: SIM115 - it is closed with the child
        self._process = subprocess.Popen(
            children.command(MODULE), env=children.environment(), stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=self._words,
        )  # fmt: skip
        threading.Thread(target=_listen, args=(self._process.stdout, self._answers), daemon=True).start()

    def ask(
        self,
        asked: Asked,
        told: Callable[[int, int], None] = lambda done, of: None,
        check: Callable[[], None] = lambda: None,
        *,
        unused: bool = False,
    ) -> bytes:
        """The answer. ``check`` is called while it works; what it or ``told`` raises ends the process.

        ``unused``: by a process that was asked nothing before.

        Raises CannotWrite, or Fault when the process failed.
        """
        with self._turn:
            try:
                if unused and self._used:
                    self.close()
                self.start()
                self._used = True
                self._give(pickle.dumps(asked))
                return self._answer(told, check)
            except CannotWrite:
                raise
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process, self._used = self._process, None, False
        if process is not None:
            process.kill()
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):
                        pipe.close()
            process.wait()
        if self._words is not None:
            self._words.close()
            self._words = None

    def _give(self, given: bytes) -> None:
        """Write what is asked; a process that ended before it read all of it tells why by itself."""
        assert self._process is not None and self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.write(struct.pack("<Q", len(given)))
            self._process.stdin.write(given)
            self._process.stdin.flush()

    def _answer(self, told: Callable[[int, int], None], check: Callable[[], None]) -> bytes:
        while True:
            check()
            try:
                found = self._answers.get(timeout=_LOOK_EVERY_S)
            except queue.Empty:
                continue
            if found is None:
                raise self._failed()
            letter, content = found
            if letter == STEP:
                told(*STEPS.unpack(content))
            elif letter == REFUSED:
                raise CannotWrite(content.decode("utf-8", "replace"))
            else:
                return content

    def _failed(self) -> Fault:
        words = b""
        if self._words is not None:
            self._words.seek(0)
            words = self._words.read()
        code = None if self._process is None else self._process.wait()
        _log.error("The process that draws ended with %s: %s", code, words.decode("utf-8", "replace"))
        return Fault("This could not be drawn. Try again; the log of this console has more.")


def _listen(pipe: IO[bytes] | None, answers: queue.SimpleQueue[tuple[bytes, bytes] | None]) -> None:
    """Take answers until the process ends; then None."""
    assert pipe is not None
    with contextlib.suppress(OSError, ValueError):
        while len(head := pipe.read(HEADER.size)) == HEADER.size:
            letter, length = HEADER.unpack(head)
            content = pipe.read(length)
            if len(content) < length:
                break
            answers.put((letter, content))
    answers.put(None)
