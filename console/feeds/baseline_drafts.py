"""What the public baseline holds, as drafts for the store: facts with their provenance.

Instants are milliseconds UTC. A validity is half-open, ``valid_from <= t < valid_to``, and None means open.
Positions are WGS 84 degrees. An unknown number is None, never 0. Countries are ISO 3166 alpha-2 with ``XK``
for Kosovo and ``XZ`` for the high seas; ``sidc`` is a valid APP-6D code or empty: no symbol.
"""

from dataclasses import dataclass

from console.domain.categories import Category
from console.domain.force import Position
from console.domain.provenance import Provenance
from console.domain.times import Instant, Precision
from console.feeds.baseline_force_drafts import (
    AuthorityDraft,
    ContributionDraft,
    CoverageDraft,
    SubordinationDraft,
    TraitDraft,
)


@dataclass(frozen=True, slots=True)
class AllyDraft:
    """One of the Allies. ``accession`` is the day it became one; founders: the treaty in force."""

    id: str
    iso2: str
    iso3: str
    name: str
    ascii_name: str
    capital: str
    capital_lon: float
    capital_lat: float
    accession: Instant
    accession_note: str
    region_group: str
    timezone: str
    eastern_flank: bool
    land_border_ru_by: tuple[str, ...]
    land_border_note: str
    jfc_area: str
    parliament_approval: str
    parliament_note: str
    parliament_as_of: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class BattlegroupDraft:
    """One validity interval of a battlegroup; ``bg_id`` groups the intervals of one unit.

    ``strength`` is the figure to display, between the published least and most.
    """

    id: str
    bg_id: str
    name: str
    ascii_name: str
    host_iso2: str
    location: str
    lon: float
    lat: float
    framework_iso2: str
    contributing_iso2: tuple[str, ...]
    strength: int | None
    strength_min: int | None
    strength_max: int | None
    strength_note: str
    size_level: str
    sidc: str
    established: Instant
    change_note: str
    valid_from: Instant
    valid_to: Instant | None
    parent_hq: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class ForceDraft:
    """A response force, force pool, standing group, headquarters, brigade or the forces of a host nation.

    A pool has no symbol and no place. ``kind`` is the console's word for what it is; ``unit`` groups the intervals of
    one unit, as ``bg_id`` does.
    """

    id: str
    unit: str
    kind: str
    name: str
    ascii_name: str
    short: str
    domain: str
    strength_min: int | None
    strength_max: int | None
    strength_note: str
    notice_days_min: int | None
    notice_days_max: int | None
    notice_note: str
    valid_from: Instant
    valid_to: Instant | None
    lead: str
    home_place: str
    home_country_iso2: str
    position: Position
    lon: float | None
    lat: float | None
    note: str
    sidc: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class OperationDraft:
    """An operation, mission, vigilance activity or exercise.

    Where ``country_iso2`` is empty the place is a region and the position only where its name may stand.
    """

    id: str
    name: str
    ascii_name: str
    kind: str
    domain: str
    place: str
    country_iso2: str
    lon: float
    lat: float
    valid_from: Instant
    valid_to: Instant | None
    status: str
    command: str
    strength_min: int | None
    strength_max: int | None
    strength_note: str
    description: str
    sidc: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class ConsultationDraft:
    """An Article 4 or 5 case, invoked or weighed.

    ``requested_at`` only where it was invoked, ``considered_at`` only where it was not; both share
    ``precision``. Council and trigger carry the precision they are written with.
    """

    id: str
    article: int
    status: str
    requesters_iso2: tuple[str, ...]
    requesters: str
    requested_at: Instant | None
    considered_at: Instant | None
    precision: Precision
    nac_met_at: Instant | None
    nac_met_precision: Precision | None
    nac_format: str
    trigger: str
    trigger_at: Instant
    trigger_precision: Precision
    outcome: str
    first_action: str
    latency_h_min: int | None
    latency_h_max: int | None
    latency_note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class IncidentDraft:
    """A past incident with its first and its present attribution. Severity runs from 1 nuisance to 5 war-like."""

    id: str
    occurred_at: Instant
    precision: Precision
    lon: float
    lat: float
    place: str
    ascii_name: str
    country_iso2: str
    category: Category
    severity: int
    title: str
    summary: str
    initial_attribution: str
    current_attribution: str
    attribution_changed: bool
    confidence: str
    killed: int | None
    injured: int | None
    hostile_intent: str
    sidc: str
    source_names: str
    place_precision: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class SymbolDraft:
    """A symbol code in use, and what for."""

    id: str
    use: str
    ascii_name: str
    standard_identity: str
    sidc: str
    entity_note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class PlaceDraft:
    """A base, port, chokepoint or headquarters (a point), or a corridor or area (a line or polygon).

    ``geometry`` is GeoJSON text, longitude first; ``lon``, ``lat`` are the point, or where a label stands.
    """

    id: str
    name: str
    ascii_name: str
    kind: str
    country_iso2: str
    lon: float
    lat: float
    geometry: str
    sidc: str
    note: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Baseline:
    """The whole public baseline."""

    allies: tuple[AllyDraft, ...]
    battlegroups: tuple[BattlegroupDraft, ...]
    forces: tuple[ForceDraft, ...]
    formations: tuple[ForceDraft, ...]
    subordinations: tuple[SubordinationDraft, ...]
    traits: tuple[TraitDraft, ...]
    contributions: tuple[ContributionDraft, ...]
    authorities: tuple[AuthorityDraft, ...]
    coverages: tuple[CoverageDraft, ...]
    operations: tuple[OperationDraft, ...]
    consultations: tuple[ConsultationDraft, ...]
    incidents: tuple[IncidentDraft, ...]
    symbols: tuple[SymbolDraft, ...]
    places: tuple[PlaceDraft, ...]
    corridors: tuple[PlaceDraft, ...]
