"""A rectangle of ground being painted, one layer after the other, for as long as there is time."""

from collections.abc import Sequence
from time import perf_counter

from PySide6.QtGui import QPainter, QPixmap

from console.map.layers.base import GroundLayer, Patch

Shown = Sequence[tuple[GroundLayer, float]]
"""Layers in the order of painting, with how much is seen of each."""


def paint(painter: QPainter, patch: Patch, layer: GroundLayer, opacity: float) -> None:
    """Paint one layer of a patch and leave the painter as it was."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setOpacity(opacity)
    layer.paint(painter, patch)
    painter.restore()


class Piece:
    """``pixmap`` is worth showing once ``begun`` and finished once ``done``."""

    def __init__(self, patch: Patch, layers: Shown) -> None:
        self._patch = patch
        self._rest = list(layers)
        self._layers = len(self._rest)
        self.pixmap = QPixmap(patch.width, patch.height)

    @property
    def begun(self) -> bool:
        """Whether anything is painted."""
        return len(self._rest) < self._layers

    @property
    def done(self) -> bool:
        """Whether everything is painted."""
        return not self._rest

    def go_on(self, until: float, least: int = 1) -> bool:
        """Paint until a moment of ``perf_counter``, but ``least`` so many layers; True when it is done."""
        painter = QPainter(self.pixmap)
        while self._rest and (least > 0 or perf_counter() < until):
            paint(painter, self._patch, *self._rest.pop(0))
            least -= 1
        painter.end()
        return self.done
