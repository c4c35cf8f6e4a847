"""APP-6 drawings as SVG text: what the ``milsymbol`` package makes of a code, with its known faults put right.

Faults of milsymbol 0.2.0 corrected here: a planned or presumed force loses its dashed frame; the staff of a
headquarters may start beside the frame; an unknown code comes out blank; context digits 1 and 2 are rejected;
text stands half a letter too high where the reader does not know ``dominant-baseline`` (QtSvg does not).

The package needs half a second to read its tables, so the drawings of the codes in the baseline ship ready made
in ``maps/symbols.json``; any other code asks the package.
"""

import json
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from console.config import paths

EXERCISE: Final = {"1": "EX", "2": "SIM"}
"""APP-6D context digits that are no live operation, and the label that says so."""
_PLANNED: Final = "1"
_PRESUMED: Final = frozenset("025")
_HEADQUARTERS: Final = frozenset("2367")
_FRAME: Final = re.compile(r'<(?:path|circle)[^>]* fill="(rgb\([^"]*\))"[^>]*>')
_FILLS: Final = {
    "rgb(128,224,255)": "friend",
    "rgb(255,128,128)": "hostile",
    "rgb(170,255,170)": "neutral",
    "rgb(255,255,128)": "unknown",
    "rgb(255, 229, 153)": "unknown",
    "rgb(255,229,153)": "unknown",
}


@dataclass(frozen=True)
class Drawing:
    """SVG text with ``{fill}``-free colours still those of the package, and its measures in its own units.

    ``box`` is x, y, width, height of the view box; ``anchor`` the point that lies on the place.
    """

    svg: str
    box: tuple[float, float, float, float]
    anchor: tuple[float, float]
    affiliation: str
    known: bool


@lru_cache(maxsize=4096)
def drawing(sidc: str) -> Drawing:
    """The corrected drawing of a code. Never blank: what is not known is a frame with a question mark."""
    code = live(sidc)
    raw = _ready().get(code) or _drawn(code)
    known = raw is not None
    if raw is None:
        raw = _with_question_mark(_frame_of(code))
    raw = _lowered_text(_joined_staff(raw, code))
    if len(code) == 20 and (code[6] == _PLANNED or code[3] in _PRESUMED):
        raw = _dashed(raw)
    if sidc != code:
        raw = _labelled(raw, EXERCISE[sidc[2]])
    frame = _FRAME.search(raw)
    fill = _FILLS.get(frame.group(1), "unknown") if frame else "unknown"
    box = _box(raw)
    return Drawing(raw, box, _anchor(raw, code), fill, known)


def live(sidc: str) -> str:
    """The code with its context digit set to live operations, as the package demands."""
    code = sidc.strip()
    return f"{code[:2]}0{code[3:]}" if len(code) == 20 and code[2] in EXERCISE else code


def raw_drawing(code: str) -> str | None:
    """What the package draws for a live code; None when it does not know it."""
    from milsymbol import Symbol

    symbol = Symbol(code)
    svg = str(symbol.as_svg())
    return svg if symbol.is_valid() and _FRAME.search(svg) else _unframed(svg, symbol.is_valid())


def _unframed(svg: str, valid: bool) -> str | None:
    """Some symbols (mines, natural events) have no frame and are right so; an empty drawing is not."""
    return svg if valid and re.search(r"<(path|circle|text)\b", svg) else None


def _drawn(code: str) -> str | None:
    return raw_drawing(code) if code else None


