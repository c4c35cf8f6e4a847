"""Reading attachments: what is known of each, and its content on its own."""

from dataclasses import replace

from console.domain.attachment import Attachment
from console.store import markings
from console.store.reader import Reader

_ATTACHMENT = """
    SELECT a.id, l.id, l.report_id, a.sha256, a.name, a.media_type, length(a.content), coalesce(l.note, ''),
           l.recorded_at, coalesce(l.author, ''), l.at, a.marking_id
    FROM report_attachment l JOIN attachment a ON a.id = l.attachment_id
"""


def of_report(reader: Reader, report_id: bytes) -> list[Attachment]:
    """The attachments of a report, in the order they were added."""
    return _read(reader, "WHERE l.report_id = ? ORDER BY l.id", report_id)


def of_incident(reader: Reader, incident_id: bytes) -> list[Attachment]:
    """The attachments of all reports linked to an incident, what was recorded first first."""
    where = (
        "WHERE l.report_id IN (SELECT report_id FROM incident_report WHERE incident_id = ?)"
        " ORDER BY coalesce(l.recorded_at, l.at), l.id"
    )
    return _read(reader, where, incident_id)


def attachment(reader: Reader, link_id: bytes) -> Attachment | None:
    """One attachment of one report; None when it is not in the case."""
    found = _read(reader, "WHERE l.id = ?", link_id)
    return found[0] if found else None


def content(reader: Reader, attachment_id: bytes) -> bytes | None:
    """The bytes of an attachment."""
    found: bytes | None = reader.value("SELECT content FROM attachment WHERE id = ?", (attachment_id,))
    return found


def _read(reader: Reader, where: str, value: bytes) -> list[Attachment]:
    known = markings.all_markings(reader)
    rows = reader.rows(f"{_ATTACHMENT} {where}", (value,))
    return [replace(Attachment(*row[:11]), marking=known.get(row[11])) for row in rows]
