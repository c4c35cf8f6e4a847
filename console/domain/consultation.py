"""Consultations among Allies: who asked, on what basis, when the Council met and what followed."""

from dataclasses import dataclass

from console.domain.provenance import Provenance
from console.domain.times import Instant, Precision


@dataclass(frozen=True, slots=True)
class Consultation:
    """A consultation. ``requested_at`` only where it was asked for, ``considered_at`` only where it was weighed.

    Latencies are hours from request to Council, as published; None is unknown.
    """

    id: bytes
    slug: str | None
    basis: str
    status: str
    requesters: str
    requester_isos: tuple[str, ...]
    requested_at: Instant | None
    considered_at: Instant | None
    precision: Precision | None
    met_at: Instant | None
    met_precision: Precision | None
    format: str
    trigger: str
    trigger_at: Instant | None
    trigger_precision: Precision | None
    outcome: str
    first_action: str
    latency_h_min: float | None
    latency_h_max: float | None
    latency_note: str
    provenance: Provenance | None
