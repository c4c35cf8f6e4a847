"""What a chart asks of a theme; the window's own look answers it without the charts knowing the window."""

from typing import Protocol

from PySide6.QtGui import QColor, QFont


class Look(Protocol):
    """Colours, faces and steps of the grid, as they are at the moment they are asked for."""

    def colour(self, role: str) -> QColor:
        """The colour of a role of the tokens."""

    def font(self, size: str = "text", weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """The face in a size of the tokens."""

    def gap(self, units: int) -> int:
        """Steps of the grid in pixels."""


def tinted(look: Look, role: str, alpha: float) -> QColor:
    """A colour seen through: 0 not at all there, 1 as it is."""
    colour = QColor(look.colour(role))
    colour.setAlphaF(alpha)
    return colour
