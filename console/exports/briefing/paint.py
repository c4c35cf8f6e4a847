"""Paints a page of a briefing on any painter whose unit is a pixel of 1920 × 1080."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPolygonF

from console.domain.times import dtg
from console.exports.briefing.measure import fitted
from console.exports.briefing.page import (
    BOTTOM,
    HEIGHT,
    MARGIN,
    WIDTH,
    Align,
    Box,
    Disc,
    Element,
    Figure,
    Fill,
    Map,
    Page,
    Part,
    Picture,
    StanceMark,
    Table,
    Words,
)
from console.map import printing
from console.map.basemap import shipped
from console.map.frame import Frame
from console.map.stance_marks import paint_stance
from console.map.style import Style, font, pen, style
from console.map.words import tr

_BAND: Final = 40.0
_HEADING: Final = 44.0
"""How high the headings of a table are at most."""
_SIDES: Final[dict[Align, Qt.AlignmentFlag]] = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "centre": Qt.AlignmentFlag.AlignHCenter,
}
Pictures = Mapping[int, QImage]
"""Pictures of maps made before, by the place of their element on the page."""


def paint(painter: QPainter, page: Page, ratio: float = 1.0, pictures: Pictures | None = None) -> None:
    """Paint all of it. ``ratio`` dots a pixel decide how fine a map is; with ``pictures`` maps are taken from there."""
    look = style("light")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), look.colour("surface.raised"))
    _frame(painter, page, look)
    for number, element in enumerate(page.elements):
        painter.save()
        _element(painter, element, look, ratio, None if pictures is None else pictures.get(number))
        painter.restore()


def _element(painter: QPainter, element: Element, look: Style, ratio: float, picture: QImage | None) -> None:
    if isinstance(element, Map):
        _map(painter, element, ratio, picture)
    elif isinstance(element, Table):
        _table(painter, element, look)
    elif isinstance(element, Picture):
        _picture(painter, element)
    elif isinstance(element, Figure):
        for part in element.parts:
            _part(painter, part, look)
    else:
        _part(painter, element, look)


def _part(painter: QPainter, part: Part, look: Style) -> None:
    if isinstance(part, Words):
        _words(painter, part, look)
    elif isinstance(part, StanceMark):
        ink, ground = look.colour(f"stance.{part.stance.value}"), look.colour(part.ground)
        paint_stance(painter, part.stance, rect(part.box), ink, ground)
    elif isinstance(part, Fill):
        painter.setPen(pen(look.colour(part.line), part.width) if part.line else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(part.fill) if part.fill else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect(part.box), part.radius, part.radius)
    elif isinstance(part, Disc):
        painter.setPen(pen(look.colour(part.line), part.width) if part.line else Qt.PenStyle.NoPen)
        painter.setBrush(look.colour(part.fill) if part.fill else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(part.x, part.y), part.radius, part.radius)
    else:
        painter.setOpacity(part.opacity)
        points = QPolygonF([QPointF(x, y) for x, y in part.points])
        painter.setPen(pen(look.colour(part.ink), part.width, part.dashes) if part.ink else Qt.PenStyle.NoPen)
        if part.fill:
            painter.setBrush(look.colour(part.fill))
            painter.drawPolygon(points)
        else:
            painter.drawPolyline(points)
        painter.setOpacity(1.0)


def _words(painter: QPainter, words: Words, look: Style) -> None:
    painter.setFont(font(words.size, words.weight))
    painter.setPen(look.colour(words.ink))
    flags = _SIDES[words.align] | Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
    painter.drawText(rect(words.box), int(flags), words.text)


def _table(painter: QPainter, table: Table, look: Style) -> None:
    top = table.box.top
    for number, row in enumerate((None, *table.rows)):
        left = table.box.left
        for place, column in enumerate(table.columns):
            text, weight, ink = (
                (column.title, 500, "ink.muted")
                if row is None
                else (row[place].text, row[place].weight, row[place].ink)
            )
            face = font(table.size, weight)
            painter.setFont(face)
            painter.setPen(look.colour(ink))
            high = table.row_height if row is not None else min(table.row_height, _HEADING)
            box = QRectF(left, top, column.width - 12, high)
            shown = fitted(text, box.width(), table.size, weight, 1 if row is None else table.lines)
            flags = _SIDES[column.align] | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box, int(flags), shown)
            left += column.width
        top += high
        painter.setPen(pen(look.colour("line.strong" if number == 0 else "line.hair"), 1.5))
        painter.drawLine(QPointF(table.box.left, top), QPointF(table.box.right, top))


def _map(painter: QPainter, element: Map, ratio: float, picture: QImage | None) -> None:
    box = element.box
    if picture is not None:
        painter.drawImage(rect(box), picture)
    else:
        frame = Frame(element.view, box.width, box.height, ratio).enlarge(element.letters)
        asked = printing.Print(frame, element.content, element.theme, element.allies, shipped(), bare=True)
        painter.save()
        painter.translate(box.left, box.top)
        painter.scale(element.letters, element.letters)
        printing.paint(painter, asked, printing.arranged(asked))
        painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(style(element.theme).colour("line.strong"), 1.5))
    painter.drawRect(rect(box))


def _picture(painter: QPainter, element: Picture) -> None:
    image = QImage.fromData(element.png)
    box = rect(element.box)
    size = image.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRectF(0, 0, size.width(), size.height())
    target.moveCenter(box.center())
    painter.drawImage(target, image)


def _frame(painter: QPainter, page: Page, look: Style) -> None:
    """What every page has: the marking at both edges, title, as-of and case, sources and its number."""
    for top in (0.0, HEIGHT - _BAND):
        band = QRectF(0, top, WIDTH, _BAND)
        painter.fillRect(band, look.colour(f"marking.{page.marking.level.slug}_bg"))
        painter.setFont(font(22, 600))
        painter.setPen(look.colour(f"marking.{page.marking.level.slug}_ink"))
        painter.drawText(band, Qt.AlignmentFlag.AlignCenter, page.marking.banner)
    painter.setFont(font(56, 600))
    painter.setPen(look.colour("ink.primary"))
    painter.drawText(QRectF(MARGIN, 80, WIDTH - 2 * MARGIN, 76), int(Qt.AlignmentFlag.AlignVCenter), page.title)
    painter.setFont(font(26, 400))
    painter.setPen(look.colour("ink.secondary"))
    under = " · ".join((tr("As known at {moment}", moment=dtg(page.known_at)), tr("case {name}", name=page.case)))
    painter.drawText(QRectF(MARGIN, 158, WIDTH - 2 * MARGIN, 40), int(Qt.AlignmentFlag.AlignVCenter), under)
    painter.setPen(pen(look.colour("line.strong"), 1.5))
    line = BOTTOM + 32
    painter.drawLine(QPointF(MARGIN, line), QPointF(WIDTH - MARGIN, line))
    painter.setFont(font(20, 400))
    painter.setPen(look.colour("ink.secondary"))
    foot = QRectF(MARGIN, line + 10, WIDTH - 2 * MARGIN, 64)
    number = f"{page.board} · {tr('{n} of {all}', n=page.number, all=page.of)} · {page.code}"
    painter.drawText(foot, int(Qt.AlignmentFlag.AlignRight), number)
    foot.setWidth(foot.width() - QFontMetricsF(font(20, 400)).horizontalAdvance(number) - 40)
    painter.drawText(foot, int(Qt.TextFlag.TextWordWrap), page.sources)


def rect(box: Box) -> QRectF:
    """A box as Qt has it."""
    return QRectF(box.left, box.top, box.width, box.height)
