"""Pages for whoever speaks: a slide and what to say to it, A4 standing; a file of its own, which is never shown."""

from collections.abc import Callable, Iterator
from typing import Final

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QPainter

from console.domain.durations import minutes_words
from console.domain.times import dtg
from console.exports.briefing.build import Briefing
from console.exports.briefing.frame import BAND, band
from console.exports.briefing.measure import line_height, lines_of
from console.exports.briefing.page import HEIGHT, WIDTH, Box, Fill, Page, Words
from console.exports.briefing.paint import paint, paint_part
from console.exports.briefing.pdf import DOTS, begun, bookmarked
from console.exports.pdf_same import same
from console.map.style import style
from console.map.words import tr

_INCHES: Final = (210 / 25.4, 297 / 25.4)
_PER_INCH: Final = 144.0
_ACROSS, _DOWN = (side * _PER_INCH for side in _INCHES)
_MARGIN: Final = 80.0
_INNER: Final = _ACROSS - 2 * _MARGIN
_SCALE: Final = _INNER / WIDTH
_SLIDE: Final = Box(_MARGIN, BAND + 40, _INNER, HEIGHT * _SCALE)
_SIZE: Final = 26
_APART: Final = 14.0
"""Between two things to say, pixels."""
_FOOT: Final = _DOWN - BAND - 50


def notes_pdf(made: Briefing, told: Callable[[int, int], None] = lambda done, of: None) -> bytes:
    """The PDF's bytes: the same briefing, the same bytes. Long notes take more than one page, none of them is cut."""
    titles: list[str] = []
    return bookmarked(same(lambda: _pages(made, titles, told)), titles)


def _pages(made: Briefing, titles: list[str], told: Callable[[int, int], None]) -> bytes:
    buffer = QBuffer()
    writer = begun(buffer, made, *_INCHES, "notes")
    painter = QPainter(writer)
    ratio = DOTS / _PER_INCH
    painter.scale(ratio, ratio)
    for page in made.pages:
        for place, notes in enumerate(_parted(page.notes)):
            if titles:
                writer.newPage()
            titles.append(f"{page.number}  {page.title}")
            if place == 0:
                painter.save()
                painter.translate(_SLIDE.left, _SLIDE.top)
                painter.scale(_SCALE, _SCALE)
                paint(painter, page, ratio * _SCALE)
                painter.restore()
            look = style("light")
            for part in _around(page, notes, first=place == 0):
                paint_part(painter, part, look)
        told(page.number, page.of)
    painter.end()
    return bytes(buffer.data().data())


def _top(first: bool) -> float:
    """Where notes begin."""
    return _SLIDE.bottom + 84 if first else BAND + 90


def _parted(notes: str) -> Iterator[tuple[Words, ...]]:
    """Notes as they go onto pages, a line each, apart where one thing to say ends; one page at least."""
    pitch, lines, top = line_height(_SIZE), list[Words](), _top(first=True)
    for line, begins in lines_of(notes, _INNER, _SIZE):
        top += _APART if begins and lines else 0
        if top + pitch > _FOOT - 20:
            yield tuple(lines)
            lines, top = [], _top(first=False)
        lines.append(Words(Box(_MARGIN, top, _INNER, pitch), line, _SIZE))
        top += pitch
    yield tuple(lines)


def _around(page: Page, notes: tuple[Words, ...], *, first: bool) -> Iterator[Fill | Words]:
    for top in (0.0, _DOWN - BAND):
        yield from band(page.marking, top, _ACROSS)
    if first:
        box = _SLIDE
        yield Fill(box, line="line.strong", width=1.5)
    under = tr("Slide {n} · {time} planned", n=page.number, time=minutes_words(page.seconds))
    yield Words(Box(_MARGIN, _top(first) - 50, _INNER, 32), under, 22, 600, "ink.secondary")
    yield from notes
    yield Fill(Box(_MARGIN, _FOOT - 14, _INNER, 1.5), "line.strong")
    foot = f"{page.board} · {page.case} · {tr('As known at {moment}', moment=dtg(page.known_at))} · {page.code}"
    yield Words(Box(_MARGIN, _FOOT, _INNER, 30), foot, 20, 400, "ink.secondary")
