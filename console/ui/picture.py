"""The picture of one span of time: what the panels, the timeline and the map of a window show together.

Everything the case knows is read once, off the window's thread; another span is then only another choice among it, so
that it can be dragged through ten years. What is shown never reaches beyond the moment the case is put back to.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QObject, Signal

from console.domain.force import Force, Mission
from console.domain.incident import Incident
from console.domain.reference import Ally
from console.domain.report import Sources
from console.domain.time_window import TimeWindow
from console.domain.times import Instant

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.store.reader import Reader
    from console.ui.window import Window

_TABLES = (
    "incident", "incident_report", "report_revision", "assessment", "unit", "placement", "readiness", "contribution",
    "placement_fact", "mission", "ally",
)  # fmt: skip
_STANDING = frozenset((
    "unit", "placement", "readiness", "contribution", "placement_fact", "mission", "ally", "marking", "source",
    "arrival", "place", "authority", "coverage", "force_edit", "symbol",
))  # fmt: skip


Thing: TypeAlias = Incident | Force | Mission
"""What can stand on the map and in a table of the picture."""
InView: TypeAlias = Callable[[npt.ArrayLike, npt.ArrayLike], npt.ArrayLike]
"""``in_view(lon, lat)`` tells of a place, or of each of many, in degrees, whether it is inside what the map shows."""
_T = TypeVar("_T", Incident, Force, Mission)
_OPEN_PAST, _OPEN_FUTURE = np.iinfo(np.int64).min, np.iinfo(np.int64).max


class Valid(Protocol):
    """Something that holds from a moment on, until before another; None is open."""

    @property
    def valid_from(self) -> Instant | None:
        """When it began to hold."""

    @property
    def valid_to(self) -> Instant | None:
        """When it no longer held."""


class Spans:
    """When each of many things holds, as two arrays: which of them hold in a span takes microseconds, not a loop."""

    def __init__(self, spans: Sequence[tuple[Instant | None, Instant | None]]) -> None:
        """(from, until before) of each, None open, in the order of the things."""
        starts = [_OPEN_PAST if start is None else start for start, _ in spans]
        ends = [_OPEN_FUTURE if end is None else end for _, end in spans]
        self._starts, self._ends = np.array(starts, np.int64), np.array(ends, np.int64)

    def during(self, start: Instant | None, end: Instant) -> npt.NDArray[np.intp]:
        """The places of those that hold at any moment of ``start <= t < end`` (``start`` None: ever before)."""
        held = self._starts < end
        return np.flatnonzero(held if start is None else held & (self._ends > start))


@dataclass(frozen=True)
class Known:
    """All the case knows: incidents newest first, every placement, every mission, every Ally."""

    incidents: tuple[Incident, ...] = ()
    forces: tuple[Force, ...] = ()
    missions: tuple[Mission, ...] = ()
    allies: tuple[Ally, ...] = ()
    behind: Mapping[bytes, Sources] = field(default_factory=dict)
    """What stands behind incidents that have reports, by their id."""
    incident_spans: Spans = field(init=False, compare=False)
    force_spans: Spans = field(init=False, compare=False)
    mission_spans: Spans = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """When each of them holds."""
        object.__setattr__(self, "incident_spans", Spans([incident.known_time for incident in self.incidents]))
        object.__setattr__(self, "force_spans", Spans(_validities(self.forces)))
        object.__setattr__(self, "mission_spans", Spans(_validities(self.missions)))

    def same_things(self, other: Known) -> bool:
        """Whether another holds exactly these."""
        return (
            _same(self.incidents, other.incidents)
            and _same(self.forces, other.forces)
            and _same(self.missions, other.missions)
            and self.allies == other.allies
            and self.behind == other.behind
        )


@dataclass(frozen=True)
class Shown:
    """What a window of time holds: incidents whose known time overlaps it, and at its last moment forces, missions."""

    window: TimeWindow
    incidents: tuple[Incident, ...] = ()
    forces: tuple[Force, ...] = ()
    missions: tuple[Mission, ...] = ()
    allies: frozenset[str] = frozenset()
    behind: Mapping[bytes, Sources] = field(default_factory=dict)

    @property
    def things(self) -> tuple[Thing, ...]:
        """Incidents, forces and missions."""
        return (*self.incidents, *self.forces, *self.missions)

    def same_things(self, other: Shown) -> bool:
        """Whether another holds exactly these, whatever its window."""
        return (
            _same(self.incidents, other.incidents)
            and _same(self.forces, other.forces)
            and _same(self.missions, other.missions)
            and self.allies == other.allies
            and self.behind == other.behind
        )


class Picture(QObject):
    """What the shown time holds, and what is in view."""

    #: Other things are shown: the window of time holds others, or the case changed.
    changed = Signal()
    #: Another window of time is shown; ``changed`` came before, where it holds other things.
    window_changed = Signal()
    #: Another part of the Earth is shown.
    moved = Signal()
    #: Somebody wants to see a thing's place, by its id.
    located = Signal(str)

    def __init__(self, window: Window) -> None:
        """Reads whenever the session of ``window`` says so."""
        super().__init__(window)
        self._session = window.session
        self.time = window.time
        self.known = Known()
        self.has_read = False
        #: While ``changed`` is told: whether somebody changed the case, so that what is new may be marked.
        self.fresh = False
        self._written = False
        self._untold = False
        self.shown = derive(self.known, self.window)
        self.in_view: InView = lambda _lon, _lat: True
        self._session.opened.connect(self._opened)
        self._session.changed.connect(self._case_changed)
        self.time.changed.connect(self._other_time)

    @property
    def window(self) -> TimeWindow:
        """The span of time shown."""
        return self.time.window

    @property
    def is_live(self) -> bool:
        """Whether its end follows the clock."""
        return self.time.live

    def show_window(self, window: TimeWindow) -> None:
        """Show another span of time, kept between 2014 and now."""
        self.time.show(window)

    def show_day(self, day: Instant) -> None:
        """Show the posture of the UTC day an instant falls on: the window of the present length, a day at least."""
        self.time.show_day(day)

    def live(self) -> None:
        """Follow the clock again."""
        self.time.show_live()

    def look_at(self, in_view: InView) -> None:
        """Told by the map, after each movement: what is inside what it shows."""
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
            self._written = changes is not None and changes.written
            self._read(None if changes is None or changes.written else changes)

    def _read(self, moved: Changes | None = None) -> None:
        if moved is None:
            self._session.read(_known, self._arrived)
            return

        def known(reader: Reader) -> Known:
            # What stands now is what was read last: readings come back in the order they were asked for.
            return _known_after(reader, self.known, moved)

        self._session.read(known, self._moved)

    def _moved(self, known: Known) -> None:
        """Another moment mostly holds the same: who shows it need not show it again."""
        if self.has_read and not self._untold and known.same_things(self.known):
            self.known = known
        else:
            self._arrived(known)

    def _arrived(self, known: Known) -> None:
        self.known, self.has_read = known, True
        self.fresh, self._written = self._written, False
        self._derive()
        self.fresh = False

    def _derive(self) -> None:
        self._untold = False
        self.shown = derive(self.known, self.window)
        self.changed.emit()

    def _other_time(self) -> None:
        before, self.shown = self.shown, derive(self.known, self.window)
        if not self.shown.same_things(before):
            # At another moment other things are known: they are shown once, when they are read.
            self._untold = self._session.follows(*_TABLES)
            if not self._untold:
                self.changed.emit()
        self.window_changed.emit()


def picture_of(window: Window) -> Picture:
    """The picture of a window, made when the first panel asks for it."""
    found = window.findChild(Picture)
    return Picture(window) if found is None else found


def derive(known: Known, window: TimeWindow) -> Shown:
    """What a window of time holds: incidents of any moment in it, forces, missions and Allies of its last."""
    at, end = window.at, window.end
    return Shown(
        window,
        _chosen(known.incidents, known.incident_spans.during(window.start, end)),
        _chosen(known.forces, known.force_spans.during(at, end)),
        _chosen(known.missions, known.mission_spans.during(at, end)),
        frozenset(ally.iso2 for ally in known.allies if ally.accession < end),
        known.behind,
    )


def _known(reader: Reader) -> Known:
    from console.store import incidents, reports

    return Known(tuple(incidents.incidents(reader)), *_standing(reader), reports.behind_incidents(reader))


def _known_after(reader: Reader, before: Known, moved: Changes) -> Known:
    """What is known at another moment, with the very things that are the same there."""
    from console.store import incidents, reports, touched

    were = {one.id: one for one in before.incidents}
    now = tuple([were[one.id] if were.get(one.id) == one else one for one in incidents.incidents(reader)])
    few = None
    if moved.span is not None and not moved.touches("source"):
        few = touched.incidents_between(reader, *moved.span)
    if few is None:
        behind = reports.behind_incidents(reader)
    else:
        behind = {one: found for one, found in before.behind.items() if one not in few}
        behind |= reports.behind_incidents(reader, few)
    return Known(now, *_standing(reader), behind)


def _standing(reader: Reader) -> tuple[tuple[Force, ...], tuple[Mission, ...], tuple[Ally, ...]]:
    """What few operations change."""
    from console.map import drawings
    from console.store import reference, units

    def read() -> tuple[tuple[Force, ...], tuple[Mission, ...], tuple[Ally, ...]]:
        forces = tuple(units.forces(reader))
        drawings.make_ready(force.sidc for force in forces if force.sidc)
        return forces, tuple(units.missions(reader)), tuple(reference.allies(reader))

    return reader.kept("forces, missions and allies", _STANDING, read)


def _validities(things: Sequence[Valid]) -> list[tuple[Instant | None, Instant | None]]:
    return [(thing.valid_from, thing.valid_to) for thing in things]


def _chosen(things: tuple[_T, ...], places: npt.NDArray[np.intp]) -> tuple[_T, ...]:
    return things if len(places) == len(things) else tuple([things[place] for place in places.tolist()])


def _same(some: tuple[Thing, ...], others: tuple[Thing, ...]) -> bool:
    return len(some) == len(others) and all(map(operator.is_, some, others))
