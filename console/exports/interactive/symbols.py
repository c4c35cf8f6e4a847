"""Symbols as drawings inside the page, each once: incidents with their ring, forces after APP-6, glyphs of categories.

Inside a page SVG needs no name of its namespace, so no address stands in it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from math import pi
from typing import Final

from PySide6.QtGui import QColor

from console.config import tokens
from console.map import discs, drawings
from console.map.marks import Status
from console.map.style import style
from console.map.symbols import SIZE, at_size, grown

FACE: Final = "Inter, Roboto, Noto Sans, Segoe UI, DejaVu Sans, sans-serif"
_GLYPH: Final = 1.28
_WHOLE: Final = re.compile(r"^<svg[^>]*>(.*)</svg>$", re.DOTALL)
_THEME: Final = "light"
_LARGER: Final = 1.1
"""A file is read without practice: forces stand so much larger than on the console's map."""


@dataclass(frozen=True)
class Symbol:
    """The id of a drawing, its size in pixels, and the point of it that lies on the place."""

    id: str
    width: float
    height: float
    anchor: tuple[float, float]

    @property
    def told(self) -> dict[str, object]:
        """What the page is told of it."""
        return {"symbol": self.id, "width": self.width, "height": self.height, "anchor": self.anchor}


@dataclass
class Symbols:
    """Collects what a map needs; :attr:`svg` is one hidden drawing that holds all of it."""

    _parts: dict[str, str] = field(default_factory=dict)
    _known: dict[tuple[object, ...], Symbol] = field(default_factory=dict)

    @property
    def svg(self) -> str:
        """The drawings, to be put into the page before any script."""
        return f'<svg class="drawings" aria-hidden="true" focusable="false">{"".join(self._parts.values())}</svg>'

    def incident(self, category: str, severity: int, status: Status) -> Symbol:
        """The disc of an incident in its ring, as on the console's map."""
        return self._once(
            ("incident", category, severity, status), lambda name: _disc(name, category, severity, status)
        )

    def force(self, sidc: str) -> Symbol:
        """The symbol of a force, never blank."""
        return self._once(("force", sidc), lambda name: _force(name, sidc))

    def _once(self, key: tuple[object, ...], make: Callable[[str], tuple[Symbol, str]]) -> Symbol:
        if key not in self._known:
            symbol, svg = make(f"s{len(self._parts)}")
            self._parts[symbol.id], self._known[key] = svg, symbol
        return self._known[key]


def _disc(name: str, category: str, severity: int, status: Status) -> tuple[Symbol, str]:
    look = style(_THEME)
    reach = discs.radius(severity)
    edge, inner = reach + discs.HALO, reach - discs.RING
    known = category in tokens.load().glyphs
    ground = look.colour(f"category.{category}" if known else "ink.muted")
    glyph = _WHOLE.sub(r"\1", discs.glyph_svg(category, discs.legible(ground, look).name()))
    grid = inner * _GLYPH / 24
    body = (
        f'<circle r="{edge:g}" fill="{_hex(look.colour("map.halo"))}"/><circle r="{inner:g}" fill="{_hex(ground)}"/>'
        f"{_ring(reach - 1, status)}"
        f'<g transform="translate({-12 * grid:g} {-12 * grid:g}) scale({grid:g})">{glyph}</g>'
    )
    box = f"{-edge:g} {-edge:g} {2 * edge:g} {2 * edge:g}"
    side = 2 * edge
    return Symbol(name, side, side, (edge, edge)), f'<symbol id="{name}" viewBox="{box}">{body}</symbol>'


def _ring(size: float, status: Status) -> str:
    """Dashed: unverified. Right half closed: developing. Closed: assessed."""
    ink, muted = (_hex(style(_THEME).colour(role)) for role in ("ink.primary", "ink.muted"))
    if status == "assessed":
        return f'<circle r="{size:g}" fill="none" stroke="{ink}" stroke-width="2"/>'
    if status == "developing":
        half = f'd="M0 {-size:g}A{size:g} {size:g} 0 0 {{}} 0 {size:g}" fill="none"'
        return (
            f'<path {half.format(0)} stroke="{muted}" stroke-width=".8"/>'
            f'<path {half.format(1)} stroke="{ink}" stroke-width="2"/>'
        )
    around = 2 * pi * size
    dash = around / round(around / 5.76) / 2
    return f'<circle r="{size:g}" fill="none" stroke="{ink}" stroke-width="2.4" stroke-dasharray="{dash:.3f}"/>'


def _force(name: str, sidc: str) -> tuple[Symbol, str]:
    drawn = drawings.drawing(sidc)
    x, y, width, height = grown(drawn.box)
    size = SIZE * _LARGER
    factor = size / 100
    body = _WHOLE.sub(r"\1", at_size(drawn, style(_THEME), size, FACE))
    symbol = Symbol(
        name, round(width * factor, 1), round(height * factor, 1),
        (round((drawn.anchor[0] - x) * factor, 1), round((drawn.anchor[1] - y) * factor, 1)),
    )  # fmt: skip
    return symbol, f'<symbol id="{name}" viewBox="{x:g} {y:g} {width:g} {height:g}">{body}</symbol>'


def _hex(colour: QColor) -> str:
    return colour.name()
