"""A way found in the network as the legs a person reads: what goes on by the same mode and road is one leg."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final

from console.domain.geodesics import Point
from console.domain.movement import Leg, Mode, Route
from console.domain.network import End, Found, Join, Network
from console.domain.wording import Tr, plain

LOCAL_ROADS: Final = "local roads"
"""What a straight stretch over land is called."""
_LEAST_KM: Final = 1.0
_ACROSS: Final = (Mode.SEA, Mode.AIR)


@dataclass(slots=True)
class _Step:
    """One stretch in the direction it is gone."""

    mode: Mode
    name: str
    start: str
    end: str
    km: float
    borders: tuple[str, ...]
    points: tuple[Point, ...]
    approximate: bool
    regauged: bool = field(default=False)


def legs_of(network: Network, found: Found, start: End, end: End) -> tuple[Leg, ...]:
    """The legs of a way from ``start`` to ``end``."""
    steps = list(_steps(network, found, start, end))
    # From a quay to its town nothing is driven that a person would read as a leg.
    told = [step for step in steps if not step.approximate or step.km >= _LEAST_KM] or steps
    return tuple(_leg(list(group)) for _, group in groupby(told, key=_same))


def turned(border: str) -> str:
    """A border, two ISO codes, as it is crossed the other way round."""
    one, _, other = border.partition("-")
    return f"{other}-{one}"


def _same(step: _Step) -> tuple[Mode, str, bool]:
    """A voyage and a flight are one leg however many lanes they follow."""
    return step.mode, "" if step.mode in _ACROSS else step.name, step.approximate


def _leg(steps: list[_Step]) -> Leg:
    first, last = steps[0], steps[-1]
    names = dict.fromkeys(step.name for step in steps if step.name)
    points = [first.points[0], *(point for step in steps for point in step.points[1:])]
    return Leg(
        first.mode, ", ".join(names), first.start, last.end, sum(step.km for step in steps),
        tuple(border for step in steps for border in step.borders), sum(step.regauged for step in steps),
        tuple(points), first.approximate,
    )  # fmt: skip


def _steps(network: Network, found: Found, start: End, end: End) -> Iterator[_Step]:
    stretches, nodes = network.stretches, network.nodes
    if not found.steps and found.join is not None and not found.join.node:
        yield _joined(found.join, start.name, end.name, start.point, end.point)
        return
    here, at = start.name, start.point
    if found.join is not None:
        node = nodes[found.join.node]
        yield _joined(found.join, here, node.name, at, node.point)
        here, at = node.name, node.point
    for number, forwards, regauged in found.steps:
        stretch = stretches[number]
        one, other = (stretch.start, stretch.end) if forwards else (stretch.end, stretch.start)
        points = stretch.points if forwards else stretch.points[::-1]
        borders = stretch.borders if forwards else tuple(turned(border) for border in reversed(stretch.borders))
        here, at = nodes[other].name, points[-1]
        yield _Step(
            stretch.mode, stretch.name, nodes[one].name, here, stretch.km, borders, points, stretch.approximate,
            regauged,
        )  # fmt: skip
    if found.leave is not None:
        leave = Join(found.leave.node, found.leave.km, tuple(turned(one) for one in reversed(found.leave.borders)))
        yield _joined(leave, here, end.name, at, end.point)


def _joined(join: Join, start: str, end: str, one: Point, other: Point) -> _Step:
    return _Step(Mode.ROAD, LOCAL_ROADS, start, end, join.km, join.borders, (one, other), True)


def in_words(route: Route, tr: Tr = plain) -> str:
    """A way as one reads it: ``S61 Ełk–Suwałki, E67 Suwałki–Riga``; straight stretches say about."""
    if not route.legs:
        return tr("in place")
    # From a town to the port or base of its name: nobody would name that way.
    told = [leg for leg in route.legs if leg.start != leg.end or not leg.approximate] or route.legs
    return ", ".join(_in_words(leg, tr) for leg in told)


def _in_words(leg: Leg, tr: Tr) -> str:
    places = {"start": leg.start, "end": leg.end}
    mode = tr(leg.mode.value)
    if leg.mode in _ACROSS:
        along = tr("{mode} {start}–{end}", mode=mode, **places)
        return tr("{way} ({lanes})", way=along, lanes=leg.name) if leg.name else along
    if leg.approximate:
        return tr("about {start}–{end} by {roads}", roads=tr(leg.name) if leg.name else mode, **places)
    return tr("{road} {start}–{end}", road=leg.name or mode, **places)
