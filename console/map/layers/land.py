"""Land, with the Allies of the day one step lighter."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPixmap

from console.map.layers.base import Patch
from console.map.stamps import on_paper
from console.map.stretches import Flags


class Land:
    """The Allies and the others side by side; close up, where shores are finer than countries, countries are zones."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Fill the countries of the patch."""
        sovereign = patch.basemap.countries.sovereign
        allied = np.array([code in patch.allies for code in sovereign])
        if any(len(part.tag) for part in patch.parts("zone")):
            _fill_zones(painter, patch, allied)
            return
        # Without antialiasing, neighbours that share their vertices share every pixel: no sea shines through between.
        patch.fill(painter, "land", "map.land", ~allied)
        patch.fill(painter, "land", "map.land_ally", allied)


def _fill_zones(painter: QPainter, patch: Patch, allied: Flags) -> None:
    """Land as far as it lies in the zone of an Ally is an Ally's."""
    if not patch.meets("zone", ~allied):
        patch.fill(painter, "land", "map.land_ally")
        return
    patch.fill(painter, "land", "map.land")
    if not patch.meets("zone", allied):
        return
    if on_paper(painter):
        painter.setClipPath(patch.rings("land"), Qt.ClipOperation.IntersectClip)
        patch.fill(painter, "zone", "map.land_ally", allied)
        return
    # Cutting to a path would take Qt thirty times as long as filling it.
    over = QPixmap(patch.width, patch.height)
    over.fill(Qt.GlobalColor.transparent)
    brush = QPainter(over)
    patch.fill(brush, "zone", "map.land_ally", allied)
    brush.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    patch.fill_beside(brush, "land")
    brush.end()
    painter.drawPixmap(0, 0, over)
