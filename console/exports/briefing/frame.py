"""What stands round the body of every page: marking at both edges, title, as-of and case, sources, number and code."""

import re
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtGui import QFontMetricsF

from console.domain.marking import Marking
from console.domain.times import dtg
from console.exports.briefing.fit import face_of, typeset, words_height
from console.exports.briefing.page import BOTTOM, HEIGHT, MARGIN, WIDTH, Box, Fill, Page, Words
from console.map.style import font
from console.map.words import tr

BAND: Final = 40.0
_BAND_SIZE: Final = 22
_BAND_SIZES: Final = (_BAND_SIZE, 16)
"""The smaller of a marking with a long list, which is never cut: it takes two lines of the band."""
_INNER: Final = WIDTH - 2 * MARGIN
_TITLE: Final = 56
_TITLE_LEADING: Final = 60 / 56
_TITLE_SPACING: Final = -0.8
_END: Final = re.compile(r"[.:;] ")
_STEP: Final = 40
"""By so many pixels the lines of a title are tried wider."""
_FOOT: Final = 20
_RULE: Final = BOTTOM + 32
_EDGE: Final = 6.0
"""Of the frame round a page of an exercise."""


@dataclass(frozen=True)
class Surround:
    """The parts, in reading order; ``chip`` is HYPOTHETICAL, ``overrides`` gates that were passed with a gap."""

    bands: tuple[tuple[Fill, Words], tuple[Fill, Words]]
    title: Words
    under: Words
    chip: tuple[Fill, Words] | None
    overrides: Words | None
    rule: Fill
    sources: Words
    number: Words
    edge: tuple[Fill, ...]

    @property
    def said(self) -> tuple[Words, ...]:
        """The words of it that may be too long for their place."""
        return (self.title, self.under, *([self.overrides] if self.overrides is not None else []), self.sources)

    @property
    def parts(self) -> tuple[Fill | Words, ...]:
        """All of it in the order it is painted."""
        found: list[Fill | Words] = [*self.bands[0], *self.bands[1], self.title, self.under, *(self.chip or ())]
        found += [self.overrides] if self.overrides is not None else []
        return (*found, self.rule, self.sources, self.number, *self.edge)


def title_of(text: str) -> Words:
    """The sentence at the top, of two lines at most, which are about as long as each other."""
    one = Words(Box(MARGIN, 84.0, _INNER, 68.0), text, _TITLE, 600, leading=_TITLE_LEADING, spacing=_TITLE_SPACING)
    if not typeset(one).left_out:
        return one
    widths = (*_sentences(one), *range(int(_INNER / 2), int(_INNER), _STEP), _INNER)
    two = [replace(one, box=Box(MARGIN, 52.0, wide, 60.0 + 68.0)) for wide in widths]
    return next((words for words in two if not typeset(words).left_out), two[-1])


def _sentences(title: Words) -> list[float]:
    """The widths at which a line of a title ends with a sentence."""
    metrics = QFontMetricsF(face_of(title))
    ends = [match.end() - 1 for match in _END.finditer(title.text)]
    widths = [metrics.horizontalAdvance(title.text[:end]) + 1 for end in ends]
    return [wide for wide in widths if _INNER / 3 <= wide <= _INNER]


def surround(page: Page) -> Surround:
    """The frame of a page."""
    title = title_of(page.title)
    lower = 22.0 if len(typeset(title).lines) > 1 else 0.0
    chip = _chip(tr("HYPOTHETICAL"), 160.0 + lower) if page.hypothetical else None
    room = _INNER - (chip[0].box.width + 24 if chip is not None else 0.0)
    moment = tr("As known at {moment}", moment=dtg(page.known_at))
    if page.place:
        moment = f"{moment} ({page.place})"
    under = f"{moment} · {tr('case {name}', name=page.case)}"
    number = f"{page.board} · {tr('{n} of {all}', n=page.number, all=page.of)} · {page.code}"
    wide = min(QFontMetricsF(font(_FOOT, 400)).horizontalAdvance(number) + 2, _INNER * 0.6)
    return Surround(
        bands=(band(page.marking, 0.0), band(page.marking, HEIGHT - BAND)),
        title=title,
        under=Words(Box(MARGIN, 162.0 + lower, room, 34.0), under, 26, 400, "ink.secondary"),
        chip=chip,
        overrides=_overrides(page),
        rule=Fill(Box(MARGIN, _RULE, _INNER, 1.5), "line.strong"),
        sources=Words(
            Box(MARGIN, _RULE + 16, _INNER - wide - 40, 56.0), page.sources, _FOOT, 400, "ink.secondary", leading=1.35
        ),
        number=Words(Box(MARGIN + _INNER - wide, _RULE + 16, wide, 28.0), number, _FOOT, 400, "ink.secondary", "right"),
        edge=_edge(page),
    )


def band(
    marking: Marking, top: float, width: float = WIDTH, high: float = BAND, sizes: tuple[int, int] = _BAND_SIZES
) -> tuple[Fill, Words]:
    """A marking at the edge of a page or sheet. It is never cut: a long one is smaller, on two lines."""
    room = width - 4 * _EDGE
    ink = f"marking.{marking.level.slug}_ink"
    one = Words(Box(2 * _EDGE, top, room, high), marking.banner, sizes[0], 600, ink, "centre", 1.1, 0.9)
    if words_height(one) > high:
        one = replace(one, size=sizes[1], spacing=0.0)
    deep = words_height(one)
    words = replace(one, box=Box(one.box.left, top + (high - deep) / 2, room, deep))
    return Fill(Box(0.0, top, width, high), f"marking.{marking.level.slug}_bg"), words


def _chip(words: str, top: float) -> tuple[Fill, Words]:
    wide = QFontMetricsF(font(_BAND_SIZE, 600)).horizontalAdvance(words) + 32
    box = Box(WIDTH - MARGIN - wide, top, wide, 38.0)
    return (
        Fill(box, "state.warn_fill", "state.warn", 6.0),
        Words(Box(box.left, top + 5.5, wide, 28.0), words, _BAND_SIZE, 600, "state.warn", "centre"),
    )


def _overrides(page: Page) -> Words | None:
    if not page.overrides:
        return None
    return Words(Box(MARGIN, BOTTOM + 3, _INNER, 26.0), "  ".join(page.overrides), _FOOT, 600, "state.warn")


def _edge(page: Page) -> tuple[Fill, ...]:
    """Lines round the page where its data are an exercise's."""
    if not page.marking.exercise:
        return ()
    ink = "mode.exercise"
    return (
        Fill(Box(0, 0, WIDTH, _EDGE), ink),
        Fill(Box(0, HEIGHT - _EDGE, WIDTH, _EDGE), ink),
        Fill(Box(0, 0, _EDGE, HEIGHT), ink),
        Fill(Box(WIDTH - _EDGE, 0, _EDGE, HEIGHT), ink),
    )
