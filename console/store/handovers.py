"""Reading handovers, and what happened in a case between two moments."""

from collections.abc import Iterator

from console.domain.handover import Handover, read_sections
from console.domain.times import Instant, Interval
from console.store import journal, markings
from console.store.reader import Reader

_HANDOVER = """
    SELECT id, since, at, content, note, outgoing, outgoing_at, incoming, incoming_at, marking_id
    FROM handover ORDER BY at DESC, id DESC
"""
_RECEIVED = """
    SELECT coalesce(s.name, ''), count(*) FROM report r LEFT JOIN source s ON s.id = r.source_id
    WHERE r.received_at >= ? AND r.received_at < ? GROUP BY s.id ORDER BY count(*) DESC, s.name
"""
_WITHDRAWN = """
    SELECT r.headline, coalesce(v.reason, ''), v.at, v.author FROM report_revision v JOIN report r ON r.id = v.report_id
    WHERE v.kind = 'withdrawn' AND v.at >= ? AND v.at < ? ORDER BY v.at, v.id LIMIT 50
"""
_ASSESSED = """
    SELECT i.title, a.revision, a.attribution, coalesce(a.confidence, ''), a.author, a.at
    FROM assessment a JOIN incident i ON i.id = a.incident_id
    WHERE a.at >= ? AND a.at < ? ORDER BY a.at, a.id
"""
_ANSWERED = """
    SELECT text, coalesce(answer, ''), coalesce(answered_by, ''), answered_at FROM question
    WHERE answered_at >= ? AND answered_at < ? ORDER BY answered_at, id
"""
_CLAIMS = """
    SELECT c.actor, c.text, v.status, v.author, v.at FROM claim_revision v JOIN claim c ON c.id = v.claim_id
    WHERE v.at >= ?1 AND v.at < ?2
    UNION ALL SELECT actor, text, status, coalesce(author, ''), made_at FROM claim WHERE made_at >= ?1 AND made_at < ?2
    ORDER BY 5
"""
_LOG = "SELECT station, number, at, author, text FROM log_entry WHERE at >= ? AND at < ? ORDER BY at, station, number"
_DONE = (
    "SELECT id, label, actor, at FROM operation WHERE kind = 'write' AND at >= ? AND at < ? AND seq <= ? ORDER BY seq"
)


def handovers(reader: Reader) -> list[Handover]:
    """Every handover, the newest first."""
    known = markings.all_markings(reader)
    return [
        Handover(row_id, since, at, read_sections(content), note, out, out_at, into, into_at, known.get(marking))
        for row_id, since, at, content, note, out, out_at, into, into_at, marking in reader.rows(_HANDOVER)
    ]


def last_at(reader: Reader) -> Instant | None:
    """When the case was last handed over."""
    found: Instant | None = reader.value("SELECT max(at) FROM handover")
    return found


def received(reader: Reader, during: Interval) -> list[tuple[str, int]]:
    """How many reports came in from each source, the most first; an empty name for those of none."""
    return [(name, many) for name, many in reader.rows(_RECEIVED, during)]


def withdrawn(reader: Reader, during: Interval) -> list[tuple[str, str, Instant, str]]:
    """Reports taken back: headline, why, when, by whom."""
    return [(row[0], row[1], row[2], row[3]) for row in reader.rows(_WITHDRAWN, during)]


def assessed(reader: Reader, during: Interval) -> list[tuple[str, int, str, str, str, Instant]]:
    """Assessments: incident, revision, attribution, confidence, author, when."""
    return [(row[0], row[1], row[2], row[3], row[4], row[5]) for row in reader.rows(_ASSESSED, during)]


def answered(reader: Reader, during: Interval) -> list[tuple[str, str, str, Instant]]:
    """Questions answered: question, answer, by whom, when."""
    return [(row[0], row[1], row[2], row[3]) for row in reader.rows(_ANSWERED, during)]


def claims(reader: Reader, during: Interval) -> list[tuple[str, str, str, str, Instant]]:
    """What was thought of claims: actor, claim, standing, by whom, when."""
    return [(row[0], row[1], row[2], row[3], row[4]) for row in reader.rows(_CLAIMS, during)]


def logged(reader: Reader, during: Interval) -> list[tuple[str, int, Instant, str, str]]:
    """Entries of the watch log: station, number, when, author, text."""
    return [(row[0], row[1], row[2], row[3], row[4]) for row in reader.rows(_LOG, during)]


def done(reader: Reader, during: Interval) -> Iterator[tuple[str, str, Instant]]:
    """What was done and not taken back: label, by whom, when."""
    undone = journal.undone(reader)
    for row_id, label, actor, at in reader.rows(_DONE, (*during, journal.upto(reader))):
        if row_id not in undone:
            yield label, actor, at
