"""What the Race desk shows, read and simulated off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from console.domain.assumption import Assumption
from console.domain.force import Force
from console.domain.plan import Plan
from console.domain.race import Race
from console.domain.times import Instant, Interval
from console.ui.words import tr

if TYPE_CHECKING:
    from console.map.ways import WayMark
    from console.store.reader import Reader

EVERYTHING = b"everything"
"""Asks for the plan a case begins with, also once it keeps others: everything that can come, to Riga."""
_MORE, _ROUND = 4 / 3, 1_000
"""Beside the number asked for a third more is shown, in whole thousands."""


@dataclass(frozen=True)
class Wanted:
    """Which plan is asked for (empty: the newest, else :data:`EVERYTHING`), and which over it (empty: none)."""

    plan_id: bytes = b""
    over_id: bytes = b""


@dataclass(frozen=True)
class Told:
    """The plans of the case; the race of the one shown, with a greater number, another plan's over it; their ways.

    ``forces`` are those that stand on the day of the decision, by id.
    """

    plans: tuple[Plan, ...] = ()
    race: Race | None = None
    second: Race | None = None
    over: Race | None = None
    used: tuple[Assumption, ...] = ()
    ways: tuple[WayMark, ...] = ()
    forces: tuple[Force, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether the plan shown is in the case; else it is the one a case begins with."""
        return self.race is not None and bool(self.race.plan.id)


def read(reader: Reader, wanted: Wanted, now: Instant) -> Told:
    """Read the plans and simulate what is asked for."""
    from console.domain.footnotes import rests_on
    from console.map.ways import way_mark
    from console.services.assumptions import assumptions
    from console.services.default_plan import default_plan
    from console.services.race import race
    from console.store import plans, units

    known = tuple(plans.plans(reader))
    newest = max(known, key=lambda plan: plan.made_at or 0, default=None)
    kept = None if wanted.plan_id == EVERYTHING else newest
    shown = next((plan for plan in known if plan.id == wanted.plan_id), kept) or default_plan(reader, None, now)
    main = race(reader, shown, tr)
    over = next((plan for plan in known if plan.id == wanted.over_id and plan.id != shown.id), None)
    ways = tuple(way_mark(one.mover.id, one.mover.route) for one in main.arrivals if one.mover.route.legs)
    return Told(
        known, main,
        race(reader, replace(shown, threshold=more(shown.threshold)), tr) if shown.threshold is not None else None,
        None if over is None else race(reader, over, tr), rests_on(main, assumptions(reader)), ways,
        tuple(units.forces(reader, Interval(shown.decision_at, shown.decision_at + 1))),
    )  # fmt: skip


def more(threshold: int) -> int:
    """The number shown beside the one asked for."""
    return max(round(threshold * _MORE / _ROUND) * _ROUND, threshold + _ROUND)
