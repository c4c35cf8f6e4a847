"""Whether two accounts tell of the same event: from time, place and words, with the reason in words.

A suggestion for a person, never a decision. What one side does not say is left out of the balance and makes the match
weaker. Accounts two days apart, or farther apart than a rumour travels, are never matched. Words are compared with
rapidfuzz, imported when first needed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import asin, cos, exp, radians, sin, sqrt
from typing import Final, Literal

from console.domain import spelling
from console.domain.letters import folded
from console.domain.times import DAY, HOUR, MINUTE, Instant, Precision, span

Kind = Literal["report", "incident"]

_APART_H: Final = 48.0
_FAR_KM: Final = 250.0
"""Farther apart in time or place is another event, whatever the words."""
_HOURS: Final = 6.0
_KM: Final = 30.0
"""At so much the closeness has fallen to a third."""
_TIME, _PLACE, _WORDS = 0.3, 0.3, 0.4
_LEAST, _LEAST_OF_FEW = 0.42, 0.36
"""Of incidents there are few: one that is merely near is worth a look."""
_UNLIKE: Final = 45.0
"""Headlines that rapidfuzz finds no more alike than this have nothing in common."""
_ENOUGH: Final = 4
"""So many words in common are as good as more."""
_SHOWN: Final = 3
_RADIUS_KM: Final = 6371.0
_WORD: Final = re.compile(r"[^\W_]{3,}")
_COMMON: Final = frozenset(
    re.findall(
        r"\w+",
        """
        the and for that with from this has have had was were are not but its said says report reports
        reported reporting after before over near into about than been will who which their there his her
        they them out all new one two may can could would should according more some also when where what
        while against between during under per via official officials statement told tells claims claim
        confirmed update breaking news source sources people und der die das ist les des dans pour est une
        que sur par pas jest nie oraz dla
        """,
    )
)


@dataclass(frozen=True, slots=True)
class Account:
    """A report or an incident as far as it can be compared. ``lon`` and ``lat`` are degrees WGS 84 or None.

    ``region_only``: the coordinate merely stands for a region. ``category`` is a code, None where none is named.
    """

    id: bytes
    kind: Kind
    title: str
    text: str
    place: str
    start: Instant
    precision: Precision
    lon: float | None
    lat: float | None
    region_only: bool
    category: int | None
    incident_ids: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class Match:
    """How likely two accounts tell of one event (0 to 1, for ordering only), and why, in words."""

    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What probably tells of the same event: a report or an incident, and why."""

    kind: Kind
    id: bytes
    title: str
    reason: str
    score: float


def match(one: Account, other: Account) -> Match | None:
    """Compare two accounts; None where they hardly tell of the same event."""
    near_in_time, time_words = _in_time(one, other)
    if near_in_time is None:
        return None
    in_place, place_words = _in_place(one, other)
    if in_place is not None and in_place < 0:
        return None
    in_words, shared = _in_words(one, other)
    parts = [(_TIME, near_in_time), (_WORDS, in_words)] + ([] if in_place is None else [(_PLACE, in_place)])
    score = sum(weight * value for weight, value in parts) / sum(weight for weight, _ in parts)
    if in_place is None:
        score *= 0.85
    if one.category is not None and one.category == other.category:
        score = min(1.0, score + 0.05)
    few = "incident" in (one.kind, other.kind)
    beside = in_place is not None and in_place > 0.6 and near_in_time > (0.35 if few else 0.6)
    if score < (_LEAST_OF_FEW if few else _LEAST) or (in_words < 0.2 and not beside):
        return None
    quoted = [f"‘{word}’" for word in shared[:_SHOWN]]
    return Match(score, ", ".join(part for part in (time_words, place_words, *quoted) if part))


def best(one: Account, others: Sequence[Account], most: int) -> list[tuple[Account, Match]]:
    """The likeliest of some accounts, the best first."""
    found = [(other, how) for other in others if (how := match(one, other)) is not None]
    found.sort(key=lambda pair: (-pair[1].score, pair[0].id))
    return found[:most]


@lru_cache(maxsize=4096)
def key_words(text: str) -> tuple[str, ...]:
    """The words of a text that say something, folded, the longest first, each once."""
    found = dict.fromkeys(word for word in _WORD.findall(folded(text)) if word not in _COMMON)
    return tuple(sorted(found, key=lambda word: -len(word)))


def _in_time(one: Account, other: Account) -> tuple[float | None, str]:
    first, second = span(one.start, one.precision), span(other.start, other.precision)
    gap = max(0, first.start - second.end, second.start - first.end)
    hours = gap / HOUR
    if hours > _APART_H:
        return None, ""
    apart = abs(one.start - other.start)
    vague = {one.precision, other.precision} & {Precision.DAY, Precision.MONTH}
    if vague:
        return exp(-hours / _HOURS) * 0.6, "the same day" if not gap else "a day apart"
    return exp(-hours / _HOURS), _apart(apart)


def _apart(gap: int) -> str:
    if gap < MINUTE:
        return "the same minute"
    if gap < 2 * HOUR:
        return f"{gap // MINUTE} min apart"
    return f"{gap // HOUR} h apart" if gap < 2 * DAY else f"{gap // DAY} days apart"


def _in_place(one: Account, other: Account) -> tuple[float | None, str]:
    """How near, 0 to 1; negative where they are too far apart; None where either is nowhere."""
    same = bool(one.place) and bool(other.place) and _key(one.place) == _key(other.place)
    if one.lon is None or one.lat is None or other.lon is None or other.lat is None:
        if same:
            return 0.9, f"‘{other.place}’"
        named = _named(one, other) or _named(other, one)
        return (0.7, f"‘{named}’") if named else (None, "")
    far = _km(one.lon, one.lat, other.lon, other.lat)
    if one.region_only or other.region_only:
        return (0.5, f"‘{other.place}’") if same else ((-1.0, "") if far > 2 * _FAR_KM else (None, ""))
    if far > _FAR_KM:
        return -1.0, ""
    near = exp(-far / _KM)
    words = "the same place" if far < 0.5 else f"{far:.0f} km"
    return near, f"{words}, ‘{other.place}’" if same else words


def _named(placed: Account, other: Account) -> str:
    """The place of one, where the other's text names it."""
    key = _key(placed.place)
    return placed.place if len(key) > 3 and f" {key} " in f" {_key(other.text)} " else ""


def _in_words(one: Account, other: Account) -> tuple[float, list[str]]:
    from rapidfuzz import fuzz

    theirs = frozenset(key_words(other.text))
    shared = [word for word in key_words(one.text) if word in theirs]
    alike = max(0.0, (fuzz.token_set_ratio(_folded(one.title), _folded(other.title)) - _UNLIKE) / (100.0 - _UNLIKE))
    return 0.5 * alike + 0.5 * min(1.0, len(shared) / _ENOUGH), shared


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return folded(text)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return spelling.key(text)


def _km(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """On a sphere: 0.5 % is no matter here, and thousands are compared in a few milliseconds."""
    up, across = radians(other_lat - lat) / 2, radians(other_lon - lon) / 2
    hav = sin(up) ** 2 + cos(radians(lat)) * cos(radians(other_lat)) * sin(across) ** 2
    return 2 * _RADIUS_KM * asin(sqrt(min(1.0, hav)))
