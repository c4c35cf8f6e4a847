"""What is typed into the incident form, as text, and how it is read: no widget, no clock."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import TypeVar

from console.domain import coordinates, times
from console.domain.categories import Category
from console.domain.errors import ConsoleError
from console.domain.marking import Level, Marking
from console.domain.times import Instant, Precision
from console.services.incidents import IncidentForm
from console.ui.words import later, tr

T = TypeVar("T")
Write = Callable[[float, float], str]
AS_CASE = "case"
"""The level of a thing that carries its case's marking."""
PRECISIONS = {
    Precision.MINUTE: later("to the minute"),
    Precision.HOUR: later("± 30 minutes"),
    Precision.DAY: later("to the day"),
    Precision.MONTH: later("to the month"),
}
POINT, REGION = "point", "region"
EXTENTS = {POINT: later("the place is known"), REGION: later("no more is known")}
"""How far the place of an incident is known: as it is given, or only which country."""
_COUNTRY = re.compile(r"[A-Z]{2}")
_CODE = re.compile(r"[A-Z0-9]{2,12}")


@dataclass(frozen=True)
class Typed:
    """Every field as its text. ``category``, ``severity``, ``precision``, ``level``, ``extent`` are of their lists."""

    title: str = ""
    category: str = ""
    severity: str = ""
    time: str = ""
    precision: str = Precision.MINUTE.value
    place: str = ""
    position: str = ""
    summary: str = ""
    level: str = AS_CASE
    owner: str = ""
    release: str = ""
    country: str = ""
    extent: str = POINT
    killed: str = ""
    injured: str = ""
    check_note: str = ""


NAMES = {
    "title": later("Title"),
    "category": later("Category"),
    "severity": later("Severity"),
    "time": later("Time"),
    "precision": later("Time"),
    "place": later("Place"),
    "position": later("Position"),
    "summary": later("Summary"),
    "level": later("Marking"),
    "owner": later("Owner"),
    "release": later("Owner and release list"),
    "country": later("Country"),
    "extent": later("Country"),
    "killed": later("Killed, injured"),
    "injured": later("Killed, injured"),
    "check_note": later("Still to be checked"),
}


@dataclass(frozen=True)
class Seen:
    """An incident as it stood when somebody began to edit it: as a form, and as its fields' texts."""

    form: IncidentForm
    typed: Typed


def seen(form: IncidentForm, write: Write) -> Seen:
    """The texts of a form; ``write`` writes a position as the user prefers it."""
    marking = form.marking
    return Seen(
        form,
        Typed(
            form.title,
            form.category.value,
            str(form.severity),
            _time_text(form.occurred_at, form.precision),
            form.precision.value,
            form.place,
            "" if form.lon is None or form.lat is None else write(form.lon, form.lat),
            form.summary,
            AS_CASE if marking is None else marking.level.name,
            "" if marking is None else marking.owner,
            "" if marking is None or marking.release is None else ", ".join(sorted(marking.release)),
            form.country or "",
            REGION if form.region_only else POINT,
            "" if form.killed is None else str(form.killed),
            "" if form.injured is None else str(form.injured),
            form.check_note if form.to_check else "",
        ),
    )


def blank(now: Instant) -> Typed:
    """The texts of a new incident: now, to the minute; nowhere yet."""
    return Typed(time=times.dtg(now))


def read(typed: Typed, before: Seen | None, exercise: bool) -> tuple[IncidentForm | None, dict[str, str]]:
    """The form, or None and one sentence a field that cannot be read.

    A text that was not touched keeps its value to the last digit: writing a position or a day rounds it.
    """
    wrong: dict[str, str] = {}
    title = typed.title.strip()
    if not title:
        wrong["title"] = tr("Say in a few words what happened.")
    if not typed.category:
        wrong["category"] = tr("Choose what kind of incident it is.")
    if not typed.severity:
        wrong["severity"] = tr("Choose how serious it is.")
    when = _try("time", wrong, lambda: _time(typed, before))
    where = _try("position", wrong, lambda: _position(typed, before))
    marking = _try("release", wrong, lambda: _marking(typed, before, exercise))
    country = _try("country", wrong, lambda: _country(typed))
    harmed = _try("killed", wrong, lambda: (_persons(typed.killed), _persons(typed.injured)))
    if wrong or when is None or where is None or marking is None or country is None or harmed is None:
        return None, wrong
    return IncidentForm(
        title, Category(typed.category), int(typed.severity), *when, *where, typed.place.strip(),
        typed.summary.strip(), marking[0], country or None, typed.extent == REGION, *harmed,
        bool(typed.check_note.strip()), typed.check_note.strip(),
    ), {}  # fmt: skip


