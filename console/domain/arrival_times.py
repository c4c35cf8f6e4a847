"""When each force of a plan can be there: the simulation, run by run, from the decision to the last soldier in place.

All hours count from the decision. In every run, for every force:

1. **Orders** (:mod:`console.domain.authority_chain`): who may order it, and by which steps. **Notice to move** runs
   from the moment it may be made ready. **Consent** of parliaments runs beside both, from the decision on. It leaves
   when it is ready, ordered and agreed to: at the latest of the three.
2. **The way** is a row of legs. Legs of one mode that follow each other are one march: loaded once, unloaded once. A
   march takes loading, its kilometres at the speed of its mode (on land longer than drawn by a share, by a greater
   where drawn straight), its borders, its changes of rail gauge, unloading. Then its **first** soldiers are there.
3. **The rest follows**: so many persons a day as the narrowest mode of the way lets through. It is **complete** at the
   first arrival plus its persons over that flow. A force larger than one packet (a battalion) comes in equal packets,
   of which each counts once it is complete.
4. **Persons** are drawn evenly from the published range, and a share of them comes. A force of unknown strength counts
   nothing; its rest is reckoned as one packet. A force whose way has no legs is there: at hour 0, before and after.

What all share is drawn once a run: orders, consents, speeds, time at a border, at a change of gauge, detours. What is a
force's own is drawn for each: notice, persons, flow, loading and unloading. Draws are independent otherwise, which
makes the middle of a plan of many forces narrower than it would be if one cause delayed them all.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from console.domain.assumption import Assumptions, Shape, Spread
from console.domain.authority_chain import Orders, consent, orders
from console.domain.delays import DAY_H, Draws, Floats, Hours
from console.domain.movement import ON_LAND, Leg, Mode, Route
from console.domain.numbers import grouped
from console.domain.plan import Activation, Authorised
from console.domain.wording import Tr, plain

_MOST_PACKETS: Final = 12
_STAGE_RUNS: Final = 2_000
"""The medians of the stages are taken of so many of the runs; the arrival itself of all."""
_Agreed: TypeAlias = Mapping[tuple[str, bool], Hours]
"""When a nation's parliament has agreed, for its forces abroad already and for the others."""


