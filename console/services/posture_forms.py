"""What a person may say of a force, one form an act. Every form carries from when it holds and who says so.

A form made ``of`` a force is as that force stands; ``on`` gives the force as the form would have it.
"""

from dataclasses import dataclass, replace
from typing import ClassVar, Protocol, Self

from console.domain import sidc
from console.domain.force import MOST_DAYS, ActsAs, Force, Home, Permanence, Position, Readiness
from console.domain.provenance import Provenance
from console.domain.times import Instant
from console.services.posture_checks import require_figure, require_place
from console.services.posture_given import Gives, given, gives_of, strength


@dataclass(frozen=True)
class Said:
    """From when on an edit holds (UTC; None: since ever, where a whole force is said), and who says so.

    ``source`` empty: the author; ``as_of`` empty: today. ``to_check`` None: as it was of the placement, no for what has
    a source of its own; where it is set, ``check_note`` says what is not verified. ``note`` is shown with the force
    from then on (empty: as before), ``reason`` with the edit.
    """

    holds_from: Instant | None
    source: str = ""
    as_of: str = ""
    to_check: bool | None = None
    check_note: str = ""
    note: str = ""
    reason: str = ""


class Form(Protocol):
    """A form of one act. ``ACT`` names it in the history, ``VERB`` in the journal; ``TOGETHER`` are fields that are one
    thing to a person, and what that is called.
    """

    ACT: ClassVar[str]
    VERB: ClassVar[str]
    TOGETHER: ClassVar[dict[str, tuple[str, ...]]]

    @property
    def said(self) -> Said:
        """From when it holds and who says so."""

    @classmethod
    def of(cls, force: Force, said: Said) -> Self:
        """The form as a force stands."""

    def on(self, force: Force, known: Provenance) -> Force:
        """The force as the form would have it; ``known`` is the provenance of what is new in rows of their own.

        Raises BadInput with what is not sound.
        """


@dataclass(frozen=True)
class MoveForm:
    """Where a force is. Without ``lon`` and ``lat`` its position is not public; ``country`` is ISO 3166 alpha-2."""

    said: Said
    place: str
    country: str | None
    lon: float | None
    lat: float | None
    position: Position = Position.POINT

    ACT: ClassVar[str] = "move"
    VERB: ClassVar[str] = "Move"
    TOGETHER: ClassVar[dict[str, tuple[str, ...]]] = {"place": ("place", "country", "lon", "lat", "position")}

    @classmethod
    def of(cls, force: Force, said: Said) -> Self:
        """The form as a force stands."""
        return cls(said, force.place, force.country, force.lon, force.lat, force.position)

    def on(self, force: Force, known: Provenance) -> Force:
        """The force there."""
        require_place(self.position, self.lon, self.lat, self.country)
        return replace(
            force,
            position=self.position,
            place=self.place.strip(),
            country=self.country or None,
            lon=self.lon,
            lat=self.lat,
        )


@dataclass(frozen=True)
class ResizeForm:
    """How strong a force is, in persons (None: unknown), and what size that is in the field's words.

    ``sidc``: its symbol code from then on, 20 digits; None: none.
    """

    said: Said
    least: int | None
    most: int | None
    strength_note: str = ""
    size_level: str = ""
    sidc: str | None = None

    ACT: ClassVar[str] = "resize"
    VERB: ClassVar[str] = "Resize"
    TOGETHER: ClassVar[dict[str, tuple[str, ...]]] = {
        "strength": ("least", "most", "strength_note"),
        "size": ("size_level",),
        "symbol": ("sidc",),
    }

    @classmethod
    def of(cls, force: Force, said: Said) -> Self:
        """The form as a force stands."""
        return cls(said, *force.strength.bounds, force.strength.note, force.size_level, force.sidc)

    def on(self, force: Force, known: Provenance) -> Force:
        """The force that strong."""
        if self.sidc:
            sidc.parse(self.sidc)
        return replace(
            force,
            strength=strength(self.least, self.most, self.strength_note, force.strength),
            size_level=self.size_level.strip(),
            sidc=self.sidc or None,
        )


