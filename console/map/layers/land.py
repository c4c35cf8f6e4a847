"""Land, with the Allies of the day one step lighter."""

from PySide6.QtGui import QPainter

from console.map.layers.base import Patch


class Land:
    """All land first, then the Allies over it: no sea can shine through a border between the two."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Fill the countries of the patch."""
        shapes = patch.shapes("land")
        found = shapes.meeting(*patch.box)
        land = patch.rings(shapes, found)
        painter.fillPath(land, patch.style.colour("map.land"))
        zones = patch.shapes("zone")
        if len(zones.tag) and not patch.hasty:
            shapes, found = zones, zones.meeting(*patch.box)
            painter.setClipPath(land)
        sovereign = patch.basemap.countries.sovereign
        allied = [number for number in found if sovereign[shapes.tag[number]] in patch.allies]
        painter.fillPath(patch.rings(shapes, allied), patch.style.colour("map.land_ally"))
