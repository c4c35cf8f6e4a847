"""Reading forces: units with the placements and readiness that hold at a time, and missions."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from console.domain.force import (
    ActsAs,
    Contribution,
    Force,
    Home,
    Mission,
    Permanence,
    Placed,
    Position,
    Readiness,
    Recorded,
    Strength,
    Withdrawn,
)
from console.domain.provenance import Provenance
from console.domain.subordination import climbed
from console.domain.times import Interval
from console.store.facts import PROVENANCE, listed, provenance, valid_in
from console.store.reader import Reader, Row

_READINESS = """
    LEFT JOIN readiness r ON r.unit_id = p.unit_id
        AND (r.placement_id = p.id
             OR r.placement_id IS NULL AND p.recorded_at IS NULL AND r.valid_from IS p.valid_from)
        AND (r.withdrawn_at IS NULL OR p.withdrawn_at IS NOT NULL)
"""
"""The readiness that goes with a placement; with a withdrawn one, also what was withdrawn with it."""
_PLACEMENT = f"""
    SELECT u.id, p.id, u.slug, p.slug, u.kind, u.name, u.short_name, u.domain, coalesce(p.sidc, u.sidc),
           p.valid_from, p.valid_to, p.position, p.place, p.country, p.lon, p.lat, p.lead, p.contributors, p.higher,
           p.strength, p.strength_min, p.strength_max, p.strength_note, p.size_level, coalesce(p.note, u.note),
           r.id, r.notice_days_min, r.notice_days_max, r.notice_note, r.authority,
           p.source, p.as_of, p.to_check, p.check_note,
           p.parent_id, p.permanence, p.acts_as, p.caveats, p.home_place, p.home_country, p.home_lon, p.home_lat,
           p.recorded_at, p.recorded_by, p.corrects_id, u.side,
           p.withdrawn_at, p.withdrawn_by, p.withdrawn_why
    FROM placement p
    JOIN unit u ON u.id = p.unit_id
    {_READINESS}
