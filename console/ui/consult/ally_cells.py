"""What the card of each Ally says: its stance, level and link, the hour in its capital, since when it waits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from console.domain.attendance import Attendance, Level, Link
from console.domain.capital_time import capital_time
from console.domain.round_table import Said
from console.domain.silence import silent_agrees
from console.domain.stance import NAMES, Position, Stance, held
from console.domain.times import DAY, Instant, dtg_short
from console.exports.ally_places import in_order
from console.ui.consult.roster_rows import LEVELS
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.domain.draft_text import Draft
    from console.domain.reference import Ally
    from console.services.consult_picture import ConsultPicture

_SHORT: Final = {
    "US": later("USA"), "GB": later("UK"), "MK": later("N. Macedonia"), "LU": later("Luxembourg"),
}  # fmt: skip
_SHORT_LEVELS: Final = {**LEVELS, Level.LEADERS: later("Head of gov.")}
"""What finds room on a card; all of it stands in what it says on hover."""
LINKS: Final = {Link.UP: later("link up"), Link.DEGRADED: later("link degraded"), Link.DOWN: later("link down")}
_WORDS: Final = {**NAMES, Stance.AMENDMENT: later("Amendment")}
"""What stands on a card; the legend and the ledger say “With amendment”."""


@dataclass(frozen=True, slots=True)
class AllyCell:
    """One card. ``stance`` None: nothing heard, or not to be shown. ``pending``: typed and not yet saved.

    ``below`` is the line under the stance: what is wrong with the link, since when it waits, else its level.
    ``day`` is the weekday where it is the weekend in the capital, else empty.
    """

    ally: Ally
    name: str
    stance: Stance | None
    words: str
    below: str
    link: Link | None
    clock: str
    night: bool
    day: str
    quiet: bool
    pending: bool = False
    told: str = ""


def cells(
    picture: ConsultPicture, draft: Draft | None, now: Instant, pending: Mapping[str, Said], *, hidden: bool = False
) -> list[AllyCell]:
    """A card for each Ally of the day, in the order of the grid; ``hidden`` keeps every stance to itself."""
    stood = {} if draft is None or hidden else held(picture.positions, draft.id)
    under = draft is not None and not hidden and silent_agrees(picture.silences, draft.id, now)
    roster = picture.roster or {}
    made = []
    for ally in in_order(picture.allies):
        said = None if hidden else pending.get(ally.iso2)
        made.append(_cell(ally, roster.get(ally.id), stood.get(ally.id), said, now, under=under, hidden=hidden))
    return made


def _cell(
    ally: Ally, at: Attendance | None, position: Position | None, said: Said | None, now: Instant, *, under: bool,
    hidden: bool,
) -> AllyCell:  # fmt: skip
    stance = said.stance if said is not None else position.stance if position is not None else None
    if stance is None and under:
        stance = Stance.SILENT
    there = capital_time(now, ally.timezone)
    words = "" if hidden else tr("Not heard") if stance is None else tr(_WORDS[stance])
    below, link = _below(at, now), None if at is None else at.link
    day = tr(there.weekday_word) if there.weekend else ""
    cell = AllyCell(
        ally, tr(_SHORT.get(ally.iso2, ally.name)), stance, words, below, link, there.clock, there.night, day,
        stance in (None, Stance.SILENT), said is not None,
    )  # fmt: skip
    return _told(cell, at, position, said)


def _since(since: Instant, now: Instant) -> str:
    """``1042Z`` within a day, else for how many days: a card is narrow, and says all of it on hover."""
    return dtg_short(since)[2:] if now - since < DAY else tr("{days} d", days=(now - since) // DAY)


def _below(at: Attendance | None, now: Instant) -> str:
    if at is None:
        return tr("Not joined")
    if at.link is Link.DOWN:
        return tr("Link down")
    if at.link is Link.DEGRADED:
        return tr("Link degraded")
    if at.waiting_since is not None and not at.instructed:
        return tr("Waits {since}", since=_since(at.waiting_since, now))
    if not at.authenticated:
        return tr("Not joined")
    return level_words(at.level)


def level_words(level: Level | None) -> str:
    """Who sits there at a level; empty where it is not known."""
    return "" if level is None else tr(_SHORT_LEVELS[level])


def _told(cell: AllyCell, at: Attendance | None, position: Position | None, said: Said | None) -> AllyCell:
    """The same with all of it in a sentence, for the tip and for who does not see it."""
    caveat = said.caveat if said is not None else position.caveat if position is not None else ""
    source = said.reported_by if said is not None else position.reported_by if position is not None else ""
    local = tr("{clock} in {capital}", clock=cell.clock, capital=cell.ally.capital)
    marks = [tr("night") if cell.night else "", tr("weekend, {day}", day=cell.day) if cell.day else ""]
    parts = [
        cell.words,
        tr("not yet saved") if cell.pending else "",
        caveat,
        source,
        *_attending(at),
        ", ".join([local, *(mark for mark in marks if mark)]),
    ]
    return replace(cell, told=f"{cell.ally.iso2} {cell.ally.name}: " + " · ".join(part for part in parts if part))


def _attending(at: Attendance | None) -> list[str]:
    if at is None:
        return [tr("not joined")]
    waits = at.waiting_since is not None and not at.instructed
    return [
        "" if at.level is None else tr(LEVELS[at.level]),
        at.participant,
        "" if at.link is None else tr(LINKS[at.link]),
        tr("fallback {channel}", channel=at.channel) if at.channel and at.link is not Link.UP else "",
        tr("waits for instructions since {since}", since=dtg_short(at.waiting_since or 0)) if waits else "",
    ]  # fmt: skip
