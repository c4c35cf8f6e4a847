"""Where a version stands among all Allies. There is no vote: consensus is stated, with the Allies it hangs on by name.

Rules: all Allies must agree, who does not object joins (reference/procedures.md, section 3); under silence only a
letter before the deadline stops a text (section 4). A reserve, a wish for other words and missing instructions are
waited for; an objection and a letter block.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from console.domain.draft_text import Draft
from console.domain.reference import Ally
from console.domain.silence import Silence, Standing, standing
from console.domain.silence import State as Heard
from console.domain.stance import BREAKS, JOINS, Position, Stance, held
from console.domain.times import Instant, dtg
from console.domain.wording import Tr, listed, plain


class State(StrEnum):
    """How a version stands. Never a number."""

    AGREED = "agreed"
    SILENCE = "agreed under silence"
    BLOCKED = "blocked by"
    WAITING = "waiting for"


_NAMED: Final = 5
"""So many Allies are named in words; more are told as "and others", never counted."""


@dataclass(frozen=True, slots=True)
class Consensus:
    """``blocking`` object or broke silence; ``waiting`` are those not heard, without instructions, or not there yet.

    While silence runs (``runs_until``) nobody has to speak: ``waiting`` then are those whose word may become a letter.
    Both in the order of the Allies given.
    """

    state: State
    blocking: tuple[Ally, ...] = ()
    waiting: tuple[Ally, ...] = ()
    runs_until: Instant | None = None

    @property
    def allies(self) -> tuple[Ally, ...]:
        """The Allies the state names: those who block, else those waited for."""
        return self.blocking if self.state is State.BLOCKED else self.waiting

    def words(self, tr: Tr = plain) -> str:
        """``Blocked by Hungary and Türkiye``: a sentence without a number of Allies."""
        if self.state is State.AGREED:
            return tr("Agreed")
        if self.state is State.SILENCE:
            return tr("Agreed under silence")
        if self.state is State.BLOCKED:
            return tr("Blocked by {allies}", allies=_named(self.blocking, tr))
        if self.runs_until is not None:
            return tr("Waiting for silence to end, {at}", at=dtg(self.runs_until))
        return tr("Waiting for {allies}", allies=_named(self.waiting, tr))


def consensus(
    draft: Draft, positions: Iterable[Position], silence: Silence | None, allies: Sequence[Ally], now: Instant
) -> Consensus:
    """How ``draft`` stands at ``now``. ``silence`` is the newest one on it; ``allies`` those of the day."""
    said = held((one for one in positions if one.at <= now), draft.id)
    stands = None if silence is None or silence.draft_id != draft.id else _known(silence, now)
    if stands is not None and stands.state is Heard.KEPT:
        return Consensus(State.SILENCE)
    letters = {one.ally_id: one.at for one in stands.broken_by if one.ally_id is not None} if stands else {}
    blocking = tuple(one for one in allies if _blocks(said.get(one.id), letters.get(one.id)))
    running = stands is not None and stands.state is Heard.RUNNING
    if running and stands is not None:
        doubtful = tuple(one for one in allies if one.id in said and said[one.id].stance in BREAKS)
        return Consensus(State.WAITING, waiting=doubtful, runs_until=stands.closes_at)
    waiting = tuple(one for one in allies if one not in blocking and not _joins(said, one))
    if blocking:
        return Consensus(State.BLOCKED, blocking, waiting)
    return Consensus(State.WAITING, waiting=waiting) if waiting or not allies else Consensus(State.AGREED)


def _known(silence: Silence, now: Instant) -> Standing | None:
    return standing(silence, now) if silence.opened_at <= now else None


def _blocks(said: Position | None, letter_at: Instant | None) -> bool:
    """Whether an Ally objects, or wrote and has not said anything else since."""
    if said is not None and (letter_at is None or said.at > letter_at):
        return said.stance is Stance.OBJECTS
    return letter_at is not None


def _joins(said: Mapping[bytes, Position], ally: Ally) -> bool:
    return ally.id in said and said[ally.id].stance in JOINS


def _named(allies: Sequence[Ally], tr: Tr) -> str:
    names = [one.name for one in allies]
    if len(names) <= _NAMED:
        return listed(names, tr)
    return tr("{allies} and others", allies=", ".join(names[:_NAMED]))
