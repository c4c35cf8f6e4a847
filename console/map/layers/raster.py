"""Paints a byte raster through a table of colours, enlarged smoothly to a patch."""

from collections.abc import Sequence
from math import ceil, floor

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from console.map.basemap import Raster
from console.map.layers.base import Patch
from console.map.stamps import on_paper

_EDGE = 2


def paint(painter: QPainter, patch: Patch, raster: Raster, colours: Sequence[int]) -> None:
    """Paint the part of a raster a patch shows; ``colours`` are 256 ARGB numbers, one a value.

    Only the cells the patch needs are turned into colours, with an edge of neighbours to blend with.
    """
    raster = raster.at(patch.scale)
    west, south, east, north = patch.box
    rows, columns = raster.values.shape
    left = max(0, floor((west - raster.west) / raster.cell) - _EDGE)
    top = max(0, floor((raster.north - north) / raster.cell) - _EDGE)
    right = min(columns, ceil((east - raster.west) / raster.cell) + _EDGE)
    bottom = min(rows, ceil((raster.north - south) / raster.cell) + _EDGE)
    if left >= right or top >= bottom:
        return
    cells = np.ascontiguousarray(raster.values[top:bottom, left:right])
    if cells.min() == cells.max() and not colours[cells[0, 0]] >> 24:
        return
    shown = picture(cells, colours)
    pixel = raster.cell / patch.scale
    place = QRectF(
        (raster.west + left * raster.cell - patch.west) / patch.scale,
        (patch.north - raster.north + top * raster.cell) / patch.scale,
        (right - left) * pixel,
        (bottom - top) * pixel,
    )
    if on_paper(painter):
        _print(painter, patch, place, shown)
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(place, shown)


def picture(cells: npt.NDArray[np.uint8], colours: Sequence[int]) -> QImage:
    """A pixel for each cell."""
    rows, columns = cells.shape
    image = QImage(np.ascontiguousarray(cells).data, columns, rows, columns, QImage.Format.Format_Indexed8)
    image.setColorTable(list(colours))
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


def _print(painter: QPainter, patch: Patch, place: QRectF, shown: QImage) -> None:
    """On paper a reader enlarges cells to blots: they are blended here, a dot a logical pixel."""
    wide, high = ceil(patch.width / patch.ratio), ceil(patch.height / patch.ratio)
    blended = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
    blended.fill(0)
    brush = QPainter(blended)
    brush.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    brush.scale(wide / patch.width, high / patch.height)
    brush.drawImage(place, shown)
    brush.end()
    painter.drawImage(patch.rect, blended)


def ramp(alpha: Sequence[float], rgb: Sequence[int]) -> list[int]:
    """ARGB numbers of one colour at 256 alphas, 0–255."""
    red, green, blue = rgb
    return [(round(part) << 24) | (red << 16) | (green << 8) | blue for part in alpha]
