"""Write down where Allies stand on a version of a text, a whole round of the table at once; it is append-only."""

from collections.abc import Sequence
from dataclasses import dataclass

from console.domain.draft_text import Draft
from console.domain.errors import BadInput
from console.domain.letters import called
from console.domain.marking import Marking
from console.domain.operation import Actor, Changes
from console.domain.reference import Ally
from console.domain.silence import Silence, standing
from console.domain.stance import BREAKS, NAMES, Stance
from console.domain.times import Instant
from console.services.consult_checks import (
    allies_of,
    ally,
    heard_at,
    not_before,
    require_open,
    required,
    required_draft,
    sure,
    told,
)
from console.store import draft_texts, markings
from console.store.casefile import Store
from console.store.ids import new_id, new_ids


@dataclass(frozen=True)
class PositionForm:
    """What an Ally said, at ``at`` (None: now), and who says so. ``written``: in a letter to the chair."""

    iso2: str
    stance: Stance
    caveat: str = ""
    reported_by: str = ""
    confidence: str | None = None
    at: Instant | None = None
    written: bool = False
    marking: Marking | None = None


def asks_break(form: PositionForm, silence: Silence | None, now: Instant) -> bool:
    """Whether to ask "Record break?": a written objection, reserve or amendment that came before the silence ended.

    ``silence`` is the newest one on that version, None where there is none. The act is the Ally's: nothing is decided.
    """
    if silence is None or not form.written or form.stance not in BREAKS:
        return False
    at = now if form.at is None else form.at
    return silence.opened_at <= at and standing(silence, at).open_to_letters


def take_positions(store: Store, actor: Actor, now: Instant, draft_id: bytes, forms: Sequence[PositionForm]) -> Changes:
    """Write positions on one version in one operation. Raises BadInput, and then none of them is written."""
    if not forms:
        raise BadInput("No position is given. Type a country, its letter and Enter.")
    draft = required_draft(store.writer_view(), draft_id)
    with store.operation(_label(forms, draft), actor, now) as case:
        consultation = required(case, draft.consultation_id)
        allies = allies_of(case, consultation)
        for form, row_id in zip(forms, new_ids(now, len(forms)), strict=True):
            who, at = ally(allies, form.iso2, consultation, case), heard_at(form.at, now)
            require_open(consultation, at)
            _require_later(who, at, draft)
            case.insert(
                "position", id=row_id, draft_id=draft_id, ally_id=who.id, stance=Stance(form.stance).value,
                caveat=told(" ".join(form.caveat.split())), reported_by=called(form.reported_by),
                confidence=sure(form.confidence), at=at, recorded_at=now, author=actor.name, written=int(form.written),
                marking_id=markings.marking_id(case, form.marking, now),
            )  # fmt: skip
    return case.changes


def release_positions(
    store: Store, actor: Actor, now: Instant, consultation_id: bytes, released: bool, reason: str
) -> Changes:
    """Let positions of a consultation stand on products and on the wall, or take that back; with who and why."""
    before = required(store.writer_view(), consultation_id)
    if released and not reason.strip():
        raise BadInput("Say who released the positions, and for whom.")
    label = "Release positions of" if released else "Hold back positions of"
    with store.operation(f"{label} “{before.title}”", actor, now) as case:
        if draft_texts.positions_released(case, consultation_id) is not released:
            case.insert(
                "position_release", id=new_id(now), consultation_id=consultation_id, released=int(released), at=now,
                author=actor.name, reason=reason.strip(),
            )  # fmt: skip
    return case.changes


def _require_later(who: Ally, at: Instant, draft: Draft) -> None:
    try:
        not_before(at, draft.at, f"{draft.name} was put")
    except BadInput as error:
        raise BadInput(f"{who.name}: {error}") from None


def _label(forms: Sequence[PositionForm], draft: Draft) -> str:
    if len(forms) > 1:
        return f"Positions on {draft.name}"
    return f"{forms[0].iso2.strip().upper()} on {draft.name}: {NAMES[Stance(forms[0].stance)].lower()}"
