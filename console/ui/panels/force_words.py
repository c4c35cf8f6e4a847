"""What sheets of forces and of missions say alike: where, how strong, how soon, how far, and whether it holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from console.domain import coordinates
from console.domain.authority import Coverage
from console.domain.force import Force, Mission, Readiness, Strength
from console.domain.force_kinds import BATTLEGROUP, BRIGADE
from console.domain.notice import notice_words
from console.domain.numbers import grouped
from console.domain.times import Instant
from console.exports.countries import Countries
from console.ui.panels.inspector_sheet import Chip, Fact, Section
from console.ui.words import tr

Write = Callable[[float, float], str]
"""Writes a position, longitude first, as the user prefers it."""


def strength(known: Strength) -> str:
    """Persons as a figure or a range, with what the source says of it; unknown said as unknown."""
    figures = "".join(letter for letter in known.text if letter.isdigit())
    # A note that is the figure over again, as "90,000", says nothing.
    says = known.note and known.note.replace(",", "") != figures
    return f"{tr(known.text)} · {known.note}" if says else tr(known.text)


def notice(readiness: Readiness | None) -> str:
    """Notice to move: the source's own words where it has some, else its days."""
    note = readiness.note if readiness is not None else ""
    return note or notice_words(readiness, tr) or tr("not published")


def where(thing: Force | Mission, countries: Countries, write: Write) -> tuple[str, ...]:
    """Its place and country, then its position where it has one."""
    country = countries.name(thing.country)
    # A place that is the country's own name says it once.
    place = ", ".join(dict.fromkeys(part for part in (thing.place, country) if part))
    if thing.lon is None or thing.lat is None:
        return (place,) if place else ()
    point = f"{write(thing.lon, thing.lat)} · {coordinates.grid(thing.lon, thing.lat)}"
    return (place, point) if place else (point,)


def valid_chip(start: Instant | None, end: Instant | None, now: Instant) -> Chip:
    """Whether something holds at a moment, not yet, or no longer."""
    if start is not None and start > now:
        return Chip(tr("Not yet"), "state.info")
    if end is not None and end <= now:
        return Chip(tr("Past"), "state.warn")
    return Chip(tr("Valid"), "state.ok")


def rings(known: Sequence[Coverage]) -> tuple[Section, ...]:
    """How far it covers, each ring about its place; no section without one."""
    lines = tuple(
        Fact(
            tr(ring.kind).capitalize(),
            " · ".join(
                part
                for part in (tr("{km} km about {place}", km=grouped(ring.radius_km), place=ring.place), ring.note)
                if part
            ),
        )
        for ring in known
    )
    return (Section(tr("Coverage"), lines),) if lines else ()


def has_framework(force: Force) -> bool:
    """Whether the nation that leads it is called its framework nation."""
    return force.kind in (BATTLEGROUP, BRIGADE)
