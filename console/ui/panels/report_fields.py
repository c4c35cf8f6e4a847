"""What is typed into the form of a telephoned or pasted report, as text, and how it is read: no widget, no clock."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Final

from console.domain import coordinates
from console.domain.categories import Category
from console.domain.errors import ConsoleError
from console.domain.grade_keys import Grade, parse_grade
from console.domain.letters import cut_at_word
from console.domain.marking import Marking
from console.domain.spoken_time import Spoken, read_time
from console.domain.times import Instant, dtg
from console.services.reports import ReportForm
from console.ui.panels.inspector_fields import AS_CASE, read_marking
from console.ui.words import later, tr

_HEADLINE: Final = 160
_SENTENCE: Final = re.compile(r"(?<=[.!?…])\s+")


@dataclass(frozen=True)
class Typed:
    """Every field as its text; ``category`` is a value of its list."""

    text: str = ""
    source: str = ""
    caller: str = ""
    time: str = ""
    place: str = ""
    position: str = ""
    category: str = ""
    grade: str = ""
    origin: str = ""
    level: str = AS_CASE
    owner: str = ""
    release: str = ""


NAMES = {
    "text": later("What was said: the first line is the headline"),
    "source": later("Source"),
    "caller": later("Caller"),
    "time": later("Time"),
    "place": later("Place"),
    "position": later("Position"),
    "category": later("Category"),
    "grade": later("Grade"),
    "origin": later("Origin, where it is another's knowledge"),
    "level": later("Marking"),
    "owner": later("Owner"),
    "release": later("Owner and release list"),
}


@dataclass(frozen=True)
class Chosen:
    """A place chosen from the gazetteer: its words and position as they were put into the fields."""

    place: str
    position: str
    lon: float
    lat: float
    precision: str | None


def touched(typed: Typed, began: Typed) -> bool:
    """Whether anything was typed since the form was opened."""
    return any(getattr(typed, field.name) != getattr(began, field.name) for field in fields(Typed))


def read(
    typed: Typed, now: Instant, chosen: Chosen | None, exercise: bool = False
) -> tuple[ReportForm | None, dict[str, str]]:
    """The form, or None and one sentence a field that cannot be read.

    An empty time stands for now. A place chosen from the gazetteer keeps its position to the last digit. ``exercise``
    is what a marking of its own says where the case is one.
    """
    wrong: dict[str, str] = {}
    headline, body = parts(typed.text)
    if not headline:
        wrong["text"] = tr("Say what was reported; one line is enough.")
    grade = parse_grade(typed.grade)
    if grade is None:
        wrong["grade"] = tr("A grade is a letter A to F, a number 1 to 6, or both: B2.")
    when = _time(typed.time, now, wrong)
    lon, lat, precision = _position(typed, chosen, wrong)
    marking = _marking(typed, exercise, wrong)
    if wrong or when is None:
        return None, wrong
    grade = grade or Grade()
    return ReportForm(
        headline=headline, body=body, source=typed.source, caller=typed.caller, occurred_from=when.at,
        precision=when.precision, lon=lon, lat=lat, place=typed.place, place_precision=precision,
        category=Category(typed.category) if typed.category else None, reliability=grade.reliability,
        credibility=grade.credibility, origin=typed.origin, marking=marking,
    ), {}  # fmt: skip


def parts(text: str) -> tuple[str, str]:
    """Headline and body: the first line, or the first sentence of a long one; the body is all of a longer text."""
    plain = text.strip()
    first = plain.splitlines()[0].strip() if plain else ""
    if len(first) > _HEADLINE:
        first = _SENTENCE.split(first)[0]
    first = cut_at_word(first, _HEADLINE)
    return first, "" if first == plain else plain


def time_words(text: str, now: Instant) -> str:
    """What a typed time means, written out; empty while it means nothing."""
    if not text.strip():
        return tr("now, {time}", time=dtg(now))
    try:
        return dtg(*read_time(text, now))
    except ConsoleError:
        return ""


def _time(text: str, now: Instant, wrong: dict[str, str]) -> Spoken | None:
    try:
        return read_time(text if text.strip() else "now", now)
    except ConsoleError as error:
        wrong["time"] = str(error)
        return None


def _marking(typed: Typed, exercise: bool, wrong: dict[str, str]) -> Marking | None:
    try:
        return read_marking(typed.level, typed.owner, typed.release, exercise)
    except ConsoleError as error:
        wrong["release"] = str(error)
        return None


def _position(
    typed: Typed, chosen: Chosen | None, wrong: dict[str, str]
) -> tuple[float | None, float | None, str | None]:
    if not typed.position.strip():
        return None, None, None
    if chosen is not None and typed.position == chosen.position:
        return chosen.lon, chosen.lat, chosen.precision
    try:
        return (*coordinates.parse(typed.position), "point")
    except ConsoleError as error:
        wrong["position"] = str(error)
        return None, None, None
