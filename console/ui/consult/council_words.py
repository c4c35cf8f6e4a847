"""What stands over the grid: what the Council is about, which version positions are on, for whom it waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from console.domain.consensus import State, consensus
from console.domain.silence import newest
from console.domain.stance import Stance, held
from console.domain.times import Instant, dtg
from console.ui.consult.ally_cells import LINKS
from console.ui.consult.silence_words import sentence
from console.ui.words import later, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from console.domain.consultation import Consultation
    from console.domain.draft_text import Draft
    from console.domain.reference import Ally
    from console.services.consult_picture import ConsultPicture

_GROUPS: Final = (
    (Stance.RESERVES, later("Reserves")),
    (Stance.AMENDMENT, later("Amendment")),
    (Stance.OBJECTS, later("Objects")),
)


_DRAWN: Final = "Exercise positions"


def drawn_words(picture: ConsultPicture) -> str:
    """What exercise control noted of the positions: that they were drawn, and how; empty where it noted nothing."""
    return next((one.text for one in picture.events if one.text.startswith(_DRAWN)), "")


def title_words(picture: ConsultPicture) -> str:
    """The crisis where it has one, else the consultation."""
    if picture.crisis is not None:
        return picture.crisis.title
    return "" if picture.consultation is None else picture.consultation.title


def about_words(picture: ConsultPicture, *, exercise: bool) -> str:
    """Who asked on what basis and when, how many were convened, and what is invented."""
    one = picture.consultation
    if one is None:
        return ""
    convened = sum(1 for at in (picture.roster or {}).values() if at.convened)
    parts = [
        one.title if picture.crisis is not None else "",
        _asked(one),
        tr("{number} convened", number=convened) if convened else tr("not convened yet"),
        tr("scenario invented") if exercise else "",
        one.provenance.check_note if one.provenance is not None and one.provenance.to_check else "",
    ]
    return " · ".join(part for part in parts if part)


def _asked(one: Consultation) -> str:
    basis = tr("under {basis}", basis=one.basis) if one.basis.startswith("Article") else one.basis
    if one.requested_at is not None and one.requesters:
        return tr("{allies} asked {basis}, {time}", allies=one.requesters, basis=basis, time=dtg(one.requested_at))
    if one.considered_at is not None and one.requesters:
        since = dtg(one.considered_at)
        return tr("{allies} weighs asking {basis} since {time}", allies=one.requesters, basis=basis, time=since)
    return one.basis


def over_words(picture: ConsultPicture, draft: Draft | None, newest_draft: Draft | None, *, hidden: bool) -> str:
    """Which version the positions are on."""
    if draft is None:
        return tr("The Allies")
    several = len({one.title for one in picture.drafts}) > 1
    name = draft.name if several else tr("draft v{version}", version=draft.version)
    if hidden:
        return tr("The Allies on {draft}", draft=name)
    if newest_draft is not None and draft.id != newest_draft.id:
        return tr("Positions on {draft}, replaced by v{version}", draft=name, version=newest_draft.version)
    return tr("Positions on {draft}", draft=name)


def silence_sentence(picture: ConsultPicture, draft: Draft | None, now: Instant) -> str:
    """How the silence on a version stands, naming no Ally; empty without one."""
    last = None if draft is None else newest([one for one in picture.silences if one.draft_id == draft.id])
    return "" if last is None else sentence(last, now)


def consensus_words(picture: ConsultPicture, draft: Draft | None, now: Instant) -> str:
    """What consensus hangs on, by letters: ``Waiting: BE, HR · Reserves: RO, SE``. Never a number of Allies."""
    if draft is None:
        return ""
    last = newest([one for one in picture.silences if one.draft_id == draft.id])
    state = consensus(draft, picture.positions, last, picture.allies, now)
    said = held(picture.positions, draft.id)
    if state.state is State.SILENCE:
        return ""  # The sentence about the silence says it, and when.
    if state.state is State.AGREED:
        return tr("Agreed: no Ally holds back.")
    runs = state.runs_until is not None
    unheard = set() if runs else {ally.id for ally in picture.allies if ally.id not in said}
    unheard |= {ally_id for ally_id, one in said.items() if one.stance is Stance.NO_INSTRUCTIONS}
    waiting = [ally for ally in picture.allies if ally.id in unheard]
    blocking = {ally.id for ally in state.blocking}
    parts = [(tr("Blocked by"), list(state.blocking)), (tr("Waiting"), waiting)]
    for stance, words in _GROUPS:
        by = [ally for ally in picture.allies if ally.id in said and said[ally.id].stance is stance]
        parts.append((tr(words), [ally for ally in by if ally.id not in blocking or stance is not Stance.OBJECTS]))
    shown = [f"{words}: {_letters(allies, picture.allies)}" for words, allies in parts if allies]
    return " · ".join(shown) or tr("No Ally holds back.")


def guest_words(picture: ConsultPicture) -> str:
    """Partners and observers, apart from the Allies: they take no position."""
    told = []
    for one in picture.guests:
        link = "" if one.link is None else tr(LINKS[one.link])
        kind = tr("partner") if one.kind == "partner" else tr("observer")
        told.append(f"{one.name} ({', '.join(part for part in (kind, link) if part)})")
    return tr("Apart from the Allies, without a position: {guests}", guests=" · ".join(told)) if told else ""


def _letters(allies: Sequence[Ally], every: Sequence[Ally]) -> str:
    if len(allies) == len(every):
        return tr("every Ally")
    return ", ".join(sorted(ally.iso2 for ally in allies))
