"""Reading Allies, places and corridors."""

from console.domain.reference import Ally, Place
from console.domain.times import Instant
from console.store.facts import PROVENANCE, provenance
from console.store.reader import Reader, Row


def allies(reader: Reader, by: Instant | None = None) -> list[Ally]:
    """The Allies by name; with ``by`` those that had joined before that instant."""
    rows = reader.all(
        "SELECT id, slug, iso2, iso3, name, capital, lon, lat, accession_at, region, timezone, eastern_flank,"
        f" coalesce(jfc_area, ''), coalesce(parliament_approval, ''),"
        f" coalesce(parliament_note, ''), coalesce(parliament_as_of, ''), {PROVENANCE} FROM ally"
        " WHERE ?1 IS NULL OR accession_at < ?1 ORDER BY name",
        (by,),
    )
    return [_ally(row) for row in rows]


def places(reader: Reader) -> list[Place]:
    """Bases, ports, headquarters and chokepoints, then corridors, by name."""
    rows = reader.all(
        f"SELECT id, slug, name, kind, country, lon, lat, geometry, sidc, coalesce(note, ''), {PROVENANCE} FROM place"
        f" UNION ALL SELECT id, slug, name, kind, country, NULL, NULL, geometry, NULL, coalesce(note, ''), {PROVENANCE}"
        " FROM corridor ORDER BY name"
    )
    return [_place(row) for row in rows]


def _ally(row: Row) -> Ally:
    (
        row_id, slug, iso2, iso3, name, capital, lon, lat, accession, region, timezone, flank, jfc_area, approval,
        note, note_as_of, *facts,
    ) = row  # fmt: skip
    return Ally(
        row_id, slug, iso2, iso3, name, capital, lon, lat, accession, region, timezone, bool(flank), jfc_area, approval,
        provenance(*facts), note, note_as_of,
    )  # fmt: skip


def _place(row: Row) -> Place:
    row_id, slug, name, kind, country, lon, lat, geometry, sidc, note, *facts = row
    return Place(row_id, slug, name, kind, country, lon, lat, geometry, sidc, note, provenance(*facts))