@cache
def _ready() -> dict[str, str]:
    file = paths.maps("symbols.json")
    return dict(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else {}


def bare_frame(affiliation: str) -> str:
    """The code of a land unit of which only the affiliation digit is known."""
    return f"100{affiliation}1000000000000000"


def _frame_of(code: str) -> str:
    affiliation = code[3] if len(code) == 20 and code[3] in "0123456" else "1"
    bare = bare_frame(affiliation)
    return _ready().get(bare) or raw_drawing(bare) or ""


def _with_question_mark(svg: str) -> str:
    mark = (
        '<text x="100" y="100" text-anchor="middle" font-size="64" font-family="Arial" font-weight="bold"'
        ' dominant-baseline="middle" stroke="none" fill="black" >?</text>'
    )
    return svg.replace("</svg>", f"{mark}</svg>")


def _dashed(svg: str) -> str:
    """Dash the frame's stroke; its fill stays whole. Two drawings of it: the fill, then the dashes."""
    found = _FRAME.search(svg)
    if not found:
        return svg
    opening = found.group(0)
    closing = "</circle>" if opening.startswith("<circle") else "</path>"
    filled = opening.replace('stroke="black"', 'stroke="white"')
    dashes = opening.replace(found.group(1), "none").replace('stroke="black"', 'stroke="black" stroke-dasharray="14,9"')
    return svg.replace(opening + closing, f"{filled}{closing}{dashes}{closing}", 1)


def _lowered_text(svg: str) -> str:
    def lower(found: re.Match[str]) -> str:
        size = float(found.group("size"))
        return found.group(0).replace(f' y="{found.group("y")}"', f' y="{float(found.group("y")) + 0.36 * size:g}"', 1)

    pattern = r'<text[^>]* y="(?P<y>[^"]+)"[^>]* font-size="(?P<size>[^"]+)"[^>]*dominant-baseline="middle"[^>]*>'
    return re.sub(pattern, lower, svg)


def _joined_staff(svg: str, code: str) -> str:
    """Start a headquarters' staff on the outline of the frame where the package starts it beside it."""
    if not _is_headquarters(code):
        return svg
    staff = re.search(r"M(?P<x>[\d.]+),(?P<y>[\d.]+) L(?P=x),(?P<foot>[\d.]+)", svg)
    start = _STAFF.get((code[4:6], code[3]))
    if not staff or start is None:
        return svg
    return svg.replace(staff.group(0), f"M{staff['x']},{start:g} L{staff['x']},{staff['foot']}", 1)


_SUBSURFACE: Final = ("35", "36")
_STAFF: Final = {
    **{(dimension, friend): 50.0 for dimension in _SUBSURFACE for friend in "23"},
    **{(dimension, hostile): 130.0 for dimension in _SUBSURFACE for hostile in "56"},
}
"""Where the outline of a frame meets its left edge, by symbol set and affiliation, where the package misses it."""


def _is_headquarters(code: str) -> bool:
    return len(code) == 20 and code[7] in _HEADQUARTERS


def _labelled(svg: str, label: str) -> str:
    """Widen the drawing to the right and write EX or SIM there, level with the top of the frame."""
    x, y, width, height = _box(svg)
    text = (
        f'<text x="{x + width + 4:g}" y="{max(y, 40) + 34:g}" font-size="44" font-family="Arial"'
        f' font-weight="bold" stroke="none" fill="exercise" >{label}</text>'
    )
    wider = f'viewBox="{x:g} {y:g} {width + 34 * len(label) + 8:g} {height:g}"'
    return re.sub(r'viewBox="[^"]*"', wider, svg, count=1).replace("</svg>", f"{text}</svg>")


def _box(svg: str) -> tuple[float, float, float, float]:
    found = re.search(r'viewBox="([^"]*)"', svg)
    x, y, width, height = (float(part) for part in (found.group(1) if found else "0 0 200 200").split())
    return x, y, width, height


def _anchor(svg: str, code: str) -> tuple[float, float]:
    """The middle of the frame; of a headquarters the foot of its staff."""
    staff = re.search(r"M(?P<x>[\d.]+),[\d.]+ L(?P=x),(?P<foot>[\d.]+)", svg) if _is_headquarters(code) else None
    return (float(staff["x"]), float(staff["foot"])) if staff else (100.0, 100.0)
