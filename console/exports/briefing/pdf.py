"""A briefing as PDF: strokes and letters, a slide a page, 13.33 × 7.5 inches."""

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from console.exports.briefing.build import Briefing
from console.exports.briefing.page import WIDTH
from console.exports.briefing.paint import paint

DOTS = 288
_INCHES = (40 / 3, 7.5)


def pdf(made: Briefing) -> bytes:
    """The PDF's bytes."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    size = QPageSize(QSizeF(*_INCHES), QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setResolution(DOTS)
    writer.setTitle(f"{made.title} · {made.marking.banner}")
    writer.setCreator("Flank Console")
    painter = QPainter(writer)
    ratio = DOTS * _INCHES[0] / WIDTH
    painter.scale(ratio, ratio)
    for number, page in enumerate(made.pages):
        if number:
            writer.newPage()
        paint(painter, page, ratio)
    painter.end()
    return bytes(buffer.data().data())
