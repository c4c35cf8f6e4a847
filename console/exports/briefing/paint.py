"""Paints a page of a briefing on any painter whose unit is a pixel of 1920 × 1080."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPainter, QPolygonF

from console.exports.box import rect
from console.exports.briefing.fit import PADDING, Line, cell_lines, face_of, has_head, head_height, rows_shown, typeset
from console.exports.briefing.frame import surround
from console.exports.briefing.map_dots import pictured
from console.exports.briefing.measure import layout_of
from console.exports.briefing.page import (
    HEIGHT,
    WIDTH,
    Align,
    Cell,
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

_SIDES: Final[dict[Align, Qt.AlignmentFlag]] = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "right": Qt.AlignmentFlag.AlignRight,
    "centre": Qt.AlignmentFlag.AlignHCenter,
}
_ENDLESS: Final = 1e6
"""Wider than any line: it is broken already."""
Pictures = Mapping[int, QImage]
"""Pictures of maps made before, by the place of their element on the page."""


def paint(painter: QPainter, page: Page, ratio: float = 1.0, pictures: Pictures | None = None) -> None:
    """Paint all of it. ``ratio`` dots a pixel decide how fine a map is; with ``pictures`` maps are taken from there."""
    painter.fillRect(QRectF(0, 0, WIDTH, HEIGHT), style("light").colour("surface.raised"))
    paint_elements(painter, page.elements, ratio, pictures)
    # The frame comes last: nothing of a body may cover a marking.
    paint_elements(painter, surround(page).parts, ratio)


def paint_elements(
    painter: QPainter, elements: Sequence[Element], ratio: float = 1.0, pictures: Pictures | None = None
) -> None:
    """Paint what stands on a page or a sheet, in its order."""
    look = style("light")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for number, element in enumerate(elements):
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
        paint_figure(painter, element)
    else:
        paint_part(painter, element, look)


def paint_figure(painter: QPainter, figure: Figure) -> None:
    """Paint a chart where it stands on its page."""
    look = style("light")
    for part in figure.parts:
        paint_part(painter, part, look)


def paint_part(painter: QPainter, part: Part, look: Style) -> None:
    """Paint one simple thing."""
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
    face = face_of(words)
    painter.setFont(face)
    painter.setPen(look.colour(words.ink))
    for line in typeset(words).lines:
        left = words.box.left
        if line.spans:
            _weighted(painter, words, line)
            continue
        if words.align != "left":
            spare = words.box.width - QFontMetricsF(face).horizontalAdvance(line.text)
            left += spare if words.align == "right" else spare / 2
        painter.drawText(QPointF(left, line.baseline), line.text)


def _weighted(painter: QPainter, words: Words, line: Line) -> None:
    """A line with letters of several weights."""
    layout = layout_of(line.text, words.size, words.weight, words.spacing, line.spans)
    layout.beginLayout()
    one = layout.createLine()
    one.setLineWidth(_ENDLESS)
    layout.endLayout()
    spare = 0.0 if words.align == "left" else words.box.width - one.naturalTextWidth()
    left = words.box.left + (spare if words.align == "right" else spare / 2)
    layout.draw(painter, QPointF(left, line.baseline - one.ascent()))


def _table(painter: QPainter, table: Table, look: Style) -> None:
    top = table.box.top
    head = tuple(Cell(column.title, 500, "ink.muted") for column in table.columns)
    rows = table.rows[: rows_shown(table)]
    for number, row in enumerate((head, *rows) if has_head(table) else rows):
        left = table.box.left
        high = head_height(table) if number == 0 and has_head(table) else table.row_height
        for cell, column in zip(row, table.columns, strict=False):
            if cell.fill:
                painter.fillRect(QRectF(left, top, column.width, high), look.colour(cell.fill))
            painter.setFont(font(table.size, cell.weight))
            painter.setPen(look.colour(cell.ink))
            box = QRectF(left, top, column.width - PADDING, high)
            shown = "\n".join(cell_lines(table, column, cell))
            painter.drawText(box, int(_SIDES[column.align] | Qt.AlignmentFlag.AlignVCenter), shown)
            left += column.width
        top += high
        ink = "line.strong" if number == 0 and has_head(table) else "line.hair"
        painter.setPen(pen(look.colour(ink), 1.5))
        painter.drawLine(QPointF(table.box.left, top), QPointF(table.box.right, top))


def _map(painter: QPainter, element: Map, ratio: float, picture: QImage | None) -> None:
    if picture is not None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(rect(element.box), picture)
    else:
        painter.save()
        painter.translate(element.box.left, element.box.top)
        paint_map(painter, element, ratio)
        painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(style(element.theme).colour("line.strong"), 1.5))
    painter.drawRect(rect(element.box))


def paint_map(painter: QPainter, element: Map, ratio: float) -> None:
    """Paint the map with its upper left corner at the origin."""
    frame = Frame(element.view, element.box.width, element.box.height, ratio).enlarge(element.letters)
    reports = pictured(element.dots, element.content.looks)
    asked = printing.Print(frame, element.content, element.theme, element.allies, shipped(), reports, bare=True)
    painter.scale(element.letters, element.letters)
    printing.paint(painter, asked, printing.arranged(asked))


def _picture(painter: QPainter, element: Picture) -> None:
    image = QImage.fromData(element.png)
    box = rect(element.box)
    size = image.size().scaled(box.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    target = QRectF(0, 0, size.width(), size.height())
    target.moveCenter(box.center())
    painter.drawImage(target, image)
