"""Who is first: our strength in place against the adversary's clock, and until when to decide. HYPOTHETICAL."""

from collections.abc import Iterator
from typing import Final

from console.domain.numbers import chance
from console.domain.plan import Authorised
from console.domain.times import Instant, dtg, local_time
from console.domain.wording import listed
from console.exports.arrival_rows import lines_of
from console.exports.briefing.fact_sources import fact_sources
from console.exports.briefing.fit import words_height
from console.exports.briefing.page import BODY, Body, Box, Element, Fill, Words
from console.exports.briefing.plan_race import PlanRace, clock_source, plan_race
from console.exports.briefing.race_figure import race_figure
from console.exports.briefing.scene import Scene
from console.exports.check_words import checked
from console.exports.race_stories import decide_by, goal_words, hours_of
from console.map.words import later, tr
from console.services.race import cautions
from console.store.markings import carried

_CHART: Final = Box(BODY.left, BODY.top, 1190.0, BODY.height - 76.0)
_SIDE: Final = Box(1320.0, BODY.top, 520.0, BODY.height - 76.0)
_NOTE: Final = Box(BODY.left, BODY.bottom - 62, BODY.width, 62.0)
_ORDERS: Final = {
    Authorised.SACEUR: later("On SACEUR’s order"),
    Authorised.COUNCIL: later("Council decides"),
    Authorised.NATION: later("Nation decides"),
}


def body(scene: Scene) -> Body | None:
    """The race of the slide's plan, as decided when the plan says."""
    told = plan_race(scene)
    if told is None:
        return None
    sources, _ = fact_sources(one.provenance for one in told.forces.values() if one.id in told.units)
    side, left = _side(told, scene)
    return Body(
        _title(told, scene.at),
        (race_figure(told, _CHART), *side, Words(_NOTE, _note(told), 22, 400, "ink.secondary")),
        sources=(clock_source(told.plan.clock), *sources),
        to_check=True,
        notes="\n".join(
            (*cautions(told.plan, tr), tr("Persons are counted, not fighting power; what happens after is not said."))
        ),
        markings=(told.plan.marking, *carried(scene.reader, "unit", told.units)),
        too_long=left,
        hypothetical=True,
    )


def _title(told: PlanRace, now: Instant) -> str:
    """Until when to decide, as a sentence."""
    plan, odds = told.plan, chance(told.plan.odds)
    goal, place = _goal(told), plan.objective
    by, at = told.race.decide_by(plan.odds), told.race.deadline(plan.odds)
    if by is None:
        return tr("However early it is decided, odds of {odds} that {goal} at {place} first are not reached.",
                  odds=odds, goal=goal, place=place)  # fmt: skip
    if at is None:
        return tr("{goal} at {place} already, whenever it is decided.", goal=goal, place=place)
    words = (
        later("It would have had to be decided by {time} for odds of {odds} that {goal} at {place} first.")
        if at < now
        else later("If it is decided by {time}, odds are {odds} that {goal} at {place} first.")
    )
    return tr(words, time=dtg(at), odds=odds, goal=goal, place=place)


def _goal(told: PlanRace) -> str:
    words = goal_words(told.race)
    return tr("{n} persons are", n=words) if told.plan.threshold is not None else tr("{force} is", force=words)


def _side(told: PlanRace, scene: Scene) -> tuple[tuple[Element, ...], tuple[str, ...]]:
    """Decide by, the odds as it stands, and each force under whoever may order it; and what had no room."""
    plan, race = told.plan, told.race
    deadline, by = race.deadline(plan.odds), decide_by(race, "UTC", scene.at)
    odds = chance(race.odds(hours_of(plan, plan.decision_at)))
    found: list[Element] = [
        Fill(Box(_SIDE.left, _SIDE.top, _SIDE.width, 6), "ink.primary"),
        Words(Box(_SIDE.left, _SIDE.top + 22, _SIDE.width, 36), tr("Decide by"), 26, 600),
        Words(Box(_SIDE.left, _SIDE.top + 58, _SIDE.width, 58), by.time if deadline is None else dtg(deadline), 46, 600,
              "state.danger" if by.late else "ink.primary"),
    ]  # fmt: skip
    top = _SIDE.top + 122
    for text, size, ink in _lines(told, by.late, odds, scene):
        words = Words(Box(_SIDE.left, top, _SIDE.width, 0), text, size, 400, ink)
        high = words_height(words)
        found.append(Words(Box(_SIDE.left, top, _SIDE.width, high), text, size, 400, ink))
        top += high + 8
    left: list[str] = []
    for heading, names in _orders(told):
        high = words_height(Words(Box(0, 0, _SIDE.width, 0), names, 24))
        if top + 44 + high > _SIDE.bottom:
            left.append(tr("“{what}” has no room: {names}", what=heading, names=names))
            continue
        found.append(Words(Box(_SIDE.left, top + 12, _SIDE.width, 32), heading, 24, 600))
        found.append(Words(Box(_SIDE.left, top + 44, _SIDE.width, high), names, 24, 400, "ink.secondary"))
        top += 44 + high + 4
    return tuple(found), tuple(left)


def _lines(told: PlanRace, late: bool, odds: str, scene: Scene) -> Iterator[tuple[str, int, str]]:
    deadline = told.race.deadline(told.plan.odds)
    if deadline is not None and scene.zone:
        yield local_time(deadline, scene.zone, scene.place or None), 24, "ink.secondary"
    if late:
        yield tr("Past already at this moment."), 24, "state.danger"
    yield tr("{odds} if decided {time}", odds=odds, time=dtg(told.plan.decision_at)), 28, "ink.primary"


def _orders(told: PlanRace) -> Iterator[tuple[str, str]]:
    """Each force under whoever may order it, "?" where that is to check; the host nation's own always among them."""
    lines = lines_of(told.race, told.forces)
    for by, heading in _ORDERS.items():
        names = [checked(line.force, bool(line.check)) for line in lines if line.authority == by]
        if names:
            yield tr(heading), ", ".join(names)


def _note(told: PlanRace) -> str:
    plan = told.plan
    said = [tr("Assumed: decided {time} to reinforce {place}.", time=dtg(plan.decision_at), place=plan.objective)]
    if told.race.uncounted:
        said.append(tr("Not counted, strength not public: {names}.", names=listed(told.race.uncounted, tr)))
    else:
        said.append(tr("Host-nation forces are not counted."))
    return " ".join([*said, told.inputs])
