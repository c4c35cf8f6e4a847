"""Numbers as people write them in a force's form: persons and days, one figure or a range, empty while unknown."""

from __future__ import annotations

import re

from console.domain.errors import BadInput
from console.domain.force import Strength
from console.ui.words import tr

_UNKNOWN = frozenset({"", "unknown", "?", "–", "-"})
_DAY = r"(\d+(?:[.,]\d+)?)"
_DAYS = re.compile(
    rf"(?:(?P<sign>from|≥|>=|at least|up to|≤|<=|at most|within)\s*)?{_DAY}(?:\s*(?:-|–|—|to)\s*{_DAY})?"
)


def persons(text: str) -> tuple[int | None, int | None]:
    """Least and most; None where nobody says. Raises BadInput for what is no number of persons."""
    from console.feeds import strengths

    if text.strip().casefold() in _UNKNOWN:
        return None, None
    found = strengths.persons(text)
    if found.least is None and found.most is None:
        raise BadInput(
            tr(
                "“{text}” is no number of persons. Write 1 200, 1 000–1 900, at least 3 500, or nothing while unknown.",
                text=text.strip(),
            )
        )
    return found.least, found.most


def persons_text(strength: Strength) -> str:
    """As it can be typed again; empty while unknown."""
    return "" if strength.text == "unknown" else strength.text


def days(text: str) -> tuple[float | None, float | None]:
    """Least and most days; None where nobody says. Raises BadInput."""
    plain = text.strip().casefold().removesuffix("s").removesuffix("day").strip()
    if plain in _UNKNOWN:
        return None, None
    if plain in ("no delay", tr("no delay")):
        return 0.0, 0.0
    match = _DAYS.fullmatch(plain)
    if match is None or (match["sign"] and match[3]):
        raise BadInput(
            tr("“{text}” is no notice in days. Write 5, 5–30, from 45, or nothing while unknown.", text=text.strip())
        )
    first = _number(match[2])
    if match["sign"] in ("from", "≥", ">=", "at least"):
        return first, None
    if match["sign"]:
        return None, first
    return first, first if match[3] is None else _number(match[3])


def days_text(least: float | None, most: float | None) -> str:
    """As it can be typed again; empty while unknown."""
    if least is None:
        return "" if most is None else tr("up to {days}", days=f"{most:g}")
    if most is None:
        return tr("from {days}", days=f"{least:g}")
    return f"{least:g}" if least == most else f"{least:g}–{most:g}"


def _number(text: str) -> float:
    return float(text.replace(",", "."))
