"""The sea grows lighter towards land."""

from functools import lru_cache

from PySide6.QtGui import QPainter

from console.config import tokens
from console.map.layers import raster
from console.map.layers.base import Patch


class Depth:
    """Calm shading, not soundings: how near land, not how deep."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Shade the sea of the patch; land is painted over it."""
        raster.paint(painter, patch, patch.basemap.raster("shallow"), colours(patch.style.theme.name))


@lru_cache(maxsize=len(tokens.THEMES))
def colours(name: str) -> list[int]:
    """The colours of the raster's 256 values in a theme, ARGB."""
    return raster.ramp(range(256), tokens.load().themes[name]["map.sea"][:3])
