"""The silence procedure: put silence on a version, extend it, record what broke it, withdraw it.

The act is the chair's or an Ally's, the console records it; how a silence stands is computed (domain/silence.py).
"""

from dataclasses import dataclass

from console.domain.draft_text import Draft
from console.domain.errors import BadInput
from console.domain.letters import called
from console.domain.operation import Actor, Changes
from console.domain.question import dated
from console.domain.silence import Reason, Silence, Standing, State, runs, standing
from console.domain.times import MINUTE, Instant, dtg
from console.services.consult_checks import (
    allies_of,
    ally,
    heard_at,
    not_before,
    required,
    required_draft,
    required_open,
    required_silence,
    told,
)
from console.store import draft_texts
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader, Writer


@dataclass(frozen=True)
class BreakForm:
    """An Ally's letter: when it arrived (None: now), why, and what it says."""

    iso2: str
    at: Instant | None
    reason: Reason
    text: str = ""


def open_silence(
    store: Store, actor: Actor, now: Instant, draft_id: bytes, closes_at: Instant, opened_by: str = "chair",
    opened_at: Instant | None = None,
) -> tuple[bytes, Changes]:  # fmt: skip
    """Put silence on exactly one version until ``closes_at``. Gives its id. Raises BadInput."""
    at = heard_at(opened_at, now)
    dated(closes_at)
    draft = required_draft(store.writer_view(), draft_id)
    silence_id = new_id(now)
    with store.operation(f"Silence on {draft.name} until {dtg(closes_at)}", actor, now) as case:
        required_open(case, draft.consultation_id, at)
        not_before(at, draft.at, f"{draft.name} was put")
        if closes_at <= at:
            raise BadInput(f"Silence closes after it opens ({dtg(at)}). Set a later deadline.")
        _require_free(case, draft, at, closes_at)
        case.insert(
            "silence", id=silence_id, draft_id=draft_id, opened_at=at, closes_at=closes_at,
            opened_by=called(opened_by) or "chair", author=actor.name,
        )  # fmt: skip
    return silence_id, case.changes


def extend_silence(
    store: Store, actor: Actor, now: Instant, silence_id: bytes, closes_at: Instant, reason: str,
    at: Instant | None = None,
) -> Changes:  # fmt: skip
    """Set a later deadline, while silence runs; ``at`` is when the chair said so (None: now)."""
    when = heard_at(at, now)
    dated(closes_at)
    silence, draft = required_silence(store.writer_view(), silence_id)
    with store.operation(f"Extend silence on {draft.name} to {dtg(closes_at)}", actor, now) as case:
        stands = _running(case, silence, draft, when)
        _require_room(case, silence, draft, closes_at)
        if closes_at <= stands.closes_at:
            raise BadInput(f"Silence on {draft.name} closes at {dtg(stands.closes_at)}. Set a later time.")
        _write(case, actor, now, silence_id, "extended", when, closes_at=closes_at, text=told(reason))
    return case.changes


def break_silence(store: Store, actor: Actor, now: Instant, silence_id: bytes, form: BreakForm) -> Changes:
    """Record an Ally's letter: it breaks silence if it arrived before the deadline, whenever it is written down."""
    silence, draft = required_silence(store.writer_view(), silence_id)
    at = heard_at(form.at, now)
    if at < silence.opened_at < at // MINUTE * MINUTE + MINUTE:
        at = silence.opened_at  # a time typed to the minute
    with store.operation(f"{form.iso2.strip().upper()} breaks silence on {draft.name}", actor, now) as case:
        consultation = required(case, draft.consultation_id)
        who = ally(allies_of(case, consultation), form.iso2, consultation, case)
        _require_in_time(silence, draft, at)
        if any(one.ally_id == who.id for one in silence.events if one.kind == "broken"):
            raise BadInput(f"{who.name} broke silence on {draft.name} already.")
        _write(
            case,
            actor,
            now,
            silence_id,
            "broken",
            at,
            ally_id=who.id,
            reason=Reason(form.reason),
            text=told(form.text),
        )
    return case.changes


