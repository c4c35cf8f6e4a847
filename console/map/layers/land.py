"""Land, with the Allies of the day one step lighter."""

import numpy as np
from PySide6.QtGui import QPainter

from console.map.layers.base import Patch


class Land:
    """The Allies and the others side by side; close up, where countries are zones, the Allies over all land."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Fill the countries of the patch."""
        sovereign = patch.basemap.countries.sovereign
        allied = np.array([code in patch.allies for code in sovereign])
        zones = patch.shapes("zone").tag
        if len(zones):
            patch.fill(painter, "land", "map.land")
            painter.setClipPath(patch.rings("land"))
            patch.fill(painter, "zone", "map.land_ally", allied[zones])
            return
        # Without antialiasing, neighbours that share their vertices share every pixel: no sea shines through between.
        among = allied[patch.shapes("land").tag]
        patch.fill(painter, "land", "map.land", ~among)
        patch.fill(painter, "land", "map.land_ally", among)
