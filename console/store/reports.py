"""Reading reports as they stand: what was received, folded with what was said of it since."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from console.domain.categories import Category
from console.domain.report import Report, Revision, Said, Sources, revised, sources
from console.domain.times import Instant, Interval, Precision
from console.store import markings
from console.store.reader import Reader, Row

_AT_ONCE = 500
"""So many ids go into one query."""
_REPORT = """
    SELECT r.id, r.source_id, coalesce(s.name, ''), r.external_id, r.received_at, r.occurred_from, r.occurred_to,
           r.time_precision, r.lon, r.lat, coalesce(r.place, ''), r.place_precision, r.category, r.headline, r.body,
           s.reliability, r.credibility, r.origin, r.marking_id, coalesce(r.geometry, ''), r.attributes,
           coalesce(r.unlocated, ''), r.version_at, r.stale_at, r.arrival_id, r.revises_id,
           (SELECT id FROM report n WHERE n.revises_id = r.id LIMIT 1), coalesce(r.caller, ''),
           coalesce(r.taken_by, ''), r.to_check, coalesce(r.check_note, '')
    FROM report r LEFT JOIN source s ON s.id = r.source_id
"""
_REVISION = """
    SELECT report_id, at, author, kind, reliability, credibility, repeats_id, origin, withdrawal_id, reason, lon, lat,
           place, place_precision
    FROM report_revision
"""
_LINKED = """
    WITH RECURSIVE linked(incident_id, id) AS (
        SELECT incident_id, report_id FROM incident_report WHERE ?1 IS NULL OR incident_id = ?1
        UNION SELECT l.incident_id, r.id FROM linked l CROSS JOIN report r ON r.revises_id = l.id)
    SELECT l.incident_id, r.id FROM linked l CROSS JOIN report r ON r.id = l.id ORDER BY r.received_at, r.id
