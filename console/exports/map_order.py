"""A map sheet made in a process of its own, so that the window stays quick: it gets plain values, no key."""

import contextlib
import logging
import pickle
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from console.config import children
from console.domain.errors import CannotWrite, Fault
from console.exports.map_sheet import MapSheet

REFUSED: Final = 73
"""The process's exit code when the file could not be written; its sentence is the last line it says."""
_LOOK_EVERY_S: Final = 0.1
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Order:
    """A sheet and how it shall leave: on ``paper`` as PDF, or (without one) as a PNG of ``size`` pixels."""

    sheet: MapSheet
    path: Path
    paper: str = ""
    portrait: bool = False
    size: tuple[int, int] = (1920, 1080)
    ratio: float = 1.0


def fill(order: Order) -> None:
    """Make the file in this process, which has a QGuiApplication. Raises CannotWrite."""
    from console.exports import map_files

    if order.paper:
        map_files.write_pdf(order.path, order.sheet, order.paper, order.portrait)
    else:
        map_files.write_png(order.path, order.sheet, *order.size, order.ratio)


def fill_apart(order: Order, check: Callable[[], None]) -> None:
    """Make the file in a process of its own; ``check`` is called while it works, and what it raises ends it.

    Raises CannotWrite, or Fault when the process failed.
    """
    # Its words come from this process alone; nothing that was read from outside is ever unpickled.
    given = pickle.dumps(order)
    command = children.command("console.exports.map_process")
    with subprocess.Popen(
        command, env=children.environment(), stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    ) as child:
        told = b""
        # A thread of its own: a large order is more than a pipe takes before the process reads.
        threading.Thread(target=_give, args=(child.stdin, given), daemon=True).start()
        child.stdin = None
        try:
            while True:
                try:
                    _, told = child.communicate(timeout=_LOOK_EVERY_S)
                    break
                except subprocess.TimeoutExpired:
                    check()
        except BaseException:
            child.kill()
            raise
    if child.returncode:
        words = told.decode("utf-8", "replace").strip()
        if child.returncode == REFUSED and words:
            raise CannotWrite(words.splitlines()[-1])
        _log.error("The process that draws a map ended with %d: %s", child.returncode, words)
        raise Fault("The map could not be drawn for the file. Try another size; the log of this console has more.")


def _give(stream: IO[bytes] | None, given: bytes) -> None:
    """Write the order; a process that ended before it read all of it tells why by itself."""
    if stream is not None:
        with contextlib.suppress(OSError), stream:
            stream.write(given)