def withdraw_silence(
    store: Store, actor: Actor, now: Instant, silence_id: bytes, reason: str, at: Instant | None = None
) -> Changes:
    """Record that the chair takes silence off a version while it runs, and why."""
    when = heard_at(at, now)
    silence, draft = required_silence(store.writer_view(), silence_id)
    if not reason.strip():
        raise BadInput("Say why silence is withdrawn: another text comes, the Council meets instead.")
    with store.operation(f"Withdraw silence on {draft.name}", actor, now) as case:
        _running(case, silence, draft, when)
        _write(case, actor, now, silence_id, "withdrawn", when, text=told(reason))
    return case.changes


def _require_free(reader: Reader, draft: Draft, at: Instant, closes_at: Instant) -> None:
    """Refuse silence on a version that is not the newest, or on a text silence runs on or was kept on."""
    versions = _versions(reader, draft)
    newest = max(versions.values(), key=lambda one: one.version)
    if newest.id != draft.id:
        raise BadInput(f"{newest.name} is newer. Put silence on that, or put {draft.name} again as the next one.")
    for silence in draft_texts.silences(reader, draft.consultation_id):
        if silence.draft_id not in versions:
            continue
        stands, name = standing(silence, at), versions[silence.draft_id].name
        if runs(silence, at):
            raise BadInput(f"Silence runs on {name} until {dtg(stands.closes_at)}. Extend it, or withdraw it first.")
        if stands.state is State.KEPT and silence.draft_id == draft.id:
            raise BadInput(f"Silence on {name} was kept at {dtg(stands.closes_at)}: the text is agreed. Record it.")
        if at < silence.opened_at < closes_at:
            raise BadInput(f"Silence on {name} opened at {dtg(silence.opened_at)}. Check both times.")


def _require_room(reader: Reader, silence: Silence, draft: Draft, closes_at: Instant) -> None:
    """Refuse to let silence run on, written down late, past what came after it on the same text."""
    versions = _versions(reader, draft)
    for one in versions.values():
        if one.version > draft.version and one.at < closes_at:
            raise BadInput(f"{one.name} was put at {dtg(one.at)}: silence on {draft.name} did not run past that.")
    for other in draft_texts.silences(reader, draft.consultation_id):
        if other.draft_id in versions and silence.opened_at < other.opened_at < closes_at:
            raise BadInput(f"Another silence opened at {dtg(other.opened_at)}: this one did not run past that.")


def _versions(reader: Reader, draft: Draft) -> dict[bytes, Draft]:
    """All versions of the text of one, by their ids."""
    return {one.id: one for one in draft_texts.drafts(reader, draft.consultation_id) if one.title == draft.title}


def _running(reader: Reader, silence: Silence, draft: Draft, at: Instant) -> Standing:
    required_open(reader, draft.consultation_id, at)
    not_before(at, silence.opened_at, f"silence on {draft.name} opened")
    stands = standing(silence, at)
    if stands.state is not State.RUNNING:
        since = stands.closes_at if stands.since is None else stands.since
        raise BadInput(f"Silence on {draft.name} was {stands.state.value} at {dtg(since)}: it does not run any more.")
    return stands


def _require_in_time(silence: Silence, draft: Draft, at: Instant) -> None:
    if at < silence.opened_at:
        raise BadInput(
            f"{dtg(at)} is before silence on {draft.name} opened ({dtg(silence.opened_at)}). Record it as a position."
        )
    stands = standing(silence, at)
    if stands.state is State.WITHDRAWN:
        raise BadInput(f"Silence on {draft.name} was withdrawn before that. Record it as a position.")
    if not stands.open_to_letters:
        raise BadInput(
            f"Silence on {draft.name} closed at {dtg(stands.closes_at)}: a letter of {dtg(at)} is too late."
            " Record it as a position."
        )


def _write(
    case: Writer, actor: Actor, now: Instant, silence_id: bytes, kind: str, at: Instant, *,
    ally_id: bytes | None = None, closes_at: Instant | None = None, reason: Reason | None = None, text: str = "",
) -> None:  # fmt: skip
    case.insert(
        "silence_event", id=new_id(now), silence_id=silence_id, kind=kind, at=at, ally_id=ally_id, closes_at=closes_at,
        reason="" if reason is None else reason.value, text=text, author=actor.name, recorded_at=now,
    )  # fmt: skip
