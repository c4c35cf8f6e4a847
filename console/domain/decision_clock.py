"""The decision clock: how long since the first report, since the request, to the deadline, and what it went on.

Stages follow from what the record says happened and when; nothing is simulated. A stage that runs ends at ``now``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from console.domain.article4_replay import PastCase
from console.domain.draft_text import Draft
from console.domain.silence import Silence, State, runs, standing
from console.domain.times import HOUR, Instant


class Stage(StrEnum):
    """What time goes on."""

    CAPITAL = "capital decides"
    CONVENE = "convene"
    DRAFT = "draft"
    TABLE = "at the table"
    SILENCE = "silence"
    REWORK = "rework"
    DECIDE = "to the decision"


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stage from ``begins`` to ``ends``. ``of`` names the version it is about; ``runs``: it goes on now.

    ``broken``: a silence that was. ``due_at``: when a silence that runs closes.
    """

    stage: Stage
    begins: Instant
    ends: Instant
    of: str = ""
    runs: bool = False
    broken: bool = False
    due_at: Instant | None = None

    @property
    def length(self) -> int:
        """Milliseconds so far."""
        return self.ends - self.begins


@dataclass(frozen=True, slots=True)
class Milestones:
    """What the clock is told of: instants are None where it has not happened, or is not known.

    ``called``: nobody asked for it, ``requested_at`` is when the Council was called.
    """

    first_at: Instant | None = None
    requested_at: Instant | None = None
    met_at: Instant | None = None
    ended_at: Instant | None = None
    deadline_at: Instant | None = None
    drafts: tuple[Draft, ...] = ()
    silences: tuple[Silence, ...] = ()
    called: bool = False


@dataclass(frozen=True, slots=True)
class DecisionClock:
    """Milliseconds since the first report and since the request, to the deadline (negative: past); None: unknown.

    They stand still at ``until``, when it was decided or closed; else that is now. ``stretches`` follow one another.
    """

    until: Instant
    since_first: int | None
    since_request: int | None
    to_deadline: int | None
    deadline_at: Instant | None
    stretches: tuple[Stretch, ...]
    over: bool

    def share(self, stretch: Stretch) -> float:
        """Its part of all the time so far, 0 to 1."""
        whole = sum(one.length for one in self.stretches)
        return stretch.length / whole if whole else 0.0

    @property
    def convene_h(self) -> float | None:
        """Hours from the request to the Council so far; None before a request."""
        found = next((one for one in self.stretches if one.stage is Stage.CONVENE), None)
        return None if found is None else found.length / HOUR


def decision_clock(known: Milestones, now: Instant) -> DecisionClock:
    """How it stands at ``now``."""
    over = known.ended_at is not None and known.ended_at <= now
    until = known.ended_at if over and known.ended_at is not None else now
    deadline = _deadline(known, until)
    return DecisionClock(
        until,
        _since(known.first_at, until),
        _since(known.requested_at, until),
        None if deadline is None or over else deadline - now,
        deadline,
        tuple(one for one in _joined(list(_stretches(known, until)), over=over) if one.length > 0 or one.runs),
        over,
    )


def among(cases: Sequence[PastCase], hours: float) -> tuple[int, int]:
    """Of past cases, how many surely took longer from the request to the Council, and how many there are."""
    return sum(one.least > hours for one in cases), len(cases)


_AFTER: Final = {State.KEPT: Stage.DECIDE, State.BROKEN: Stage.REWORK, State.WITHDRAWN: Stage.TABLE}


def _since(moment: Instant | None, until: Instant) -> int | None:
    return None if moment is None or moment > until else until - moment


def _deadline(known: Milestones, until: Instant) -> Instant | None:
    """When a silence that runs closes, else the deadline of the consultation."""
    closing = [standing(one, until).closes_at for one in known.silences if runs(one, until)]
    return min(closing, default=known.deadline_at)


def _stretches(known: Milestones, until: Instant) -> Iterator[Stretch]:
    """What began when, each until the next begins: ends are put in by :func:`_joined`."""
    began: list[tuple[Instant, Stretch]] = []

    def begin(stage: Stage, at: Instant | None, of: str = "", due: Instant | None = None) -> None:
        if at is not None and at <= until:
            began.append((at, Stretch(stage, at, until, of, due_at=due)))

    begin(Stage.CAPITAL, known.first_at)
    begin(Stage.CONVENE, known.requested_at)
    begin(Stage.DRAFT, known.met_at)
    names = {one.id: f"v{one.version}" for one in known.drafts}
    for draft in known.drafts:
        begin(Stage.TABLE, draft.at, names[draft.id])
    for silence in known.silences:
        of, stands = names.get(silence.draft_id, ""), standing(silence, until)
        begin(Stage.SILENCE, silence.opened_at, of, stands.closes_at)
        if stands.since is not None:
            begin(_AFTER[stands.state], stands.since, "" if stands.state is State.KEPT else of)
    for _, stretch in sorted(began, key=lambda pair: pair[0]):
        yield stretch


def _joined(began: Sequence[Stretch], *, over: bool) -> Iterator[Stretch]:
    for place, one in enumerate(began):
        following = began[place + 1] if place + 1 < len(began) else None
        ends = one.ends if following is None else following.begins
        runs = following is None and not over
        broken = one.stage is Stage.SILENCE and following is not None and following.stage is Stage.REWORK
        due = one.due_at if runs else None
        yield Stretch(one.stage, one.begins, ends, one.of, runs, broken, due)
