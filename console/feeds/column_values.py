"""What the values of a column look like: times, positions, shapes, sentences."""

import re
from collections.abc import Callable, Sequence

from console.domain import coordinates
from console.domain.errors import BadInput
from console.feeds import moments, positions

# Nothing in these is tried twice (``*+``): a cell of a hundred thousand blanks would otherwise be tried from each.
SHAPE = re.compile(
    r"\s*+(?:SRID=\d+;)?+\s*+(?:(?:MULTI)?(?:POINT|LINESTRING|POLYGON)|GEOMETRYCOLLECTION)\s*+(?:ZM|Z|M)?+\s*+"
    r"(?:\(|EMPTY)|\s*+\{\s*+\\?[\"'](?:type|coordinates|geometries)\\?[\"']\s*+:",
    re.IGNORECASE,
)
PAIR = re.compile(
    r"\s*+[(\[]?+\s*+([+-]?\d{1,3}(?:\.\d+)?)(?:\s*+[,;/]\s*+|\s++)([+-]?\d{1,3}(?:\.\d+)?)\s*+[)\]]?+\s*+"
)
CLOCK = re.compile(
    r"\s*+\d{1,2}\s*+(?:[:.h]\s*+\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*+(?:[ap]\.?m\.?)?+|[ap]\.?m\.?)\s*+", re.IGNORECASE
)
_CLOCK_DIGITS = re.compile(r"\d{3,4}|\d{6}")
_LOOKED_AT = 50


def are_times(values: Sequence[str], share: float = 0.5) -> bool:
    """Whether as many of the values tell a day or a time."""
    return _share(values, lambda text: moments.read(text, day_first=True).at is not None) >= share


def are_clocks(values: Sequence[str]) -> bool:
    """Whether they are times of day alone, ``19:44`` or ``1944``."""
    return _share(values, lambda text: bool(CLOCK.fullmatch(text) or _CLOCK_DIGITS.fullmatch(text))) >= 0.5


def are_whole(values: Sequence[str], least: int, most: int) -> bool:
    """Whether nearly all are whole numbers in a range."""
    return (
        _share(values, lambda text: len(text) < 10 and text.strip().isdecimal() and least <= int(text) <= most) >= 0.9
    )


def are_numbers(values: Sequence[str]) -> bool:
    """Whether most are numbers."""
    return _share(values, lambda text: positions.number(text) is not None) >= 0.5


def are_degrees(values: Sequence[str]) -> bool:
    """Whether most are one half of a position: a number, or degrees and minutes with a letter."""
    return _share(values, lambda text: positions.number(text) is not None or _is_half(text)) >= 0.5


def are_positions(values: Sequence[str]) -> bool:
    """Whether most are a whole position each, in any usual style, or are meant to be one."""
    return _share(values, lambda text: "°" in text or _is_position(text)) >= 0.5


def are_pairs(values: Sequence[str]) -> bool:
    """Whether nearly all are two numbers in one text, at least one with a fraction."""
    return _share(values, lambda text: bool(PAIR.fullmatch(text)) and "." in text) >= 0.9


def are_shapes(values: Sequence[str]) -> bool:
    """Whether most are WKT or GeoJSON."""
    return _share(values, lambda text: SHAPE.match(text) is not None) >= 0.5


def length(values: Sequence[str]) -> float:
    """How many words the values have on average."""
    filled = [text for text in values if text.strip()]
    return sum(len(text.split()) for text in filled) / len(filled) if filled else 0.0


def _share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    """The share of the filled values that pass; 1 where none is filled: nothing speaks against."""
    filled = [text for text in values if text.strip()][:_LOOKED_AT]
    return sum(map(test, filled)) / len(filled) if filled else 1.0


def _is_half(text: str) -> bool:
    return len(text) < 40 and text[:1].isdigit() and any(letter in "NSEWnsew°" for letter in text)


def _is_position(text: str) -> bool:
    if PAIR.fullmatch(text):
        return True
    if len(text) > 60 or not any(letter.isdigit() for letter in text):
        return False
    try:
        coordinates.parse(text)
    except BadInput:
        return False
    return True
