"""What people do with claims: put one on the list, say what they think of it and our line, put reports behind it.

A claim itself is never edited: what is thought of it is a revision with its time and author.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from console.domain.claim import Claim, Standing
from console.domain.errors import BadInput
from console.domain.letters import shortened
from console.domain.marking import Marking
from console.domain.operation import Actor, Changes
from console.domain.times import HOUR, Instant
from console.store import claims, markings
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader, Writer

_AHEAD = HOUR
"""Clocks differ: a time so little ahead of ours is not yet a mistake."""


@dataclass(frozen=True, kw_only=True)
class ClaimForm:
    """What a person puts on the list: who says what since when, and what they think of it.

    ``report_ids`` are the reports behind it; ``incident_id`` the incident it is about, if one.
    """

    actor: str
    text: str
    hostile: bool = True
    claimed_at: Instant | None = None
    standing: Standing = Standing.LIVE
    our_line: str = ""
    incident_id: bytes | None = None
    report_ids: Sequence[bytes] = ()
    marking: Marking | None = None


def make_claim(store: Store, actor: Actor, now: Instant, form: ClaimForm) -> tuple[bytes, Changes]:
    """Put a claim on the list. Gives its id. Raises BadInput with what is missing or wrong."""
    _require_sound(form, now)
    claim_id = new_id(now)
    with store.operation(f"New claim “{shortened(form.text)}”", actor, now) as case:
        if form.incident_id is not None and not case.value("SELECT 1 FROM incident WHERE id = ?", (form.incident_id,)):
            raise BadInput("This incident is not in the case any more: its creation was undone.")
        case.insert(
            "claim",
            id=claim_id,
            incident_id=form.incident_id,
            actor=" ".join(form.actor.split()),
            text=" ".join(form.text.split()),
            status=form.standing.value,
            our_line=form.our_line.strip(),
            claimed_at=form.claimed_at,
            marking_id=markings.marking_id(case, form.marking, now),
            hostile=int(form.hostile),
            made_at=now,
            author=actor.name,
        )
        _link(case, now, claim_id, form.report_ids)
    return claim_id, case.changes


def revise_claim(
    store: Store, actor: Actor, now: Instant, claim_id: bytes, standing: Standing, our_line: str, reason: str = ""
) -> Changes:
    """Say what is thought of a claim now, and our line. Nothing is recorded where nothing is said anew."""
    label = f"{_VERBS.get(standing, 'Revise')} claim “{shortened(_required(store.writer_view(), claim_id).text)}”"
    with store.operation(label, actor, now) as case:
        before = _required(case, claim_id)
        line = our_line.strip()
        if (before.standing, before.our_line) != (standing, line) or reason.strip():
            case.insert(
                "claim_revision",
                id=new_id(now),
                claim_id=claim_id,
                at=now,
                author=actor.name,
                status=standing.value,
                our_line=line,
                reason=reason.strip(),
            )
    return case.changes


def close_claim(
    store: Store, actor: Actor, now: Instant, claim_id: bytes, reason: str, standing: Standing = Standing.CLOSED
) -> Changes:
    """Take a claim off the list of those followed, with the reason; it stays in the case. Raises BadInput."""
    if standing.followed:
        raise BadInput("A closed claim is withdrawn, true, false, or no longer followed.")
    if not reason.strip():
        raise BadInput("Say in a few words why it is closed: taken back, shown wrong, nobody says it any more.")
    before = _required(store.writer_view(), claim_id)
    return revise_claim(store, actor, now, claim_id, standing, before.our_line, reason)


def reopen_claim(store: Store, actor: Actor, now: Instant, claim_id: bytes) -> Changes:
    """Follow a closed claim again: somebody says it anew."""
    before = _required(store.writer_view(), claim_id)
    return revise_claim(store, actor, now, claim_id, Standing.LIVE, before.our_line, "Said again")


def back_claim(store: Store, actor: Actor, now: Instant, claim_id: bytes, report_ids: Sequence[bytes]) -> Changes:
    """Put reports behind a claim; those that are there already stay. Raises BadInput when one is gone."""
    if not report_ids:
        raise BadInput("No report is chosen. Choose one in the table first.")
    claim = _required(store.writer_view(), claim_id)
    with store.operation(f"Put reports behind claim “{shortened(claim.text)}”", actor, now) as case:
        _link(case, now, claim_id, report_ids)
    return case.changes


def unback_claim(store: Store, actor: Actor, now: Instant, claim_id: bytes, report_ids: Sequence[bytes]) -> Changes:
    """Take reports from behind a claim; they stay in the case."""
    claim = _required(store.writer_view(), claim_id)
    with store.operation(f"Take reports from behind claim “{shortened(claim.text)}”", actor, now) as case:
        for report_id in report_ids:
            case.execute("DELETE FROM claim_report WHERE claim_id = ? AND report_id = ?", (claim_id, report_id))
    return case.changes


_VERBS = {Standing.CLOSED: "Close", Standing.LIVE: "Follow"}


def _link(case: Writer, now: Instant, claim_id: bytes, report_ids: Sequence[bytes]) -> None:
    there = {row[0] for row in case.rows("SELECT report_id FROM claim_report WHERE claim_id = ?", (claim_id,))}
    for report_id in dict.fromkeys(report_ids):
        if not case.value("SELECT 1 FROM report WHERE id = ?", (report_id,)):
            raise BadInput("This report is not in the case any more: what brought it was undone.")
        if report_id not in there:
            case.insert("claim_report", id=new_id(now), claim_id=claim_id, report_id=report_id)


def _required(reader: Reader, claim_id: bytes) -> Claim:
    found = claims.claim(reader, claim_id)
    if found is None:
        raise BadInput("This claim is not in the case any more: its making was undone.")
    return found


def _require_sound(form: ClaimForm, now: Instant) -> None:
    if not form.text.strip():
        raise BadInput("A claim needs words. Write what is claimed, as it is said.")
    if not form.actor.strip():
        raise BadInput("A claim needs an actor. Say who claims it.")
    if form.claimed_at is not None and form.claimed_at > now + _AHEAD:
        raise BadInput("The time it was said is still to come. Check day, month and year.")
