"""Five ways of working on one consultation, from the request, with the same draws. HYPOTHETICAL.

Through capitals: the Council meets, one staff drafts, two tiers pass the text on, each capital instructs its
ambassador, some ask back. All at once: everybody is called to a secure link; links and authentications fail, capitals
sleep, who is on the link still needs advice, and who came unprepared reserves and takes as long as a written
instruction. Each with a deadline or without. The fifth is no decision of the Council: the commander alerts, stages and
prepares on authority delegated beforehand; **sending stays with the Council** (the Allied Reaction Force may be an
exception), so its hours run to the first protective steps and are not set against the others as if they bought the
same.

That all at once is quicker is a claim. It is tested in paired runs, once more with everything the link rests on at the
worst end of its assumption, and may come out the other way.
"""

from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from console.domain.assumption import Assumptions, Shape, Spread
from console.domain.consultation import Way
from console.domain.council_draws import CouncilDraws, Values
from console.domain.council_rounds import Agreed, agreed, said
from console.domain.council_state import Manner, Situation
from console.domain.forecast import RUNS, SEED, Spread3, spread3

_MINUTE: Final = 1 / 60
WAYS: Final = (
    ("through capitals", Manner(Way.CAPITALS, False)),
    ("through capitals, deadline", Manner(Way.CAPITALS, True)),
    ("all at once", Manner(Way.AT_ONCE, False)),
    ("all at once, deadline", Manner(Way.AT_ONCE, True)),
)
DELEGATED: Final = "delegated authority"


_OF_THE_LINK: Final = (
    "convene.link", "text.table", "link.join", "link.fails", "link.fallback", "instruct.advice", "instruct.unprepared",
)  # fmt: skip
"""What speaks for meeting all at once, and against it."""


@dataclass(frozen=True, eq=False)
class WayFound:
    """One way: hours from the request.

    ``slower`` is the share of paired runs in which it takes longer than through capitals (with a deadline where this
    one has one), ``slower_at_worst`` the same where all that the link rests on lies at the worst end of its assumption,
    ``deadline_slower`` that in which it takes longer than the same way without its deadline; None where there is
    nothing to pair with. ``broken``: the share of runs in which the first text meets a no.
    """

    label: str
    way: Way | None
    deadline: bool
    hours: Spread3
    slower: float | None
    slower_at_worst: float | None
    deadline_slower: float | None
    broken: float


def compare(situation: Situation, assumptions: Assumptions, seed: int = SEED, runs: int = RUNS) -> tuple[WayFound, ...]:
    """The five, in their order. ``situation`` is a fresh one, just requested."""
    draws = CouncilDraws(assumptions, situation, seed, runs)
    found = _each(situation, draws)
    worst = _each(situation, CouncilDraws(_at_worst(assumptions), situation, seed, runs))
    ways = []
    for label, manner in WAYS:
        paired = manner.way is Way.AT_ONCE
        capitals = next(other for other, how in WAYS if how == replace(manner, way=Way.CAPITALS))
        undated = next(other for other, how in WAYS if how == replace(manner, deadline=False))
        ways.append(
            WayFound(
                label,
                manner.way,
                manner.deadline,
                spread3(np.sort(found[label].hours)),
                _slower(found[label], found[capitals]) if paired else None,
                _slower(worst[label], worst[capitals]) if paired else None,
                _slower(found[label], found[undated]) if manner.deadline else None,
                float(found[label].broken.mean()),
            )
        )
    steps = _delegated(draws, found[WAYS[-1][0]].hours)
    return (*ways, WayFound(DELEGATED, None, False, spread3(np.sort(steps)), None, None, None, 0.0))


def _each(situation: Situation, draws: CouncilDraws) -> dict[str, Agreed]:
    known = {way: said(situation, way, draws) for way in Way}
    return {label: agreed(situation, manner, draws, known[manner.way]) for label, manner in WAYS}


def _at_worst(assumptions: Assumptions) -> Assumptions:
    """Everything the link rests on fixed at its most: the most hours, the highest chance of failing."""
    changed = dict(assumptions)
    for key in _OF_THE_LINK:
        most = assumptions[key].spread.most
        changed[key] = replace(assumptions[key], spread=Spread(Shape.FIXED, most, most, most))
    return changed


def _slower(one: Agreed, other: Agreed) -> float:
    return float((one.hours > other.hours + _MINUTE).mean())


def _delegated(draws: CouncilDraws, council: Values) -> Values:
    """Hours to the first protective steps; the Council comes first where the case is not one that was delegated."""
    ordering = draws.shared("delegated.assess") + draws.shared("delegated.order")
    ordering = ordering + draws.shared("delegated.tiers") * draws.shared("text.tier", "delegated tier")
    refused = draws.happens("delegated.refused", draws.shared("delegated.refused"))
    found: Values = np.where(refused, council + ordering, ordering).astype(np.float32)
    return found
