"""The forces of a plan as the models need them: where they are on the day of the decision, and by whose order they go.

What a plan does not say itself is taken from the case as of the decision. Nothing unknown is made up: a force without a
public position is left out and named, unknown strength stays unknown, and where nobody published a notice or who may
order it, the assumption that stands for it is named.
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from console.domain import coordinates, geodesics
from console.domain.arrival_times import LeftOut, Mover
from console.domain.assumption import Assumptions, Shape, Spread
from console.domain.authority import Act, Authority
from console.domain.authority_chain import Entitled, entitled
from console.domain.force import Force, Position
from console.domain.force_kinds import BATTLEGROUP, BRIGADE, HOST_NATION
from console.domain.movement import Route, Spot
from console.domain.plan import Plan, PlanForce
from console.domain.posture import counted, figure, is_headquarters, is_nation
from console.domain.subordination import chain
from console.domain.times import Interval
from console.domain.wording import Tr, listed, plain
from console.services.movement import Start, ways
from console.services.movement_network import BORDER_KM, CLOSED_LANDS, drawn
from console.store import force_facts, reference, units
from console.store.reader import Reader

_FORWARD = (BATTLEGROUP, BRIGADE)
_SITES = ("air/missile", "air/space")
_SHIPS = "maritime"
_ASKS = ("yes", "partial")
Found = tuple[tuple[Mover, ...], tuple[LeftOut, ...]]


def movers(reader: Reader, plan: Plan, assumptions: Assumptions, tr: Tr = plain, *, each_alone: bool = False) -> Found:
    """The forces of a plan in its order, and those that are left out with the reason.

    A force that is counted with a formation of the plan it stands under, or by its parts, is left out too: nobody is
    counted twice (the rule of :mod:`console.domain.posture`). Not so where ``each_alone`` is asked about.
    """
    day = _Day(reader, plan, assumptions, tr)
    twice = {} if each_alone else day.counted_otherwise()
    coming: list[Mover] = []
    left: list[LeftOut] = []
    for line in plan.forces:
        found = twice.get(line.id) or day.mover(line)
        if isinstance(found, Mover):
            coming.append(found)
        else:
            left.append(found)
    return tuple(coming), tuple(left)


class _Day:
    """What the case says of forces on the day a plan is decided."""

    def __init__(self, reader: Reader, plan: Plan, assumptions: Assumptions, tr: Tr) -> None:
        self._plan, self._tr = plan, tr
        self._assumptions = assumptions
        moment = Interval(plan.decision_at, plan.decision_at + 1)
        self._forces = {force.id: force for force in units.forces(reader, moment)}
        self._names = units.names(reader)
        self._lines: dict[bytes, list[Authority]] = defaultdict(list)
        for line in force_facts.authorities(reader, during=moment):
            self._lines[line.unit_id].append(line)
        self._asking = {ally.iso2 for ally in reference.allies(reader) if ally.parliament_approval in _ASKS}
        self._country = country_of(reader, plan.lon, plan.lat)
        objective = Spot(plan.objective, plan.lon, plan.lat)
        self._ways = ways(reader, objective, plan.decision_at, assumptions)

    def counted_otherwise(self) -> dict[bytes, LeftOut]:
        """Forces of the plan, and parts of one, that are counted with another of it."""
        planned = [line for line in self._plan.forces if line.unit_id in self._forces]
        whole = {line.unit_id for line in planned if not line.part}
        stays = {entry.force.id for entry in counted([self._forces[unit] for unit in whole])}
        commands = {unit for unit in whole if is_headquarters(self._forces[unit])}
        why = self._tr("counted with the formation it stands under, or by its parts, which are in the plan")

        def otherwise(line: PlanForce) -> bool:
            if not line.part:
                return line.unit_id not in stays | commands
            return any(above.id in stays - commands for above in chain(line.unit_id, self._forces.values()))

        return {line.id: self._left_out(line, why) for line in planned if otherwise(line)}

    def mover(self, line: PlanForce) -> Mover | LeftOut:
        """One line of the plan."""
        force = self._forces.get(line.unit_id)
        if force is None:
            return self._left_out(line, self._tr("it does not stand anywhere on the day of the decision"))
        route, notes = self._way(line, force)
        if route is None:
            return self._left_out(line, notes)
        notice, notice_key = self._notice(line, force)
        sends, prepares = self._entitled(line, force)
        least, most = _persons(line, force)
        abroad = force.position in (Position.POINT, Position.AREA) and force.country not in (None, force.lead)
        said = (notes, line.persons_note, sends.condition, *((force.caveats,) if force.caveats else ()))
        return Mover(
            "/".join(filter(None, (force.unit_slug or force.id.hex(), line.part))), self._label(line), force.id,
            least, most, notice, notice_key, sends.by, prepares.by, sends.to_check,
            tuple(self._consents(force)) if route.legs else (), route, abroad, line.id,
            tuple(note for note in said if note),
        )  # fmt: skip

    def _left_out(self, line: PlanForce, why: str) -> LeftOut:
        return LeftOut(line.unit_id, self._label(line), why)

    def _label(self, line: PlanForce) -> str:
        force = self._forces.get(line.unit_id)
        name = self._names.get(line.unit_id, "") if force is None else force.name
        return f"{name}, {line.part}" if line.part else name

    def _way(self, line: PlanForce, force: Force) -> tuple[Route | None, str]:
        """How it gets there; None and why not where it does not. Else what is to be said of where it starts."""
        tr = self._tr
        if line.from_lon is not None and line.from_lat is not None:
            start = _spot(line.from_place or "", line.from_lon, line.from_lat)
            note = tr("from {place}, as planned", place=start.name)
        elif force.home is not None and force.home.lon is not None and force.home.lat is not None:
            start = _spot(force.home.place, force.home.lon, force.home.lat)
            note = tr("from {place}, where it is kept", place=start.name)
        elif force.domain in _SITES:
            return None, tr("its sites stand where they are")
        elif force.domain == _SHIPS and force.position is Position.HOME:
            return None, tr("where its ships are is not public")
        elif force.position is Position.NOT_PUBLIC or force.lon is None or force.lat is None:
            if force.kind == HOST_NATION and force.country == self._country:
                return Route(()), tr("in the country; where in it is not public")
            return None, tr("its position is not public")
        else:
            home = tr("from {place}, the home of its headquarters", place=force.place)
            start, note = _spot(force.place, force.lon, force.lat), home if force.position is Position.HOME else ""
        return self._taken(Start(start, line.modes), note)

    def _taken(self, start: Start, note: str) -> tuple[Route | None, str]:
        """The way from there with what is to be said of it."""
        tr, route = self._tr, self._ways.route(start)
        if route is None:
            closed = self._ways.closed_off(start)
            how = {"modes": listed(start.modes, tr), "place": start.spot.name}
            if closed:
                return None, tr(
                    "no way there by {modes} from {place} while closed: {names}", names=listed(closed, tr), **how
                )
            return None, tr("no way there by {modes} from {place}", **how)
        round_it = tr("goes round what is closed: {names}", names=listed(route.avoided, tr)) if route.avoided else ""
        return route, "; ".join(part for part in (note, round_it) if part)

    def _notice(self, line: PlanForce, force: Force) -> tuple[Spread, str]:
        """Days, and the key of the assumption where nobody published or set them."""
        least, most = line.notice_least_d, line.notice_most_d
        if least is None and force.readiness is not None:
            known = [days for days in (force.readiness.days_min, force.readiness.days_max) if days is not None]
            least, most = (min(known), max(known)) if known else (None, None)
        if least is not None and most is not None:
            return Spread(Shape.RANGE, least, (least + most) / 2, most), ""
        key = "notice.in_place" if force.kind in _FORWARD else "notice.unknown"
        return self._assumptions[key].spread, key

    def _entitled(self, line: PlanForce, force: Force) -> tuple[Entitled, Entitled]:
        """Who may send it, and who may have it made ready."""
        lines = self._lines[force.id]
        sends = entitled(lines, Act.DEPLOY, force.acts_as)
        if sends.condition:
            said = self._tr("sent by {who}: {condition}", who=self._tr(sends.by.value), condition=sends.condition)
            sends = replace(sends, condition=said)
        if line.authority is not None:
            sends = Entitled(line.authority, False, self._tr("sent by {who}, as planned", who=line.authority.value))
        prepared = [one for one in lines if one.act is Act.PREPARE]
        return sends, entitled(prepared, Act.PREPARE, force.acts_as) if prepared else sends

    def _consents(self, force: Force) -> Iterator[str]:
        """The nations in it, but the country it goes to, whose parliaments must agree by law, wholly or in part."""
        named = (force.lead, *force.contributors, *(one.country for one in force.contributions))
        for nation in dict.fromkeys(named):
            if is_nation(nation) and nation in self._asking and nation != self._country:
                yield nation


def _spot(name: str, lon: float, lat: float) -> Spot:
    """A place by its name, else by its position: a way has to begin somewhere one can read."""
    return Spot(name or coordinates.decimal(lon, lat), lon, lat)


def _persons(line: PlanForce, force: Force) -> tuple[int | None, int | None]:
    if line.persons_least is not None:
        return line.persons_least, line.persons_most
    known = figure(force.strength)
    return (None, None) if known is None else (known.least, known.least if known.most is None else known.most)


def country_of(reader: Reader, lon: float, lat: float) -> str | None:
    """The country a place lies in; off the coast that of the nearest place the case knows, None where it knows none.

    Outlines are coarse: at a border the nearest place known there tells it.
    """
    found = drawn().land.country((lon, lat))
    if found and found not in CLOSED_LANDS:
        return found
    return _nearest_country(reader, lon, lat, BORDER_KM if found else math.inf) or found or None


def _nearest_country(reader: Reader, lon: float, lat: float, within_km: float) -> str | None:
    known = [(place.lon, place.lat, place.country) for place in reference.places(reader)]
    known += [(ally.lon, ally.lat, ally.iso2) for ally in reference.allies(reader)]
    known += [(node.lon, node.lat, node.country) for node in drawn().nodes.values()]
    there = [(lon, lat, country) for lon, lat, country in known if lon is not None and lat is not None and country]
    away = geodesics.distances((lon, lat), np.asarray([place[:2] for place in there], np.float64)) / 1000
    nearest = int(np.argmin(away))
    return there[nearest][2] if away[nearest] <= within_km else None
