"""The quick print: the picture of now on one sheet of A4, for when screens fail. Map, last hour, what is due.

A sheet is plain values in logical pixels (96 an inch), so that a process of its own can draw and print it. Grades stay
in the console, and no Ally is named for what it said.
"""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from console.domain.errors import BadInput
from console.domain.incident import Incident
from console.domain.indicators import Reading
from console.domain.marking import Marking
from console.domain.release import why_none_of
from console.domain.times import Instant, dtg
from console.exports.briefing.fit import words_height
from console.exports.briefing.frame import band
from console.exports.briefing.map_content import ATTRIBUTION, QUIET, content_of, map_of, reaching_back, window_of
from console.exports.briefing.page import Box, Element, Fill, Words, texts_of
from console.exports.briefing.paint import paint_elements
from console.exports.pdf_same import identify, same
from console.exports.pdf_words import readable
from console.exports.quick_lines import last_hour, now_due, standing_now
from console.map.views import View, first
from console.map.words import tr
from console.services.handovers import marking_of, parts_of
from console.store import crises, incidents, settings
from console.store.reader import Reader

_DOTS: Final = 288
_PER_INCH: Final = 96.0
_WIDTH, _HEIGHT = 793.7, 1122.5
"""A4 in logical pixels."""
_MARGIN: Final = 40.0
WIDE: Final = _WIDTH - 2 * _MARGIN
"""How wide the map is."""
_BAND: Final = 26.0
_BAND_SIZES: Final = (13, 9)
"""Of a marking; the smaller of one with a long list."""
_EDGE: Final = 4.0
"""Of the frame round the sheet of an exercise."""
_MAP_TOP: Final = _BAND + 66
_STANDING: Final = 76.0
"""Between the map and the columns: how each crisis stands."""
_LEAST, _MOST = 150.0, 430.0
"""How high the columns are: the map has what they leave."""
_FOOT: Final = _HEIGHT - _BAND - 44
_BETWEEN: Final = 28.0
_WIDE: Final = (WIDE - _BETWEEN) / 2
"""Of a column."""
_HEADING: Final = 30.0
_LINE_GAP: Final = 4.0
_CLOSE: Final = 1_500.0
"""Metres a pixel of the map about the leading incident."""


@dataclass(frozen=True)
class QuickSheet:
    """One sheet: ``elements`` are all that stands on it. ``code`` tells sheets apart, as that of a slide does."""

    title: str
    case: str
    at: Instant
    marking: Marking
    elements: tuple[Element, ...]
    code: str

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text on it, in reading order."""
        return tuple(text for element in self.elements for text in texts_of(element))

    @property
    def sha256(self) -> bytes:
        """Of all its texts: what the register keeps of a sheet that went to a printer."""
        return _digest(self.elements)


def quick_sheet(reader: Reader, now: Instant, view: View | None = None, readings: Sequence[Reading] = ()) -> QuickSheet:
    """The sheet as of ``now``. ``view`` None: about the leading incident, else the flank; ``readings`` are indicators.

    Raises BadInput where nobody may see all that the case holds.
    """
    marking, title = marking_of(reader), settings.identity(reader).title
    if marking.release == frozenset():
        raise BadInput(f"Not printed: {why_none_of(parts_of(reader), 'everything the case holds')}")
    told = _told(reader, now, readings)
    box = Box(_MARGIN, _MAP_TOP, WIDE, _FOOT - _MAP_TOP - _STANDING - _needed(told))
    leading = _leading(reader)
    view = _view(leading, box) if view is None else view
    window = window_of(now) if leading is None else reaching_back(window_of(now), leading.occurred_at)
    looks = replace(QUIET, groups={})  # with the reports
    content = content_of(reader, now, looks, window=window, selected="" if leading is None else leading.id.hex())
    chart = map_of(reader, box, view, content, window, tr("Map"))
    head = tr("The picture on {time}", time=dtg(now))
    body = (replace(chart, letters=1.0), *_standing(reader, box.bottom), *_columns(told, box.bottom + _STANDING))
    code = _digest(body).hex()[:8]
    elements = (*_bands(marking), *_head(head, title), *body, *_foot(code))
    return QuickSheet(head, title, now, marking, elements, code)


def pdf(sheet: QuickSheet) -> bytes:
    """The PDF's bytes; the same sheet is the same file. Needs a QGuiApplication."""
    return readable(same(lambda: _pdf(sheet)))


def paint_on(device: QPagedPaintDevice, sheet: QuickSheet) -> bool:
    """Paint it on a page of a PDF or of a printer; False where that takes nothing."""
    device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    device.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    painter = QPainter()
    if not painter.begin(device):
        return False
    ratio = device.logicalDpiX() / _PER_INCH
    painter.scale(ratio, ratio)
    paint_elements(painter, sheet.elements, ratio)
    return painter.end()


