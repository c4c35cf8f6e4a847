"""What a line of the roster says: how an Ally is connected, at what level, whether it has instructions, its clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPixmap

from console.domain.ages import age
from console.domain.attendance import Attendance, Level, Link
from console.domain.capital_time import CapitalTime, capital_time
from console.domain.reference import Ally
from console.domain.times import Instant
from console.ui import icons
from console.ui.columns import Column
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture
    from console.ui.theme import Look

LINKS: Final = {
    Link.UP: (later("Up"), "link-up", "state.ok"),
    Link.DEGRADED: (later("Degraded"), "link-degraded", "state.warn"),
    Link.DOWN: (later("Down"), "link-down", "state.danger"),
}
"""The word of each state of a link, its sign and the role of its colour."""
LEVELS: Final = {
    Level.AMBASSADORS: later("Ambassador"),
    Level.MINISTERS: later("Minister"),
    Level.LEADERS: later("Head of government"),
}
"""Who of one Ally takes part at each level."""
Density = Callable[[], float]


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One Ally at a moment; ``stands`` is None where nothing was recorded of it. ``now`` is cut to the minute."""

    ally: Ally
    stands: Attendance | None
    now: Instant

    @property
    def local(self) -> CapitalTime:
        """The time in its capital."""
        return capital_time(self.now, self.ally.timezone)


def rows(picture: ConsultPicture, now: Instant) -> list[RosterRow]:
    """A line for each Ally of the day, by name."""
    roster = picture.roster or {}
    return [RosterRow(ally, roster.get(ally.id), now) for ally in picture.allies]


def columns(look: Look, density: Density) -> tuple[Column[RosterRow], ...]:
    """Signs are drawn at ``density`` device pixels per pixel."""
    return (
        Column(
            tr("Ally"), lambda row: row.ally.iso2, 44, 30, bold=True, after=lambda row: row.ally.name,
            also=lambda row: f"{row.ally.name} {row.ally.capital}", tip=lambda row: row.ally.name,
        ),
        Column(tr("Convened"), lambda row: _yes(_of(row, "convened")), 22, 22),
        Column(
            tr("Known"), lambda row: _yes(_of(row, "authenticated")), 20, 19, icon=_tick(look, density),
            tip=lambda _row: tr("Whether who speaks was authenticated"),
        ),
        Column(tr("Participant"), lambda row: row.stands.participant if row.stands else "", 30, 26, stretch=True),
        Column(tr("Level"), level_word, 30, 28, rank=1),
        Column(tr("Link"), link_word, 28, 26, icon=_link(look, density), role=link_role, tip=_fallback),
        Column(tr("Fallback"), lambda row: row.stands.channel if row.stands else "", 28, 22, rank=2),
        Column(
            tr("Instructions"), instructions_words, 34, 27, role=instructions_role, sort=_waited,
            tip=lambda row: row.stands.note if row.stands else "",
        ),
        Column(
            tr("There now"), lambda row: row.local.clock, 54, 38, icon=_sign(look, density), after=local_words,
            sort=lambda row: (row.local.day, row.local.clock), tip=lambda row: row.ally.capital,
        ),
    )  # fmt: skip


def level_word(row: RosterRow) -> str:
    """At what level it takes part; empty where nobody said."""
    return "" if row.stands is None or row.stands.level is None else tr(LEVELS[row.stands.level])


def link_word(row: RosterRow) -> str:
    """How its link is; empty where nothing was heard."""
    return "" if row.stands is None or row.stands.link is None else tr(LINKS[row.stands.link][0])


def link_role(row: RosterRow) -> str | None:
    """The colour of that word: only what is not up asks for attention."""
    link = None if row.stands is None else row.stands.link
    return None if link is None or link is Link.UP else LINKS[link][2]


def instructions_words(row: RosterRow) -> str:
    """``Instructed``, ``Waits 3 h 20``, or nothing."""
    if row.stands is None:
        return ""
    if row.stands.waiting_since is not None:
        return tr("Waits {how_long}", how_long=age(max(0, row.now - row.stands.waiting_since)))
    return tr("Instructed") if row.stands.instructed else ""


def instructions_role(row: RosterRow) -> str | None:
    """Who waits asks for attention."""
    return "state.warn" if row.stands is not None and row.stands.waiting_since is not None else None


def local_words(row: RosterRow) -> str:
    """Behind the clock of a capital: its weekday, and night or weekend."""
    there = row.local
    marks = [tr("weekend") if there.weekend else "", tr("night") if there.night else ""]
    return " ".join([tr(there.weekday_word), *(mark for mark in marks if mark)])


def link_pixmap(look: Look, link: Link | None, density: float) -> QPixmap | None:
    """The sign of a link: three bars, one bar, a cross; None where nothing was heard."""
    return None if link is None else icons.pixmap(look, LINKS[link][1], LINKS[link][2], density)


def local_pixmap(look: Look, there: CapitalTime, density: float) -> QPixmap | None:
    """A moon at night, a leaf of the calendar on a weekend; None in working hours."""
    name = "night" if there.night else "weekend" if there.weekend else ""
    return icons.pixmap(look, name, "ink.secondary", density) if name else None


def _of(row: RosterRow, name: str) -> bool | None:
    return None if row.stands is None else bool(getattr(row.stands, name))


def _yes(value: bool | None) -> str:
    return tr("yes") if value else ""


def _waited(row: RosterRow) -> tuple[int, int]:
    stands = row.stands
    if stands is None or (stands.waiting_since is None and not stands.instructed):
        return (1, 0)
    return (0, stands.waiting_since) if stands.waiting_since is not None else (2, 0)


def _fallback(row: RosterRow) -> str:
    channel = "" if row.stands is None else row.stands.channel
    return tr("Fallback: {channel}", channel=channel) if channel else ""


def _tick(look: Look, density: Density) -> Callable[[RosterRow], QPixmap | None]:
    def sign(row: RosterRow) -> QPixmap | None:
        return icons.pixmap(look, "done", "state.ok", density()) if _of(row, "authenticated") else None

    return sign


def _link(look: Look, density: Density) -> Callable[[RosterRow], QPixmap | None]:
    return lambda row: link_pixmap(look, None if row.stands is None else row.stands.link, density())


def _sign(look: Look, density: Density) -> Callable[[RosterRow], QPixmap | None]:
    return lambda row: local_pixmap(look, row.local, density())
