"""Prints a document: A4 sheets with the marking at both edges, as-of and page on each.

Everything is plain text painted word by word: no text of the case is ever read as markup.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from console.domain.handover import Section
from console.domain.marking import Marking
from console.domain.times import Instant, dtg
from console.exports.pdf_same import identify, same
from console.exports.pdf_words import readable
from console.map.style import Style, font, pen, style
from console.map.words import later, tr

_DOTS: Final = 288
_PER_INCH: Final = 96.0
_WIDTH, _HEIGHT = 793.7, 1122.5
"""A4 in logical pixels."""
_MARGIN: Final = 56.0
_BAND: Final = 26.0
_TOP: Final = _BAND + 62.0
_BOTTOM: Final = _HEIGHT - _BAND - 34.0
_INDENT: Final = 14.0
_EXERCISE: Final = later("EXERCISE")
_NOTHING: Final = later("Nothing.")
_LONG: Final = re.compile(r"\S{60}(?=\S)")
"""A word so long would run out of the page: it is parted."""


@dataclass(frozen=True)
class Document:
    """What is printed: ``title`` and ``at`` (as of when) stand on every page, ``below`` under them beside the case.

    A section without lines says "Nothing.". ``marking`` is what every page carries.
    """

    title: str
    at: Instant
    below: str
    case: str
    marking: Marking
    sections: tuple[Section, ...]


@dataclass(frozen=True)
class _Piece:
    """Text on a page: where its box begins, how high it is, its size and weight; ``rule`` is a line above."""

    words: str
    left: float
    high: float
    pixels: int
    weight: int
    role: str
    before: float = 0.0
    rule: bool = False


def pdf(document: Document) -> bytes:
    """The PDF's bytes. The date of its making is not in it: the same document is the same file."""
    return readable(same(lambda: _pdf(document)))


def _pdf(document: Document) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    size = QPageSize(QSizeF(210.0, 297.0), QPageSize.Unit.Millimeter, "A4", QPageSize.SizeMatchPolicy.ExactMatch)
    writer.setPageLayout(QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
    writer.setResolution(_DOTS)
    told = "\x1f".join(line for section in document.sections for line in (section.title, *section.lines))
    identify(writer, f"{document.title} {dtg(document.at)} · {document.marking.banner}", f"{document.case} {told}")
    sheets = pages(document)
    look = style("light")
    painter = QPainter(writer)
    painter.scale(_DOTS / _PER_INCH, _DOTS / _PER_INCH)
    for number, pieces in enumerate(sheets, start=1):
        if number > 1:
            writer.newPage()
        _frame(painter, look, document, f"{number} / {len(sheets)}")
        _paint(painter, look, pieces)
    painter.end()
    return bytes(buffer.data().data())


def pages(document: Document) -> list[list[_Piece]]:
    """What stands on each page, from top to bottom; a heading is never the last line of one."""
    found: list[list[_Piece]] = [[]]
    room = _BOTTOM - _TOP
    left = room
    pieces = list(_pieces(document))
    for place, piece in enumerate(pieces):
        following = pieces[place + 1].high if piece.weight >= 600 and place + 1 < len(pieces) else 0.0
        if found[-1] and piece.before + piece.high + following > left:
            found.append([])
            left = room
        left -= piece.before + piece.high
        found[-1].append(piece)
    return found


def _pieces(document: Document) -> Iterator[_Piece]:
    for section in document.sections:
        yield _piece(section.title, 0.0, 15, 600, "ink.primary", before=16.0, rule=True)
        for line in section.lines or (tr(_NOTHING),):
            yield _piece(line, _INDENT, 12, 400, "ink.primary" if section.lines else "ink.secondary", before=3.0)


def _piece(
    words: str, left: float, pixels: int, weight: int, role: str, *, before: float, rule: bool = False
) -> _Piece:
    words = _LONG.sub(lambda found: f"{found[0]}\N{ZERO WIDTH SPACE}", words)
    metrics = QFontMetricsF(font(pixels, weight))
    room = QRectF(0, 0, _WIDTH - 2 * _MARGIN - left, 10_000)
    box = metrics.boundingRect(room, int(_FLAGS), words)
    return _Piece(words, left, max(box.height(), metrics.lineSpacing()), pixels, weight, role, before, rule)


_FLAGS: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft


def _paint(painter: QPainter, look: Style, pieces: list[_Piece]) -> None:
    top = _TOP
    for place, piece in enumerate(pieces):
        top += piece.before if place else 0.0
        if piece.rule and place:
            painter.setPen(pen(look.colour("line.strong"), 0.7))
            line = round(top - piece.before / 2)
            painter.drawLine(QPointF(_MARGIN, line), QPointF(_WIDTH - _MARGIN, line))
        painter.setFont(font(piece.pixels, piece.weight))
        painter.setPen(look.colour(piece.role))
        box = QRectF(_MARGIN + piece.left, top, _WIDTH - 2 * _MARGIN - piece.left, piece.high + 1)
        painter.drawText(box, int(_FLAGS), piece.words)
        top += piece.high


def _frame(painter: QPainter, look: Style, document: Document, number: str) -> None:
    """What every page has: the marking at both edges, what it is, its time, the case, the page."""
    marking = document.marking
    words = marking.banner
    if QFontMetricsF(font(13, 600)).horizontalAdvance(words) > _WIDTH - 2 * _MARGIN:
        words = f"{tr(_EXERCISE)} · {marking.text} · {tr(_EXERCISE)}" if marking.exercise else marking.text
    for top in (0.0, _HEIGHT - _BAND):
        band = QRectF(0, top, _WIDTH, _BAND)
        painter.fillRect(band, look.colour(f"marking.{marking.level.slug}_bg"))
        painter.setFont(font(13, 600))
        painter.setPen(look.colour(f"marking.{marking.level.slug}_ink"))
        painter.drawText(band, Qt.AlignmentFlag.AlignCenter, words)
    head = QRectF(_MARGIN, _BAND + 14, _WIDTH - 2 * _MARGIN, 24)
    painter.setPen(look.colour("ink.primary"))
    painter.setFont(font(19, 600))
    painter.drawText(head, int(Qt.AlignmentFlag.AlignVCenter), document.title)
    painter.setFont(font(16, 600))
    right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    painter.drawText(head, right, tr("As of {time}", time=dtg(document.at)))
    painter.setFont(font(12, 400))
    painter.setPen(look.colour("ink.secondary"))
    below = QRectF(_MARGIN, _BAND + 38, _WIDTH - 2 * _MARGIN, 18)
    painter.drawText(below, int(Qt.AlignmentFlag.AlignVCenter), document.below)
    painter.drawText(below, right, document.case)
    foot = QRectF(_MARGIN, _HEIGHT - _BAND - 26, _WIDTH - 2 * _MARGIN, 18)
    painter.drawText(foot, right, number)
