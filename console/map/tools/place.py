"""Asking for one place: the next click, or Enter in the middle, gives it."""

from console.map.tools.base import Tool, Touch


class PlaceTool(Tool):
    """Calls ``done(lon, lat)``, degrees WGS84, once. A click beside the Earth gives none.

    Esc, or the focus going elsewhere, ends it without a call.
    """

    stays = False

    @property
    def hint(self) -> str:
        """What to do."""
        return self.tr("Click the place on the map. Esc leaves it as it was.")

    def click(self, touch: Touch) -> bool:
        """Give the place and be done."""
        if touch.on_earth:
            self.leave()
            self.deliver(touch.lon, touch.lat)
        return True
