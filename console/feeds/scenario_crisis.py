"""The steps of a scenario that are of the crisis: phases and gates, forces, plans and options, tasks, partners.

A scenario has one crisis; it groups the incident of the story, which leads it.
"""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from console.domain.crisis import Phase
from console.feeds.scenario_steps import Deed, Key, Moment, Word

PhaseName: TypeAlias = Literal["warning", "assessment", "options", "planning", "execution", "transition"]


def phase_named(name: PhaseName) -> Phase:
    """The phase a scenario calls so."""
    return Phase[name.upper()]


class OpenCrisis(Deed, frozen=True, tag="open_crisis"):
    """A crisis is opened on the incident; ``units`` are forces of the baseline, by their ids there."""

    title: Word
    area: str = ""
    summary: str = ""
    geometry: str | None = None
    units: tuple[Key, ...] = ()


class EditCrisis(Deed, frozen=True, tag="edit_crisis"):
    """More is known of what it is about."""

    title: Word
    summary: str


class AddUnits(Deed, frozen=True, tag="add_units"):
    """More forces come to the crisis."""

    units: tuple[Key, ...]


class EnterPhase(Deed, frozen=True, tag="enter_phase"):
    """A phase is entered; the reasons as the case asks for them."""

    phase: PhaseName
    reason: Word
    override_reason: str = ""
    skip_reason: str = ""


class HeldAtGate(Deed, frozen=True, tag="held_at_gate"):
    """A phase cannot be entered yet: the gate is asked, has to name each of ``missing``, and the log tells it."""

    phase: PhaseName
    missing: tuple[Word, ...]


class BeginPlaybook(Deed, frozen=True, tag="begin_playbook"):
    """A playbook that ships with the program is laid out; keys for what it brings, in its order."""

    playbook: Key
    questions: tuple[Key, ...] = ()
    options: tuple[Key, ...] = ()
    partners: tuple[Key, ...] = ()


class Tick(Deed, frozen=True, tag="tick"):
    """A step of the playbook begun last is done, or is not done after all."""

    step: Word
    done: bool = True
    note: str = ""


class GiveTask(Deed, frozen=True, tag="task"):
    """Somebody has to do something."""

    key: Key
    text: Word
    owner: Word
    due: Moment | None = None


class FinishTask(Deed, frozen=True, tag="finish_task"):
    """It is done."""

    key: Key


class NotifyPartner(Deed, frozen=True, tag="partner"):
    """Somebody outside the Alliance is to be told."""

    key: Key
    partner: Word
    subject: Word
    owner: str = ""
    due: Moment | None = None


class TellPartner(Deed, frozen=True, tag="tell_partner"):
    """They were told, how, and what they answered."""

    key: Key
    means: Word
    answer: str = ""


class MakePlan(Deed, frozen=True, tag="plan"):
    """A plan to reinforce a place with forces of the baseline, decided at ``decided``; its race is an option's."""

    key: Key
    name: Word
    place: Word
    lon: float
    lat: float
    decided: Moment
    units: tuple[Key, ...]


class PutOption(Deed, frozen=True, tag="option"):
    """A course of action is put beside the others."""

    key: Key
    title: Word
    actor: Literal["alliance", "nation", "coalition"]
    criteria: Mapping[str, Word]
    units: tuple[Key, ...] = ()
    claims: tuple[Key, ...] = ()
    plan: Key | None = None


CrisisAct: TypeAlias = (
    OpenCrisis
    | EditCrisis
    | AddUnits
    | EnterPhase
    | HeldAtGate
    | BeginPlaybook
    | Tick
    | GiveTask
    | FinishTask
    | NotifyPartner
    | TellPartner
    | MakePlan
    | PutOption
)
