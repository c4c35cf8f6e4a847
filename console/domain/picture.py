"""The picture of one span of time: all that a case knows, read once, and what of it a window of time holds."""

from __future__ import annotations

import operator
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeAlias, TypeVar

import numpy as np
import numpy.typing as npt

from console.domain.force import Force, Mission
from console.domain.incident import Incident
from console.domain.reference import Ally
from console.domain.report import Sources
from console.domain.time_window import TimeWindow
from console.domain.times import Instant

Thing: TypeAlias = Incident | Force | Mission
"""What can stand on the map and in a table of the picture."""
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
        return _same_things(self, other)


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
        return _same_things(self, other)


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


def _validities(things: Sequence[Valid]) -> list[tuple[Instant | None, Instant | None]]:
    return [(thing.valid_from, thing.valid_to) for thing in things]


def _chosen(things: tuple[_T, ...], places: npt.NDArray[np.intp]) -> tuple[_T, ...]:
    return things if len(places) == len(things) else tuple([things[place] for place in places.tolist()])


def _same_things(some: Known | Shown, others: Known | Shown) -> bool:
    return (
        _same(some.incidents, others.incidents)
        and _same(some.forces, others.forces)
        and _same(some.missions, others.missions)
        and some.allies == others.allies
        and some.behind == others.behind
    )


def _same(some: tuple[Thing, ...], others: tuple[Thing, ...]) -> bool:
    return len(some) == len(others) and all(map(operator.is_, some, others))
