"""A page of a briefing as plain values: what stands where, in pixels of 1920 × 1080, once for screen and every file.

A kind of slide lays out a :class:`Body`; :mod:`console.exports.briefing.build` puts it into the frame that all pages
have. Roles of colour are those of the tokens' light theme. Every value can be sent to another process.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from console.domain.marking import PUBLIC, Marking
from console.domain.stance import Stance
from console.domain.times import Instant
from console.exports.box import Box as Box
from console.map.content import Content
from console.map.views import View

WIDTH, HEIGHT = 1920.0, 1080.0
MARGIN: Final = 80.0
TOP: Final = 236.0
"""Where the body begins, under title and as-of."""
BOTTOM: Final = 916.0
"""Where it ends, over the rule of the foot."""
LETTERS: Final = 22 / 12
"""How much larger letters and symbols of a map stand on a slide than on a desk."""
Align: TypeAlias = Literal["left", "right", "centre"]
Span: TypeAlias = tuple[int, int, int]
"""Letters of a text from one place up to another, and the weight they have."""


BODY: Final = Box(MARGIN, TOP, WIDTH - 2 * MARGIN, BOTTOM - TOP)
"""All that a kind of slide has."""


@dataclass(frozen=True)
class Words:
    """Plain text, wrapped at the box; a line break begins a paragraph. What does not fit is cut, never shrunk.

    ``leading``: from a line to the next as a share of ``size``; 0: as the face has it (1.21). ``spacing``: pixels more
    between letters. ``spans`` of the text have a weight of their own. ``fit.words_height`` tells how high words are.
    """

    box: Box
    text: str
    size: int = 28
    weight: int = 400
    ink: str = "ink.primary"
    align: Align = "left"
    leading: float = 0.0
    spacing: float = 0.0
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Fill:
    """A filled rectangle: a rule, a panel, a bar. ``line`` is the role of its outline; empty: none of either."""

    box: Box
    fill: str = ""
    line: str = ""
    radius: float = 0.0
    width: float = 2.0


@dataclass(frozen=True)
class Cell:
    """A cell of a table."""

    text: str
    weight: int = 400
    ink: str = "ink.primary"
    fill: str = ""


@dataclass(frozen=True)
class Column:
    """A column: its heading, its width in pixels and where its words stand."""

    title: str
    width: float
    align: Align = "left"


@dataclass(frozen=True)
class Table:
    """A table: a cell has so many ``lines`` and is cut there; rows that do not fit are for the kind to leave out.

    Without a title of any column there is no line for them.
    """

    box: Box
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    row_height: float = 44.0
    size: int = 24
    lines: int = 1


@dataclass(frozen=True)
class Map:
    """A piece of the map: ``content`` as it shows on ``view``, Allies of the day by ISO 3166-1 alpha-2.

    ``dots`` are the reports in view, as :mod:`console.exports.briefing.map_dots` packs them.
    Letters and symbols are ``letters`` times as large as on a desk: those of 12 pixels are read from a back row.
    """

    box: Box
    view: View
    content: Content
    allies: frozenset[str]
    alt: str
    theme: str = "light"
    letters: float = LETTERS
    dots: bytes = b""


@dataclass(frozen=True)
class Picture:
    """A picture from evidence: the bytes of a PNG made by this program, fitted into the box."""

    box: Box
    png: bytes
    alt: str


@dataclass(frozen=True)
class Stroke:
    """A line through points (x, y) of the page, or with a ``fill`` the area inside them."""

    points: tuple[tuple[float, float], ...]
    ink: str = ""
    width: float = 2.0
    dashes: tuple[float, ...] = ()
    fill: str = ""
    opacity: float = 1.0


@dataclass(frozen=True)
class Disc:
    """A circle."""

    x: float
    y: float
    radius: float
    fill: str = ""
    line: str = ""
    width: float = 2.0


@dataclass(frozen=True)
class StanceMark:
    """The mark of what an Ally says to a text, as on the screen; ``ground`` is the role it stands on."""

    box: Box
    stance: Stance
    ground: str = "surface.raised"


Part: TypeAlias = Words | Fill | Stroke | Disc | StanceMark


@dataclass(frozen=True)
class Figure:
    """A chart or drawing made of simple parts, in page pixels: vector in a PDF, one picture in PowerPoint."""

    box: Box
    parts: tuple[Part, ...]
    alt: str


Element: TypeAlias = Words | Fill | Table | Map | Picture | Figure


@dataclass(frozen=True)
class Body:
    """What a kind of slide gives: the sentence at the top (true by itself), what stands under it, where it is from.

    ``sources`` by name, without grades; ``to_check``: one of them carries "?". ``notes`` for whoever speaks, where the
    briefer wrote none. ``markings`` of everything it was made from (None: the case's). ``too_long`` says what was cut.
    ``attribution``: whom its maps are from; ``hypothetical``: of a plan, not of the picture.
    """

    title: str
    elements: tuple[Element, ...] = ()
    sources: tuple[str, ...] = ()
    to_check: bool = False
    notes: str = ""
    markings: tuple[Marking | None, ...] = ()
    too_long: tuple[str, ...] = ()
    attribution: tuple[str, ...] = ()
    hypothetical: bool = False


@dataclass(frozen=True)
class Page:
    """A page with its frame. ``number`` of ``of`` counts only what the audience sees; ``code`` tells pages apart.

    ``place`` is the local time beside the as-of, ``20:44 Warsaw``; empty where none is told.
    ``overrides``: gates of the crisis passed by name with something missing, told on every page.
    """

    slide_id: bytes
    title: str
    board: str
    case: str
    known_at: Instant
    place: str
    elements: tuple[Element, ...]
    sources: str
    notes: str
    seconds: int
    marking: Marking = PUBLIC
    number: int = 1
    of: int = 1
    kind: str = ""
    overrides: tuple[str, ...] = ()
    hypothetical: bool = False
    too_long: tuple[str, ...] = ()
    code: str = ""
    worked_out: tuple[str, str] = ("", "")
    """The title and the notes as worked out, whatever the briefer wrote; for whoever writes them."""

    def texts(self) -> Iterator[str]:
        """Every text that stands on it, its frame's moving parts (as-of, number, code) left out."""
        yield self.title
        for element in self.elements:
            yield from texts_of(element)
        yield self.sources
        yield from self.overrides


def texts_of(element: Element | Part) -> Iterator[str]:
    """The texts of one element, in reading order; a row of a table is one text."""
    if isinstance(element, Words):
        yield element.text
    elif isinstance(element, Table):
        yield " | ".join(column.title for column in element.columns)
        for row in element.rows:
            yield " | ".join(cell.text for cell in row)
    elif isinstance(element, Map):
        if not element.content.marks:
            yield element.alt  # else it only names these
        for mark in element.content.marks:
            name = getattr(mark, "title", "") or getattr(mark, "name", "")
            yield ", ".join(part for part in (name, mark.detail) if part)
    elif isinstance(element, Picture):
        yield element.alt
    elif isinstance(element, Figure):
        yield element.alt
        for part in element.parts:
            yield from texts_of(part)


def code_of(page: Page) -> str:
    """Eight hex digits of what stands on a page and under which marking: the same words, the same code."""
    told = "\x1f".join((page.board, page.case, str(page.known_at), page.marking.banner, *page.texts()))
    return hashlib.sha256(told.encode()).hexdigest()[:8]
