"""A briefing as PDF: strokes and letters, a slide a page of 13.33 × 7.5 inches, its title as bookmark."""

from collections.abc import Callable
from io import BytesIO
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from console.exports.briefing.build import Briefing
from console.exports.briefing.page import WIDTH
from console.exports.briefing.paint import paint
from console.exports.pdf_same import identify, same
from console.exports.pdf_words import put_right

DOTS: Final = 288
INCHES: Final = (40 / 3, 7.5)


def pdf(made: Briefing, told: Callable[[int, int], None] = lambda done, of: None) -> bytes:
    """The PDF's bytes: the same briefing, the same bytes. ``told(done, all)`` after each page."""
    return bookmarked(same(lambda: _pages(made, told)), [f"{page.number}  {page.title}" for page in made.pages])


def begun(buffer: QBuffer, made: Briefing, width: float, height: float, form: str) -> QPdfWriter:
    """A PDF of pages so many inches wide and high, its title and marking told in its properties."""
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    size = QPageSize(QSizeF(width, height), QPageSize.Unit.Inch, "", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setResolution(DOTS)
    codes = " ".join(page.code for page in made.pages)
    identify(writer, f"{made.title} · {made.marking.banner}", f"{form} {made.case} {made.title} {codes}")
    return writer


def _pages(made: Briefing, told: Callable[[int, int], None]) -> bytes:
    buffer = QBuffer()
    writer = begun(buffer, made, *INCHES, "slides")
    painter = QPainter(writer)
    ratio = DOTS * INCHES[0] / WIDTH
    painter.scale(ratio, ratio)
    for number, page in enumerate(made.pages):
        if number:
            writer.newPage()
        paint(painter, page, ratio)
        told(page.number, page.of)
    painter.end()
    return bytes(buffer.data().data())


def bookmarked(made: bytes, titles: list[str]) -> bytes:
    """The PDF with a bookmark a page, shown when it is opened."""
    from pypdf import PdfReader, PdfWriter

    reader = PdfReader(BytesIO(made))
    writer = PdfWriter(clone_from=reader)
    for number, title in enumerate(titles):
        writer.add_outline_item(title=title, page_number=number)
    writer.page_mode = "/UseOutlines"
    put_right(writer)
    found = BytesIO()
    writer.write(found)
    return found.getvalue()