def rebase(typed: Typed, before: Seen, stands: Seen) -> tuple[Typed, list[str]]:
    """What was typed, on the incident as it stands now: fields nobody touched follow it, the others stay.

    Also one sentence for each field that was changed on both sides to something else.
    """
    notes: list[str] = []
    values: dict[str, str] = {}
    for field in fields(Typed):
        mine, old, new = (getattr(text, field.name) for text in (typed, before.typed, stands.typed))
        if mine == old:
            values[field.name] = new
        elif new not in (old, mine):
            name = tr(NAMES[field.name])
            notes.append(tr("{field} is now “{text}” in the case.", field=name, text=new or tr("empty")))
    return replace(typed, **values), notes


def precision_of(text: str) -> Precision | None:
    """What the text of a time says of its precision by itself: a day, a month, or ``±``; None for any other."""
    plain = text.strip()
    if plain.endswith("±"):
        return Precision.HOUR
    try:
        start, end = times.parse_day_or_instant(plain)
    except ConsoleError:
        return None
    if end - start == 1:
        return None
    return Precision.DAY if end - start == times.DAY else Precision.MONTH


def _try(name: str, wrong: dict[str, str], reading: Callable[[], T]) -> T | None:
    try:
        return reading()
    except ConsoleError as error:
        wrong[name] = str(error)
        return None


def _time_text(when: Instant, precision: Precision) -> str:
    exact = Precision.MINUTE if precision is Precision.HOUR else precision
    return times.dtg(when, exact)


def _time(typed: Typed, before: Seen | None) -> tuple[Instant, Precision]:
    if before is not None and (typed.time, typed.precision) == (before.typed.time, before.typed.precision):
        return before.form.occurred_at, before.form.precision
    text = typed.time.strip()
    start = times.parse_day_or_instant(text.removesuffix("±")).start
    precision = precision_of(text) or Precision(typed.precision)
    return start, precision


def _position(typed: Typed, before: Seen | None) -> tuple[float | None, float | None]:
    if before is not None and typed.position == before.typed.position:
        return before.form.lon, before.form.lat
    if not typed.position.strip():
        return None, None
    return coordinates.parse(typed.position)


def _country(typed: Typed) -> str:
    """Two letters; empty for none."""
    code = typed.country.strip().upper()
    if code and not _COUNTRY.fullmatch(code):
        raise ConsoleError(tr("Write a country by its two letters: PL for Poland, XZ for the high seas."))
    if typed.extent == REGION and not code:
        raise ConsoleError(tr("Say which country, since no more is known."))
    return code


def _persons(text: str) -> int | None:
    """A number of persons; None for an empty field, which is not known and not none."""
    plain = text.strip()
    if not plain:
        return None
    if not (plain.isascii() and plain.isdigit()) or len(plain) > 9:
        raise ConsoleError(
            tr("{text} is no number of persons. Leave it empty while it is not known.", text=repr(plain))
        )
    return int(plain)


def _marking(typed: Typed, before: Seen | None, exercise: bool) -> tuple[Marking | None]:
    """One marking in a tuple, so that "the case's own" (None) is a result."""
    old = before.form.marking if before is not None else None
    caveat = "" if old is None else old.caveat
    return (read_marking(typed.level, typed.owner, typed.release, exercise, caveat),)


def read_marking(level: str, owner: str, release: str, exercise: bool, caveat: str = "") -> Marking | None:
    """The marking of the texts of a form; None is the case's own. Raises ConsoleError for a code that is none."""
    if level == AS_CASE:
        return None
    codes = [code for code in re.split(r"[,;\s]+", release.upper()) if code]
    odd = [code for code in codes if not _CODE.fullmatch(code)]
    if odd:
        raise _unreadable(odd[0])
    return Marking(Level[level], owner.strip(), frozenset(codes) if codes else None, exercise, caveat)


def _unreadable(code: str) -> ConsoleError:
    return ConsoleError(tr("{code} is not a country's or an organisation's code; write POL, EST, EU.", code=repr(code)))
