"""How quick forces are: the race, dragging its decision, the posture of a day, the ways of many forces.

Gates, on the machine the figures are told for:

- ``race_ms`` ≤ 100: 10,000 runs for 40 forces of 300 to 5,000 persons, each by one to three modes, consents of ten
  nations among them, against a threshold of persons, to the last percentile; quickest of 9.
- ``drag_ms_p95`` ≤ 33: the decision of that race moved, on the desk's own cards without a screen: both painted whole
  with their charts, the odds looked up and written; 95 of 100 steps are quicker.
- ``posture_ms_p95`` ≤ 10: which of 5,000 placements of 500 units hold on a day, under whom, and their totals; 95 of 100
  days are quicker.
- ``routes_ms`` ≤ 200: the ways of 200 forces near places of the baseline to Riga after a closure was drawn or lifted,
  half of them by air as well: every search anew, what joins each force to the network known from before; median of 7.

Without a gate, said beside it: ``routes_first_ms``, the same the first time, when nothing but the network is there.
"""

import os
import platform
import statistics
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

import numpy as np

import console
from console.bench import screen
from console.domain import race as model
from console.domain.annotation import Kind, Shape
from console.domain.arrival_times import Mover
from console.domain.assumption import Shape as Spreading
from console.domain.assumption import Spread
from console.domain.force import Force, Position, Strength
from console.domain.movement import WITH_VEHICLES, Leg, Mode, Route, Spot
from console.domain.operation import Actor
from console.domain.plan import Activation, Authorised, Plan
from console.domain.posture import standing
from console.domain.posture_totals import totals
from console.domain.provenance import Provenance
from console.domain.race import Race
from console.domain.reference import Place
from console.domain.times import DAY, HOUR
from console.services import cases, closures, movement
from console.services.assumptions import clocks, shipped
from console.services.closures import ClosureForm
from console.services.movement import Start
from console.store import reference

FORCES: Final = 40
RUNS: Final = 10_000
PLACEMENTS: Final = 5_000
ROUTES: Final = 200
GATES: Final = {"race_ms": 100.0, "drag_ms_p95": 33.0, "posture_ms_p95": 10.0, "routes_ms": 200.0}
"""What each figure may be."""
_BEGIN: Final = 1_700_000_000_000 // HOUR * HOUR
_NATIONS: Final = ("DE", "DK", "EE", "ES", "FR", "IT", "LT", "LV", "SE", "TR")
_CARD: Final = (900, 460)
_STEPS: Final = 200
_DAYS: Final = 200
_FACT: Final = Provenance("made up", "2026-11", False, "")


def measure(
    forces: int = FORCES, runs: int = RUNS, placements: int = PLACEMENTS, steps: int = _STEPS, routes: int = ROUTES
) -> dict[str, Any]:
    """Every figure in milliseconds, and what they were taken on."""
    dice = np.random.default_rng(5)
    plan, movers = _plan(runs), _movers(dice, forces)
    found = {
        "race_ms": _quickest(lambda: model.run(plan, movers, shipped()), 9),
        "drag_ms_p95": dragged(model.run(plan, movers, shipped()), steps),
        "posture_ms_p95": _posture(dice, placements),
    }
    found |= _routes(dice, routes)
    return {name: round(figure, 2) for name, figure in found.items()} | {
        "gates": GATES,
        "forces": forces,
        "runs": runs,
        "placements": placements,
        "routes": routes,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}",
        "versions": {"console": console.__version__, "numpy": version("numpy")},
    }


def dragged(race: Race, steps: int) -> float:
    """The 95th percentile of the milliseconds of one step of the decision, to the painted cards."""
    screen.application()
    from console.ui.race.decision import DecideBy
    from console.ui.race.strength import Strength
    from console.ui.theme import Look

    look, nobody = Look(), screen.nobody()
    strength, decide_by = Strength(look, nobody), DecideBy(look, nobody)
    strength.show_race(race, None, 24.0 * 21, may_write=True)
    decide_by.show_races([race], race.plan.decision_at, "Europe/Riga", race.plan.begins_at)
    strength.decided.connect(decide_by.show_decision)
    for card in (strength, decide_by):
        card.resize(*_CARD)
        card.grab()

    def step(number: int) -> None:
        moment = race.plan.begins_at + (number * 7 % 300) * HOUR
        strength.chart.move_decision(moment)
        strength.chart.decided.emit(moment)
        strength.grab()
        decide_by.grab()

    taken = [screen.milliseconds(lambda number=number: step(number)) for number in range(steps)]  # type: ignore[misc]
    for card in (strength, decide_by):
        screen.put_away(card)
    return screen.percentile(taken, 0.95)


def _quickest(act: Callable[[], object], rounds: int) -> float:
    return min(screen.milliseconds(act) for _ in range(rounds))