@dataclass(frozen=True, slots=True)
class Mover:
    """A force of a plan as the model needs it: nothing is looked up any more.

    ``id`` is stable from case to case (its slug, and the part): its draws hang on it. ``plan_force`` is its line in the
    plan, empty where there is none. ``persons_least`` and ``persons_most`` are None where its strength is unknown.
    ``notice`` is in days; ``notice_key`` names the assumption it is, empty where it was published or set. ``authority``
    is who may send it, ``prepares`` who may have it made ready. ``consents`` are nations (ISO 3166 alpha-2) whose
    parliaments must agree; ``abroad``: they have agreed to its stay in another country already. ``route`` without legs:
    it is there.
    """

    id: str
    label: str
    unit_id: bytes
    persons_least: int | None
    persons_most: int | None
    notice: Spread
    notice_key: str
    authority: Authorised
    prepares: Authorised
    authority_to_check: bool
    consents: tuple[str, ...]
    route: Route
    abroad: bool = False
    plan_force: bytes = b""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stage:
    """A stretch of the way of one force, for the Gantt chart: hours from the decision, medians.

    ``kind`` is ``authority``, ``consent``, ``notice``, ``waiting`` (ready, but not ordered or not agreed to),
    ``loading``, ``unloading``, ``border``, ``following`` (the rest of the force) or a mode of movement. Consent begins
    at the decision; the others follow each other, loading when the force may leave.
    """

    kind: str
    words: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Arrival:
    """When one force is complete at the objective, hours from the decision; 0 throughout where it is in place.

    ``earliest`` is the least of all runs, ``first`` the median for its first soldiers.
    """

    mover: Mover
    in_place: bool
    earliest: float
    p10: float
    p50: float
    p90: float
    stages: tuple[Stage, ...]
    first: float = 0.0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A force that has no arrival, and why, in words: no way there, no public position …"""

    unit_id: bytes
    label: str
    why: str


@dataclass(frozen=True, slots=True)
class Moved:
    """One force in every run: its first soldiers there, complete, and the persons that count (0 where unknown)."""

    arrival: Arrival
    first: Hours
    complete: Hours
    persons: npt.NDArray[np.float64]

    def packets(self, size: float) -> list[tuple[Hours, Floats]]:
        """When its parts of about ``size`` persons are complete, and the persons of each: equal parts."""
        many = max(1, min(_MOST_PACKETS, round((self.arrival.mover.persons_most or 0) / size)))
        each, following = self.persons / many, self.complete - self.first
        return [(self.first + following * ((number + 1) / many), each) for number in range(many)]


def simulated(movers: Sequence[Mover], draws: Draws, activation: Activation, tr: Tr = plain) -> list[Moved]:
    """Every force in every run. ``draws`` carry the assumptions, the seed and the number of runs."""
    ordered = {by: orders(draws, activation, by, tr) for by in Authorised}
    asked = {(nation, mover.abroad) for mover in movers for nation in mover.consents}
    agreed = {(nation, abroad): consent(draws, nation, abroad=abroad) for nation, abroad in asked}
    return [_moved(mover, draws, ordered, agreed, _Told(tr)) for mover in movers]


def quantile(values: Floats, *shares: float) -> list[float]:
    """The values below which those shares of the runs lie (nearest rank)."""
    ranks = [round(share * (len(values) - 1)) for share in shares]
    sorted_there = np.partition(values, sorted(set(ranks)))
    return [float(sorted_there[rank]) for rank in ranks]


def _moved(mover: Mover, draws: Draws, ordered: dict[Authorised, Orders], agreed: _Agreed, told: "_Told") -> Moved:
    marches = _marches(mover.route)
    notice, persons, share, *rest = draws.own(mover.id, _own_spreads(mover, draws.assumptions, marches))
    comes = persons * share
    counted = comes if mover.persons_least is not None else np.zeros(draws.runs)
    if not marches:
        nowhere = np.zeros(draws.runs)
        return Moved(Arrival(mover, True, 0.0, 0.0, 0.0, 0.0, ()), nowhere, nowhere, counted)
    at = _leaving(mover, notice, ordered, agreed, told)
    loading, unloading, flows = (rest[place::3] for place in range(3))
    for number, march in enumerate(marches):
        at = _marched(march, at, draws, loading[number], unloading[number], told)
    first, median_first = at, quantile(at, 0.5)[0]
    complete = first + comes / np.min(flows, axis=0) * DAY_H
    p10, p50, p90 = quantile(complete, 0.1, 0.5, 0.9)
    told.ending("following", told.tr("The rest of the force"), p50)
    earliest = float(complete.min())
    arrival = Arrival(mover, False, earliest, p10, p50, p90, tuple(told.stages), median_first)
    return Moved(arrival, first, complete, counted)


def _own_spreads(mover: Mover, assumptions: Assumptions, marches: "list[_March]") -> list[Spread]:
    """What is drawn for this force alone: notice, persons, share; of each march loading, unloading and flow."""
    least, most = mover.persons_least, mover.persons_most
    packet = assumptions["packet"].spread
    known = least is not None and most is not None
    persons = Spread(Shape.RANGE, float(least or 0), float(least or 0), float(most or 0)) if known else packet
    return [mover.notice, persons, assumptions["share.ready"].spread] + [
        assumptions[f"{what}.{march.mode}"].spread for march in marches for what in ("load", "unload", "flow")
    ]


def _median(values: Hours) -> float:
    return quantile(values[:_STAGE_RUNS], 0.5)[0]


class _Told:
    """The stages of one force, told as they are reckoned."""

    def __init__(self, tr: Tr) -> None:
        self.tr = tr
        self.stages: list[Stage] = []
        self._at = 0.0

    def following(self, kind: str, words: str, ends: Hours) -> None:
        """A stage from the end of the last to the median of ``ends``; one that takes no time is not told."""
        self.ending(kind, words, _median(ends))

    def ending(self, kind: str, words: str, end: float) -> None:
        """The same to a moment known already."""
        if end > self._at:
            self.stages.append(Stage(kind, words, self._at, end))
            self._at = end

    def beside(self, kind: str, words: str, ends: Hours) -> None:
        """A stage from the decision on, beside the others."""
        self.stages.append(Stage(kind, words, 0.0, _median(ends)))

    def waiting(self, until: Hours) -> None:
        """Nothing happens until then."""
        self._at = _median(until)

    def pausing(self, words: str, until: Hours) -> None:
        """The same, told where it takes an hour or more."""
        if (end := _median(until)) >= self._at + 1.0:
            self.ending("waiting", words, end)
        self._at = end


def _leaving(mover: Mover, notice: Hours, ordered: dict[Authorised, Orders], agreed: _Agreed, told: _Told) -> Hours:
    """From when on it may leave: ready, ordered and agreed to."""
    sending, preparing = ordered[mover.authority], ordered[mover.prepares]
    prepared = np.minimum(preparing.prepared, sending.prepared)
    ready = prepared + notice * DAY_H
    for step in sending.steps:
        told.following("authority", step.words, step.ends)
    told.waiting(prepared)
    told.following("notice", told.tr("Notice to move"), ready)
    leaves = np.maximum(ready, sending.released)
    told.pausing(told.tr("Waiting for the order"), leaves)
    for nation in mover.consents:
        given = agreed[nation, mover.abroad]
        told.beside("consent", told.tr("Consent at home: {nation}", nation=nation), given)
        leaves = np.maximum(leaves, given)
    told.pausing(told.tr("Waiting for consent at home"), leaves)
    return leaves


@dataclass(frozen=True, slots=True)
class _March:
    """Legs of one mode that follow each other."""

    mode: Mode
    legs: tuple[Leg, ...]

    def words(self, tr: Tr) -> str:
        names = dict.fromkeys(leg.name for leg in self.legs if leg.name)
        km = grouped(sum(leg.km for leg in self.legs))
        return tr("{ways}, {km} km", ways=" · ".join(names) or tr(self.mode.value), km=km)


def _marches(route: Route) -> list[_March]:
    return [_March(mode, tuple(legs)) for mode, legs in groupby(route.legs, key=attrgetter("mode"))]


def _driven(march: _March, draws: Draws) -> Hours | float:
    """Kilometres of a march: on land longer than drawn, those drawn straight by more."""
    km = sum(leg.km for leg in march.legs)
    if march.mode not in ON_LAND:
        return km
    straight = sum(leg.km for leg in march.legs if leg.approximate)
    return km + draws.shared("detour.road") * straight + draws.shared("detour.drawn") * (km - straight)


def _marched(march: _March, at: Hours, draws: Draws, loading: Hours, unloading: Hours, told: _Told) -> Hours:
    mode, start, end, tr = march.mode, march.legs[0].start, march.legs[-1].end, told.tr
    at = at + loading
    told.following("loading", tr("Loading at {place} ({mode})", place=start, mode=tr(mode.value)), at)
    at = at + _driven(march, draws) / draws.shared(f"speed.{mode.value}")
    told.following(mode.value, march.words(tr), at)
    borders = sum(len(leg.borders) for leg in march.legs)
    gauges = sum(leg.gauge_breaks for leg in march.legs)
    if borders:
        at = at + borders * draws.shared("border")
        told.following("border", tr("{n} borders", n=borders) if borders > 1 else tr("1 border"), at)
    if gauges:
        at = at + gauges * draws.shared("gauge")
        told.following("loading", tr("Change of rail gauge"), at)
    at = at + unloading
    told.following("unloading", tr("Unloading at {place} ({mode})", place=end, mode=tr(mode.value)), at)
    return at
