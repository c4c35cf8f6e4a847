"""Symbols and names as one picture while they only move with the ground.

Painting hundreds of them one by one takes a frame's time over again. Once they are arranged, spare time paints them
into a clear picture of their own, and a frame puts that down.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPixmap

from console.map.layers.base import AboveLayer, Scene
from console.map.stamps import blank

_MARGIN: Final = 64
"""Physical pixels beyond the frame: what stands at its edge reaches over it."""


@dataclass(frozen=True)
class _Wanted:
    """What a picture shows: layers of a scene in which nothing but the place of the ground has changed since."""

    layers: Sequence[AboveLayer]
    scene: Scene

    def same(self, other: "_Wanted") -> bool:
        """Whether the picture of one is that of the other."""
        mine, its = self.scene, other.scene
        return (
            mine.arrangement is its.arrangement
            and (mine.selected, mine.style, mine.frame.ratio) == (its.selected, its.style, its.frame.ratio)
            and self.layers == other.layers
        )


class Overlay:
    """The picture of the layers that are ``held``, when there has been time to make it."""

    def __init__(self) -> None:
        self._wanted: _Wanted | None = None
        self._made: _Wanted | None = None
        self._pixmap = QPixmap()

    @property
    def wanted(self) -> bool:
        """Whether what was painted last was painted one by one."""
        return self._wanted is not None

    def forget(self) -> None:
        """Keep no picture."""
        self._made = self._wanted = None
        self._pixmap = QPixmap()

    def paint(self, painter: QPainter, scene: Scene, layers: Sequence[AboveLayer]) -> None:
        """Paint layers in their order, logical pixels; those that follow the ground where it has moved to."""
        shift = QPointF(*scene.arrangement.shift(scene.frame))
        for held, group in groupby(layers, key=lambda layer: getattr(layer, "held", False)):
            wanted = _Wanted(tuple(group), scene)
            if held and self._made is not None and self._made.same(wanted):
                self._wanted = None
                self._put(painter, scene.frame.ratio, shift)
                continue
            if held:
                # Of nothing no picture is made.
                self._wanted = wanted if scene.arrangement.spots or scene.arrangement.names else None
            for layer in wanted.layers:
                painter.save()
                if layer.follows:
                    painter.translate(shift)
                layer.paint(painter, scene)
                painter.restore()

    def prepare(self) -> None:
        """Make the picture of what was painted last."""
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        frame = wanted.scene.arrangement.frame
        pixmap = blank(
            ceil(frame.width * frame.ratio) + 2 * _MARGIN, ceil(frame.height * frame.ratio) + 2 * _MARGIN, 1.0
        )
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(_MARGIN, _MARGIN)
        painter.scale(frame.ratio, frame.ratio)
        for layer in wanted.layers:
            painter.save()
            layer.paint(painter, wanted.scene)
            painter.restore()
        painter.end()
        self._pixmap = pixmap
        self._made = wanted

    def _put(self, painter: QPainter, ratio: float, shift: QPointF) -> None:
        painter.save()
        painter.scale(1 / ratio, 1 / ratio)
        painter.drawPixmap(round(shift.x() * ratio) - _MARGIN, round(shift.y() * ratio) - _MARGIN, self._pixmap)
        painter.restore()
