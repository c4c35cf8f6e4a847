"""How many persons a text says a unit has: a figure, a range, ``about``, ``up to``; never a guess from a word."""

import re
from typing import NamedTuple

from console.domain.force import MOST_PERSONS

PERSONS, AT_LEAST, AT_MOST = "Persons", "Persons (at least)", "Persons (at most)"
"""How the console writes a strength in formats that count things: one figure, or the ends of a published range."""
_FIGURE = r"\d{1,3}(?:[ .,'\u2009\u00a0\u202f]\d{3})+|\d+(?:\.0{1,2})?"
_SIGN = r"(?:~|≈|c\.|ca\.?|about|around|approx\.?|some)?"
_ONE = re.compile(rf"{_SIGN}\s*({_FIGURE})\s*(?:persons?|people|soldiers|troops|personnel|pax)?", re.IGNORECASE)
_RANGE = re.compile(rf"{_SIGN}\s*({_FIGURE})\s*(?:-|–|—|to|\.\.)\s*({_FIGURE})", re.IGNORECASE)
_UP_TO = re.compile(rf"(?:up to|at most|<=?|≤|max\.?)\s*({_FIGURE})", re.IGNORECASE)
_AT_LEAST = re.compile(rf"(?:at least|over|more than|>=?|≥|min\.?)\s*({_FIGURE})|({_FIGURE})\s*\+", re.IGNORECASE)


class Persons(NamedTuple):
    """From ``least`` to ``most``; None where unknown. ``note`` is the text where it says more than the figures."""

    least: int | None = None
    most: int | None = None
    note: str = ""


def persons(text: str) -> Persons:
    """What a text says; where it is no figure, nothing, and the text as the note."""
    said = " ".join(text.split())
    if found := _ONE.fullmatch(said):
        return _checked(said, found[1], found[1])
    if found := _RANGE.fullmatch(said):
        return _checked(said, found[1], found[2])
    if found := _UP_TO.fullmatch(said):
        return _checked(said, "", found[1])
    if found := _AT_LEAST.fullmatch(said):
        return _checked(said, found[1] or found[2], "")
    return Persons(note=said[:120])


def _checked(said: str, least: str, most: str) -> Persons:
    low, high = (_number(figure) if figure else None for figure in (least, most))
    if max(low or 0, high or 0) > MOST_PERSONS or (low is not None and high is not None and low > high):
        return Persons(note=said[:120])
    return Persons(low, high, "" if said.isdigit() else said)


def _number(figure: str) -> int:
    return int(re.sub(r"\D", "", re.sub(r"\.0{1,2}$", "", figure))[:20])
