"""When something is to happen in an exercise: before or after its start, never at a time on the calendar."""

import re

_UNITS = {"M": 1, "H": 60, "D": 1440, "J": 1440, "W": 10080, "S": 10080}
_OFFSET = re.compile(r"([JDHMWS])\s*([+\-−])\s*(\d{1,5})", re.IGNORECASE)
_ONLY_OFFSETS = re.compile(
    r"(?:\s*+[JDHMWST]\s*+[+\-−]\s*+\d{1,5}\s*+[,;]?+)+|\s*+[TJDH](?:0|-?day|-?hour)?\s*", re.IGNORECASE
)
_TIME_ON_DAY = re.compile(r"\s*\d{1,2}[:h]\d{2}(?::\d{2})?\s*", re.IGNORECASE)
_DATED = re.compile(r"\s*\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\s+\d{1,2}[h:]\d{2}.*", re.IGNORECASE)


def is_trigger(text: str) -> bool:
    """Whether a text says when in an exercise: ``J-60``, ``J+1 H+2 M-5``, ``T+2``, ``09:05``, ``26/06/2024 09h00``."""
    return any(form.fullmatch(text) for form in (_ONLY_OFFSETS, _TIME_ON_DAY, _DATED))


def is_relative(text: str) -> bool:
    """Whether it counts from the start of the exercise."""
    return bool(_ONLY_OFFSETS.fullmatch(text)) and any(letter.isdigit() for letter in text)


def is_dated(text: str) -> bool:
    """Whether it names a day and a time."""
    return bool(_DATED.fullmatch(text))


def minutes(text: str) -> int | None:
    """Minutes after the start (before: negative): days are J or D, hours H, minutes M. None: ``T+2`` names no unit."""
    if not is_relative(text):
        return None
    parts = _OFFSET.findall(text)
    if not parts or "t" in text.lower():
        return None
    return sum(_UNITS[unit.upper()] * int(count) * (1 if sign == "+" else -1) for unit, sign, count in parts)
