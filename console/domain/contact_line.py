"""A contact as it is typed while it is heard: ``PL US 2115Z phone ministers: what Poland means to ask for``.

Two capitals (ISO 3166 alpha-2) or organisations (longer names in quotes), then what is known of when, by what means and
at what level, in this order, each of them or none; what is left is what it was about.
"""

import re
from dataclasses import dataclass
from typing import Final

from console.domain.errors import BadInput, UsageError
from console.domain.spoken_time import read_time
from console.domain.times import Instant, parse_instant

MEANS: Final = ("phone", "secure line", "video", "letter", "message", "mail", "in person", "courier", "press")
LEVELS: Final = ("leaders", "presidents", "ministers", "ambassadors", "chiefs of defence", "advisers", "officials")
EXAMPLE: Final = "PL US 2115Z phone: what Poland means to ask for"

_QUOTES: Final = '"\u201c\u201d'
_NAME: Final = re.compile(rf"[{_QUOTES}](?P<quoted>[^{_QUOTES}]+)[{_QUOTES}]|(?P<word>[^\s{_QUOTES}]+)")
_BETWEEN: Final = re.compile(r"\s*(?:[-\u2013/>\u2192+&]|to|and|with)?\s*")
_CODES: Final = re.compile(r"(?P<one>[A-Za-z]{2})[-\u2013/>\u2192](?P<other>[A-Za-z]{2})(?=\s|$)")
_MONTH: Final = r"(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)"
_TIME: Final = re.compile(
    rf"(?:\d{{6}}\s?Z\s{_MONTH}\s(?:\d{{4}}|\d{{2}})|\d{{6}}\s?Z?|\d{{1,2}}[:.]\d{{2}}\s?Z?|\d{{4}}\s?Z?|now)(?=[\s,;:]|$)",
    re.IGNORECASE,
)
_LEAD: Final = re.compile(r"[\s,;:]+")


@dataclass(frozen=True, slots=True)
class ContactLine:
    """What a line says. ``at`` is a UTC instant; ``means`` and ``level`` are empty where the line says none."""

    one: str
    other: str
    at: Instant
    means: str
    level: str
    subject: str


def read_contact(text: str, now: Instant) -> ContactLine:
    """Read a line typed at ``now``; without a time it was now. Raises BadInput saying what is missing."""
    plain = " ".join(text.split())
    one, other, rest = _parties(plain)
    if one.casefold() == other.casefold():
        raise BadInput(f"{one} stands on both sides. Name the two that spoke, as {EXAMPLE}.")
    at, rest = _time(rest, now)
    means, rest = _known(rest, MEANS)
    level, rest = _known(rest, LEVELS, colon=True)
    subject = _LEAD.sub("", rest, count=1) if _LEAD.match(rest) else rest
    if not subject:
        raise BadInput(f"Say what it was about, as {EXAMPLE}.")
    return ContactLine(one, other, at, means, level, subject)


def _parties(plain: str) -> tuple[str, str, str]:
    pair = _CODES.match(plain)
    if pair:
        return pair["one"].upper(), pair["other"].upper(), plain[pair.end() :]
    first = _NAME.match(plain)
    gap = None if first is None else _BETWEEN.match(plain, first.end())
    second = None if gap is None else _NAME.match(plain, gap.end())
    if first is None or second is None:
        raise BadInput(f"Name the two that spoke, as {EXAMPLE}.")
    return _party(first), _party(second), plain[second.end() :]


def _party(found: re.Match[str]) -> str:
    name = (found["quoted"] or found["word"]).strip(" ,;:")
    if not name or _TIME.fullmatch(name):
        raise BadInput(f"Name the two that spoke, as {EXAMPLE}.")
    return name.upper() if len(name) == 2 and name.isalpha() else name


def _time(rest: str, now: Instant) -> tuple[Instant, str]:
    begun = _LEAD.sub("", rest, count=1) if _LEAD.match(rest) else rest
    found = _TIME.match(begun)
    if found is None:
        return now, rest
    said, left = found.group(), begun[found.end() :]
    try:
        if re.search(_MONTH, said, re.IGNORECASE):
            return parse_instant(said.upper()), left
        return read_time(said, now).at, left
    except UsageError as error:
        raise BadInput(f"{said!r} is no time. Write it as 2115Z, 152115Z or 152115Z NOV 22.") from error


def _known(rest: str, words: tuple[str, ...], *, colon: bool = False) -> tuple[str, str]:
    """One of the words where the rest begins with it; a level only before a colon: else it may be the subject."""
    begun = _LEAD.sub("", rest, count=1) if _LEAD.match(rest) else rest
    if rest.startswith(":"):
        return "", rest
    for word in sorted(words, key=len, reverse=True):
        after = begun[len(word) :]
        if begun.casefold().startswith(word) and (not after or after[0] in (":" if colon else " ,;:")):
            return word, after
    return "", rest
