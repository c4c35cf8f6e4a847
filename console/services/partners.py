"""Who outside the Alliance is to be told what in a crisis, and when they were."""

from dataclasses import dataclass

from console.domain.errors import BadInput
from console.domain.letters import called, shortened
from console.domain.operation import Actor, Changes
from console.domain.partner import PartnerNotice
from console.domain.question import dated
from console.domain.times import Instant
from console.services.consult_checks import heard_at
from console.services.crises import required_open
from console.store import crises
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader


@dataclass(frozen=True, kw_only=True)
class NoticeForm:
    """Whom to tell what; ``owner`` sees to it until ``due_at`` (None: no time set)."""

    partner: str
    subject: str
    owner: str = ""
    due_at: Instant | None = None


def notice_partner(
    store: Store, actor: Actor, now: Instant, crisis_id: bytes, form: NoticeForm
) -> tuple[bytes, Changes]:
    """Put a partner on the list of those to be told. Gives the notice's id. Raises BadInput with what is missing."""
    partner, subject = _sound(form)
    notice_id = new_id(now)
    with store.operation(f"To tell: {shortened(partner)}", actor, now) as case:
        required_open(case, crisis_id)
        case.insert(
            "partner_notice", id=notice_id, crisis_id=crisis_id, partner=partner, subject=subject,
            owner=form.owner.strip(), due_at=form.due_at, made_at=now, author=actor.name,
        )  # fmt: skip
    return notice_id, case.changes


def edit_partner_notice(store: Store, actor: Actor, now: Instant, notice_id: bytes, form: NoticeForm) -> Changes:
    """Change whom to tell what, by whom, until when. Raises BadInput."""
    partner, subject = _sound(form)
    with store.operation(f"Change what to tell {shortened(partner)}", actor, now) as case:
        before = _required(case, notice_id)
        required_open(case, before.crisis_id)
        wanted = (partner, subject, form.owner.strip(), form.due_at)
        if wanted != (before.partner, before.subject, before.owner, before.due_at):
            case.update(
                "partner_notice", notice_id, partner=partner, subject=subject, owner=wanted[2], due_at=wanted[3]
            )
    return case.changes


def tell_partner(
    store: Store,
    actor: Actor,
    now: Instant,
    notice_id: bytes,
    means: str = "",
    answer: str = "",
    told_at: Instant | None = None,
) -> Changes:
    """Record that a partner was told (``told_at`` None: now), how, and what it said. Raises BadInput.

    Told again, the newest holds; the earlier one stays in the record of operations.
    """
    at = heard_at(told_at, now)
    partner = _required(store.writer_view(), notice_id).partner
    with store.operation(f"Told {shortened(partner)}", actor, now) as case:
        required_open(case, _required(case, notice_id).crisis_id)
        case.update(
            "partner_notice", notice_id, told_at=at, told_by=actor.name, means=means.strip(), answer=answer.strip()
        )
    return case.changes


def _sound(form: NoticeForm) -> tuple[str, str]:
    partner, subject = called(form.partner), called(form.subject, 1000)
    if not partner:
        raise BadInput("Say who is to be told: an organisation, a government, an operator.")
    if not subject:
        raise BadInput("Say in a few words what they are to be told.")
    if form.due_at is not None:
        dated(form.due_at)
    return partner, subject


def _required(reader: Reader, notice_id: bytes) -> PartnerNotice:
    found = crises.partner_notice(reader, notice_id)
    if found is None:
        raise BadInput("This notice is not in the case any more: its making was undone.")
    return found
