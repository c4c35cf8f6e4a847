"""The legend of a printed map: only what stands on it, with how many of each."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from console.domain.numbers import grouped
from console.exports.box import Box
from console.exports.map_sheet import LEGEND, ROW, MapSheet
from console.map import discs, regions
from console.map.basemap import Basemap
from console.map.frame import Frame
from console.map.layers.rings import DASHES, WIDTH
from console.map.looks import CLOSURES
from console.map.marks import IncidentMark, Mark, Status
from console.map.place_marks import COARSEST, PlaceMark
from console.map.reports.counting import Counts
from console.map.style import Style, font, pen
from console.map.symbols import symbol
from console.map.words import later, tr

_GLYPH: Final = 38.0
_GAP: Final = 12.0
_RINGS: Final[tuple[tuple[Status, str], ...]] = (
    ("unverified", later("Unverified")),
    ("developing", later("Developing")),
    ("assessed", later("Assessed")),
)

Glyph = Callable[[QPainter, float, float], None]


@dataclass(frozen=True)
class Entry:
    """A line of the legend; a heading where it has no glyph. ``glyph`` paints about a point."""

    words: str
    glyph: Glyph | None = None
    count: int | None = None


def entries(sheet: MapSheet, frame: Frame, reports: Counts, look: Style, basemap: Basemap) -> list[Entry]:
    """What the legend tells, in the order of the sheet: only layers with something in the frame."""
    tinted = _tinted(sheet, frame, basemap)
    many = _in_view(sheet, frame) + Counter(mark.layer for mark in tinted)
    found: list[Entry] = []
    incidents = [line for line in sheet.legend if line.category and line.kind is None and many[line.layer]]
    if incidents:
        found.append(Entry(tr("Incidents in view")))
        found += [Entry(line.label, _disc(line.category, look, frame.ratio), many[line.layer]) for line in incidents]
        if tinted:
            found.append(Entry(tr("Country only"), _tint(look), len(tinted)))
        found.append(Entry(tr("How much is known")))
        found += [Entry(tr(words), _ring(status, look)) for status, words in _RINGS]
    forces = [line for line in sheet.legend if line.sidc or not line.category]
    forces = [line for line in forces if line.kind is None and many[line.layer] and line.layer not in COARSEST]
    rings = [line for line in forces if line.layer in DASHES]
    forces = [line for line in forces if line.layer not in DASHES]
    if forces:
        found.append(Entry(tr("Forces in view")))
        found += [Entry(line.label, _symbol(line.sidc, look, frame.ratio), many[line.layer]) for line in forces]
    if rings:
        found.append(Entry(tr("Coverage of the air in view")))
        found += [Entry(line.label, _reach(line.layer, look), many[line.layer]) for line in rings]
    closed = [mark for mark in sheet.content.closures if frame.meets(mark.box)]
    if closed and sheet.content.looks.shown(CLOSURES):
        found.append(Entry(tr("Drawings in view")))
        found.append(Entry(tr("Ways closed"), _closed(look), len(closed)))
    places = [line for line in sheet.legend if line.layer in COARSEST and many[line.layer]]
    if places:
        found.append(Entry(tr("Places in view")))
        found += [Entry(line.label, _symbol(line.sidc, look, frame.ratio), many[line.layer]) for line in places]
    overlays = [(mark, int(mark.seen_in(frame.bounds).sum())) for mark in sheet.content.overlays]
    overlays = [(mark, count) for mark, count in overlays if count and sheet.content.looks.shown(mark.layer)]
    if overlays:
        found.append(Entry(tr("Overlays in view")))
        found += [Entry(mark.name, _overlay(mark.colour, look), count) for mark, count in overlays]
    found.append(Entry(tr("Borders")))
    found.append(Entry(tr("Recognised"), _line("map.border", 1.4, (), look)))
    found.append(Entry(tr("Disputed"), _line("map.border_disputed", 1.4, (4, 3), look)))
    dots = [line for line in sheet.legend if line.kind is not None and sheet.content.looks.shown(line.layer)]
    shown = [(line, int(reports.in_view[line.kind or 0])) for line in dots]
    if any(number for _, number in shown):
        found.append(Entry(tr("Reports in view")))
        found += [Entry(line.label, _dot(line.category, look), number) for line, number in shown if number]
    return found


def columns_of(width: float) -> int:
    """How many columns of the legend stand side by side in a width."""
    return max(1, int((width + _GAP) // LEGEND))


def paint(painter: QPainter, area: Box, lines: Sequence[Entry], look: Style) -> int:
    """Set the lines in columns from the upper left corner; returns how many found no room."""
    per_column = max(1, int(area.height // ROW))
    columns = columns_of(area.width)
    wide = (area.width + _GAP) / columns
    column, row, left_out = 0, 0, 0
    for number, entry in enumerate(lines):
        # A heading never stands alone at the foot of a column.
        if row >= per_column or (entry.glyph is None and row >= per_column - 1):
            column, row = column + 1, 0
        if column >= columns:
            left_out = sum(1 for rest in lines[number:] if rest.glyph is not None)
            break
        x, y = area.left + column * wide, area.top + row * ROW
        _entry(painter, entry, Box(x, y, wide - _GAP, ROW), look)
        row += 1
    return left_out


def _entry(painter: QPainter, entry: Entry, area: Box, look: Style) -> None:
    heading = entry.glyph is None
    face = font(13 if not heading else 12, 600 if heading else 400)
    left = area.left if heading else area.left + _GLYPH
    if entry.glyph is not None:
        entry.glyph(painter, area.left + _GLYPH / 2 - 4, area.top + area.height / 2)
    metrics = QFontMetricsF(face)
    count = "" if entry.count is None else grouped(entry.count)
    room = area.right - left - (metrics.horizontalAdvance(count) + 8 if count else 0)
    painter.setFont(face)
    painter.setPen(look.colour("ink.secondary" if heading else "ink.primary"))
    line = QRectF(left, area.top, area.right - left, area.height)
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(line, flags, metrics.elidedText(entry.words, Qt.TextElideMode.ElideRight, room))
    if count:
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)


def _in_view(sheet: MapSheet, frame: Frame) -> Counter[str]:
    """How many marks of each layer that is shown stand at a place in the frame."""
    content, shown = sheet.content, sheet.content.looks.shown
    marks: list[Mark | PlaceMark] = [mark for mark in content.incidents if not mark.region]
    marks += content.units
    marks += [mark for mark in content.places if frame.logical_scale <= COARSEST[mark.layer]]
    found = Counter(mark.layer for mark in marks if shown(mark.layer) and frame.holds(mark.lon, mark.lat))
    rings = (mark for mark in content.rings if shown(mark.layer) or mark.id == content.selected)
    return found + Counter(mark.layer for mark in rings if frame.meets(mark.box))


def _tinted(sheet: MapSheet, frame: Frame, basemap: Basemap) -> list[IncidentMark]:
    """The incidents that are known for a country only, of which the frame shows some."""
    shown = sheet.content.looks.shown
    somewhere = [mark for mark in sheet.content.incidents if mark.region and shown(mark.layer)]
    return [mark for mark in somewhere if regions.in_view(frame, basemap, mark.region)]


def _tint(look: Style) -> Glyph:
    """A piece of land in the tint of a country."""

    def paint_tint(painter: QPainter, x: float, y: float) -> None:
        piece = QRectF(x - 12, y - 7, 24, 14)
        painter.fillRect(piece, look.colour("map.land"))
        tint = look.colour("map.region_tint")
        tint.setAlphaF(regions.STRONGEST)
        painter.fillRect(piece, tint)

    return paint_tint


def _disc(slug: str, look: Style, ratio: float) -> Glyph:
    def paint_disc(painter: QPainter, x: float, y: float) -> None:
        stamp = discs.disc(slug, 1, "assessed", look.theme.name, ratio, 0.8)
        stamp.put(painter, x - stamp.width / 2, y - stamp.height / 2)

    return paint_disc


def _dot(slug: str, look: Style) -> Glyph:
    """A report: a dot in the colour of its category."""

    def paint_dot(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(pen(look.colour("map.halo"), 1.0))
        painter.setBrush(look.colour(f"category.{slug}" if slug else "ink.muted"))
        painter.drawEllipse(QPointF(x, y), 3.4, 3.4)

    return paint_dot


def _reach(layer: str, look: Style) -> Glyph:
    """A ring as its layer draws it."""

    def paint_reach(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(pen(look.colour("state.info"), WIDTH, DASHES[layer]))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x, y), 8.0, 8.0)

    return paint_reach


def _closed(look: Style) -> Glyph:
    """A line with slanting bars across it, as it is drawn on the map."""

    def paint_closed(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(pen(look.colour("state.danger"), 1.6))
        painter.drawLine(QPointF(x - 12, y), QPointF(x + 12, y))
        for at in (-7.0, 0.0, 7.0):
            painter.drawLine(QPointF(x + at - 3, y + 5), QPointF(x + at + 3, y - 5))

    return paint_closed


def _overlay(colour: str, look: Style) -> Glyph:
    """A line with a point on it, in the colour most of the overlay has."""

    def paint_overlay(painter: QPainter, x: float, y: float) -> None:
        ink = QColor(colour) if colour else look.colour("ink.secondary")
        painter.setPen(pen(ink, 1.6))
        painter.drawLine(QPointF(x - 12, y + 4), QPointF(x + 12, y - 4))
        painter.setPen(pen(look.colour("map.halo"), 1.0))
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(x, y), 3.4, 3.4)

    return paint_overlay


def _ring(status: Status, look: Style) -> Glyph:
    def paint_ring(painter: QPainter, x: float, y: float) -> None:
        painter.save()
        painter.translate(x, y)
        discs.draw_ring(painter, 9.0, status, look)
        painter.restore()

    return paint_ring


def _symbol(sidc: str, look: Style, ratio: float) -> Glyph:
    def paint_symbol(painter: QPainter, x: float, y: float) -> None:
        if sidc:
            stamp = symbol(sidc, look.theme.name, ratio, 15.0).stamp
            stamp.put(painter, x - stamp.width / 2, y - stamp.height / 2)

    return paint_symbol


def _line(role: str, width: float, dashes: tuple[float, ...], look: Style) -> Glyph:
    def paint_line(painter: QPainter, x: float, y: float) -> None:
        painter.setPen(pen(look.colour(role), width, dashes))
        painter.drawLine(QPointF(x - 13, y), QPointF(x + 13, y))

    return paint_line
