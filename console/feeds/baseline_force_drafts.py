"""What the baseline holds about forces beside where they stand, as drafts.

Whom they stand under, who gives what, who may order them, what they are like and how far they cover. The rules of the
other drafts hold.
"""

from dataclasses import dataclass

from console.domain.authority import Act, Verdict
from console.domain.force import ActsAs, Permanence
from console.domain.provenance import Provenance
from console.domain.times import Instant


@dataclass(frozen=True, slots=True)
class SubordinationDraft:
    """That one unit stood under another for a time; both are ids of units, not of their intervals."""

    id: str
    child: str
    parent: str
    valid_from: Instant
    valid_to: Instant | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class TraitDraft:
    """What a unit is like in the interval ``placement``. ``kind``, where filled, is what it is.

    Home is where it is in peace, where that is not the place it is shown at.
    """

    id: str
    placement: str
    kind: str
    permanence: Permanence | None
    acts_as: ActsAs | None
    caveats: str
    home_place: str
    home_country_iso2: str
    home_lon: float | None
    home_lat: float | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class ContributionDraft:
    """What one nation gives to a unit in the interval ``placement``; no figures: only that it takes part is known."""

    id: str
    placement: str
    country_iso2: str
    strength_min: int | None
    strength_max: int | None
    strength_note: str
    caveats: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class AuthorityDraft:
    """Who may do what with some units, or who has to agree first; no validity: as far as is known it is always so."""

    id: str
    units: tuple[str, ...]
    acts: tuple[Act, ...]
    actor: str
    verdict: Verdict
    condition: str
    valid_from: Instant | None
    valid_to: Instant | None
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class CoverageDraft:
    """How far a unit or an operation (one of the two is empty) covers about a public place, kilometres."""

    id: str
    unit: str
    operation: str
    kind: str
    place: str
    lon: float
    lat: float
    radius_km: int
    note: str
    valid_from: Instant
    valid_to: Instant | None
    provenance: Provenance
