"""A map as a sheet of paper or a picture: what stands on it, and where its parts go.

Everything is plain values, so that a process of its own can paint it with no case and no key.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from console.exports.box import Box
from console.map.content import Content
from console.map.reports.points import Points
from console.map.views import View

PAPERS: Final = MappingProxyType(
    {"A4": (210.0, 297.0), "A3": (297.0, 420.0), "A2": (420.0, 594.0), "A1": (594.0, 841.0), "A0": (841.0, 1189.0)}
)
"""Short and long side in millimetres, ISO 216."""
ENLARGED: Final = MappingProxyType({"A4": 1.0, "A3": 1.15, "A2": 1.4, "A1": 1.7, "A0": 2.2})
"""How many times as large as on a desk letters and symbols are: large sheets hang on a wall."""
PER_INCH: Final = 96.0
"""Logical pixels an inch, as on a screen at 100 %."""
_INCH: Final = 25.4

MARGIN: Final = 30.0
BAND: Final = 24.0
HEAD: Final = 58.0
FOOT: Final = 44.0
RIM: Final = 18.0
"""Logical pixels: round the page, of the marking bands, of title and as-of, of the notes, of the degrees."""
TITLE_LINE: Final = 27.0
LEGEND: Final = 216.0
"""Width of the legend beside the map; under it, of one of its columns."""
ROW: Final = 24.0
_FEWEST_ROWS: Final = 5


@dataclass(frozen=True)
class LegendLine:
    """A layer in the legend: its label and what stands for it, the glyph of a category or a symbol (or neither).

    Of a layer of reports ``kind`` is the code of the category, 0 for none.
    """

    layer: str
    label: str
    category: str = ""
    sidc: str = ""
    kind: int | None = None


@dataclass(frozen=True)
class MapSheet:
    """What leaves. All texts are plain and final.

    ``marking`` are the words of every band, ``level`` its slug in the tokens; ``as_of`` says of when the picture is,
    ``time`` which time it shows, ``case`` where it is from. ``chips`` are the states that must not be missed, such as
    KNOWN AT 152000Z NOV 22. ``span`` are the metres of the plane, across and down, that the map shows at least, about
    the centre of ``view``. ``points`` are the reports, of which those of the ``window`` of time show, milliseconds UTC.
    """

    title: str
    case: str
    marking: str
    level: str
    exercise: bool
    as_of: str
    time: str
    view: View
    span: tuple[float, float]
    content: Content
    theme: str
    allies: frozenset[str]
    legend: tuple[LegendLine, ...]
    points: Points | None = None
    window: tuple[int | None, int | None] = (None, None)
    chips: tuple[str, ...] = ()


@dataclass(frozen=True)
class Layout:
    """Where the parts of a page of ``width`` × ``height`` logical pixels go."""

    width: float
    height: float
    upper_band: Box
    head: Box
    map: Box
    legend: Box
    foot: Box
    lower_band: Box


def layout(width: float, height: float, title_lines: int = 1, rows: int = _FEWEST_ROWS) -> Layout:
    """Bands at the edges, the legend beside the map on a page lying down and under it on one standing up.

    A long title takes more than one line of the head, a long legend under the map more than the fewest ``rows``.
    """
    inner = width - 2 * MARGIN
    upper = Box(0, 0, width, BAND)
    lower = Box(0, height - BAND, width, BAND)
    head = Box(MARGIN, BAND + 8, inner, HEAD + TITLE_LINE * (title_lines - 1))
    foot = Box(MARGIN, lower.top - FOOT - 4, inner, FOOT)
    top, bottom = head.bottom + RIM, foot.top - RIM - 4
    if width >= height:
        legend = Box(width - MARGIN - LEGEND, top, LEGEND, bottom - top)
        chart = Box(MARGIN + RIM, top, legend.left - 16 - 2 * RIM - MARGIN, bottom - top)
    else:
        high = max(rows, _FEWEST_ROWS) * ROW + 24
        legend = Box(MARGIN, bottom - high + RIM, inner, high)
        chart = Box(MARGIN + RIM, top, inner - 2 * RIM, legend.top - 12 - RIM - top)
    return Layout(width, height, upper, head, chart, legend, foot, lower)


def page(paper: str, portrait: bool) -> tuple[float, float]:
    """A sheet's width and height in millimetres. Raises KeyError on an unknown paper."""
    short, long = PAPERS[paper]
    return (short, long) if portrait else (long, short)


def page_pixels(paper: str, portrait: bool) -> tuple[float, float]:
    """The same in logical pixels of the enlarged letters that paper has."""
    width, height = page(paper, portrait)
    factor = PER_INCH / _INCH / ENLARGED[paper]
    return width * factor, height * factor
