"""The one sentence a force's sheet comes to: whether it stands that day, where its people are, who may send it."""

from __future__ import annotations

from collections.abc import Callable

from console.domain.authority import Act, Verdict
from console.domain.force_card import ForceCard
from console.domain.posture import Presence, is_nation, presence
from console.domain.times import Instant, Precision, dtg
from console.domain.wording import listed
from console.ui.panels.inspector_sheet import validity
from console.ui.words import later, tr

_PEOPLE = {
    Presence.IN_PLACE: later("its people in place"),
    Presence.ON_CALL: later("its people at home with their nations"),
    Presence.ON_PAPER: later("promised on paper, its soldiers counted where they stand"),
    Presence.IMPORTED: later("as its file says"),
}


def finding(card: ForceCard, moment: Instant, country: Callable[[str], str]) -> str:
    """The sentence at a moment; ``country`` names a nation by its code."""
    force, day = card.shown, dtg(moment, Precision.DAY)
    span = validity(force.valid_from, force.valid_to)
    if not card.believed:
        return tr("Nothing that was said of it is believed any more.")
    if force.valid_from is not None and force.valid_from > moment:
        return tr("Did not stand yet on {day}: {span}.", day=day, span=span)
    if force.valid_to is not None and force.valid_to <= moment:
        return tr("Did not stand any more on {day}: {span}.", day=day, span=span)
    home = force.home
    at_home = "" if home is None else ", ".join(part for part in (home.place, country(home.country or "")) if part)
    people = tr("held in peace at {place}", place=at_home) if at_home else tr(_PEOPLE[presence(force)])
    return tr("Stands on {day}, {people}; {order}.", day=day, people=people, order=_order(card, country))


def _order(card: ForceCard, country: Callable[[str], str]) -> str:
    sending = [one for one in card.authorities if one.act is Act.DEPLOY]
    if not sending:
        return tr("who may send it is not known")
    alone, agreed = (
        listed(
            [
                country(actor) if is_nation(actor) else actor
                for actor in dict.fromkeys(one.actor for one in sending if (one.verdict is Verdict.ALLOWED) is at_once)
            ],
            tr,
        )
        for at_once in (True, False)
    )
    agree = [
        tr(words)
        for verdict, words in ((Verdict.COUNCIL, later("the Council")), (Verdict.NATION, later("the nation concerned")))
        if any(one.verdict is verdict for one in sending)
    ]
    if not agree:
        return tr("{actor} may send it at once", actor=alone)
    if not alone:
        return tr("{actor} needs {who} to send it", actor=agreed, who=listed(agree, tr))
    return tr("{actor} may send it at once, but {who} may have to agree", actor=alone, who=listed(agree, tr))
