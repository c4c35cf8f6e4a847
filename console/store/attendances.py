"""Reading who is at the table of a consultation, how each Ally sees it, and which capitals spoke to each other."""

from console.domain.attendance import Attendance, Contact, Guest, Level, Link, NationalAssessment
from console.domain.times import Instant
from console.store import markings
from console.store.reader import Reader

_NEWEST = "ORDER BY at, id"


def roster(reader: Reader, consultation_id: bytes) -> dict[bytes, Attendance]:
    """How each Ally stands, by its id; those nothing was recorded of are left out."""
    return {line.ally_id: line for line in roster_history(reader, consultation_id)}


def roster_history(reader: Reader, consultation_id: bytes) -> list[Attendance]:
    """Every line of the roster as it was written, oldest first."""
    rows = reader.rows(
        "SELECT ally_id, at, convened, authenticated, coalesce(participant, ''), level, link, coalesce(channel, ''),"
        f" waiting_since, instructed, author, note FROM attendance WHERE consultation_id = ? {_NEWEST}",
        (consultation_id,),
    )
    return [_attendance(*row) for row in rows]


def guests(reader: Reader, consultation_id: bytes, at: Instant | None = None) -> list[Guest]:
    """Partners and observers by name, each as it stands, or stood at ``at``."""
    rows = reader.rows(
        "SELECT name, kind, at, invited, participant, link, timezone, author, note FROM guest"
        f" WHERE consultation_id = ?1 AND (?2 IS NULL OR at <= ?2) {_NEWEST}",
        (consultation_id, at),
    )
    found = {
        name: Guest(name, kind, at, bool(invited), who, Link(link) if link else None, zone, author, note)
        for name, kind, at, invited, who, link, zone, author, note in rows
    }
    return sorted(found.values(), key=lambda one: (one.kind, one.name))


def national_assessments(reader: Reader, consultation_id: bytes) -> list[NationalAssessment]:
    """Every one as it was written, oldest first; the newest of an Ally holds."""
    rows = reader.rows(
        "SELECT ally_id, at, threat, red_lines, parliament, reported_by, confidence, author, marking_id"
        f" FROM national_assessment WHERE consultation_id = ? {_NEWEST}",
        (consultation_id,),
    )
    known = markings.all_markings(reader)
    return [
        NationalAssessment(ally_id, at, threat, lines, parliament, by, confidence, author, known.get(marking_id))
        for ally_id, at, threat, lines, parliament, by, confidence, author, marking_id in rows
    ]


def contacts(reader: Reader, consultation_id: bytes) -> list[Contact]:
    """The contact log, newest first."""
    rows = reader.rows(
        "SELECT id, at, recorded_at, one, other, level, means, subject, reported_by, author, marking_id FROM contact"
        " WHERE consultation_id = ? ORDER BY at DESC, id DESC",
        (consultation_id,),
    )
    known = markings.all_markings(reader)
    return [
        Contact(row_id, at, recorded_at, one, other, level, means, subject, by, author, known.get(marking_id))
        for row_id, at, recorded_at, one, other, level, means, subject, by, author, marking_id in rows
    ]


def _attendance(
    ally_id: bytes, at: int, convened: int, authenticated: int, who: str, level: str | None, link: str | None,
    channel: str, waiting: int | None, instructed: int, author: str, note: str,
) -> Attendance:  # fmt: skip
    return Attendance(
        ally_id, at, bool(convened), bool(authenticated), who, Level(level) if level else None,
        Link(link) if link else None, channel, waiting, bool(instructed), author, note,
    )  # fmt: skip