def _plan(runs: int) -> Plan:
    return Plan(
        b"", "Plan A", "", "Riga", 24.1, 56.95, _BEGIN, _BEGIN, Activation.GENERATION, clocks()[0].clock, 6_000, None,
        0.8, 1, runs, (),
    )  # fmt: skip


def _movers(dice: np.random.Generator, many: int) -> list[Mover]:
    """Forces as a plan has them, every tenth in place."""
    return [_mover(dice, number) for number in range(many)]


def _mover(dice: np.random.Generator, number: int) -> Mover:
    modes = [list(Mode)[place] for place in dice.integers(0, len(Mode), int(dice.integers(1, 4)))]
    legs = tuple(Leg(mode, "E67", "A", "B", float(dice.uniform(80, 900)), ("PL-LT",), 0, ()) for mode in modes)
    persons = int(dice.integers(300, 5_000))
    asked = tuple(sorted(dice.choice(_NATIONS, int(dice.integers(0, 4)), replace=False).tolist()))
    return Mover(
        f"force {number}", f"Force {number}", bytes([number % 256]), persons, persons + 200,
        Spread(Spreading.RANGE, 2, 4, 7), "", list(Authorised)[number % 3], Authorised.SACEUR, False, asked,
        Route(legs if number % 10 else ()),
    )  # fmt: skip


def _posture(dice: np.random.Generator, placements: int) -> float:
    """The 95th percentile of the milliseconds of the posture of one day."""
    known = _placements(dice, placements)
    first, last = _BEGIN, _BEGIN + 10 * 200 * DAY

    def posture(at: int) -> None:
        totals(standing(known, at))

    days = dice.integers(first, last, _DAYS).tolist()
    taken = [screen.milliseconds(lambda at=at: posture(at)) for at in days]  # type: ignore[misc]
    return screen.percentile(taken, 0.95)


def _routes(dice: np.random.Generator, many: int) -> dict[str, float]:
    """Milliseconds of the ways of many forces: the first time, and again each time what is closed has changed."""
    riga, actor, taken = Spot("Riga", 24.1, 56.95), Actor("Bench", "Bench"), []
    with (
        tempfile.TemporaryDirectory(prefix="flank-bench-") as folder,
        cases.new_case(Path(folder) / "bench.flank", actor, _BEGIN) as store,
    ):
        reader = store.writer_view()
        starts = _starts(dice, reference.places(reader), many)

        def found() -> object:
            return movement.routes(reader, starts, riga, _BEGIN, shipped())

        movement.routes(reader, [], riga, _BEGIN, shipped())  # builds the network
        first = screen.milliseconds(found)
        for number in range(7):
            shape = Shape(Kind.LINE, ((22.8 + number / 50, 54.3), (23.5, 54.0)))
            closures.close_ways(store, actor, _BEGIN, ClosureForm.drawn(shape, f"Closure {number}", _BEGIN))
            taken.append(screen.milliseconds(found))
    return {"routes_ms": statistics.median(taken), "routes_first_ms": first}


def _starts(dice: np.random.Generator, places: Sequence[Place], many: int) -> list[Start]:
    """Some kilometres from ports, bases and headquarters of the baseline, every other free to fly."""
    known = [place for place in places if place.lon is not None and place.lat is not None]
    chosen = [known[int(at)] for at in dice.integers(0, len(known), many)]
    beside = dice.normal(0, 0.05, (many, 2)).tolist()
    return [
        Start(
            Spot(place.name, (place.lon or 0.0) + east, (place.lat or 0.0) + north),
            tuple(Mode) if at % 2 else WITH_VEHICLES,
        )
        for at, (place, (east, north)) in enumerate(zip(chosen, beside, strict=True))
    ]


def _placements(dice: np.random.Generator, many: int) -> list[Force]:
    """Ten placements a unit, one after the other; five units in six stand under another."""
    units = [number.to_bytes(16, "big") for number in range(many // 10)]
    found: list[Force] = []
    for number, unit in enumerate(units):
        parent = units[number // 6] if number % 6 and number else None
        for place in range(10):
            start = _BEGIN + place * 200 * DAY
            persons = int(dice.integers(300, 3_000))
            placement = number.to_bytes(8, "big") + place.to_bytes(8, "big")
            strength, country = Strength(None, persons, persons + 99, ""), _NATIONS[number % len(_NATIONS)]
            found.append(
                replace(
                    _FORCE, id=unit, placement_id=placement, valid_from=start, valid_to=start + 200 * DAY,
                    parent_id=parent, country=country, strength=strength,
                )
            )  # fmt: skip
    return found


_FORCE: Final = Force(
    b"", b"", None, None, "battlegroup", "Battlegroup", "BG", "land", None, None, None, Position.POINT, "", None, 24.0,
    57.0, "DE", (), "", Strength(None, None, None, ""), "", "", None, _FACT,
)  # fmt: skip
