"""Reading incidents and their assessments."""

from console.domain.categories import Category
from console.domain.incident import Assessment, Incident, Nature, Status
from console.domain.times import Interval, Precision
from console.store import markings
from console.store.facts import provenance
from console.store.reader import Reader, Row

_INCIDENT = """
    SELECT i.id, i.slug, i.title, i.summary, i.category, i.severity, i.status, i.occurred_at, i.time_precision,
           i.lon, i.lat, i.place, i.country, i.killed, i.injured, i.hostile_intent, i.attribution_changed, i.sidc,
           i.opened_at,
           i.closed_at, i.source_names, i.source, i.as_of, i.to_check, i.check_note, i.marking_id,
           (SELECT attribution FROM assessment WHERE incident_id = i.id ORDER BY revision LIMIT 1),
           newest.attribution, newest.confidence, i.occurred_to,
           i.place_precision IS 'region'
    FROM incident i
    LEFT JOIN assessment newest ON newest.incident_id = i.id
        AND newest.revision = (SELECT max(revision) FROM assessment WHERE incident_id = i.id)
"""

_TABLES = frozenset({"incident", "assessment", "marking"})


def incidents(reader: Reader, during: Interval | None = None) -> list[Incident]:
    """Incidents, newest first; with ``during`` those that occurred in that span."""
    if during is None:
        return list(reader.kept("incidents", _TABLES, lambda: _incidents(reader)))
    rows = reader.all(
        f"{_INCIDENT} WHERE i.occurred_at >= ? AND i.occurred_at < ? ORDER BY i.occurred_at DESC, i.id DESC", during
    )
    known = markings.all_markings(reader)
    return [_incident(row, known) for row in rows]


def _incidents(reader: Reader) -> list[Incident]:
    """All, newest first; of a case that is stepped through those whose row is the same are the very same."""
    rows = reader.all(f"{_INCIDENT} ORDER BY i.occurred_at DESC, i.id DESC")
    made: dict[Row, Incident] = reader.kept("incidents by row", frozenset({"marking"}), dict)
    known = markings.all_markings(reader)
    found = []
    for row in rows:
        one = made.get(row)
        if one is None:
            one = made[row] = _incident(row, known)
        found.append(one)
    return found


def incident(reader: Reader, incident_id: bytes) -> Incident | None:
    """One incident."""
    row = reader.one(f"{_INCIDENT} WHERE i.id = ?", (incident_id,))
    return _incident(row, markings.all_markings(reader)) if row else None


def assessments(reader: Reader, incident_id: bytes) -> list[Assessment]:
    """All revisions of what was thought of an incident, first to newest."""
    known = markings.all_markings(reader)
    sql = """
        SELECT revision, attribution, confidence, narrative, author, at, coalesce(made_in, ''), coalesce(fired_by, ''),
               nature, likelihood, coalesce(would_change, ''), hypothesis_id, marking_id
        FROM assessment WHERE incident_id = ? ORDER BY revision
    """
    return [_assessment(row, known) for row in reader.rows(sql, (incident_id,))]


def _assessment(row: Row, known: markings.Known) -> Assessment:
    (
        revision, attribution, confidence, narrative, author, at, made_in, fired_by, nature, likelihood, would_change,
        hypothesis_id, marking_id,
    ) = row  # fmt: skip
    return Assessment(
        revision, attribution, confidence, narrative, author, at, made_in, fired_by,
        Nature(nature) if nature else None, likelihood, would_change, hypothesis_id, known.get(marking_id),
    )  # fmt: skip


def _incident(row: Row, known: markings.Known) -> Incident:
    (
        row_id, slug, title, summary, category, severity, status, occurred_at, precision, lon, lat, place, country,
        killed, injured, intent, changed, sidc, opened_at, closed_at, source_names, source, as_of, to_check, check_note,
        marking_id, claimed, assessed, confidence, occurred_to, region_only,
    ) = row  # fmt: skip
    return Incident(
        row_id, slug, title, summary, Category.from_code(category), severity, Status(status), occurred_at,
        Precision(precision), lon, lat, place, country, killed, injured, intent,
        None if changed is None else bool(changed), sidc, opened_at, closed_at, source_names,
        provenance(source or "", as_of or "", to_check, check_note) if source or to_check else None,
        claimed, assessed, confidence, known.get(marking_id), occurred_to,
        bool(region_only),
    )  # fmt: skip
