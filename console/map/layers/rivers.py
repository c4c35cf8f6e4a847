"""Rivers: the great ones from afar, all of them close up."""

from typing import Final

from PySide6.QtGui import QPainter

from console.map.layers.base import Patch
from console.map.style import Style

_RANKS: Final = ((1500.0, 8, 1.2), (4000.0, 6, 1.0))
"""Metres per logical pixel below which rivers up to a rank show, and how wide."""
_CLOSE: Final = 500.0
"""Metres per logical pixel below which rivers are as wide as their rank."""
_SELDOM_UNDER: Final = 200.0
"""Below this canals and rivers that seldom flow show too."""
_SELDOM: Final = 99, 0.7
_WIDTHS: Final = ((4, 1.0), (2, 1.6), (1, 2.4))
"""Ranks of the finer source up to which a river is so wide."""


class Rivers:
    """Courses by rank."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Stroke the rivers of the patch."""
        if patch.logical_scale < _CLOSE:
            self._paint_close(painter, patch)
            return
        for limit, rank, width in _RANKS:
            if patch.logical_scale <= limit:
                patch.stroke(painter, patch.lines("river", up_to=rank), "map.river", width)
                return

    def _paint_close(self, painter: QPainter, patch: Patch) -> None:
        seldom = (_SELDOM,) if patch.logical_scale < _SELDOM_UNDER else ()
        role = max(("map.river", "map.lake"), key=lambda water: _apart(patch.style, water, "map.land_ally"))
        for rank, width in (*seldom, *_WIDTHS):
            patch.stroke(painter, patch.lines("river", up_to=rank), role, width)


def _apart(style: Style, one: str, other: str) -> float:
    """How much lighter or darker one colour is than another."""
    return abs(style.colour(one).lightnessF() - style.colour(other).lightnessF())
