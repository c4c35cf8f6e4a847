"""Writes a map sheet as vector PDF (A4 to A0) or as PNG: whole or not at all, same input, same bytes."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QImage, QImageWriter, QPageLayout, QPageSize, QPainter, QPdfWriter

from console.domain.errors import CannotWrite
from console.exports import map_page
from console.exports.files import write_file
from console.exports.map_sheet import ENLARGED, PER_INCH, MapSheet, page, page_pixels
from console.exports.pdf_same import identify, same
from console.map.basemap import Basemap, shipped

DOTS: Final = 288
"""Dots an inch by which the detail of outlines on paper is chosen, and lines are placed."""
_MOST_PIXELS: Final = 20_000


def write_pdf(path: Path, sheet: MapSheet, paper: str, portrait: bool) -> None:
    """Write one page with strokes and letters, no picture but relief, sea and crowds. Raises CannotWrite."""
    write_file(path, pdf(sheet, paper, portrait))


def write_png(path: Path, sheet: MapSheet, width: int, height: int, ratio: float = 1.0) -> None:
    """Write a picture of so many pixels at 100 %, ``ratio`` dots each. Raises CannotWrite."""
    write_file(path, png(sheet, width, height, ratio))


def pdf(sheet: MapSheet, paper: str, portrait: bool, basemap: Basemap | None = None) -> bytes:
    """The PDF's bytes. Its date is not in it: a file made twice from the same picture is the same file."""
    return same(lambda: _pdf(sheet, paper, portrait, basemap or shipped()))


def _pdf(sheet: MapSheet, paper: str, portrait: bool, basemap: Basemap) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    width, height = page(paper, portrait)
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Millimeter, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setResolution(DOTS)
    title = f"{sheet.title} · {sheet.marking}"
    identify(writer, title, f"{sheet.case} {sheet.title} {sheet.as_of} {paper} {portrait}")
    ratio = DOTS / PER_INCH * ENLARGED[paper]
    painter = QPainter(writer)
    painter.scale(ratio, ratio)
    map_page.paint(painter, sheet, page_pixels(paper, portrait), ratio, basemap, paper)
    painter.end()
    return bytes(buffer.data().data())


def png(sheet: MapSheet, width: int, height: int, ratio: float = 1.0, basemap: Basemap | None = None) -> bytes:
    """The picture's bytes. Raises CannotWrite when it is too large."""
    across, down = round(width * ratio), round(height * ratio)
    if max(across, down) > _MOST_PIXELS:
        raise CannotWrite(f"A picture of {across}x{down} is too large. Keep each side under {_MOST_PIXELS} pixels.")
    image = QImage(across, down, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    painter = QPainter(image)
    map_page.paint(painter, sheet, (width, height), ratio, basemap or shipped())
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"png")
    writer.setText("Title", f"{sheet.title} · {sheet.marking} · as of {sheet.as_of}")
    if not writer.write(image):
        raise CannotWrite(f"The picture could not be made: {writer.errorString()}. Make it smaller.")
    return bytes(buffer.data().data())
