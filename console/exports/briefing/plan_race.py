"""The race of a plan for slides: simulated once for all of them, and the words that stand beside every figure of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from console.domain.assumption import Assumption
from console.domain.footnotes import rests_on
from console.domain.force import Force
from console.domain.numbers import grouped
from console.domain.plan import Clock, Plan
from console.domain.race import Race
from console.domain.times import Interval
from console.exports.briefing.scene import Scene
from console.exports.race_stories import range_words
from console.map.words import tr
from console.services.assumptions import assumptions
from console.services.default_plan import default_plan
from console.services.race import race
from console.store import plans, units

_TABLES: Final = frozenset((
    "plan", "plan_force", "assumption", "unit", "placement", "readiness", "contribution", "placement_fact", "authority",
    "place", "corridor", "closure", "ally", "force_edit", "marking", "source", "consultation", "decision",
))  # fmt: skip


@dataclass(frozen=True)
class PlanRace:
    """What one simulation gave, the forces of its day by id, and the assumptions it rests on. HYPOTHETICAL."""

    race: Race
    forces: Mapping[bytes, Force]
    used: tuple[Assumption, ...]

    @property
    def plan(self) -> Plan:
        """The plan."""
        return self.race.plan

    @property
    def units(self) -> set[bytes]:
        """The ids of all its forces."""
        return {one.mover.unit_id for one in self.race.arrivals} | {one.unit_id for one in self.race.left_out}

    @property
    def inputs(self) -> str:
        """Runs, seed and inputs, as every chart says them: of assumptions it says so, and how many are to check."""
        check = sum(one.provenance.to_check for one in self.used)
        return tr(
            "{runs} runs, seed {seed}. Inputs: published figures and {n} assumptions, {check} of them to check; "
            "no forecast.",
            runs=grouped(self.plan.runs), seed=self.plan.seed, n=len(self.used), check=check,
        )  # fmt: skip


def plan_race(scene: Scene) -> PlanRace | None:
    """The race of the slide's plan: the one it names, else the newest of the case, else the one a case begins with.

    None where the plan it names is not there.
    """
    plan_id = scene.slide.subject_id("plan")
    name = f"race of {b'' if plan_id is None else plan_id!r} at {scene.at}"
    return scene.reader.kept(name, _TABLES, lambda: _simulated(scene, plan_id))


def _simulated(scene: Scene, plan_id: bytes | None) -> PlanRace | None:
    known = plans.plans(scene.reader)
    if plan_id is None:
        newest = max(known, key=lambda one: one.made_at or 0, default=None)
        shown = newest or default_plan(scene.reader, None, scene.at)
    else:
        found = next((one for one in known if one.id == plan_id), None)
        if found is None:
            return None
        shown = found
    ran = race(scene.reader, shown, tr)
    day = Interval(shown.decision_at, shown.decision_at + 1)
    standing = {force.id: force for force in units.forces(scene.reader, day)}
    return PlanRace(ran, standing, rests_on(ran, assumptions(scene.reader)))


def clock_source(clock: Clock) -> str:
    """``RAND Corporation, 2016``: whose clock it is."""
    return clock.source.partition("(")[0].strip(" ,") or tr("own")


def their_words(clock: Clock) -> str:
    """``Theirs: published range 36–60 h after 7 days of warning (assumed 4–10)``: the range as it is drawn."""
    least, most = clock.warning_least_d, clock.warning_most_d
    days = f"{(least + most) / 2:g}"
    if least == most:
        return tr("Theirs: {range} after {n} d of warning (assumed)", range=range_words(clock), n=days)
    return tr(
        "Theirs: {range} after {n} d of warning (assumed {least}–{most})", range=range_words(clock), n=days,
        least=f"{least:g}", most=f"{most:g}",
    )  # fmt: skip


def area(left: float, top: float, right: float, bottom: float) -> tuple[tuple[float, float], ...]:
    """The corners of a rectangle, for what is seen through."""
    return (left, top), (right, top), (right, bottom), (left, bottom)
