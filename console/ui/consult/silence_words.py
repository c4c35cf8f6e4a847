"""A silence in words: how long it runs still, when it closes here and there, what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QFont

from console.domain.capital_time import capital_time
from console.domain.silence import Reason, Silence, SilenceEvent, State, standing
from console.domain.times import HOUR, MINUTE, SECOND, Instant, dtg, dtg_short, local_time
from console.ui.theme import MEDIUM, SEMIBOLD
from console.ui.words import later, tr

if TYPE_CHECKING:
    from collections.abc import Mapping

BRUSSELS: Final = "Europe/Brussels"
HEAVIEST: Final = QFont.Weight.ExtraBold
_WEIGHTS: Final = ((60 * MINUTE, MEDIUM), (15 * MINUTE, SEMIBOLD), (5 * MINUTE, QFont.Weight.Bold))
REASONS: Final = {
    Reason.SUBSTANCE: later("substance"),
    Reason.WORDING: later("wording"),
    Reason.CAPITAL: later("capital not reached"),
    Reason.LINKAGE: later("linkage"),
}


@dataclass(frozen=True, slots=True)
class SilenceTold:
    """What the card says at a moment. ``large`` is the countdown while it runs, else what came of it."""

    state: State
    large: str
    first: str
    second: str
    left: int
    closes_at: Instant


def countdown(left: int) -> str:
    """``01:47:31``: hours, minutes and seconds, as many hours as it takes; ``left`` in milliseconds."""
    seconds = max(0, -(-left // SECOND))
    return f"{seconds // 3600:02}:{seconds % 3600 // 60:02}:{seconds % 60:02}"


def weight(left: int) -> QFont.Weight:
    """The countdown changes weight, not colour, at 60, 15 and 5 minutes."""
    return next((heavy for above, heavy in _WEIGHTS if left > above), HEAVIEST)


def told(silence: Silence, now: Instant, letters: Mapping[bytes, str], *, hidden: bool = False) -> SilenceTold:
    """How a silence stands; ``letters`` of Allies by their id. ``hidden`` names no Ally."""
    stands = standing(silence, now)
    closes = stands.closes_at
    if stands.state is State.RUNNING:
        left = closes - now
        return SilenceTold(
            stands.state, countdown(left), tr("closes {time}", time=dtg(closes)), local_words(closes), left, closes
        )
    since = dtg(closes if stands.since is None else stands.since)
    if stands.state is State.KEPT:
        what = tr("Agreed under silence"), tr("at {time}", time=since), tr("No Ally wrote by then.")
    elif stands.state is State.WITHDRAWN:
        what = tr("Silence withdrawn"), tr("at {time}", time=since), tr("The chair took the text back.")
    elif hidden:
        what = tr("Silence broken"), tr("at {time}", time=since), ""
    else:
        by = ", ".join(dict.fromkeys(letters.get(one.ally_id or b"", "?") for one in stands.broken_by))
        first = stands.broken_by[0]
        what = tr("Broken by {allies}", allies=by), tr("at {time}", time=since), break_words(first)
    return SilenceTold(stands.state, *what, 0, closes)


def break_words(event: SilenceEvent) -> str:
    """Why it was broken: ``wording: point 3``."""
    reason = "" if event.reason is None else tr(REASONS[event.reason])
    return ": ".join(part for part in (reason, event.text) if part)


def local_words(closes: Instant) -> str:
    """``15:00 Brussels, Fri``."""
    there = capital_time(closes, BRUSSELS)
    return tr("{time}, {day}", time=local_time(closes, BRUSSELS), day=tr(there.weekday_word))


def opened_words(silence: Silence) -> str:
    """``opened 200900Z · by the chair``."""
    by = tr("by the chair") if silence.opened_by == "chair" else tr("by {name}", name=silence.opened_by)
    longer = sum(event.kind == "extended" for event in silence.events)
    parts = [tr("opened {time}", time=dtg_short(silence.opened_at)), by, tr("extended") if longer else ""]
    return " · ".join(part for part in parts if part)


def sentence(silence: Silence, now: Instant) -> str:
    """One line for over the grid: ``Silence runs: agreed at 1400Z unless an Ally writes.``"""
    stands = standing(silence, now)
    when = dtg_short(stands.closes_at)
    if stands.closes_at - now < 20 * HOUR and stands.state is State.RUNNING:
        when = when[2:]
    if stands.state is State.RUNNING:
        return tr("Silence runs: agreed at {time} unless an Ally writes.", time=when)
    if stands.state is State.KEPT:
        return tr("Agreed under silence at {time}.", time=when)
    since = dtg_short(stands.closes_at if stands.since is None else stands.since)
    words = tr("Silence withdrawn at {time}.") if stands.state is State.WITHDRAWN else tr("Silence broken at {time}.")
    return words.replace("{time}", since)
