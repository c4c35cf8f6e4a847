"""A whole force as a person says it: to make one, or to correct what was said of one."""

from dataclasses import dataclass, replace
from typing import Any, Self

from console.domain.errors import BadInput
from console.domain.force import ActsAs, Force, Home, Permanence, Position
from console.domain.provenance import Provenance
from console.domain.times import Instant
from console.services.posture_forms import (
    Form,
    LeadForm,
    MoveForm,
    ReadinessForm,
    ResizeForm,
    Said,
    TermsForm,
    UnderForm,
)
from console.services.posture_given import Gives


@dataclass(frozen=True)
class ForceForm:
    """How a force stands from ``said.holds_from`` (None: since ever) until before ``valid_to`` (None: open).

    The fields are those of the forms of single acts (:mod:`console.services.posture_forms`).
    """

    said: Said
    valid_to: Instant | None = None
    place: str = ""
    country: str | None = None
    lon: float | None = None
    lat: float | None = None
    position: Position = Position.NOT_PUBLIC
    least: int | None = None
    most: int | None = None
    strength_note: str = ""
    size_level: str = ""
    sidc: str | None = None
    parent_id: bytes | None = None
    higher: str = ""
    lead: str = ""
    gives: tuple[Gives, ...] = ()
    days_min: float | None = None
    days_max: float | None = None
    notice_note: str = ""
    authority: str = ""
    permanence: Permanence | None = None
    acts_as: ActsAs | None = None
    caveats: str = ""
    home: Home | None = None

    @classmethod
    def of(cls, force: Force) -> Self:
        """The form as a force stands in one placement, with the source and the note it has."""
        known = force.provenance
        said = Said(force.valid_from, known.source, known.as_of, known.to_check, known.check_note, force.note)
        where, size, under = MoveForm.of(force, said), ResizeForm.of(force, said), UnderForm.of(force, said)
        lead, ready, terms = LeadForm.of(force, said), ReadinessForm.of(force, said), TermsForm.of(force, said)
        return cls(
            said, force.valid_to, where.place, where.country, where.lon, where.lat, where.position,
            size.least, size.most, size.strength_note, size.size_level, size.sidc, under.parent_id, under.higher,
            lead.lead, lead.gives, ready.days_min, ready.days_max, ready.note, ready.authority,
            terms.permanence, terms.acts_as, terms.caveats, terms.home,
        )  # fmt: skip

    def saying(self, part: Form) -> Self:
        """The form with what a form of one act says in its place; from when it holds and who says so stay."""
        said = (name for names in part.TOGETHER.values() for name in names)
        renamed = {"note": "notice_note"}
        changed: dict[str, Any] = {renamed.get(name, name): getattr(part, name) for name in said}
        return replace(self, **changed)

    def on(self, force: Force, known: Provenance) -> Force:
        """The force as the form would have it. Raises BadInput with what is not sound."""
        since, until = self.said.holds_from, self.valid_to
        if since is not None and until is not None and since >= until:
            raise BadInput("A force ends after it began. Check both days.")
        made = replace(force, valid_from=since, valid_to=until, note=self.said.note.strip(), provenance=known)
        for form in (
            MoveForm(self.said, self.place, self.country, self.lon, self.lat, self.position),
            ResizeForm(self.said, self.least, self.most, self.strength_note, self.size_level, self.sidc),
            UnderForm(self.said, self.parent_id, self.higher),
            LeadForm(self.said, self.lead, self.gives),
            ReadinessForm(self.said, self.days_min, self.days_max, self.notice_note, self.authority),
            TermsForm(self.said, self.permanence, self.acts_as, self.caveats, self.home),
        ):
            made = form.on(made, known)
        return replace(
            made,
            parent_source=force.parent_source if made.parent_id == force.parent_id else None,
            traits_source=force.traits_source if _traits(made) == _traits(force) else None,
        )


def _traits(force: Force) -> tuple[object, ...]:
    return force.permanence, force.acts_as, force.caveats, force.home


@dataclass(frozen=True)
class NewForceForm:
    """A new force: what it is called, what kind it is (``battlegroup``, ``brigade`` …), and how it stands."""

    name: str
    kind: str
    force: ForceForm
    short_name: str = ""
    domain: str = "land"
