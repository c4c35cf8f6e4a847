"""What is said beside each way of working: what its hours measure, and whether the claim for it holds."""

from collections.abc import Sequence
from typing import Final

from console.domain.consultation import Way
from console.domain.numbers import chance
from console.domain.ways_of_working import WayFound
from console.domain.wording import Tr, plain

_OFTEN: Final = 0.5


def measures(one: WayFound, tr: Tr = plain) -> str:
    """What its hours run to."""
    if one.way is None:
        return tr("from the request to the first protective steps: alert, stage, prepare")
    return tr("from the request to a text all Allies agree on")


def note(one: WayFound, ways: Sequence[WayFound], tr: Tr = plain) -> str:
    """One or two sentences: the claim as the runs have it, and its limits."""
    if one.way is None:
        council = next(other for other in ways if other.way is Way.AT_ONCE and other.deadline)
        return tr(
            "The commander alerts, stages and prepares. Sending stays with the Council: about {hours} h all at once"
            " with a deadline. The Allied Reaction Force may be an exception.",
            hours=round(council.hours.p50),
        )
    if one.slower is not None and one.slower_at_worst is not None:
        return verdict(one, tr)
    if one.deadline:
        return tr("A deadline ends the waiting, and an Ally not reached may break silence: slower than without it in"
                  " {share} of runs.", share=chance(one.deadline_slower or 0.0))  # fmt: skip
    return tr("It takes as long as the slowest capital.")


def verdict(one: WayFound, tr: Tr = plain) -> str:
    """Whether meeting all at once was quicker, in words, and when the model says that it is not."""
    slower, worst = one.slower or 0.0, one.slower_at_worst or 0.0
    if slower >= _OFTEN:
        first = tr("All at once is not quicker here: slower than through capitals in {share} of runs.",
                   share=chance(slower))  # fmt: skip
    else:
        first = tr("Slower than through capitals in {share} of runs.", share=chance(slower))
    if worst >= _OFTEN:
        second = tr("With link and advice at the worst end of what is assumed it is not quicker: slower in {share}.",
                    share=chance(worst))  # fmt: skip
    else:
        second = tr("With link and advice at the worst end of what is assumed: in {share}.", share=chance(worst))
    return f"{first} {second}"
