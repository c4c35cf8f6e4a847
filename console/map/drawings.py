"""APP-6 drawings as SVG text: what the ``milsymbol`` package makes of a code, with its known faults put right.

Faults of milsymbol 0.2.0 corrected here: a planned or presumed force loses its dashed frame; the staff of a
headquarters may start beside the frame; an unknown code comes out blank; context digits 1 and 2 are rejected;
text stands half a letter too high where the reader does not know ``dominant-baseline`` (QtSvg does not).

The drawings of the codes in the baseline ship ready made in ``maps/symbols.json``; any other code asks the package,
whose tables are opened then (:mod:`console.map.symbol_tables`).
"""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from console.config import paths

EXERCISE: Final = {"1": "EX", "2": "SIM"}
"""APP-6D context digits that are no live operation, and the label that says so."""
_PLANNED: Final = "1"
_PRESUMED: Final = frozenset("025")
_LAND_UNIT: Final = "10"
_TASK_FORCE: Final = 4
_TASK_FORCES: Final = frozenset("4567")
_HEADQUARTERS: Final = frozenset("2367")
_FRAME: Final = re.compile(r'<(?:path|circle)[^>]* fill="(rgb\([^"]*\))"[^>]*>')
_PAINTED: Final = re.compile(r"<(path|circle|text)\b")
_AFFILIATIONS: Final = dict(
    zip("0123456", ("unknown", "unknown", "friend", "friend", "neutral", "hostile", "hostile"), strict=True)
)
_LETTERS: Final = {
    "F": "friend",
    "A": "friend",
    "D": "friend",
    "M": "friend",
    "N": "neutral",
    "L": "neutral",
} | dict.fromkeys("HSJK", "hostile")
"""Affiliation letters of 2525C codes; whatever is not here is unknown."""


@dataclass(frozen=True)
class Drawing:
    """SVG text in the colours of the package, and its measures in its own units.

    Amplifiers stand in a ``<g>`` without attributes. ``box`` is x, y, width, height of the view box; ``anchor``
    the point that lies on the place.
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
    if _is_planned(code) or _is_presumed(code):
        raw = _dashed(raw)
    if sidc != code:
        raw = _labelled(raw, EXERCISE[sidc[2]])
    return Drawing(raw, _box(raw), _anchor(raw, code), affiliation(code), known)


def affiliation(code: str) -> str:
    """``friend``, ``hostile``, ``neutral`` or ``unknown``; assumed and suspected count as what they are taken for."""
    if len(code) == 20:
        return _AFFILIATIONS.get(code[3], "unknown")
    return _LETTERS.get(code[1], "unknown") if is_lettered(code) else "unknown"


def live(sidc: str) -> str:
    """The code with its context digit set to live operations, as the package demands."""
    code = sidc.strip()
    return f"{code[:2]}0{code[3:]}" if len(code) == 20 and code[2] in EXERCISE else code


def plain(sidc: str) -> str:
    """The code for a symbol a row high: of a unit without the bar of a task force, which hides its echelon there."""
    unit = len(sidc) == 20 and sidc[4:6] == _LAND_UNIT and sidc[7] in _TASK_FORCES
    return f"{sidc[:7]}{int(sidc[7]) & ~_TASK_FORCE}{sidc[8:]}" if unit else sidc


def is_lettered(code: str) -> bool:
    """Whether this is a code of the older kind (2525C, 10 to 15 letters) rather than 20 digits."""
    return re.fullmatch(r"[A-Z][A-Z-]{2}[A-Z*-][A-Z0-9*-]{6}[A-Z*-]{0,5}", code) is not None


def make_ready(codes: Iterable[str]) -> None:
    """Open the package's tables where one of these codes did not ship; any thread may, before the window draws them."""
    if any(len(code) == 20 and live(code) not in _ready() for code in set(codes)):
        from console.map import symbol_tables

        symbol_tables.provide("number", "modifier")


