"""Land, with the Allies of the day one step lighter."""

import numpy as np
from PySide6.QtGui import QPainter

from console.map.layers.base import Patch
from console.map.stretches import Flags, Numbers


class Land:
    """All land first, then the Allies over it: no sea can shine through a border between the two."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Fill the countries of the patch."""
        allied = np.array([sovereign in patch.allies for sovereign in patch.basemap.countries.sovereign])
        zones = patch.shapes("zone")
        if len(zones.tag):
            self._paint_close(painter, patch, allied[zones.tag], zones.meeting(*patch.box))
        else:
            patch.fill(painter, "land", "map.land")
            patch.fill(painter, "land", "map.land_ally", allied[patch.shapes("land").tag])

    def _paint_close(
        self,
        painter: QPainter,
        patch: Patch,
        allied: Flags,
        seen: Numbers,
    ) -> None:
        """Land that knows no country; which ``seen`` zones are ``allied`` tells where it is lighter."""
        if not allied[seen].all():
            patch.fill(painter, "land", "map.land")
        if allied[seen].any():
            if not allied[seen].all():
                painter.setClipPath(patch.rings("zone", allied))
            patch.fill(painter, "land", "map.land_ally")
