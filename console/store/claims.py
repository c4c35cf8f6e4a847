"""Reading claims: who says what since when, what is thought of it, and the reports behind it."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from console.domain.claim import Backing, Claim, ClaimRevision, Standing, best_grade
from console.domain.report import Report, sources, stands
from console.domain.times import Instant
from console.store import markings, reports
from console.store.reader import Reader, Row

_CLAIM = """
    SELECT c.id, c.incident_id, coalesce(i.title, ''), c.actor, c.text, c.hostile, c.claimed_at, c.made_at,
           coalesce(c.author, ''), c.status, c.our_line, c.marking_id,
           v.at, coalesce(v.author, ''), v.status, v.our_line, coalesce(v.reason, '')
    FROM claim c
    LEFT JOIN incident i ON i.id = c.incident_id
    LEFT JOIN claim_revision v ON v.id =
        (SELECT id FROM claim_revision WHERE claim_id = c.id ORDER BY at DESC, id DESC LIMIT 1)
"""
_ORDER = "ORDER BY coalesce(c.claimed_at, c.made_at) DESC, c.id DESC"


def claims(reader: Reader, until: Instant | None = None) -> list[Claim]:
    """Claims, the newest first; with ``until`` those on the list before that instant."""
    rows = reader.all(f"{_CLAIM} WHERE ?1 IS NULL OR coalesce(c.made_at, c.claimed_at) < ?1 {_ORDER}", (until,))
    return _claims(reader, rows)


def claim(reader: Reader, claim_id: bytes) -> Claim | None:
    """One claim; None when it is not in the case."""
    found = _claims(reader, reader.all(f"{_CLAIM} WHERE c.id = ?", (claim_id,)))
    return found[0] if found else None


def of_incident(reader: Reader, incident_id: bytes) -> list[Claim]:
    """The claims about an incident, the newest first."""
    return _claims(reader, reader.all(f"{_CLAIM} WHERE c.incident_id = ? {_ORDER}", (incident_id,)))


def revisions(reader: Reader, claim_id: bytes) -> list[ClaimRevision]:
    """What was thought of a claim, from how it was put on the list to now."""
    first = reader.all(
        "SELECT made_at, coalesce(author, ''), status, our_line, '' FROM claim WHERE id = ?", (claim_id,)
    )
    later = reader.all(
        "SELECT at, author, status, our_line, reason FROM claim_revision WHERE claim_id = ? ORDER BY at, id",
        (claim_id,),
    )
    return [
        ClaimRevision(at, author, Standing(status), line, reason) for at, author, status, line, reason in first + later
    ]


def _claims(reader: Reader, rows: list[Row]) -> list[Claim]:
    known_markings = markings.all_markings(reader)
    links = _links(reader)
    behind = {
        one.id: one
        for one in reports.reports_of(reader, sorted({id_ for row in rows for id_ in links.get(row[0], ())}))
    }
    relayed = reports.relayed_by(reader, list(behind.values()))
    return [_claim(row, links.get(row[0], ()), behind, relayed, known_markings) for row in rows]


def _links(reader: Reader) -> dict[bytes, tuple[bytes, ...]]:
    linked = reader.all("SELECT claim_id, report_id FROM claim_report ORDER BY claim_id, id")
    return {claim_id: tuple(row[1] for row in rows) for claim_id, rows in groupby(linked, key=lambda row: row[0])}


def _claim(
    row: Row,
    links: tuple[bytes, ...],
    behind: Mapping[bytes, Report],
    relayed: Mapping[bytes, Report],
    known_markings: markings.Known,
) -> Claim:
    (
        row_id, incident_id, incident, actor, text, hostile, claimed_at, made_at, author, status, our_line, marking_id,
        revised_at, revised_by, status_now, line_now, reason,
    ) = row  # fmt: skip
    linked = [behind[one] for one in links if one in behind]
    return Claim(
        row_id, incident_id, incident, actor, text, bool(hostile), claimed_at, made_at, author,
        Standing(status_now or status), our_line if line_now is None else line_now, revised_at or made_at,
        revised_by or author, reason, tuple(one.id for one in linked), _backing(linked, relayed),
        known_markings.get(marking_id),
    )  # fmt: skip


def _backing(linked: Iterable[Report], relayed: Mapping[bytes, Report]) -> Backing:
    reported = list(linked)
    known = {one.id: one for one in reported} | dict(relayed)
    counting = [one for one in reported if stands(one, known)]
    return Backing(len(reported), sources(reported, known), best_grade(counting))
