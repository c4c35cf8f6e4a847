"""The picture of one day: what the panels, the strip and the map of a window show together.

Everything the case knows is read once, off the window's thread; another day is then only another choice among it, so
that a day can be dragged through ten years. What is shown never reaches beyond the moment the case is put back to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal

from console.domain.force import Force, Mission
from console.domain.incident import Incident
from console.domain.reference import Ally
from console.domain.times import DAY, Instant, Interval, day_start, from_datetime, overlaps, to_datetime

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.store.reader import Reader
    from console.ui.window import Window

FIRST_DAY: Instant = day_start("2014-01-01")
"""The public baseline follows the flank from the year of Crimea's seizure on."""
MONTH, YEAR = 30, 365
_TABLES = ("incident", "assessment", "unit", "placement", "readiness", "mission", "ally")


class Valid(Protocol):
    """Something that holds from a moment on, until before another; None is open."""

    @property
    def valid_from(self) -> Instant | None:
        """When it began to hold."""

    @property
    def valid_to(self) -> Instant | None:
        """When it no longer held."""


Thing: TypeAlias = Incident | Force | Mission
"""What can stand on the map and in a table of the picture."""
InView: TypeAlias = Callable[[float, float], bool]
_V = TypeVar("_V", bound=Valid)


@dataclass(frozen=True)
class Known:
    """All the case knows: incidents newest first, every placement, every mission, every Ally."""

    incidents: tuple[Incident, ...] = ()
    forces: tuple[Force, ...] = ()
    missions: tuple[Mission, ...] = ()
    allies: tuple[Ally, ...] = ()


@dataclass(frozen=True)
class Shown:
    """What holds on ``day``: incidents since ``since`` (None: ever) until its end, forces and missions of it."""

    day: Interval
    since: Instant | None
    incidents: tuple[Incident, ...] = ()
    forces: tuple[Force, ...] = ()
    missions: tuple[Mission, ...] = ()
    allies: frozenset[str] = frozenset()

    @property
    def things(self) -> tuple[Thing, ...]:
        """Incidents, forces and missions."""
        return (*self.incidents, *self.forces, *self.missions)


class Picture(QObject):
    """The shown day, how far back incidents go, and what that comes to."""

    #: Other things are shown: another day, another reach, or the case changed.
    changed = Signal()
    #: Another part of the Earth is shown.
    moved = Signal()
    #: Somebody wants to see a thing's place, by its id.
    located = Signal(str)

    def __init__(self, window: Window) -> None:
        """Reads whenever the session of ``window`` says so."""
        super().__init__(window)
        self._session = window.session
        self._day = window.day
        self._today = 0
        self.known = Known()
        self.has_read = False
        #: While ``changed`` is told: whether somebody changed the case, so that what is new may be marked.
        self.fresh = False
        self._written = False
        self.reach: int | None = YEAR
        self.shown = Shown(Interval(0, 0), None)
        self.in_view: InView = lambda _lon, _lat: True
        self._session.opened.connect(self._opened)
        self._session.changed.connect(self._case_changed)
        self._session.clock.ticked.connect(self._ticked)
        self._day.changed.connect(self._derive)
        self._derive()

    @property
    def today(self) -> Instant:
        """The first moment of the day it is: by the clock, or of the moment the case is put back to."""
        moment = self._session.moment
        return _day_of(self._session.clock.now() if moment is None else moment)

    @property
    def day(self) -> Instant:
        """The first moment of the shown day; today unless another was chosen."""
        return max(FIRST_DAY, min(self._day.span.start, self.today))

    @property
    def is_today(self) -> bool:
        """Whether today is shown, and stays so when the day turns."""
        return self._day.chosen is None

    def show_day(self, day: Instant) -> None:
        """Show the posture of the UTC day an instant falls on, kept between 2014 and today."""
        chosen = max(FIRST_DAY, min(_day_of(day), self.today))
        self._day.choose(None if chosen == self.today else chosen)

    def show_today(self) -> None:
        """Follow the clock again."""
        self._day.choose(None)

    def step(self, *, days: int = 0, months: int = 0) -> None:
        """Go so many days and months on (back when negative)."""
        self.show_day(add_months(self.day, months) + days * DAY)

    def reach_back(self, days: int | None) -> None:
        """Show incidents of so many days before the shown day; None: all."""
        if days != self.reach:
            self.reach = days
            self._derive()

    def look_at(self, in_view: InView) -> None:
        """Told by the map: ``in_view(lon, lat)`` tells whether a place in degrees is inside what it shows."""
        self.in_view = in_view
        self.moved.emit()

    def locate(self, thing: str) -> None:
        """Ask whoever shows places to bring one into view."""
        self.located.emit(thing)

    def _opened(self) -> None:
        self.known, self.has_read = Known(), False
        self._derive()
        self._read()

    def _case_changed(self, changes: Changes | None) -> None:
        if changes is None or changes.touches(*_TABLES):
            self._written = changes is not None
            self._read()

    def _ticked(self) -> None:
        if self.today != self._today:
            self._derive()

    def _read(self) -> None:
        self._session.read(_known, self._arrived)

    def _arrived(self, known: Known) -> None:
        self.known, self.has_read = known, True
        self.fresh, self._written = self._written, False
        self._derive()
        self.fresh = False

    def _derive(self) -> None:
        self._today = self.today
        self.shown = derive(self.known, self.day, self.reach)
        self.changed.emit()


def picture_of(window: Window) -> Picture:
    """The picture of a window, made when the first panel asks for it."""
    found = window.findChild(Picture)
    return Picture(window) if found is None else found


def derive(known: Known, day: Instant, reach: int | None) -> Shown:
    """What holds on the UTC day that starts at ``day``, with incidents of ``reach`` days back (None: all)."""
    whole = Interval(day, day + DAY)
    since = None if reach is None else whole.end - reach * DAY
    return Shown(
        whole,
        since,
        tuple(
            incident
            for incident in known.incidents
            if incident.occurred_at < whole.end and (since is None or incident.occurred_at >= since)
        ),
        _valid(known.forces, whole),
        _valid(known.missions, whole),
        frozenset(ally.iso2 for ally in known.allies if ally.accession < whole.end),
    )


def add_months(day: Instant, months: int) -> Instant:
    """The same day of another month, or that month's last day where it is shorter."""
    then = to_datetime(day).date()
    year, month = divmod(then.year * 12 + then.month - 1 + months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = following.toordinal() - date(year, month + 1, 1).toordinal()
    return day_start(date(year, month + 1, min(then.day, last)).isoformat())


def months_between(first: Instant, last: Instant) -> list[Instant]:
    """The first moments of the months from that of ``first`` to that of ``last``."""
    start = from_datetime(to_datetime(first).replace(day=1, hour=0, minute=0, second=0, microsecond=0))
    found = [start]
    while (following := add_months(found[-1], 1)) <= last:
        found.append(following)
    return found


def _known(reader: Reader) -> Known:
    from console.store import incidents, reference, units

    return Known(
        tuple(incidents.incidents(reader)),
        tuple(units.forces(reader)),
        tuple(units.missions(reader)),
        tuple(reference.allies(reader)),
    )


def _valid(things: Iterable[_V], during: Interval) -> tuple[_V, ...]:
    return tuple(thing for thing in things if overlaps(during, thing.valid_from, thing.valid_to))


def _day_of(moment: Instant) -> Instant:
    return moment // DAY * DAY
