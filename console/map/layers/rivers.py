"""Rivers: the great ones from afar, all of them close up."""

from typing import Final

from PySide6.QtGui import QPainter

from console.map.layers.base import Patch

_RANKS: Final = ((400.0, 99, 1.4), (1500.0, 8, 1.2), (4000.0, 6, 1.0))
"""Metres per logical pixel below which rivers up to a rank show, and how wide."""


class Rivers:
    """Courses by rank."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Stroke the rivers of the patch."""
        for limit, rank, width in _RANKS:
            if patch.logical_scale <= limit:
                patch.stroke(painter, patch.lines("river", up_to=rank), "map.river", width)
                return
