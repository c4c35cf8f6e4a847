"""Notice to move in words, and as a person writes it, read back into days."""

import re
from typing import Final

from console.domain.errors import BadInput
from console.domain.force import Readiness
from console.domain.wording import Tr, plain

_NUMBER: Final = r"(\d+(?:\.\d+)?)"
_RANGE: Final = re.compile(rf"{_NUMBER}\s*(?:[-–]|to)\s*{_NUMBER}")
_FROM: Final = re.compile(rf"from\s+{_NUMBER}")
_UP_TO: Final = re.compile(rf"up to\s+{_NUMBER}")
_ONE: Final = re.compile(_NUMBER)
_HOURS: Final = 24


def notice_words(readiness: Readiness | None, tr: Tr = plain) -> str:
    """Days as published: ``5–30 days``, ``from 45 days``, ``no delay``; else the source's words; empty for none."""
    if readiness is None:
        return ""
    least, most = readiness.days_min, readiness.days_max
    if least is None and most is None:
        return readiness.note
    if most is None:
        return tr("from {days}", days=_days(least or 0.0, tr))
    if not most:
        return tr("no delay")
    if least is None:
        return tr("up to {days}", days=_days(most, tr))
    if least == most:
        return _days(most, tr)
    return f"{least:g}–{_days(most, tr)}"


def parse_notice(text: str) -> tuple[float | None, float | None]:
    """The least and the most days of ``5–30 days``, ``10``, ``from 45``, ``up to 3``, ``72 h``, ``no delay``.

    ``unknown`` gives None twice. Raises BadInput for anything else. What :func:`notice_words` writes is read as it was.
    """
    words = " ".join(text.casefold().split())
    if words == "unknown":
        return None, None
    if words == "no delay":
        return 0.0, 0.0
    number, unit = re.fullmatch(r"(.*?)\s*(days?|d|hours?|h)?", words).groups()  # type: ignore[union-attr]
    divisor = _HOURS if (unit or "").startswith("h") else 1
    for pattern, ends in ((_RANGE, (0, 1)), (_FROM, (0, None)), (_UP_TO, (None, 0)), (_ONE, (0, 0))):
        found = pattern.fullmatch(number)
        if found is not None:
            figures = [float(figure) / divisor for figure in found.groups()]
            least, most = (None if end is None else figures[end] for end in ends)
            return least, most
    raise BadInput(f"“{text}” is no notice to move. Write days: 10, 5–30, from 45, no delay, or unknown.")


def _days(days: float, tr: Tr) -> str:
    return tr("{n} day", n=1) if days == 1 else tr("{n} days", n=f"{days:g}")
