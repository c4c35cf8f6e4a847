"""Words set in lines, and the one way in which a block of them finds a place beside what it names."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from console.map.lettering import CHECK_ASIDE, CHECK_SIZE
from console.map.occupancy import Box, Occupancy
from console.map.parting import GAP
from console.map.stamps import Stamp

BESIDE: Final = GAP + 0.5
"""From a symbol to the halo of its name: symbols are taken with their gap."""


@dataclass(frozen=True)
class Placed:
    """A picture of words at a place, or the mark of a city (``mark`` "square" or "dot") at its middle.

    ``opacity`` is that of what it names.
    """

    x: float
    y: float
    stamp: Stamp | None = None
    mark: str = ""
    opacity: float = 1.0


@dataclass(frozen=True)
class Block:
    """Lines set under one another; the last may carry the to-check mark."""

    lines: tuple[Stamp, ...]
    check: Stamp | None = None

    @cached_property
    def width(self) -> float:
        """Of the widest line."""
        extra = CHECK_ASIDE + CHECK_SIZE if self.check else 0.0
        return max(line.width + (extra if line is self.lines[-1] else 0) for line in self.lines)

    @cached_property
    def height(self) -> float:
        """Of all lines."""
        return sum(line.height for line in self.lines)

    def box(self, left: float, top: float) -> Box:
        """What it covers with its upper left corner at a point: with the halos at its ends, so that names part."""
        return Box(left, top, left + self.width, top + self.height)

    def pieces(self, left: float, top: float, align: float, opacity: float = 1.0) -> Iterable[Placed]:
        """The pictures at their places; ``align`` 0 sets left, 0.5 centred, 1 right."""
        for line in self.lines:
            check = self.check if line is self.lines[-1] else None
            extra = CHECK_ASIDE + CHECK_SIZE if check else 0.0
            x = left + (self.width - line.width - extra) * align
            if check:
                mark_x = x if align == 1 else x + line.width + CHECK_ASIDE
                yield Placed(mark_x, top + (line.height - check.height) / 2, check, opacity=opacity)
                x += extra if align == 1 else 0
            yield Placed(x, top, line, opacity=opacity)
            top += line.height


class Setting:
    """Blocks set one after another into what is still free of a view: ``placed``, each in one of ``boxes``.

    ``opacity`` is what the next ones get.
    """

    def __init__(self, taken: Occupancy, view: Box) -> None:
        self.placed: list[Placed] = []
        self.boxes: list[Box] = []
        self.taken = taken
        self.view = view
        self.opacity = 1.0

    def put(self, block: Block, left: float, top: float, align: float = 0.5) -> bool:
        """Set a block with its upper left corner at a point; False where it has no room."""
        box = block.box(left, top)
        if not box.within(self.view) or not self.taken.free(box):
            return False
        self.taken.take(box)
        self.boxes.append(box)
        self.placed += block.pieces(left, top, align, self.opacity)
        return True

    def beside(self, box: Box, block: Block, gap: float = BESIDE) -> bool:
        """Right, left, above, below: the first that is free; then the same again, a little to one side."""
        middle_x, middle_y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        width, height = block.width, block.height
        right, left = box.right + gap, box.left - gap - width
        above, below = box.top - gap - height, box.bottom + gap
        choices = (
            (right, middle_y - height / 2, 0.0),
            (left, middle_y - height / 2, 1.0),
            (middle_x - width / 2, above, 0.5),
            (middle_x - width / 2, below, 0.5),
            (right, middle_y - height, 0.0),
            (right, middle_y, 0.0),
            (left, middle_y - height, 1.0),
            (left, middle_y, 1.0),
            *((x, y, align) for y in (above, below) for x, align in ((box.left, 0.0), (box.right - width, 1.0))),
        )
        return any(self.put(block, *choice) for choice in choices)