"""
"""Which reports belong to one incident (None: to each): those linked, and the newer versions of their records."""
NOT_SUPERSEDED = "NOT EXISTS (SELECT 1 FROM report n WHERE n.revises_id = r.id)"
"""The condition that a report ``r`` is the newest version of its record."""
_STATES = "('accepted', 'dismissed', 'new')"
NEW = (
    "coalesce((SELECT kind FROM report_revision v WHERE v.report_id = r.id AND v.kind IN "
    f"{_STATES} ORDER BY at DESC, id DESC LIMIT 1), 'new') = 'new'"
)
"""The condition that a report ``r`` waits in the inbox."""


def report(reader: Reader, report_id: bytes) -> Report | None:
    """One report; None when it is not in the case."""
    found = reports_of(reader, (report_id,))
    return found[0] if found else None


def reports_of(reader: Reader, ids: Sequence[bytes]) -> list[Report]:
    """Reports by their ids, in that order; ids that are not there are left out."""
    found: dict[bytes, Report] = {}
    for part in _parts(ids):
        places = ", ".join("?" * len(part))
        for one in _standing(reader, reader.all(f"{_REPORT} WHERE r.id IN ({places})", part)):
            found[one.id] = one
    return [found[one] for one in ids if one in found]


def of_incident(reader: Reader, incident_id: bytes) -> list[Report]:
    """The reports linked to an incident, first received first, and the newer versions of their records.

    A link is to what a source tells, not to its wording: who linked an alert has its updates, too.
    """
    return reports_of(reader, [report_id for _, report_id in reader.rows(_LINKED, (incident_id,))])


def behind_incidents(reader: Reader, incident_ids: Iterable[bytes] | None = None) -> dict[bytes, Sources]:
    """What stands behind each incident that has reports: independent origins, reports that count, echoes.

    With ``incident_ids`` of these alone.
    """
    linked: dict[bytes, list[bytes]] = {}
    for asked in (None,) if incident_ids is None else incident_ids:
        for incident_id, report_id in reader.rows(_LINKED, (asked,)):
            linked.setdefault(incident_id, []).append(report_id)
    found = {one.id: one for one in reports_of(reader, sorted({each for ids in linked.values() for each in ids}))}
    known = found | relayed_by(reader, list(found.values()))
    return {incident_id: sources([found[one] for one in ids], known) for incident_id, ids in linked.items()}


def relayed_by(reader: Reader, reports: Sequence[Report]) -> dict[bytes, Report]:
    """What reports relay, directly or through others, that is not among them: for counting independent origins."""
    known = {one.id for one in reports}
    found: dict[bytes, Report] = {}
    wanted = {one.repeats_id for one in reports if one.repeats_id is not None} - known
    while wanted:
        more = reports_of(reader, sorted(wanted))
        found |= {one.id: one for one in more}
        wanted = {one.repeats_id for one in more if one.repeats_id is not None} - known - found.keys()
    return found


def echoes_of(reader: Reader, report_id: bytes) -> list[Report]:
    """The reports that relay this one directly, as they stand, first received first."""
    ids = [
        row[0]
        for row in reader.all("SELECT DISTINCT report_id FROM report_revision WHERE repeats_id = ?", (report_id,))
    ]
    found = [one for one in reports_of(reader, ids) if one.repeats_id == report_id]
    return sorted(found, key=lambda one: (one.received_at, one.id))


def origins(reader: Reader) -> list[str]:
    """Whose knowledge reports are said to be, and the sources, by name."""
    sql = """
        SELECT name FROM source UNION SELECT origin FROM report_revision WHERE origin IS NOT NULL
        UNION SELECT origin FROM (SELECT DISTINCT origin FROM report WHERE origin IS NOT NULL) ORDER BY 1
    """
    return [row[0] for row in reader.all(sql)]


def source_grades(reader: Reader) -> dict[str, str]:
    """The sources by name, with their own reliability; empty where nobody said."""
    return dict(reader.all("SELECT name, coalesce(reliability, '') FROM source"))


def inbox(reader: Reader, most: int = 500, before: Instant | None = None) -> list[Report]:
    """The reports nobody has dealt with yet, the newest first; ``before`` continues a list cut at ``most``."""
    until, values = ("", ()) if before is None else (" AND r.received_at < ?", (before,))
    sql = f"{_REPORT} WHERE {NEW} AND {NOT_SUPERSEDED}{until} ORDER BY r.received_at DESC, r.id DESC LIMIT ?"
    return _standing(reader, reader.all(sql, (*values, most)))


def count_inbox(reader: Reader) -> int:
    """How many reports nobody has dealt with yet."""
    return int(reader.value(f"SELECT count(*) FROM report r WHERE {NEW} AND {NOT_SUPERSEDED}"))


def received(reader: Reader, during: Interval | None = None, most: int = 1_000) -> list[Report]:
    """The newest versions of reports received in a span (None: ever), the newest first."""
    where, values = ("1", ()) if during is None else ("r.received_at >= ? AND r.received_at < ?", tuple(during))
    sql = f"{_REPORT} WHERE {where} AND {NOT_SUPERSEDED} ORDER BY r.received_at DESC, r.id DESC LIMIT ?"
    return _standing(reader, reader.all(sql, (*values, most)))


def all_reports(reader: Reader, before: Instant | None = None) -> Iterator[Report]:
    """Every report, also those that count nothing any more, the newest first; those received before an instant."""
    sql = "SELECT id FROM report WHERE ?1 IS NULL OR received_at < ?1 ORDER BY received_at DESC, id DESC"
    ids = [row_id for (row_id,) in reader.rows(sql, (before,))]
    for start in range(0, len(ids), _AT_ONCE):
        yield from reports_of(reader, ids[start : start + _AT_ONCE])


def versions(reader: Reader, report_id: bytes) -> list[Report]:
    """All versions of the record a report belongs to, the oldest first."""
    sql = """
        WITH RECURSIVE
            back(id, revises_id, n) AS (
                SELECT id, revises_id, 0 FROM report WHERE id = ?
                UNION ALL SELECT r.id, r.revises_id, n - 1 FROM report r JOIN back ON r.id = back.revises_id
                    WHERE n > -1000),
            ahead(id, n) AS (
                SELECT id, 0 FROM report WHERE id = ?
                UNION ALL SELECT r.id, n + 1 FROM report r JOIN ahead ON r.revises_id = ahead.id WHERE n < 1000)
        SELECT id, n FROM back UNION SELECT id, n FROM ahead ORDER BY n
    """
    return reports_of(reader, [row_id for row_id, _ in reader.all(sql, (report_id, report_id))])


def revisions(reader: Reader, report_id: bytes) -> list[Revision]:
    """Everything that was said of a report, in that order."""
    return _revisions(reader, (report_id,)).get(report_id, [])


def as_received(reader: Reader, ids: Sequence[bytes]) -> list[Report]:
    """Reports by their ids as they came, without what was said of them since; in no order."""
    known = markings.all_markings(reader)
    return [
        _report(row, known)
        for part in _parts(ids)
        for row in reader.rows(f"{_REPORT} WHERE r.id IN ({', '.join('?' * len(part))})", part)
    ]


def revisions_of(reader: Reader, ids: Sequence[bytes]) -> list[Revision]:
    """Everything that was said of several reports, in order of time."""
    found = _revisions(reader, ids)
    return sorted((said for each in found.values() for said in each), key=lambda said: said.at)


def links_of(reader: Reader, incident_id: bytes) -> dict[bytes, tuple[Instant | None, str]]:
    """When each report was linked to an incident and by whom, as far as that was recorded."""
    sql = "SELECT report_id, at, coalesce(author, '') FROM incident_report WHERE incident_id = ?"
    return {report_id: (at, author) for report_id, at, author in reader.rows(sql, (incident_id,))}


def _standing(reader: Reader, rows: list[Row]) -> list[Report]:
    """Rows of :data:`_REPORT` folded with their revisions and links."""
    known = markings.all_markings(reader)
    ids = [row[0] for row in rows]
    said, linked = _revisions(reader, ids), _links(reader, ids)
    found = [revised(_report(row, known), said.get(row[0], ())) for row in rows]
    return [replace(one, incident_ids=linked[one.id]) if one.id in linked else one for one in found]


def _revisions(reader: Reader, ids: Sequence[bytes]) -> dict[bytes, list[Revision]]:
    found: dict[bytes, list[Revision]] = {}
    for part in _parts(ids):
        places = ", ".join("?" * len(part))
        sql = f"{_REVISION} WHERE report_id IN ({places}) ORDER BY report_id, at, id"
        for report_id, rows in groupby(reader.rows(sql, part), key=lambda row: row[0]):
            found[report_id] = [Revision(row[0], row[1], row[2], Said(row[3]), *row[4:]) for row in rows]
    return found


def _links(reader: Reader, ids: Sequence[bytes]) -> dict[bytes, tuple[bytes, ...]]:
    found: dict[bytes, tuple[bytes, ...]] = {}
    for part in _parts(ids):
        places = ", ".join("?" * len(part))
        sql = f"SELECT report_id, incident_id FROM incident_report WHERE report_id IN ({places}) ORDER BY report_id, id"
        for report_id, rows in groupby(reader.rows(sql, part), key=lambda row: row[0]):
            found[report_id] = tuple(row[1] for row in rows)
    return found


def _parts(ids: Sequence[bytes]) -> Iterator[Sequence[bytes]]:
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]


def _report(row: Row, known: markings.Known) -> Report:
    (
        row_id, source_id, source, external_id, received_at, occurred_from, occurred_to, precision, lon, lat, place,
        place_precision, category, headline, body, reliability, credibility, origin, marking_id, geometry, attributes,
        unlocated, version_at, stale_at, arrival_id, revises_id, superseded_by, caller, taken_by, to_check, check_note,
    ) = row  # fmt: skip
    return Report(
        row_id, source_id, source, external_id, received_at, occurred_from, occurred_to,
        Precision(precision) if precision else None, lon, lat, place, place_precision,
        None if category is None else Category.from_code(category), headline, body, reliability, credibility,
        origin or source, known.get(marking_id), geometry, json.loads(attributes) if attributes else None, unlocated,
        version_at, stale_at, arrival_id, revises_id, superseded_by, caller, taken_by, bool(to_check), check_note,
    )  # fmt: skip
