"""Reading consultations."""

from console.domain.consultation import Consultation
from console.domain.times import Instant, Precision
from console.store.facts import listed, provenance
from console.store.reader import Reader, Row


def consultations(reader: Reader, by: Instant | None = None) -> list[Consultation]:
    """Consultations, newest first; with ``by`` those asked for or weighed before that instant."""
    rows = reader.all(
        """
        SELECT id, slug, basis, status, requesters, requester_isos, requested_at, considered_at, time_precision,
               met_at, met_precision, format, trigger_text, trigger_at, trigger_precision, outcome, first_action,
               latency_h_min, latency_h_max, latency_note, source, as_of, to_check, check_note
        FROM consultation
        WHERE ?1 IS NULL OR coalesce(requested_at, considered_at, trigger_at) < ?1
        ORDER BY coalesce(requested_at, considered_at, trigger_at) DESC, id
        """,
        (by,),
    )
    return [_consultation(row) for row in rows]


def _consultation(row: Row) -> Consultation:
    (
        row_id, slug, basis, status, requesters, isos, requested_at, considered_at, precision, met_at, met_precision,
        form, trigger, trigger_at, trigger_precision, outcome, first_action, latency_min, latency_max, latency_note,
        source, as_of, to_check, check_note,
    ) = row  # fmt: skip
    return Consultation(
        row_id, slug, basis, status, requesters, listed(isos), requested_at, considered_at, _precision(precision),
        met_at, _precision(met_precision), form or "", trigger, trigger_at, _precision(trigger_precision),
        outcome or "", first_action or "", latency_min, latency_max, latency_note or "",
        provenance(source, as_of, to_check, check_note) if source else None,
    )  # fmt: skip


def _precision(stored: str | None) -> Precision | None:
    return Precision(stored) if stored else None
