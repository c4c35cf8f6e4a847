"""When the Council meets, when a text is there, and when each Ally can say what it thinks of it. Hours from now.

What has happened is not drawn again: what is under way is drawn from those draws only that are not over by now.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from console.domain.consultation import Way
from console.domain.council_draws import CouncilDraws, Row, Values
from console.domain.council_state import BRUSSELS, Situation
from console.domain.delays import below
from console.domain.stance import BREAKS, Stance
from console.domain.times import DAY
from console.domain.working_hours import Places, next_working

_QUESTIONS_COME_WITHIN_H = 6.0
_TIERS = 2
Which = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Begun:
    """Hours from now: the Council meets, the text is there; one a run."""

    meets: Values
    text: Values


def begun(situation: Situation, way: Way, draws: CouncilDraws) -> Begun:
    """When the Council meets and when there is a text to agree on."""
    nothing = np.zeros(draws.runs, np.float32)
    asked = nothing
    if situation.requested_at is None and not situation.met:
        asked = draws.shared_remaining("ask.capital", situation.since(situation.first_at))
    meets = nothing if situation.met else _meets(situation, way, draws, asked)
    if situation.text_at is not None:
        return Begun(meets, nothing)
    if situation.broken_at is not None:
        return Begun(meets, draws.shared_remaining("rework.break", situation.since(situation.broken_at)))
    drafting = draws.shared("text.table" if way is Way.AT_ONCE else "text.hub")
    return Begun(meets, meets + drafting)


def _meets(situation: Situation, way: Way, draws: CouncilDraws, asked: Values) -> Values:
    elapsed = situation.since(situation.requested_at)
    if way is Way.AT_ONCE:
        return asked + draws.shared_remaining("convene.link", elapsed)
    return council_meets(situation, draws, asked, elapsed)


def council_meets(situation: Situation, draws: CouncilDraws, asked: Values, elapsed: float) -> Values:
    """When a Council that was asked for meets: within hours, or in its own time and then in working hours.

    The longer it has not met, the less likely it is one of those that meet within hours.
    """
    share: Values = draws.shared("convene.same_day_shock" if situation.shock else "convene.same_day")
    if elapsed > 0:
        spreads = (draws.assumptions[key].spread for key in ("convene.at_once", "convene.council"))
        still = [1.0 - float(below(spread, np.array([elapsed]))[0]) for spread in spreads]
        among = share * still[0]
        share = (among / np.maximum(among + (1 - share) * max(still[1], 1e-6), 1e-9)).astype(np.float32)
    soon = asked + draws.shared_remaining("convene.at_once", elapsed)
    whole = asked + draws.shared_remaining("convene.council", elapsed)
    opens = next_working(BRUSSELS, situation.now // DAY)
    at = draws.now + whole
    hour = np.clip(at, 0, len(opens) - 1).astype(np.int32)
    late = np.maximum(at, opens[hour]) - draws.now
    found: Values = np.where(draws.chance("convene within hours") < share, soon, late).astype(np.float32)
    return found


def ready(situation: Situation, way: Way, draws: CouncilDraws, at: Begun) -> tuple[Values, Which, Which]:
    """When each Ally can say yes, who comes unprepared to the link, whose parliament comes first; all Ally by run."""
    count = len(situation.allies)
    found = np.zeros((count, draws.runs), np.float32)
    unprepared, consent = np.zeros((2, count, draws.runs), np.bool_)
    asked = [place for place, ally in enumerate(situation.allies) if not ally.answered and ally.stance not in BREAKS]
    if asked:
        places = np.array(asked, np.intp)
        if way is Way.AT_ONCE:
            found[places], unprepared[places] = _on_the_link(situation, draws, at, places)
        else:
            found[places] = _through_capitals(situation, draws, at, places)
        _parliaments(situation, draws, at, asked, found, consent)
    for place, ally in enumerate(situation.allies):
        if ally.stance in BREAKS:
            found[place] = _talked_round(situation, draws, place)
    return np.maximum(found, at.text, out=found), unprepared, consent


def _through_capitals(situation: Situation, draws: CouncilDraws, at: Begun, places: Places) -> Values:
    comes = at.text + draws.shared("text.tier") * np.float32(_TIERS)
    elapsed, done = _waited(situation, draws, places, comes)
    work = _spoken(situation, draws, places, elapsed, "instruct.capital", Row.INSTRUCT)
    asks = draws.own_chance(Row.ASKS_BACK)[places] < draws.shared("text.questions")
    asks &= elapsed < _QUESTIONS_COME_WITHIN_H
    work = work + draws.own(Row.QUESTION, "text.question")[places] * asks
    work += done
    return draws.clocks.done(places, draws.level, work) - np.float32(draws.now)


def _on_the_link(
    situation: Situation, draws: CouncilDraws, at: Begun, places: Places
) -> tuple[Values, npt.NDArray[np.bool_]]:
    joins = draws.own(Row.JOIN, "link.join")[places]
    fails = draws.own_chance(Row.LINK)[places] < draws.shared("link.fails")
    joins = joins + draws.own(Row.FALLBACK, "link.fallback")[places] * fails
    joins *= np.array([not situation.allies[place].joined for place in places], np.float32)[:, None]
    today = np.float32(draws.now)
    on = draws.clocks.later(places, draws.level, at.meets + today, joins)
    elapsed, _ = _waited(situation, draws, places, at.text)
    work = _spoken(situation, draws, places, elapsed, "instruct.advice", Row.ADVICE)
    unprepared = draws.own_chance(Row.UNPREPARED)[places] < draws.shared("instruct.unprepared")
    written = draws.own(Row.INSTRUCT, "instruct.capital")[places] * _pace(situation, draws)
    work = work + np.where(unprepared, written, np.float32(0))
    begins = np.maximum(on, at.text + today, out=on)
    return draws.clocks.later(places, draws.level, begins, work) - today, unprepared


def _spoken(situation: Situation, draws: CouncilDraws, places: Places, elapsed: Values, key: str, row: Row) -> Values:
    """Hours of work still to come until a capital has said what it thinks; far fewer where all are prepared.

    Who has waited longer than a prepared capital takes is not prepared.
    """
    pace = _pace(situation, draws)
    work = draws.remaining(key, row, places, elapsed, pace)
    share = draws.shared("instruct.prepared_shock" if situation.shock else "instruct.prepared")
    runs = np.flatnonzero(draws.happens("instruct.prepared", share))
    if not len(runs):
        return work
    waited, most = elapsed[:, runs], draws.assumptions["instruct.soon"].spread.most
    soon = draws.remaining("instruct.soon", row, places, waited, pace[runs], runs)
    usual = work[:, runs]
    work[:, runs] = np.where(waited < most * pace[runs], np.minimum(soon, usual), usual)
    return work


def _pace(situation: Situation, draws: CouncilDraws) -> Values:
    pace = draws.shared("instruct.pace_shock" if situation.shock else "instruct.pace")
    return pace * draws.shared("again.instruct") if situation.breaks or situation.amended else pace


def _waited(situation: Situation, draws: CouncilDraws, places: Places, comes: Values) -> tuple[Values, Values]:
    """Hours of work each has waited already, and hours of work done when the rest of it begins; Ally by run.

    An Ally is asked when its representative says so, else when the text is there.
    """
    since = [situation.allies[place].waiting_since or situation.text_at for place in places]
    waits = np.array([one is not None for one in since])
    begins = np.array([draws.now if one is None else draws.clocks.place(one) for one in since], np.float32)
    today = np.full(len(places), draws.now, np.float32)
    until = draws.clocks.work_until(places, today)
    elapsed = until - draws.clocks.work_until(places, np.minimum(begins, today))
    if waits.all():
        return elapsed[:, draws.level], until[:, draws.level]
    later = draws.clocks.work(places, draws.level, comes + np.float32(draws.now))
    return elapsed[:, draws.level], np.where(waits[:, None], until[:, draws.level], later)


def _parliaments(
    situation: Situation, draws: CouncilDraws, at: Begun, asked: list[int], found: Values, consent: Which
) -> None:
    """Put off, in place, those whose parliament must be asked first, and mark them in ``consent``.

    Urgent rules let it speak afterwards.
    """
    share = draws.shared("parliament.asked_5" if situation.article_5 else "parliament.asked")
    needed = np.flatnonzero(draws.happens("parliament.asked", share))
    for place in asked:
        ally = situation.allies[place]
        runs = np.arange(draws.runs) if ally.must_ask else needed
        if not ally.must_ask and ally.parliament not in ("yes", "partial"):
            continue
        asks = draws.own_chance(Row.URGENT)[place, runs] >= draws.shared("consent.urgent")[runs]
        if ally.parliament == "partial" and not ally.must_ask:
            asks &= draws.own_chance(Row.PARTIAL)[place, runs] < draws.shared("parliament.partial")[runs]
        runs = runs[asks]
        spoken = at.text[runs] + draws.own(Row.PARLIAMENT, "consent.parliament")[place, runs]
        found[place, runs] = np.maximum(found[place, runs], spoken)
        consent[place, runs] = True


def _talked_round(situation: Situation, draws: CouncilDraws, place: int) -> Values:
    """When an Ally that stands in the way is content with other words."""
    ally = situation.allies[place]
    key = "rework.break" if ally.stance is Stance.OBJECTS else "rework.wording"
    elapsed = np.full((1, draws.runs), situation.since(ally.said_at), np.float32)
    even = np.ones(draws.runs, np.float32)
    found: Values = draws.remaining(key, Row.REWORK, np.array([place], np.intp), elapsed, even)[0]
    return found