def _pdf(sheet: QuickSheet) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(_DOTS)
    identify(writer, f"{sheet.title} · {sheet.marking.banner}", sheet.sha256.hex())
    paint_on(writer, sheet)
    return bytes(buffer.data().data())


def _digest(elements: Iterable[Element]) -> bytes:
    told = "\x1f".join(text for element in elements for text in texts_of(element))
    return hashlib.sha256(told.encode()).digest()


def _leading(reader: Reader) -> Incident | None:
    """The leading incident of the newest open crisis."""
    crisis = next((one for one in crises.crises(reader) if one.open), None)
    return None if crisis is None or not crisis.incidents else incidents.incident(reader, crisis.incidents[0])


def _view(leading: Incident | None, box: Box) -> View:
    """About the leading incident, where it has a point; else the flank."""
    if leading is None or leading.lon is None or leading.lat is None or leading.region_only:
        return first(box.width, box.height)
    return View(leading.lon, leading.lat, _CLOSE)


def _bands(marking: Marking) -> tuple[Element, ...]:
    """The marking at both edges. Round an exercise its frame."""
    tops = (0.0, _HEIGHT - _BAND)
    found: list[Element] = [part for top in tops for part in band(marking, top, _WIDTH, _BAND, _BAND_SIZES)]
    if marking.exercise:
        edge = Box(_EDGE / 2, _EDGE / 2, _WIDTH - _EDGE, _HEIGHT - _EDGE)
        found.append(Fill(edge, "", "mode.exercise", width=_EDGE))
    return tuple(found)


def _head(title: str, case: str) -> tuple[Element, ...]:
    return (
        Words(Box(_MARGIN, _BAND + 12, WIDE, 30), title, 22, 600),
        Words(Box(_MARGIN, _BAND + 41, WIDE, 18), tr("case {name}", name=case), 13, 400, "ink.secondary"),
    )


def _standing(reader: Reader, top: float) -> tuple[Words, ...]:
    lines = standing_now(reader)
    text = "\n".join(lines) if lines else tr("No crisis is open.")
    return (Words(Box(_MARGIN, top + 12, WIDE, 54), text, 15, 600),)


_Told: TypeAlias = tuple[tuple[str, Sequence[str]], tuple[str, Sequence[str]]]
"""The headings and lines of both columns."""


def _told(reader: Reader, now: Instant, readings: Sequence[Reading]) -> _Told:
    hour = last_hour(reader, now) or (tr("Nothing new in the last hour."),)
    return (tr("Last hour"), hour), (tr("Due"), now_due(reader, now, readings) or (tr("Nothing is due."),))


def _needed(told: _Told) -> float:
    """How high the columns stand, as far as there is room for them."""
    high = max(sum(words_height(_line(line)) + _LINE_GAP for line in lines) for _, lines in told)
    return min(max(high + _HEADING + 20, _LEAST), _MOST)


def _line(text: str, left: float = 0.0, top: float = 0.0) -> Words:
    return Words(Box(left, top, _WIDE, 0), text, 12)


def _columns(told: _Told, top: float) -> tuple[Element, ...]:
    lefts = (_MARGIN, _MARGIN + _WIDE + _BETWEEN)
    boxes = [Box(left, top, _WIDE, _FOOT - top) for left in lefts]
    return tuple(one for box, (heading, lines) in zip(boxes, told, strict=True) for one in _column(box, heading, lines))


def _column(box: Box, heading: str, lines: Sequence[str]) -> list[Element]:
    """Line under line while there is room; the last says how many more there are."""
    found: list[Element] = [
        Fill(Box(box.left, box.top, box.width, 2), "ink.primary"),
        Words(Box(box.left, box.top + 7, box.width, 20), heading, 14, 600),
    ]
    top, low = box.top + _HEADING, box.bottom - 18
    for place, line in enumerate(lines):
        words = _line(line, box.left, top)
        high = words_height(words)
        if top + high > low:
            more = tr("{n} more", n=len(lines) - place)
            found.append(Words(Box(box.left, top, box.width, 18), more, 12, 600, "ink.secondary"))
            break
        found.append(replace(words, box=Box(box.left, top, box.width, high + 1)))
        top += high + _LINE_GAP
    return found


def _foot(code: str) -> tuple[Element, ...]:
    top = _HEIGHT - _BAND - 32
    drawn = tr("Map: {names}. Borders follow international recognition. ? to check.", names=ATTRIBUTION)
    return (
        Fill(Box(_MARGIN, top, WIDE, 1), "line.strong"),
        Words(Box(_MARGIN, top + 7, WIDE - 110, 18), drawn, 11, 400, "ink.secondary"),
        Words(Box(_MARGIN + WIDE - 100, top + 7, 100, 18), code, 11, 400, "ink.secondary", "right"),
    )
