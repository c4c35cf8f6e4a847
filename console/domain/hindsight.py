"""Taking back what was learned later: which dates a text names, and the text without what names a later one.

A bare year counts as later only when it had not begun; a month or a day as soon as it was not over.
"""

import re
from collections.abc import Iterator

from console.domain.times import Instant, parse_day_or_instant, to_datetime

_MONTHS = "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec"
_DATE = re.compile(
    r"\b(?P<iso>20\d\d-\d\d-\d\d)\b"
    r"|\b(?P<years>20\d\d)-(?P<end>\d\d)\b"
    rf"|(?:\b(?:\d{{1,2}}[-–])?(?P<day>\d{{1,2}}) )?\b(?P<month>{_MONTHS})[a-z]*\.? (?P<year>20\d\d)\b"
    r"|\b(?P<bare>20\d\d)\b"
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_SENTENCES = re.compile(r"(?<=\.)\s+(?!20\d\d\b)")
"""Between sentences; not after a month that is cut short, as in Dec. 2022."""
_CLAUSES = re.compile(r"\s*;\s*(?![^()]*\))")
"""A semicolon inside brackets parts nothing."""
_LAST_MONTH = 12


def names_later(text: str, moment: Instant) -> bool:
    """Whether a text names a date that was not over at a moment."""
    return any(later for later in _later(text, moment))


def without_later(text: str, moment: Instant) -> str:
    """The text without the asides, clauses and sentences that name a later date; as it is where none does."""
    while names_later(text, moment):
        shorter = _parted(text, moment)
        text = shorter if shorter != text else ""
    return text


def _parted(text: str, moment: Instant) -> str:
    sentences = []
    for sentence in _SENTENCES.split(text):
        plain = _ASIDE.sub(lambda aside: "" if names_later(aside[0], moment) else aside[0], sentence)
        clauses = [clause for clause in _CLAUSES.split(plain) if not names_later(clause, moment)]
        if any(clauses):
            sentences.append("; ".join(clauses))
    return " ".join(sentences).strip()


def _later(text: str, moment: Instant) -> Iterator[bool]:
    year = to_datetime(moment).year
    for date in _DATE.finditer(text):
        if date["bare"]:
            yield int(date["bare"]) > year
        elif date["years"] and int(date["end"]) > _LAST_MONTH:
            yield int(date["years"][:2] + date["end"]) > year
        else:
            yield parse_day_or_instant(_written(date)).end > moment


def _written(date: re.Match[str]) -> str:
    if date["iso"]:
        return date["iso"]
    if date["years"]:
        return f"{date['years']}-{date['end']}"
    day = f"{int(date['day']):02d} " if date["day"] else ""
    return f"{day}{date['month'].upper()} {date['year']}"
