"""The steps of a scenario that are of a consultation: the table, texts, positions, silence, decision.

``consultation``, ``draft`` and ``silence`` name what an earlier act made. Allies are ISO 3166-1 alpha-2 codes. What
is told of real events says where it is from (``source``) and what is to be checked (``check_note``).
"""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

import msgspec

from console.feeds.scenario_steps import Deed, Key, Moment, Part, Word

Iso: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{2}$")]
StanceName: TypeAlias = Literal["supports", "amendment", "reserves", "objects", "no_instructions", "silent"]
LinkName: TypeAlias = Literal["up", "degraded", "down"]
LevelName: TypeAlias = Literal["ambassadors", "ministers", "heads of government"]
Measure: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^(EX-[A-Z]+-[0-9]{4})?$")]
"""Invented, and seen to be: the restricted catalogue is never reproduced."""
Sure: TypeAlias = Literal["low", "moderate", "high"]


class Told(Part, frozen=True, kw_only=True):
    """Where something is from; both are empty of what is invented or done in the cell."""

    source: str = ""
    check_note: str = ""

    def of(self, text: str) -> str:
        """``text`` with its source and what is to be checked."""
        notes = [self.source, f"to check: {self.check_note}" if self.check_note else ""]
        return f"{text} ({'; '.join(filter(None, notes))})" if any(notes) else text


class OpenConsultation(Deed, frozen=True, kw_only=True, tag="consultation"):
    """A consultation is opened in the crisis."""

    key: Key
    title: Word
    basis: Literal["Article 4", "Article 5", "Council meeting", "Information"]
    requesters: tuple[Iso, ...] = ()
    level: LevelName
    way: Literal["all at once", "through capitals"]
    agenda: str = ""
    trigger: str = ""
    requested_at: Moment | None = None
    considered_at: Moment | None = None
    deadline_at: Moment | None = None
    told: Told = Told()
    as_of: str = ""


class Happened(Deed, frozen=True, kw_only=True, tag="event"):
    """Something happened in it that is no position, at ``since`` where that was earlier than it was written down."""

    consultation: Key
    kind: Literal[
        "considered", "requested", "request dropped", "session began", "session ended", "attack recognised",
        "origin established", "gate withdrawn", "advice received", "tasked", "note", "closed",
    ]  # fmt: skip
    text: str = ""
    since: Moment | None = None
    told: Told = Told()


class Convene(Deed, frozen=True, tag="convene"):
    """Allies are called; none named: all of the day."""

    consultation: Key
    allies: tuple[Iso, ...] = ()


class Line(Part, frozen=True, kw_only=True):
    """How an Ally is at the table; what is not given stays as it was."""

    authenticated: bool | None = None
    participant: str | None = None
    level: LevelName | None = None
    link: LinkName | None = None
    channel: str | None = None
    waiting_since: Moment | None = None
    instructed: bool | None = None
    note: str | None = None

    def over(self, common: "Line") -> "Line":
        """This line, with what is said of all where it says nothing."""
        said = {name: value for name in self.__struct_fields__ if (value := getattr(self, name)) is not None}
        return msgspec.structs.replace(common, **said)


class Attend(Deed, frozen=True, kw_only=True, tag="attend"):
    """The roster: ``lines`` of single Allies; ``others`` for all the rest of ``among`` (none named: of all)."""

    consultation: Key
    lines: Mapping[Iso, Line] = {}
    others: Line | None = None
    among: tuple[Iso, ...] = ()


class AttendGuest(Deed, frozen=True, kw_only=True, tag="guest"):
    """A partner or observer beside the table."""

    consultation: Key
    name: Word
    kind: Literal["partner", "observer"]
    invited: bool = True
    participant: str = ""
    link: LinkName | None = None
    timezone: str | None = None


class AssessNationally(Deed, frozen=True, kw_only=True, tag="national"):
    """How one Ally sees it, as the cell was told."""

    consultation: Key
    ally: Iso
    threat: Word
    red_lines: str = ""
    parliament: str = ""
    reported_by: str = ""
    confidence: Sure | None = None