@dataclass(frozen=True)
class UnderForm:
    """Which unit a force stands under (None: under none in this case); ``higher`` says it in a source's words."""

    said: Said
    parent_id: bytes | None
    higher: str = ""

    ACT: ClassVar[str] = "re-subordinate"
    VERB: ClassVar[str] = "Re-subordinate"
    TOGETHER: ClassVar[dict[str, tuple[str, ...]]] = {"command": ("parent_id", "higher")}

    @classmethod
    def of(cls, force: Force, said: Said) -> Self:
        """The form as a force stands."""
        return cls(said, force.parent_id, force.higher)

    def on(self, force: Force, known: Provenance) -> Force:
        """The force under it. Without words of its own it keeps those it has, as long as it stands under the same."""
        higher = self.higher.strip() or (force.higher if self.parent_id == force.parent_id else "")
        return replace(force, parent_id=self.parent_id, higher=higher)


@dataclass(frozen=True)
class LeadForm:
    """Who leads a force and which nations give what to it. ``lead`` is a nation's code, or words (``rotating``)."""

    said: Said
    lead: str
    gives: tuple[Gives, ...]

    ACT: ClassVar[str] = "contributors"
    VERB: ClassVar[str] = "Change who makes up"
    TOGETHER: ClassVar[dict[str, tuple[str, ...]]] = {"lead": ("lead",), "contributors": ("gives",)}

    @classmethod
    def of(cls, force: Force, said: Said) -> Self:
        """The form as a force stands."""
        return cls(said, force.lead, gives_of(force))

    def on(self, force: Force, known: Provenance) -> Force:
        """The force made up so. What is said of a nation as before keeps its source."""
        if self.gives == gives_of(force):
            return replace(force, lead=self.lead.strip())
        contributors, contributions = given(self.gives, self.lead.strip(), force.contributions, known)
        return replace(force, lead=self.lead.strip(), contributors=contributors, contributions=contributions)


@dataclass(frozen=True)
class ReadinessForm:
    """Notice to move in days as published (None: unknown), the source's words for it, and who may order the force."""

    said: Said
    days_min: float | None
    days_max: float | None
    note: str = ""
    authority: str = ""

    ACT: ClassVar[str] = "readiness"
    VERB: ClassVar[str] = "Set the readiness of"
    TOGETHER: ClassVar[dict[str, tuple[str, ...]]] = {
        "notice to move": ("days_min", "days_max", "note"),
        "authority": ("authority",),
    }

    @classmethod
    def of(cls, force: Force, said: Said) -> Self:
        """The form as a force stands."""
        ready = force.readiness or Readiness(None, None, "", None)
        return cls(said, ready.days_min, ready.days_max, ready.note, ready.authority or "")

    def on(self, force: Force, known: Provenance) -> Force:
        """The force so ready."""
        require_figure(self.days_min, self.days_max, "Notice to move", "days", MOST_DAYS)
        ready = Readiness(self.days_min, self.days_max, self.note.strip(), self.authority.strip() or None)
        return replace(force, readiness=None if ready == Readiness(None, None, "", None) else ready)


@dataclass(frozen=True)
class TermsForm:
    """On what terms a force is there: to stay or in turns, for whom it acts, its caveats, its home in peace."""

    said: Said
    permanence: Permanence | None = None
    acts_as: ActsAs | None = None
    caveats: str = ""
    home: Home | None = None

    ACT: ClassVar[str] = "terms"
    VERB: ClassVar[str] = "Change the terms of"
    TOGETHER: ClassVar[dict[str, tuple[str, ...]]] = {
        "permanence": ("permanence",),
        "side it acts for": ("acts_as",),
        "caveats": ("caveats",),
        "home": ("home",),
    }

    @classmethod
    def of(cls, force: Force, said: Said) -> Self:
        """The form as a force stands."""
        return cls(said, force.permanence, force.acts_as, force.caveats, force.home)

    def on(self, force: Force, known: Provenance) -> Force:
        """The force on these terms."""
        if self.home is not None:
            require_place(Position.HOME, self.home.lon, self.home.lat, self.home.country)
        return replace(
            force, permanence=self.permanence, acts_as=self.acts_as, caveats=self.caveats.strip(), home=self.home
        )
