"""What is refused of a force's facts, each in one sentence."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from console.domain import coordinates
from console.domain.errors import BadInput
from console.domain.force import Force, Position
from console.domain.numbers import grouped
from console.domain.times import DAY, Instant, Precision, dtg, holds
from console.store import reference, units
from console.store.reader import Reader

_BESIDES = {"XK": "Kosovo", "XZ": "high seas"}
"""Codes in use that ISO 3166 does not have: KFOR's host, and UN/LOCODE's for international waters."""
_WHERE_NOT_PUBLIC = (Position.NOT_PUBLIC, Position.HOME)


def country_names(reader: Reader) -> Mapping[str, str]:
    """What every country is called by its ISO 3166 alpha-2 code: the Alliance's names for Allies, else the list's."""
    return {**_countries(), **{ally.iso2: ally.name for ally in reference.allies(reader)}}


def require_country(code: str) -> None:
    """Refuses what is no country's code."""
    if code not in _countries():
        raise BadInput(f"“{code}” is no country's two-letter code. Write EE, LV, PL …")


def require_place(position: Position, lon: float | None, lat: float | None, country: str | None) -> None:
    """Refuses half a position, one outside the Earth, one of a force that has none, and an unknown country."""
    if (lon is None) != (lat is None):
        raise BadInput("A position needs latitude and longitude, or neither.")
    if lon is not None and lat is not None and not coordinates.is_valid(lon, lat):
        raise BadInput("The position lies outside ±90° and ±180°.")
    if lon is None and position not in _WHERE_NOT_PUBLIC:
        raise BadInput("Say where that is by latitude and longitude, or that the position is not public.")
    if lon is not None and position is Position.NOT_PUBLIC:
        raise BadInput("A force whose position is not public has none: take latitude and longitude away.")
    if country:
        require_country(country)


def require_figure(least: float | None, most: float | None, what: str, unit: str, limit: int) -> None:
    """Refuses a range that runs backwards, less than none, and more than can be."""
    if any(number is not None and not 0 <= number <= limit for number in (least, most)):
        raise BadInput(f"{what} is a number of {unit}, at most {grouped(limit)}, or empty while unknown.")
    if least is not None and most is not None and least > most:
        raise BadInput(f"{what}: the least, {least:g}, is more than the most, {most:g}.")


def holding(placements: list[Force], at: Instant) -> Force:
    """The placement of a unit (by time, not empty) that holds at a moment; refuses a moment when nothing holds."""
    for force in placements:
        if holds(at, force.valid_from, force.valid_to):
            return force
    first, last = placements[0], placements[-1]
    if first.valid_from is not None and at < first.valid_from:
        raise BadInput(f"“{last.name}” began on {day(first.valid_from)}: nothing holds before.")
    if last.valid_to is not None and at >= last.valid_to:
        raise BadInput(f"“{last.name}” ended on {day(last.valid_to)}: nothing holds after.")
    raise BadInput(f"Nothing is known of “{last.name}” on {day(at)}.")


def day(moment: Instant) -> str:
    """``21 NOV 26``, with its time where it is not the beginning of a day."""
    return dtg(moment) if moment % DAY else dtg(moment, Precision.DAY)


@cache
def _countries() -> Mapping[str, str]:
    table = resources.files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text(encoding="utf-8")
    lines = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {**{code: name for code, name in lines}, **_BESIDES}


def require_parent(
    reader: Reader, unit_id: bytes, parent_id: bytes, start: Instant | None, end: Instant | None
) -> None:
    """Refuses a parent that is not there at the start of a span (None: since ever), or closes a circle in it."""
    if not units.name(reader, parent_id):
        raise BadInput("The force it is to stand under is not in the case any more: its creation was undone.")
    require_no_circle(reader, unit_id, parent_id, start, end)
    if not stood(reader, parent_id, start):
        on = "then" if start is None else f"on {day(start)}"
        raise BadInput(f"“{units.name(reader, parent_id)}” did not stand {on}. Take another day or force.")


def require_no_circle(
    reader: Reader, unit_id: bytes, parent_id: bytes, start: Instant | None, end: Instant | None
) -> None:
    """Refuses a parent that is the unit itself, or stands below it at any time of a span (``end`` None: open)."""
    if parent_id == unit_id:
        raise BadInput(f"“{units.name(reader, unit_id)}” cannot stand under itself.")
    todo, seen = [(parent_id, start, end)], set()
    while todo:
        step = todo.pop()
        if step in seen:
            continue
        seen.add(step)
        for above, since, until in _above(reader, *step):
            if above == unit_id:
                raise BadInput(
                    f"“{units.name(reader, parent_id)}” stands below “{units.name(reader, unit_id)}” itself."
                )
            todo.append((above, since, until))


def stood(reader: Reader, unit_id: bytes, at: Instant | None) -> bool:
    """Whether a unit stood at a moment (None: ever before all that is known)."""
    sql = (
        "SELECT 1 FROM placement WHERE unit_id = ?1 AND withdrawn_at IS NULL"
        " AND (valid_from IS NULL OR valid_from <= ?2) AND (?2 IS NULL OR valid_to IS NULL OR ?2 < valid_to)"
    )
    return reader.one(sql, (unit_id, at)) is not None


def _above(
    reader: Reader, unit_id: bytes, start: Instant | None, end: Instant | None
) -> Iterator[tuple[bytes, Instant | None, Instant | None]]:
    """What a unit stands under within a span, and in which part of it."""
    sql = (
        "SELECT parent_id, valid_from, valid_to FROM placement WHERE unit_id = ?1 AND withdrawn_at IS NULL"
        " AND parent_id IS NOT NULL AND (?3 IS NULL OR valid_from IS NULL OR valid_from < ?3)"
        " AND (?2 IS NULL OR valid_to IS NULL OR valid_to > ?2)"
    )
    for parent_id, since, until in reader.all(sql, (unit_id, start, end)):
        yield (
            parent_id,
            max((moment for moment in (start, since) if moment is not None), default=None),
            min((moment for moment in (end, until) if moment is not None), default=None),
        )
