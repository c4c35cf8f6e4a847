"""Forces: units with their placement and readiness at a time, and the Alliance's missions."""

from dataclasses import dataclass
from enum import StrEnum

from console.domain.numbers import ranged
from console.domain.provenance import Provenance
from console.domain.times import Instant


class Position(StrEnum):
    """What a force's point on the map means."""

    POINT = "point"
    HOME = "home"
    AREA = "area"
    NOT_PUBLIC = "not public"


class Permanence(StrEnum):
    """Whether a force is there to stay or its soldiers change places."""

    PERMANENT = "permanent"
    ROTATIONAL = "rotational"


class ActsAs(StrEnum):
    """Who acts when a force acts."""

    ALLIANCE = "alliance"
    NATION = "nation"
    COALITION = "coalition"


class Imported(StrEnum):
    """Kinds of what came with a file's order of battle: the file itself at the top, its sides, their groups, its units.

    They are what a file says, may be the other side's or an exercise's, and never count in the Alliance's posture.
    """

    ORDER = "order of battle"
    SIDE = "side"
    GROUP = "group"
    UNIT = "imported unit"


IMPORTED = frozenset(Imported)
MOST_PERSONS = 10_000_000
"""Persons no unit has more of."""
MOST_DAYS = 3650
"""Days nobody's notice to move, or warning, is longer than."""


@dataclass(frozen=True, slots=True)
class Strength:
    """Persons: the figure to display and the published range; None is unknown. ``note`` in the source's sense."""

    display: int | None
    least: int | None
    most: int | None
    note: str

    @property
    def text(self) -> str:
        """``1 430``, ``1 000–1 200``, ``≥ 3 500``, ``≤ 500`` or ``unknown``, with thin spaces in thousands."""
        return ranged(*self.bounds) or "unknown"

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """Least and most; where no range is published, the figure to display is both."""
        if self.least is None and self.most is None:
            return self.display, self.display
        return self.least, self.most


@dataclass(frozen=True, slots=True)
class Readiness:
    """Notice to move, in days, as published; None is unknown."""

    days_min: float | None
    days_max: float | None
    note: str
    authority: str | None


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one nation (ISO 3166 alpha-2) gives to a force; unknown strength means only that it takes part."""

    country: str
    strength: Strength
    caveats: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Home:
    """Where a force is at home in peace, where that is not the place it is shown at."""

    place: str
    country: str | None
    lon: float | None
    lat: float | None


@dataclass(frozen=True, slots=True)
class Recorded:
    """Who entered a placement and when; ``corrects`` is the placement it took the place of because that was wrong."""

    at: Instant
    by: str
    corrects: bytes | None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Who took an entry back as wrong, when and why. It stays: it was believed until then."""

    at: Instant
    by: str
    why: str


@dataclass(frozen=True, slots=True)
class Force:
    """A unit as it stood in one placement, valid from ``valid_from`` until before ``valid_to`` (None: open).

    Countries are ISO 3166 alpha-2; ``lead`` is the framework nation or, for a response force, who leads it.
    ``parent_id`` is the unit it stands under then, ``higher`` says the same in the source's words. ``contributors`` are
    those the source names, ``contributions`` what is known of each. ``permanence`` and ``acts_as`` are None where
    nobody said. ``recorded`` is None for what came with the baseline. ``side`` is that of an imported one, in the words
    of its file. ``parent_source`` and ``traits_source`` (of permanence, who acts, caveats and home) are None where
    those rest on ``provenance`` as the rest does.
    """

    id: bytes
    placement_id: bytes
    unit_slug: str | None
    slug: str | None
    kind: str
    name: str
    short_name: str
    domain: str
    sidc: str | None
    valid_from: Instant | None
    valid_to: Instant | None
    position: Position
    place: str
    country: str | None
    lon: float | None
    lat: float | None
    lead: str
    contributors: tuple[str, ...]
    higher: str
    strength: Strength
    size_level: str
    note: str
    readiness: Readiness | None
    provenance: Provenance
    parent_id: bytes | None = None
    permanence: Permanence | None = None
    acts_as: ActsAs | None = None
    caveats: str = ""
    home: Home | None = None
    contributions: tuple[Contribution, ...] = ()
    recorded: Recorded | None = None
    side: str = ""
    parent_source: Provenance | None = None
    traits_source: Provenance | None = None


@dataclass(frozen=True, slots=True)
class Placed:
    """A placement as it was entered; ``withdrawn`` where it turned out wrong."""

    force: Force
    withdrawn: Withdrawn | None


@dataclass(frozen=True, slots=True)
class Mission:
    """An operation, mission, vigilance activity or exercise of the Alliance and its validity."""

    id: bytes
    slug: str | None
    name: str
    kind: str
    domain: str
    place: str
    country: str | None
    lon: float | None
    lat: float | None
    valid_from: Instant | None
    valid_to: Instant | None
    status: str
    command: str
    strength: Strength
    description: str
    sidc: str | None
    provenance: Provenance
