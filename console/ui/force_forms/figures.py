"""Numbers as people write them in a force's form: persons and days, one figure or a range, empty while unknown."""

from __future__ import annotations

from console.domain.errors import BadInput
from console.domain.force import Strength
from console.domain.notice import parse_notice
from console.ui.words import tr

_UNKNOWN = frozenset({"", "unknown", "?", "–", "-"})


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
    return (None, None) if text.strip().casefold() in _UNKNOWN else parse_notice(text)


def days_text(least: float | None, most: float | None) -> str:
    """As it can be typed again; empty while unknown."""
    if least is None:
        return "" if most is None else tr("up to {days}", days=f"{most:g}")
    if most is None:
        return tr("from {days}", days=f"{least:g}")
    return f"{least:g}" if least == most else f"{least:g}–{most:g}"
