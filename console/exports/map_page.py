"""Paints a map sheet: bands with the marking, title and as-of, the map in its frame with degrees, legend, notes."""

from collections.abc import Sequence
from math import ceil
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from console.domain.numbers import grouped
from console.exports import map_legend
from console.exports.box import Box, rect
from console.exports.map_sheet import ENLARGED, HEAD, PER_INCH, TITLE_LINE, Layout, MapSheet, layout
from console.map import printing, rim
from console.map.basemap import Basemap
from console.map.frame import Frame
from console.map.layers.graticule import step_at
from console.map.marks import Mark
from console.map.reports.picture import Reports
from console.map.style import Style, font, pen, style
from console.map.words import later, tr

BORDERS: Final = later("Borders follow international recognition; dashed lines are in dispute. Crimea is Ukraine.")
TO_CHECK: Final = later("A circled question mark: a fact of this item is still to be checked.")
_EXERCISE: Final = later("EXERCISE")
_FRAME: Final = 5.0
_TITLE_LINES: Final = 3
_MOST_ROWS: Final = 10
"""Of the legend under a map: what it does not hold then is counted."""
_INCH: Final = 0.0254


def frame_of(sheet: MapSheet, chart: Box, ratio: float) -> Frame:
    """The frame of the map: all of the sheet's span, and what more the paper has room for."""
    across, down = sheet.span
    view = sheet.view.scaled(max(across / chart.width, down / chart.height))
    return Frame(view, chart.width, chart.height, ratio)


def paint(
    painter: QPainter, sheet: MapSheet, size: tuple[float, float], ratio: float, basemap: Basemap, paper: str = ""
) -> None:
    """Paint the sheet on a page of ``size`` logical pixels whose painter counts those.

    With a ``paper`` the scale of the map on it is told.
    """
    look = style(sheet.theme)
    reports = _reports(sheet)
    title = _title(sheet, size)
    placed, frame, lines = _laid_out(sheet, size, ratio, len(title), reports, basemap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillRect(QRectF(0, 0, *size), look.colour("surface.base"))
    for band in (placed.upper_band, placed.lower_band):
        _band(painter, band, sheet, look)
    _head(painter, placed.head, sheet, title, look)
    asked = printing.Print(frame, sheet.content, sheet.theme, sheet.allies, basemap, reports)
    _map(painter, placed.map, asked, look)
    left_out = map_legend.paint(painter, placed.legend, lines, look)
    notes = [*scale_of(frame, paper), tr(BORDERS)]
    marks: list[Mark] = [*sheet.content.incidents, *sheet.content.units]
    if any(mark.to_check for mark in marks):
        notes.append(tr(TO_CHECK))
    if left_out:
        notes.append(tr("Lines of the legend without room: {n}.", n=left_out))
    _foot(painter, placed.foot, notes, look)
    if sheet.exercise:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(look.colour("mode.exercise"), _FRAME))
        inset = _FRAME / 2
        painter.drawRect(QRectF(inset, inset, size[0] - _FRAME, size[1] - _FRAME))


def _laid_out(
    sheet: MapSheet, size: tuple[float, float], ratio: float, title_lines: int, reports: Reports, basemap: Basemap
) -> tuple[Layout, Frame, list[map_legend.Entry]]:
    """Where the parts go, with the rows that what is in view needs under a map on a page standing up."""
    rows = 0
    while True:
        placed = layout(*size, title_lines, rows)
        frame = frame_of(sheet, placed.map, ratio)
        lines = map_legend.entries(sheet, frame, reports.counts(frame), style(sheet.theme), basemap)
        wanted = min(ceil(len(lines) / map_legend.columns_of(placed.legend.width)), _MOST_ROWS)
        if rows >= wanted:
            return placed, frame, lines
        rows = wanted


def _title(sheet: MapSheet, size: tuple[float, float]) -> list[str]:
    """The title in lines beside the as-of; only one that is very long is cut."""
    metrics = QFontMetricsF(font(19, 600))
    room = layout(*size).head.width - QFontMetricsF(font(16, 600)).horizontalAdvance(_as_of(sheet)) - 16
    lines: list[str] = []
    for word in sheet.title.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and (metrics.horizontalAdvance(longer) <= room or len(lines) == _TITLE_LINES):
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def _as_of(sheet: MapSheet) -> str:
    return tr("As of {time}", time=sheet.as_of)


def _reports(sheet: MapSheet) -> Reports:
    """The reports of a sheet as the map has them."""
    reports = Reports()
    if sheet.points is not None:
        reports.set_points(sheet.points)
        reports.set_window(*sheet.window)
    reports.look(sheet.content.looks)
    return reports


