"""The design tokens of ``resources/tokens.toml``: every colour, size and shape, read once.

Colours are ``#RRGGBB`` or ``#RRGGBBAA`` sRGB there. Qt reads eight digits as ``#AARRGGBB``, so nobody hands
a token to Qt as text: :class:`Colour` carries the four channels.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from console.config import paths

THEMES = ("dark", "light", "contrast")


class Colour(NamedTuple):
    """sRGB channels, each 0–255; ``alpha`` 255 is opaque."""

    red: int
    green: int
    blue: int
    alpha: int = 255

    @property
    def hex(self) -> str:
        """``#RRGGBB``, without alpha: for style sheets, SVG and HTML."""
        return f"#{self.red:02X}{self.green:02X}{self.blue:02X}"

    @staticmethod
    def parse(text: str) -> "Colour":
        """From ``#RRGGBB`` or ``#RRGGBBAA``. Raises ValueError on anything else."""
        digits = text.removeprefix("#")
        if len(digits) not in (6, 8) or not text.startswith("#"):
            raise ValueError(f"not a colour: {text!r}")
        return Colour(*bytes.fromhex(digits))


@dataclass(frozen=True)
class Theme:
    """The colours of one theme by role, as ``surface.base`` or ``category.land``."""

    name: str
    colours: Mapping[str, Colour]

    def __getitem__(self, role: str) -> Colour:
        """The colour of a role. Raises KeyError: a missing role is an error."""
        return self.colours[role]


@dataclass(frozen=True)
class Glyph:
    """A category's shape on a 24 × 24 grid: SVG path data, to fill or to stroke (3.2 px, square caps)."""

    name: str
    filled: bool
    path: str


@dataclass(frozen=True)
class Tokens:
    """All tokens. ``sizes`` are px at 100 %, as ``text`` or ``wall.factor``."""

    themes: Mapping[str, Theme]
    glyphs: Mapping[str, Glyph]
    sizes: Mapping[str, float]
    fonts: tuple[str, ...]


@cache
def load() -> Tokens:
    """Read the tokens. Raises ValueError when the themes do not name the same roles."""
    raw = tomllib.loads(paths.resources("tokens.toml").read_text(encoding="utf-8"))
    themes = {name: Theme(name, _colours(raw[name])) for name in THEMES}
    roles = {name: set(theme.colours) for name, theme in themes.items()}
    for name in THEMES[1:]:
        if odd := roles[name] ^ roles[THEMES[0]]:
            raise ValueError(f"themes {THEMES[0]} and {name} differ in {', '.join(sorted(odd))}")
    glyphs = {
        slug: Glyph(entry["name"], entry["kind"] == "fill", entry["path"])
        for slug, entry in raw["glyph"]["category"].items()
    }
    return Tokens(themes, glyphs, _sizes(raw["size"]), tuple(raw["meta"]["font"]))


def _colours(groups: Mapping[str, Mapping[str, str]]) -> dict[str, Colour]:
    return {f"{group}.{role}": Colour.parse(text) for group, roles in groups.items() for role, text in roles.items()}


def _sizes(table: Mapping[str, Any]) -> dict[str, float]:
    flat: dict[str, float] = {}
    for key, value in table.items():
        if isinstance(value, Mapping):
            flat |= {f"{key}.{inner}": float(number) for inner, number in value.items()}
        else:
            flat[key] = float(value)
    return flat
