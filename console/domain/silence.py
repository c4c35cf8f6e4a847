"""The silence procedure: a version is adopted unless an Ally writes by the deadline.

State is computed from the record and the clock and never stored, so it is right although no program ran when the
deadline passed. (Congressional Research Service, RS21510; the case of 2003: People's Daily Online, 11 Feb 2003.)
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from console.domain.times import MINUTE, Instant

_FAR: Final = 1 << 62
REMINDERS: Final = (60 * MINUTE, 15 * MINUTE, 5 * MINUTE)
"""So long before the deadline somebody is reminded, and at the deadline itself."""


class State(StrEnum):
    """How a silence stands at a moment."""

    RUNNING = "running"
    KEPT = "kept"
    BROKEN = "broken"
    WITHDRAWN = "withdrawn"


class Reason(StrEnum):
    """Why an Ally broke it."""

    SUBSTANCE = "substance"
    WORDING = "wording"
    CAPITAL = "capital not reached"
    LINKAGE = "linkage"


@dataclass(frozen=True, slots=True)
class SilenceEvent:
    """``kind`` is ``extended`` (to ``closes_at``), ``broken`` (by ``ally_id``) or ``withdrawn`` (by the chair).

    ``at`` is when it happened: of a break, when the letter arrived.
    """

    id: bytes
    kind: str
    at: Instant
    recorded_at: Instant | None
    ally_id: bytes | None
    closes_at: Instant | None
    reason: Reason | None
    text: str
    author: str


@dataclass(frozen=True, slots=True)
class Silence:
    """A silence on exactly one version, opened by somebody (the chair) until ``closes_at`` or what extended it."""

    id: bytes
    draft_id: bytes
    opened_at: Instant
    first_closes_at: Instant
    opened_by: str
    author: str
    events: tuple[SilenceEvent, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a silence stands at a moment: its state, since when (None while it runs), and its deadline then.

    ``ended``: it was broken, and its deadline is past as well.
    """

    state: State
    since: Instant | None
    closes_at: Instant
    broken_by: tuple[SilenceEvent, ...] = ()
    ended: bool = False

    @property
    def open_to_letters(self) -> bool:
        """Whether a letter that comes now is in time: another may follow the one that broke it, up to the deadline."""
        return self.state is State.RUNNING or (self.state is State.BROKEN and not self.ended)


def standing(silence: Silence, now: Instant) -> Standing:
    """How it stands at ``now``.

    Events are taken in the order they happened: an extension counts only if made while it ran; a letter that arrived at
    the deadline's instant is too late, one before it breaks it, however late it was written down.
    """
    closes = silence.first_closes_at
    broken: list[SilenceEvent] = []
    for event in sorted(silence.events, key=lambda one: (one.at, one.id)):
        if event.at > now:
            break
        if event.at >= closes or event.at < silence.opened_at:
            continue
        if event.kind == "broken":
            broken.append(event)
        elif broken:
            continue
        elif event.kind == "withdrawn":
            return Standing(State.WITHDRAWN, event.at, closes)
        elif event.closes_at is not None:
            closes = event.closes_at
    if broken:
        return Standing(State.BROKEN, broken[0].at, closes, tuple(broken), now >= closes)
    return Standing(State.KEPT, closes, closes) if closes <= now else Standing(State.RUNNING, None, closes)


def runs(silence: Silence, at: Instant) -> bool:
    """Whether it was open at ``at`` and still ran."""
    return silence.opened_at <= at and standing(silence, at).state is State.RUNNING


def ends(silence: Silence) -> Instant:
    """When it ended, or will by all that is recorded."""
    stands = standing(silence, _FAR)
    return stands.closes_at if stands.since is None else stands.since


def newest(silences: Sequence[Silence], by: Instant = _FAR) -> Silence | None:
    """The one opened last by an instant: one still to come hides none that was open."""
    opened = (one for one in silences if one.opened_at <= by)
    return max(opened, key=lambda one: (one.opened_at, one.id), default=None)


def silent_agrees(silences: Sequence[Silence], draft_id: bytes, now: Instant) -> bool:
    """Whether who says nothing to a version agrees: silence runs on it, or was kept. Else it was only not heard."""
    last = newest([one for one in silences if one.draft_id == draft_id], now)
    return last is not None and standing(last, now).state in (State.RUNNING, State.KEPT)
