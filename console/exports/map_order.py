"""A map sheet made in a process of its own, so that the window stays quick: it gets plain values, no key."""

import logging
import pickle
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

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
        pending: bytes | None = given
        try:
            while True:
                try:
                    _, told = child.communicate(pending, timeout=_LOOK_EVERY_S)
                    break
                except subprocess.TimeoutExpired:
                    pending = None
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
