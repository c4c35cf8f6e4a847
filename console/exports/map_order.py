"""A map sheet made in a process of its own, so that the window stays quick: it gets plain values, no key."""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from console.exports.drawing_child import Child
from console.exports.map_sheet import MapSheet


@dataclass(frozen=True)
class Order:
    """A sheet and how it shall leave: on ``paper`` as PDF, or (without one) as a PNG of ``size`` pixels."""

    sheet: MapSheet
    path: Path
    paper: str = ""
    portrait: bool = False
    size: tuple[int, int] = (1920, 1080)
    ratio: float = 1.0

    def answer(self, told: Callable[[int, int], None]) -> bytes:
        """Make the file, in the process that draws. Raises CannotWrite."""
        fill(self)
        return b""


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
    with contextlib.closing(Child()) as child:
        child.ask(order, check=check)