class Spoke(Deed, frozen=True, kw_only=True, tag="contact"):
    """Two capitals, or a capital and an organisation, spoke."""

    consultation: Key
    one: Word
    other: Word
    level: str = ""
    means: str = ""
    subject: Word
    reported_by: str = ""
    since: Moment | None = None
    told: Told = Told()


class PutDraft(Deed, frozen=True, kw_only=True, tag="draft"):
    """The next version of a text; ``taken`` are the amendments in it."""

    key: Key
    consultation: Key
    title: Word
    text: Word
    proposer: str = ""
    note: str = ""
    taken: tuple[Key, ...] = ()


class Amend(Deed, frozen=True, kw_only=True, tag="amend"):
    """Somebody wants a version changed."""

    key: Key
    draft: Key
    proposer: Word
    old: str = ""
    new: str = ""
    reason: str = ""


class AnswerAmendment(Deed, frozen=True, tag="answer_amendment"):
    """An amendment was not taken, or was withdrawn."""

    key: Key
    outcome: Literal["not taken", "withdrawn"]
    note: str = ""


class Stood(Part, frozen=True, kw_only=True):
    """Where an Ally stands."""

    stance: StanceName
    caveat: str = ""
    reported_by: str = ""
    confidence: Sure | None = None


class TakePositions(Deed, frozen=True, tag="positions"):
    """A round of the table, or one position, on a version. Said aloud or by phone: never in writing."""

    draft: Key
    stances: Mapping[Iso, Stood]


class OpenSilence(Deed, frozen=True, tag="silence"):
    """Silence on exactly one version."""

    key: Key
    draft: Key
    closes_at: Moment
    opened_by: Word = "chair"


class ExtendSilence(Deed, frozen=True, tag="extend_silence"):
    """Its deadline is moved."""

    silence: Key
    closes_at: Moment
    reason: Word


class BreakSilence(Deed, frozen=True, tag="break_silence"):
    """An Ally wrote; the letter arrived at ``at``."""

    silence: Key
    ally: Iso
    reason: Literal["substance", "wording", "capital not reached", "linkage"]
    text: Word


class Release(Deed, frozen=True, tag="release_positions"):
    """Positions may stand on products and the wall, or may not."""

    consultation: Key
    released: bool
    reason: Word


class Order(Part, frozen=True, kw_only=True):
    """Somebody has to do something after a decision."""

    key: Key | None = None
    text: Word
    owner: Word
    due: Moment | None = None


class Decide(Deed, frozen=True, kw_only=True, tag="decide"):
    """What was decided, on the picture of that moment."""

    key: Key
    consultation: Key
    title: Word
    text: Word
    basis: str = ""
    agreed: Literal[
        "agreed", "agreed under silence", "stated by the chair", "by delegated authority", "nothing was adopted"
    ]
    draft: Key | None = None
    silence: Key | None = None
    option: Key | None = None
    conditions: str = ""
    since: Moment | None = None
    reservations: Mapping[Iso, Word] = {}
    tasks: tuple[Order, ...] = ()
    told: Told = Told()


class Step(Part, frozen=True, kw_only=True):
    """One step of activating a force of the baseline, or of all the decision names (no ``unit``)."""

    unit: Key | None = None
    step: Literal["warning", "force preparation", "request", "pre-deployment", "order", "transfer of authority"]
    authority: Word
    caveat: str = ""
    effective_at: Moment | None = None
    note: str = ""
    measure: Measure = ""


class Activate(Deed, frozen=True, tag="activate"):
    """Forces are activated after a decision."""

    decision: Key
    steps: tuple[Step, ...]


CouncilAct: TypeAlias = (
    OpenConsultation
    | Happened
    | Convene
    | Attend
    | AttendGuest
    | AssessNationally
    | Spoke
    | PutDraft
    | Amend
    | AnswerAmendment
    | TakePositions
    | OpenSilence
    | ExtendSilence
    | BreakSilence
    | Release
    | Decide
    | Activate
)
