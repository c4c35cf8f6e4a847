"""Land, with the Allies of the day one step lighter."""

import numpy as np
from PySide6.QtGui import QPainter

from console.map.layers.base import Patch


class Land:
    """All land first, then the Allies over it: no sea can shine through a border between the two."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Fill the countries of the patch."""
        patch.fill(painter, "land", "map.land")
        layer = "land"
        if len(patch.shapes("zone").tag):
            layer = "zone"
            painter.setClipPath(patch.rings("land"))
        allied = np.array([sovereign in patch.allies for sovereign in patch.basemap.countries.sovereign])
        patch.fill(painter, layer, "map.land_ally", allied[patch.shapes(layer).tag])
