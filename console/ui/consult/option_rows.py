"""What stands in the cells of the table of options: what was written of a criterion, and what the case adds to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from console.domain.claim import Claim
from console.domain.course_option import CRITERIA, Actor, Option
from console.domain.partner import PartnerNotice
from console.domain.times import dtg_short
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture

ACTOR: Final = "actor"
RACE: Final = "race"
PARTNERS: Final = "partners"
ACTORS: Final = {
    Actor.ALLIANCE: later("The Alliance"),
    Actor.NATION: later("A nation"),
    Actor.COALITION: later("A coalition"),
}
_NAMES: Final = (
    later("Forces"), later("Authority"), later("Time to effect"), later("Escalation risk"),
    later("How the adversary may read it"), later("What it may do then"), later("Protection of civilians"),
    later("Women, peace and security"), later("Our line against hostile claims"), later("Partners to tell"),
    later("Legal basis"), later("What it costs and ties up"), later("What ends it"),
)  # fmt: skip
"""The words of CRITERIA, as marked for translation."""


def _rows() -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = [(ACTOR, later("Who would act"))]
    for key, title in CRITERIA.items():
        found.append((key, title))
        if key == "time_to_effect":
            found.append((RACE, later("Race")))
    return tuple(found)


ROWS: Final = _rows()
"""Key and title of each row: who would act, the criteria, and the race where its time stands."""


@dataclass(frozen=True, slots=True)
class Cell:
    """``said`` is what somebody wrote, ``more`` lines the case adds; with neither nobody looked at it yet."""

    said: str = ""
    more: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All of it, or that nobody looked at it."""
        return "\n".join(part for part in (self.said, *self.more) if part) or tr("not looked at yet")

    @property
    def empty(self) -> bool:
        """Whether nobody looked at it."""
        return not self.said and not self.more


@dataclass(frozen=True)
class Beside:
    """What the case knows beside the options; ``races`` are the lines of each plan's race, by the plan's id."""

    units: Mapping[bytes, str] = field(default_factory=dict)
    claims: Mapping[bytes, Claim] = field(default_factory=dict)
    partners: tuple[PartnerNotice, ...] = ()
    plans: Mapping[bytes, str] = field(default_factory=dict)
    races: Mapping[bytes, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, picture: ConsultPicture, races: Mapping[bytes, tuple[str, ...]]) -> Beside:
        """From what was read."""
        claims = {claim.id: claim for claim in picture.claims}
        return cls(picture.unit_names, claims, picture.partners, picture.plans, races)


def cell(option: Option, key: str, beside: Beside) -> Cell:
    """What stands in one cell."""
    if key == ACTOR:
        return Cell("" if option.actor is None else tr(ACTORS[option.actor]))
    more = _MORE[key](option, beside) if key in _MORE else ()
    return Cell(option.criteria.get(key, ""), more)


def _forces(option: Option, beside: Beside) -> tuple[str, ...]:
    return tuple(f"· {beside.units.get(unit) or tr('a force that is gone')}" for unit in option.units)


def _race(option: Option, beside: Beside) -> tuple[str, ...]:
    if option.plan_id is None:
        return ()
    name = beside.plans.get(option.plan_id, tr("a plan that is gone"))
    lines = beside.races.get(option.plan_id) or (tr("is being simulated"),)
    return (tr("HYPOTHETICAL · {plan}", plan=name), *lines)


def _claims(option: Option, beside: Beside) -> tuple[str, ...]:
    known = [beside.claims[one] for one in option.claims if one in beside.claims]
    return tuple(
        tr("{actor} claims “{claim}”. Our line: {line}", actor=one.actor, claim=one.text,
           line=one.our_line or tr("none yet"))
        for one in known
    )  # fmt: skip


def _partners(_option: Option, beside: Beside) -> tuple[str, ...]:
    return tuple(
        tr("{partner}: told {when}", partner=one.partner, when=dtg_short(one.told_at))
        if one.told_at is not None
        else tr("{partner}: not told yet", partner=one.partner)
        for one in beside.partners
    )


_MORE: Final[Mapping[str, Callable[[Option, Beside], tuple[str, ...]]]] = {
    "forces": _forces, RACE: _race, "line": _claims, PARTNERS: _partners,
}  # fmt: skip
