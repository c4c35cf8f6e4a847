"""A forecast in sentences: when, how sure by the deadline, on whom it hangs, what a change would make of it."""

from collections.abc import Iterator
from typing import Final

from console.domain.forecast import Forecast, WhatIf
from console.domain.numbers import chance
from console.domain.spread_hours import hours_words
from console.domain.times import HOUR, dtg
from console.domain.wording import Tr, plain

_CHANGES: Final = {
    "deadline": "With a deadline",
    "leaders": "With a session of leaders",
    "at_once": "All at once on the link",
    "capitals": "Through capitals",
}
_NAMED_FROM: Final = 0.05
_EVEN: Final = 0.005
_MOSTLY: Final = 0.5


def found_lines(found: Forecast, tr: Tr = plain) -> Iterator[str]:
    """The whole of it, a sentence or two a line."""
    yield headline(found, tr)
    if found.situation.over:
        return
    if found.within is not None and found.deadline_at is not None and found.silence_holds is None:
        yield tr("Agreed by {at}: {share}.", at=dtg(found.deadline_at), share=chance(found.within))
    yield hangs_words(found, tr)
    for one in found.what_if:
        yield what_if_words(one, tr)


def headline(found: Forecast, tr: Tr = plain) -> str:
    """One sentence."""
    held = found.situation
    if held.agreed_at is not None:
        return tr("Agreed at {at}.", at=dtg(held.agreed_at))
    if held.ended_at is not None:
        return tr("Over since {at}: nothing is left to forecast.", at=dtg(held.ended_at))
    if found.silence_holds is not None and found.deadline_at is not None:
        return tr("{share} that silence holds to {at}. {broken}", share=chance(found.silence_holds),
                  at=dtg(found.deadline_at), broken=_if_broken(found, tr)).strip()  # fmt: skip
    at = dtg(held.now + round(found.hours.p50 * HOUR))
    if held.requested_at is None and not held.met:
        # Whether a capital will ask at all is not known, and not modelled.
        return tr("If it is asked for: agreed in {hours}; median {at}.", hours=hours_words(found.hours, tr), at=at)
    return tr("Agreed in {hours}; median {at}.", hours=hours_words(found.hours, tr), at=at)


def hangs_words(found: Forecast, tr: Tr = plain) -> str:
    """The Allies on which it hangs, where some do more than others."""
    named = [(iso2, share) for iso2, share in found.hangs if share >= _NAMED_FROM]
    if named:
        words = [tr("{ally} in {share}", ally=iso2, share=chance(share)) for iso2, share in named]
        return tr("It hangs on {allies} of runs.", allies=", ".join(words))
    if found.nobody >= _MOSTLY:
        if found.deadline_at is None:
            return tr("It hangs on the text, on no Ally more than on others.")
        return tr("It hangs on the deadline, on no Ally more than on others.")
    return tr("It hangs on no Ally more than on others: on whichever is last.")


def change_name(one: WhatIf, tr: Tr = plain) -> str:
    """What is changed, in words."""
    return tr(_CHANGES[one.slug])


def what_if_words(one: WhatIf, tr: Tr = plain) -> str:
    """What a change would make of it, and in how many runs the other way round."""
    name = change_name(one, tr)
    if one.sooner < _EVEN and one.later < _EVEN:
        return tr("{name}: nothing changes.", name=name)
    return tr("{name}: {hours}; sooner in {sooner} of runs, later in {later}.", name=name,
              hours=hours_words(one.hours, tr), sooner=chance(one.sooner), later=chance(one.later))  # fmt: skip


def _if_broken(found: Forecast, tr: Tr) -> str:
    """How long it takes in the runs where silence is broken; empty where those are too few to say."""
    values = found.if_broken
    return "" if values is None else tr("If it is broken: {hours}.", hours=hours_words(values, tr))
