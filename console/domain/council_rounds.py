"""Rounds of a text: all have spoken, or silence runs out; somebody says no, the text is reworked, and again.

An Ally's no is a draw: nothing is assumed of any one Ally beyond what it said itself.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from console.domain.consultation import Way
from console.domain.council_draws import ROUNDS, CouncilDraws, Row, Values, hours_to
from console.domain.council_ready import Begun, begun, ready
from console.domain.council_state import Manner, Situation
from console.domain.stance import BREAKS, Stance

_OFF_SHARE = (48 + 5 * 8) / 168
"""Of a week are night or weekend."""
_SHORTEST_SILENCE_H = 1.0
_NOBODY = -1
_WORDS = {
    Stance.AMENDMENT: "break.amendment",
    Stance.RESERVES: "break.reserves",
    Stance.OBJECTS: "break.objects",
}


@dataclass(frozen=True, eq=False)
class Agreed:
    """One value a run: hours from now until a text is agreed, and the Ally it hung on (its place; −1: the deadline).

    ``broken``: whether the first text met a no.
    """

    hours: Values
    last: npt.NDArray[np.int32]
    broken: npt.NDArray[np.bool_]
    meets: Values


@dataclass(frozen=True, eq=False)
class Said:
    """What the deadline changes nothing of: when the Council meets, the text is there, each Ally can speak."""

    at: Begun
    each: Values
    unprepared: npt.NDArray[np.bool_]
    consent: npt.NDArray[np.bool_]


def said(situation: Situation, way: Way, draws: CouncilDraws) -> Said:
    """Simulate one way of working until all can speak."""
    at = begun(situation, way, draws)
    return Said(at, *ready(situation, way, draws, at))


def agreed(situation: Situation, manner: Manner, draws: CouncilDraws, known: Said) -> Agreed:
    """Simulate a consultation from now until a text is agreed; ``known`` is of the same way."""
    at, each = known.at, known.each
    if manner.leaders:
        each = _leaders_meet(situation, draws, known)
    all_said = each.max(axis=0)
    # Where nobody takes longer than the text itself, it hangs on no Ally.
    slowest = np.where(all_said > at.text, each.argmax(axis=0), _NOBODY).astype(np.int32)
    closes = _closes(situation, manner, draws, at)
    no = draws.own_chance(Row.BREAK)
    letters = chances = _chance_of_no(situation, draws, each, closes)
    if closes is None:
        hours, last = all_said, slowest
    else:
        chances = chances + _not_reached(situation, draws, each > closes)
        # Who sits together need not wait for a deadline once all have spoken; a written silence runs to its end.
        early = (all_said < closes) & (manner.way is Way.AT_ONCE and situation.silence is None)
        hours, last = np.where(early, all_said, closes), np.where(early, slowest, np.int32(_NOBODY))
    broke = no < chances
    broken: npt.NDArray[np.bool_] = np.any(broke, axis=0)
    where = np.flatnonzero(broken)
    if len(where):
        # A letter is as likely in any hour of a silence, one for a capital not reached comes as it ends: of several it
        # hangs on the first, and rework begins with it.
        first = no[:, where] / np.maximum(letters[:, where], 1e-9)
        last[where] = np.where(broke[:, where], first, np.inf).argmin(axis=0)
        first = first.min(axis=0)
        if closes is not None:
            hours[where] -= np.maximum(0, 1 - first) * (hours[where] - at.text[where])
        hours[where] += _rounds(situation, manner, draws, where, first < 1)
    return Agreed(hours.astype(np.float32), last, broken, at.meets)


def _closes(situation: Situation, manner: Manner, draws: CouncilDraws, at: Begun) -> Values | None:
    """When silence closes; None where there is no deadline."""
    if situation.silence is not None:
        return np.full(draws.runs, max(0.0, hours_to(situation, situation.silence[1])), np.float32)
    if not manner.deadline:
        return None
    length = draws.shared("silence.urgent" if manner.way is Way.AT_ONCE else "silence.normal")
    if situation.deadline_at is None:
        return at.text + length
    set_for = np.float32(hours_to(situation, situation.deadline_at))
    return np.where(at.text + _SHORTEST_SILENCE_H < set_for, set_for, at.text + length).astype(np.float32)


def _chance_of_no(situation: Situation, draws: CouncilDraws, each: Values, closes: Values | None) -> Values:
    """The chance that each Ally says no to this text, whatever for, Ally by run.

    Who stands in the way and is content with other words before a deadline (``each``) says no as seldom as who
    supports; under a silence that runs the words stay as they are.
    """
    base = draws.shared("break.ally") * draws.shared("again.break") ** np.float32(situation.breaks)
    found = np.empty((len(situation.allies), draws.runs), np.float32)
    for place, ally in enumerate(situation.allies):
        if ally.stance is Stance.SUPPORTS or ally.stance in BREAKS:
            found[place] = base * draws.shared("break.supports")
            if ally.stance in BREAKS and closes is not None:
                stands = (each[place] > closes) | (situation.silence is not None)
                found[place] = np.where(stands, draws.shared(_WORDS[ally.stance]), found[place])
        else:
            found[place] = base
    return _of_what_is_left(situation, found)


def _not_reached(situation: Situation, draws: CouncilDraws, late: npt.NDArray[np.bool_]) -> Values:
    """The chance that an Ally says no because its capital was not reached in time, Ally by run."""
    return _of_what_is_left(situation, draws.shared("break.not_reached")) * late


def _of_what_is_left(situation: Situation, chance: Values) -> Values:
    """The chance of a letter in what is left of a running silence, none having come so far.

    A letter is as likely in any hour of it: an assumption.
    """
    if situation.silence is None:
        return chance
    opened, end = situation.silence
    left = np.float32(min(1.0, max(0.0, (end - situation.now) / max(1, end - opened))))
    rest = chance * left
    return (rest / np.maximum(1 - chance + rest, np.float32(1e-9))).astype(np.float32)


def _rounds(
    situation: Situation, manner: Manner, draws: CouncilDraws, where: npt.NDArray[np.intp],
    hard: npt.NDArray[np.bool_],
) -> Values:  # fmt: skip
    """Hours of rework and of further rounds, in the runs where the first text met a no.

    Where it was for a capital that was not reached alone (not ``hard``) the same text gets more time.
    """
    base, less = draws.shared("break.ally")[where], draws.shared("again.break")[where]
    added = np.where(hard, np.float32(0), draws.shared("rework.extension")[where])
    going = hard.copy()
    for number in range(1, ROUNDS):
        if not going.any():
            break
        rework = draws.shared("rework.break", f"rework {number}")[where]
        added += going * (rework + _again(situation, manner, draws, where, number))
        chance = base * less ** np.float32(situation.breaks + number)
        going &= (draws.own_chance(Row.BREAK + number)[:, where] < chance).any(axis=0)
    return added


def _again(
    situation: Situation, manner: Manner, draws: CouncilDraws, where: npt.NDArray[np.intp], number: int
) -> Values:
    """How long an amended text takes: its silence, or until all have spoken anew."""
    if manner.deadline:
        return draws.shared("silence.urgent", f"silence {number}")[where]
    key = "instruct.advice" if manner.way is Way.AT_ONCE else "instruct.capital"
    slowest = draws.own(Row.AGAIN, key)[:, where].max(axis=0)
    slower = 1 + _OFF_SHARE * (draws.factor[where] - 1)
    pace = draws.shared("instruct.pace_shock" if situation.shock else "instruct.pace")
    found: Values = slowest * slower * draws.shared("again.instruct")[where] * pace[where]
    return found


def _leaders_meet(situation: Situation, draws: CouncilDraws, known: Said) -> Values:
    """Leaders need nobody's instructions: who waits then speaks at their session, but who came unprepared.

    An objection is not talked away there, and no parliament is passed over that must be asked first.
    """
    session = np.maximum(draws.shared("convene.leaders"), known.at.text)
    unprepared = known.unprepared | (draws.own_chance(Row.UNPREPARED) < draws.shared("instruct.unprepared"))
    kept = np.array([ally.stance is Stance.OBJECTS or ally.must_ask for ally in situation.allies])[:, None]
    waits = (known.each > session) & ~unprepared & ~known.consent & ~kept
    return np.where(waits, session, known.each).astype(np.float32)
