"""Spreads as people write them: ``6``, ``1–24`` and ``1–6–24`` for a fixed value, a range and a triangle."""

import re

from console.domain.assumption import Shape, Spread
from console.domain.errors import BadInput

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?|[.,]\d+")
_BETWEEN = re.compile(r"[\s–—−/;-]|to|bis|à")


def parse_spread(text: str) -> Spread:
    """One number is fixed, two are a range, three least, most likely and most. Raises BadInput."""
    words = text.casefold().strip()
    found = [float(number.replace(",", ".")) for number in _NUMBER.findall(words)]
    if not 1 <= len(found) <= 3 or _BETWEEN.sub("", _NUMBER.sub("", words)):
        raise BadInput(
            f"{text.strip()!r} is no value. Write one number, a range (1–24), or least, most likely and most."
        )
    if len(found) == 1:
        return Spread(Shape.FIXED, found[0], found[0], found[0])
    if len(found) == 2:
        return Spread(Shape.RANGE, found[0], found[0], found[1])
    return Spread(Shape.TRIANGLE, found[0], found[1], found[2])


def spread_words(spread: Spread) -> str:
    """As it can be typed again."""
    if spread.shape is Shape.FIXED:
        return f"{spread.mode:g}"
    if spread.shape is Shape.RANGE:
        return f"{spread.least:g}–{spread.most:g}"
    return f"{spread.least:g}–{spread.mode:g}–{spread.most:g}"
