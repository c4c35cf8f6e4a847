"""The steps of a scenario: reports as they became known, and what people made of them.

What they did in the crisis is in :mod:`console.feeds.scenario_crisis`, what Allies did in
:mod:`console.feeds.scenario_council`.
"""

from typing import Annotated, Literal, TypeAlias

import msgspec

from console.domain.categories import Category
from console.domain.times import Precision

Word: TypeAlias = Annotated[str, msgspec.Meta(min_length=1)]
Key: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^[a-z0-9-]+$")]
Label: TypeAlias = Annotated[str, msgspec.Meta(pattern=r"^H[1-9]$")]
Share: TypeAlias = Annotated[float, msgspec.Meta(ge=0, le=1)]
Said: TypeAlias = Literal["consistent", "inconsistent", "neutral"]


class Moment(int):
    """An instant, written in the file with its zone."""


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Anything of a scenario: a field nobody knows ends the reading."""


class Place(Part, frozen=True):
    """Where it happened."""

    lat: Annotated[float, msgspec.Meta(ge=-90, le=90)]
    lon: Annotated[float, msgspec.Meta(ge=-180, le=180)]
    country: Word


class Item(Part, frozen=True, kw_only=True):
    """One report. ``t_utc`` is what it is about or when it was said, ``known_utc`` when it could be known.

    ``at_incident``: it is about the place itself; else ``place`` is all that is known of where. ``repeats`` is the
    item whose knowledge it relays, ``withdraws`` the one it takes back. ``source`` says where the compiler found it.
    """

    id: Key
    known_utc: Moment
    t_utc: Moment
    time_precision: Precision
    source_name: Word
    kind: Word
    says: Word
    origin: Word
    grade: Annotated[str, msgspec.Meta(pattern=r"^[A-F][1-6]$")]
    grade_reason: Word
    marks: dict[Label, Said]
    place: str = ""
    at_incident: bool = False
    repeats: Key | None = None
    withdraws: Key | None = None
    known_note: str = ""
    suggested_belief: dict[Label, Share] = {}
    source: Word
    as_of: Word
    to_check: Literal["yes", "no"]
    check_note: str

    @property
    def reliability(self) -> str:
        """The letter of its grade."""
        return self.grade[0]

    @property
    def credibility(self) -> int:
        """The number of its grade."""
        return int(self.grade[1])


class Deed(Part, frozen=True, tag_field="do"):
    """``at`` is when, ``by`` who did it."""

    at: Moment
    by: Word


class OpenIncident(Deed, frozen=True, tag="open_incident"):
    """The incident is made; what was known before it and all that comes after is linked to it."""

    title: Word
    category: Category
    severity: Annotated[int, msgspec.Meta(ge=1, le=5)]
    occurred_at: Moment
    time_precision: Precision
    place: Word
    summary: str
    killed: int | None
    injured: int | None


class EditIncident(Deed, frozen=True, tag="edit_incident"):
    """More is known of what happened."""

    title: Word
    occurred_at: Moment
    time_precision: Precision
    summary: str


class PoseHypotheses(Deed, frozen=True, tag="pose_hypotheses"):
    """The explanations are written down; from here on each report is marked when it comes."""


class Assess(Deed, frozen=True, tag="assess"):
    """A revision of what is thought. Empty texts: not established. ``likelihood`` is that of ``likelihood_of``."""

    attribution: Word
    made_in: str
    fired_by: str
    nature: Literal["deliberate", "accident", "crime", "natural", "unresolved"]
    confidence: Literal["low", "moderate", "high"]
    status: Literal["unverified", "developing", "assessed"]
    narrative: str
    would_change: str
    likelihood_of: Label | None = None
    likelihood: Share | None = None


class Ask(Deed, frozen=True, tag="ask"):
    """An open question and who has to answer it."""

    key: Key
    text: Word
    owner: Word
    due: Moment


class Answer(Deed, frozen=True, tag="answer"):
    """The answer to a question."""

    key: Key
    answer: Word


class MakeClaim(Deed, frozen=True, tag="claim"):
    """Somebody's claim is put on the list."""

    key: Key
    actor: Word
    text: Word
    hostile: bool
    claimed_at: Moment
    status: Word
    our_line: str
    reports: list[Key]


class BackClaim(Deed, frozen=True, tag="back_claim"):
    """More reports are behind a claim."""

    key: Key
    reports: list[Key]


class HoldClaim(Deed, frozen=True, tag="hold_claim"):
    """A revision of what is thought of a claim and of our line."""

    key: Key
    status: Word
    our_line: str
    reason: str


class SaveView(Deed, frozen=True, tag="save_view"):
    """A view of the map is kept, with a time; ``hides`` are groups of layers it does without."""

    name: Word
    number: Annotated[int, msgspec.Meta(ge=1, le=9)]
    lon: Annotated[float, msgspec.Meta(ge=-180, le=180)]
    lat: Annotated[float, msgspec.Meta(ge=-90, le=90)]
    metres_per_pixel: Annotated[float, msgspec.Meta(gt=0)]
    time_from: Moment
    time_to: Moment
    hides: list[Key]


IncidentAct: TypeAlias = (
    OpenIncident | EditIncident | PoseHypotheses | Assess | Ask | Answer | MakeClaim | BackClaim | HoldClaim | SaveView
)
