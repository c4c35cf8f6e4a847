"""Shaded relief, quiet enough to sit under everything else; nothing on flat land, nothing in high contrast."""

from functools import lru_cache
from typing import Final

from PySide6.QtGui import QPainter

from console.config import tokens
from console.map.layers import raster
from console.map.layers.base import Patch

_FADES: Final = (500.0, 1200.0)
"""Metres per logical pixel between which the relief comes in: closer up its cells would be blots."""


class Relief:
    """Light and shadow by the alpha of the tokens."""

    def paint(self, painter: QPainter, patch: Patch) -> None:
        """Shade the slopes of the patch."""
        theme = patch.style.theme
        gone, whole = _FADES
        strength = min(max((patch.logical_scale - gone) / (whole - gone), 0.0), 1.0)
        if strength and theme["map.relief_dark"].alpha:
            painter.setOpacity(painter.opacity() * strength)
            raster.paint(painter, patch, patch.basemap.raster("relief"), colours(theme.name))


@lru_cache(maxsize=len(tokens.THEMES))
def colours(name: str) -> list[int]:
    """The colours of the raster's 256 values in a theme, ARGB."""
    theme = tokens.load().themes[name]
    dark, light = theme["map.relief_dark"], theme["map.relief_light"]
    shadow = raster.ramp([dark.alpha * (128 - value) / 128 for value in range(128)], dark[:3])
    return shadow + raster.ramp([light.alpha * (value - 128) / 127 for value in range(128, 256)], light[:3])
