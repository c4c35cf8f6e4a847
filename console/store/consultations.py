"""Reading consultations and what happened in them."""

from console.domain.attendance import Level
from console.domain.consultation import Consultation, ConsultationEvent, Event, Way
from console.domain.times import Instant, Precision
from console.store import markings
from console.store.facts import listed, provenance
from console.store.reader import Reader, Row


def consultations(reader: Reader, by: Instant | None = None) -> list[Consultation]:
    """Consultations, newest first; with ``by`` those asked for or weighed before that instant."""
    rows = reader.all(
        """
        SELECT id, slug, basis, status, requesters, requester_isos, requested_at, considered_at, time_precision,
               met_at, met_precision, format, trigger_text, trigger_at, trigger_precision, outcome, first_action,
               latency_h_min, latency_h_max, latency_note, source, as_of, to_check, check_note,
               crisis_id, level, way, deadline_at, title, agenda, opened_at, opened_by, convened_at, closed_at,
               marking_id
        FROM consultation
        WHERE ?1 IS NULL OR coalesce(requested_at, considered_at, opened_at, trigger_at) < ?1
        ORDER BY coalesce(requested_at, considered_at, opened_at, trigger_at) DESC, id
        """,
        (by,),
    )
    known = markings.all_markings(reader)
    return [_consultation(row, known) for row in rows]


def consultation(reader: Reader, consultation_id: bytes) -> Consultation | None:
    """One consultation; None when it is not in the case."""
    return next((one for one in consultations(reader) if one.id == consultation_id), None)


def events(reader: Reader, consultation_id: bytes) -> list[ConsultationEvent]:
    """What happened in a consultation beside positions, oldest first."""
    rows = reader.rows(
        "SELECT id, kind, at, recorded_at, author, text, gate FROM consultation_event WHERE consultation_id = ?"
        " ORDER BY at, id",
        (consultation_id,),
    )
    return [
        ConsultationEvent(row_id, Event(kind), at, recorded_at, author, text, Event(gate) if gate else None)
        for row_id, kind, at, recorded_at, author, text, gate in rows
    ]


def _consultation(row: Row, known: markings.Known) -> Consultation:
    (
        row_id, slug, basis, status, requesters, isos, requested_at, considered_at, precision, met_at, met_precision,
        form, trigger, trigger_at, trigger_precision, outcome, first_action, latency_min, latency_max, latency_note,
        source, as_of, to_check, check_note, crisis_id, level, way, deadline_at, title, agenda, opened_at, opened_by,
        convened_at, closed_at, marking_id,
    ) = row  # fmt: skip
    return Consultation(
        row_id, slug, basis, status, requesters, listed(isos), requested_at, considered_at, _precision(precision),
        met_at, _precision(met_precision), form or "", trigger, trigger_at, _precision(trigger_precision),
        outcome or "", first_action or "", latency_min, latency_max, latency_note or "",
        provenance(source, as_of, to_check, check_note) if source else None, crisis_id, Level(level) if level else None,
        Way(way) if way else None, deadline_at, title, agenda, opened_at, opened_by, convened_at, closed_at,
        known.get(marking_id),
    )  # fmt: skip


def _precision(stored: str | None) -> Precision | None:
    return Precision(stored) if stored else None