def scale_of(frame: Frame, paper: str) -> list[str]:
    """How many times smaller the map is than the Earth, in its middle, to two figures."""
    if not paper:
        return []
    metres = _INCH / PER_INCH * ENLARGED[paper]
    denominator = float(f"{frame.logical_scale / metres:.2g}")
    return [tr("1:{scale} on {paper}.", scale=grouped(denominator), paper=paper)]


def _band(painter: QPainter, area: Box, sheet: MapSheet, look: Style) -> None:
    painter.fillRect(rect(area), look.colour(f"marking.{sheet.level}_bg"))
    painter.setFont(font(13, 600))
    painter.setPen(look.colour(f"marking.{sheet.level}_ink"))
    box, words = rect(area), sheet.marking
    if sheet.exercise:
        upper = area.top == 0
        box.adjust(_FRAME, _FRAME * upper, -_FRAME, -_FRAME * (not upper))
        wide = QFontMetricsF(painter.font()).horizontalAdvance
        word = tr(_EXERCISE)
        around = [f"{ends} · {words} · {ends}" for ends in (" ".join([word] * 3), word)]
        words = around[0] if wide(around[0]) < box.width() else around[1]
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)


def _head(painter: QPainter, area: Box, sheet: MapSheet, title: Sequence[str], look: Style) -> None:
    """Title left, as-of right; under them what time is shown and where it is from."""
    width = _written(painter, _as_of(sheet), area, 16, 600, look.colour("ink.primary"), right=True)
    for number, line in enumerate(title):
        room = Box(area.left, area.top + TITLE_LINE * number, area.width - width - 16, 28)
        _written(painter, line, room, 19, 600, look.colour("ink.primary"))
    below = Box(area.left, area.bottom - HEAD + 28, area.width, 22)
    width = _written(painter, sheet.case, below, 12, 400, look.colour("ink.secondary"), right=True)
    left = below.left
    for chip in sheet.chips:
        left += _chip(painter, chip, left, below, look)
    _written(
        painter, sheet.time, Box(left, below.top, below.right - width - 16 - left, 22), 12, 400,
        look.colour("ink.secondary"),
    )  # fmt: skip


def _chip(painter: QPainter, words: str, left: float, area: Box, look: Style) -> float:
    face = font(12, 600)
    wide = QFontMetricsF(face).horizontalAdvance(words) + 16
    painter.setPen(pen(look.colour("mode.known_at"), 1.4))
    painter.setBrush(look.colour("mode.known_at_fill"))
    box = QRectF(left, area.top + 1, wide, 20)
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(face)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    return wide + 10


def _map(painter: QPainter, area: Box, asked: printing.Print, look: Style) -> None:
    arrangement = printing.arranged(asked)
    painter.save()
    painter.translate(area.left, area.top)
    printing.paint(painter, asked, arrangement)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(look.colour("ink.primary"), 1.2))
    painter.drawRect(QRectF(0, 0, area.width, area.height))
    ticks = rim.ticks(asked.frame, step_at(asked.frame.logical_scale))
    for tick in rim.apart(ticks, QFontMetricsF(font(12, 400)).horizontalAdvance):
        _tick(painter, tick, area, look)
    painter.restore()


def _tick(painter: QPainter, tick: rim.Tick, area: Box, look: Style) -> None:
    """A short line outwards and the degrees beyond it; at the sides they stand upright along the frame."""
    painter.save()
    painter.setPen(pen(look.colour("ink.secondary"), 1.0))
    painter.setFont(font(12, 400))
    if tick.side in ("top", "bottom"):
        painter.translate(tick.at, 0 if tick.side == "top" else area.height)
    else:
        painter.translate(0 if tick.side == "left" else area.width, tick.at)
        painter.rotate(-90)
    outwards = -1 if tick.side in ("top", "left") else 1
    painter.drawLine(QPointF(0, 0), QPointF(0, 4 * outwards))
    box = QRectF(-40, -17 if outwards < 0 else 4, 80, 13)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, tick.words)
    painter.restore()


def _foot(painter: QPainter, area: Box, notes: Sequence[str], look: Style) -> None:
    painter.setFont(font(12, 400))
    painter.setPen(look.colour("ink.secondary"))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
    painter.drawText(rect(area), flags, " ".join(notes))


def _written(
    painter: QPainter, words: str, area: Box, pixels: int, weight: int, ink: QColor, *, right: bool = False
) -> float:
    """One line of text, cut where it does not fit; returns its width."""
    face = font(pixels, weight)
    metrics = QFontMetricsF(face)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, area.width))
    painter.setFont(face)
    painter.setPen(ink)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(QRectF(area.left, area.top, area.width, pixels * 1.5), side | Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)