"""


def names(reader: Reader) -> dict[bytes, str]:
    """What every unit is called."""
    return dict(reader.all("SELECT id, name FROM unit"))


def name(reader: Reader, unit_id: bytes) -> str:
    """What a unit is called; empty for one that is not in the case."""
    return str(reader.value("SELECT name FROM unit WHERE id = ?", (unit_id,)) or "")


def forces(reader: Reader, during: Interval | None = None) -> list[Force]:
    """Every unit with each placement that holds at some time in ``during`` (None: ever), by kind, name and time.

    Whose parent does not stand then is given under the nearest above it that does.
    """
    condition, values = valid_in(during, "p")
    given, facts = _contributions(reader), _facts(reader)
    rows = reader.all(
        f"{_PLACEMENT} WHERE {condition} AND p.withdrawn_at IS NULL ORDER BY u.kind, u.name, u.id, p.valid_from",
        values,
    )
    found = [_force(row, tuple(given.get(row[1], ())), facts.get(row[1], {})) for row in rows]
    return found if during is None else list(climbed(found, _ever(reader), during.end - 1))


def _ever(reader: Reader) -> Iterator[Force]:
    """Every placement, read only when somebody asks."""
    yield from forces(reader)


def history(reader: Reader, unit_id: bytes) -> list[Placed]:
    """Every placement of a unit, by when it held, then by when it was entered; withdrawn ones among them."""
    given, facts = _contributions(reader, unit_id), _facts(reader, unit_id)
    rows = reader.all(
        f"{_PLACEMENT} WHERE p.unit_id = ? ORDER BY p.valid_from, coalesce(p.recorded_at, 0), p.id", (unit_id,)
    )
    return [
        Placed(_force(row, tuple(given.get(row[1], ())), facts.get(row[1], {})), _withdrawn(*row[-3:])) for row in rows
    ]


def placements(reader: Reader, unit_id: bytes) -> list[Force]:
    """What is believed of one unit: its placements that are not withdrawn, by time."""
    return [placed.force for placed in history(reader, unit_id) if placed.withdrawn is None]


def readiness_row(reader: Reader, placement: Force) -> tuple[bytes, Provenance] | None:
    """The row of the readiness that goes with a placement, and where it comes from."""
    row = reader.one(
        f"SELECT r.id, r.source, r.as_of, r.to_check, r.check_note FROM placement p {_READINESS} WHERE p.id = ?"
        " AND r.id IS NOT NULL",
        (placement.placement_id,),
    )
    return None if row is None else (row[0], provenance(*row[1:]))


def missions(reader: Reader, during: Interval | None = None) -> list[Mission]:
    """Operations, missions, vigilance activities and exercises that run at some time in ``during`` (None: ever)."""
    condition, values = valid_in(during)
    rows = reader.all(
        "SELECT id, slug, name, kind, domain, place, country, lon, lat, valid_from, valid_to, status, command,"
        f" strength_min, strength_max, strength_note, description, sidc, {PROVENANCE} FROM mission"
        f" WHERE {condition} ORDER BY valid_from, name",
        values,
    )
    return [_mission(row) for row in rows]


def _contributions(reader: Reader, unit_id: bytes | None = None) -> dict[bytes, list[Contribution]]:
    """What each nation gives, by the placement it gives it to: of one unit, or (None) of all."""
    found: dict[bytes, list[Contribution]] = defaultdict(list)
    of, values = _placements_of(unit_id)
    sql = (
        "SELECT placement_id, country, strength_min, strength_max, strength_note, caveats,"
        f" {PROVENANCE} FROM contribution {of} ORDER BY placement_id, country"
    )
    for placement, country, least, most, note, caveats, *known in reader.rows(sql, values):
        strength = Strength(None, least, most, note or "")
        found[placement].append(Contribution(country, strength, caveats or "", provenance(*known)))
    return found


def _placements_of(unit_id: bytes | None) -> tuple[str, tuple[bytes, ...]]:
    """The condition on a table of things said of placements, and its values: of one unit, or (None) of all."""
    if unit_id is None:
        return "", ()
    return "WHERE placement_id IN (SELECT id FROM placement WHERE unit_id = ?)", (unit_id,)


def _facts(reader: Reader, unit_id: bytes | None = None) -> dict[bytes, dict[str, Provenance]]:
    """Where parent and traits come from, by the placement that says them, where not from its own source."""
    found: dict[bytes, dict[str, Provenance]] = defaultdict(dict)
    of, values = _placements_of(unit_id)
    rows = reader.rows(f"SELECT placement_id, field, {PROVENANCE} FROM placement_fact {of}", values)
    for placement, field, *known in rows:
        found[placement][field] = provenance(*known)
    return found


def _force(row: Row, contributions: tuple[Contribution, ...], sources: Mapping[str, Provenance]) -> Force:
    (
        unit_id, placement_id, unit_slug, slug, kind, name, short, domain, sidc, valid_from, valid_to, position, place,
        country, lon, lat, lead, contributors, higher, strength, least, most, strength_note, size_level, note,
        readiness_id, days_min, days_max, notice_note, authority, *more,
    ) = row  # fmt: skip
    facts, (parent_id, permanence, acts_as, caveats), home, recorded = more[:4], more[4:8], more[8:12], more[12:15]
    readiness = Readiness(days_min, days_max, notice_note or "", authority) if readiness_id else None
    return Force(
        unit_id, placement_id, unit_slug, slug, kind, name, short, domain, sidc, valid_from, valid_to,
        Position(position), place, country, lon, lat, lead or "", listed(contributors), higher or "",
        Strength(strength, least, most, strength_note or ""), size_level or "", note or "", readiness,
        provenance(*facts), parent_id, Permanence(permanence) if permanence else None,
        ActsAs(acts_as) if acts_as else None, caveats or "", _home(*home), contributions, _recorded(*recorded),
        more[15] or "", sources.get("parent"), sources.get("traits"),
    )  # fmt: skip


def _home(place: str | None, country: str | None, lon: float | None, lat: float | None) -> Home | None:
    return Home(place or "", country, lon, lat) if place or country or lon is not None else None


def _recorded(at: Any, by: str | None, corrects: bytes | None) -> Recorded | None:
    return None if at is None else Recorded(at, by or "", corrects)


def _withdrawn(at: Any, by: str | None, why: str | None) -> Withdrawn | None:
    return None if at is None else Withdrawn(at, by or "", why or "")


def _mission(row: Row) -> Mission:
    (
        row_id, slug, name, kind, domain, place, country, lon, lat, valid_from, valid_to, status, command, least, most,
        strength_note, description, sidc, *facts,
    ) = row  # fmt: skip
    return Mission(
        row_id, slug, name, kind, domain, place, country, lon, lat, valid_from, valid_to, status, command or "",
        Strength(None, least, most, strength_note or ""), description, sidc, provenance(*facts),
    )  # fmt: skip