def raw_drawing(code: str) -> str | None:
    """What the package draws for a live code; None when it does not know it.

    What stands outside the frame (echelon, staff, task force bar, mobility) is wrapped in a group of its own, for
    it takes the ink of the ground it stands on and not the black of the frame.
    """
    from milsymbol import Symbol

    from console.map import symbol_tables

    lettered = is_lettered(code)
    symbol_tables.provide(*(("letter",) if lettered else ("number", "modifier")))
    symbol = Symbol(f"{code[:3]}-{code[4:10]}" if lettered else code)
    svg = str(symbol.as_svg())
    if not symbol.is_valid() or not _PAINTED.search(svg):
        return None
    if len(code) != 20:
        return svg
    plain = _body(str(Symbol(f"{code[:7]}000{code[10:]}").as_svg()))
    body = _body(svg)
    amplifiers = body[len(plain) :] if body.startswith(plain) else ""
    return svg.replace(body, f"{plain}<g>{amplifiers}</g>") if amplifiers else svg


def _body(svg: str) -> str:
    return svg[svg.index(">") + 1 : svg.rindex("</svg>")]


def _drawn(code: str) -> str | None:
    """Ask the package, but never with what cannot be a code: it reads its tables for anything."""
    return raw_drawing(code) if re.fullmatch(r"\d{20}", code) or is_lettered(code) else None


@cache
def _ready() -> dict[str, str]:
    file = paths.maps("symbols.json")
    return dict(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else {}


def bare_frame(digit: str) -> str:
    """The code of a land unit of which only the affiliation digit is known."""
    return f"100{digit}1000000000000000"


def _frame_of(code: str) -> str:
    digits = {"friend": "3", "neutral": "4", "hostile": "6"}
    bare = bare_frame(digits.get(affiliation(code), "1"))
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
    """Put a headquarters' staff on the left edge of the frame that is drawn; the package may miss it."""
    staff, frame = _STAFF.search(svg), _FRAME.search(svg)
    start = _left_end(frame.group(0)) if frame else None
    if not _is_headquarters(code) or staff is None or start is None:
        return svg
    x, y, width, height = _box(svg)
    left = min(x, start[0] - _PAD)
    foot = max(start[1] + _STAFF_LENGTH / 2, float(staff["foot"]))
    svg = svg.replace(staff.group(0), f"M{start[0]:g},{start[1]:g} L{start[0]:g},{foot:g}", 1)
    wider = f'viewBox="{left:g} {y:g} {x + width - left:g} {max(height, foot + _PAD - y):g}"'
    return re.sub(r'viewBox="[^"]*"', wider, svg, count=1)


_STAFF: Final = re.compile(r"M(?P<x>[\d.]+),(?P<y>[\d.]+) L(?P=x),(?P<foot>[\d.]+)")
_STAFF_LENGTH: Final = 100.0
_PAD: Final = 4.0
_LEFT_ENDS: Final = {
    "M 45,150": (45.0, 150.0),  # air, friend to hostile
    "M 155,150": (45.0, 150.0),
    "M 65,150": (25.6, 105.0),  # air, unknown
    "M 100,28": (28.0, 100.0),  # diamonds
    "M100,28": (28.0, 100.0),
    "M25,50": (25.0, 150.0),  # land, friend
    "M45,45": (45.0, 155.0),  # squares
    "M63,63": (30.75, 100.0),  # land and sea, unknown
    "m 65,50": (25.6, 95.0),  # subsurface, unknown
    "m 45,50": (45.0, 50.0),  # subsurface, friend
    "M45,50 L45,130": (45.0, 130.0),  # subsurface, hostile
    "M45,50 L45,170": (45.0, 170.0),  # subsurface, neutral
}
"""Where each frame, told by how its path begins, is furthest left, and lowest there."""


def _left_end(frame: str) -> tuple[float, float] | None:
    circle = re.search(r'cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', frame)
    if circle:
        across, down, reach = (float(part) for part in circle.groups())
        return across - reach, down
    return next((place for start, place in _LEFT_ENDS.items() if f'd="{start}' in frame), None)


def _is_planned(code: str) -> bool:
    return code[6] == _PLANNED if len(code) == 20 else is_lettered(code) and code[3] == "A"


def _is_presumed(code: str) -> bool:
    return code[3] in _PRESUMED if len(code) == 20 else is_lettered(code) and code[1] in "PAMS"


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
    staff = _STAFF.search(svg) if _is_headquarters(code) else None
    return (float(staff["x"]), float(staff["foot"])) if staff else (100.0, 100.0)
