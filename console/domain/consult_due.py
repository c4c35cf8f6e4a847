"""What is due in crises and consultations: silences about to end or ended, partners to tell, tasks."""

from collections.abc import Collection, Iterable, Mapping
from typing import Final

from console.domain.decision import Agreed, Decision, Task
from console.domain.draft_text import Draft
from console.domain.due import NEW_FOR, Cause, Due
from console.domain.letters import shortened
from console.domain.partner import PartnerNotice
from console.domain.playbook import PlaybookRun
from console.domain.silence import REMINDERS, Silence, State, standing
from console.domain.times import MINUTE, Instant, dtg_short
from console.domain.wording import listed

_WORDS: Final = 80


def silences_ending(
    silences: Iterable[Silence], drafts: Mapping[bytes, Draft], settled: Collection[bytes], now: Instant
) -> list[Due]:
    """Reminders 60, 15 and 5 minutes before a silence ends, and that it has ended; one at a time for each silence.

    Each is raised anew, and all of them again when the deadline is moved. ``settled`` are silences nobody has to act on
    any more: decided on, followed by another version or silence, of a consultation that is closed.
    """
    found = []
    for one in silences:
        if one.draft_id not in drafts or one.opened_at > now:
            continue
        draft, stands = drafts[one.draft_id], standing(one, now)
        key = f"{Cause.SILENCE}:{one.id.hex()}:{stands.closes_at}"
        subject = ("consultation", draft.consultation_id.hex())
        if stands.state is State.RUNNING and (before := _reminder(one, stands.closes_at, now)) is not None:
            words = f"Silence on {draft.name} ends at {dtg_short(stands.closes_at)}, within {before // MINUTE} min"
            found.append(Due(f"{key}:{before}", Cause.SILENCE, stands.closes_at - before, words, subject=subject))
        elif stands.state is State.KEPT and one.id not in settled and now - stands.closes_at <= NEW_FOR:
            words = f"Silence on {draft.name} ended at {dtg_short(stands.closes_at)}, nobody wrote: record the decision"
            found.append(Due(f"{key}:kept", Cause.SILENCE, stands.closes_at, words, subject=subject))
    return found


def resting_on_broken(
    decisions: Iterable[Decision], silences: Mapping[bytes, Silence], allies: Mapping[bytes, str], now: Instant
) -> list[Due]:
    """Decisions called agreed under silence where a letter that came in time was written down afterwards.

    ``allies`` are names by id.
    """
    found = []
    for one in decisions:
        silence = silences.get(one.silence_id or b"")
        if silence is None or one.agreed is not Agreed.SILENCE or one.at > now:
            continue
        letters = standing(silence, now).broken_by
        if letters:
            # Since it is known, not since the letter came: before the decision nobody could see it.
            since = max(one.at, min(letter.recorded_at or letter.at for letter in letters))
            names = listed([allies.get(letter.ally_id or b"", "an Ally") for letter in letters])
            words = f"“{shortened(one.title, 40)}” rests on a silence that {names} broke at {dtg_short(letters[0].at)}"
            key = f"{Cause.SILENCE}:{one.id.hex()}:broken:{letters[0].at}"
            found.append(Due(key, Cause.SILENCE, since, words, subject=("consultation", one.consultation_id.hex())))
    return found


def _reminder(silence: Silence, closes_at: Instant, now: Instant) -> int | None:
    """So long before the deadline it was last reminded of; none that lay before it was set."""
    moved = (one for one in silence.events if one.kind == "extended" and one.closes_at == closes_at)
    since = min((one.at for one in moved if one.at <= now), default=silence.opened_at)
    return min((before for before in REMINDERS if since <= closes_at - before <= now), default=None)


def overdue_steps(runs: Iterable[PlaybookRun], now: Instant) -> list[Due]:
    """One alarm for each playbook laid out with a step past its time: the one due first; done, the next is raised."""
    found = []
    for run in runs:
        late = [(due, step) for step in run.left if (due := run.due_at(step)) is not None and due < now]
        if late:
            since, step = min(late, key=lambda one: one[0])
            key, subject = f"{Cause.STEP}:{run.id.hex()}:{step.key}", ("crisis", run.crisis_id.hex())
            found.append(Due(key, Cause.STEP, since, shortened(step.text, _WORDS), step.owner, subject))
    return found


def overdue_partners(notices: Iterable[PartnerNotice], now: Instant) -> list[Due]:
    """Partners that should have been told by now."""
    return [
        Due(
            f"{Cause.PARTNER}:{one.id.hex()}:{one.due_at}",
            Cause.PARTNER,
            one.due_at,
            shortened(f"Tell {one.partner}: {one.subject}", _WORDS),
            one.owner,
            ("crisis", one.crisis_id.hex()),
        )
        for one in notices
        if one.overdue(now) and one.due_at is not None
    ]


def overdue_tasks(tasks: Iterable[Task], consultations: Mapping[bytes, bytes], now: Instant) -> list[Due]:
    """Tasks past their time; ``consultations`` by the id of the decision a task follows from."""
    found = []
    for one in tasks:
        if one.done_at is not None or one.due_at is None or one.due_at >= now:
            continue
        of = None if one.decision_id is None else consultations.get(one.decision_id)
        subject = ("consultation", of.hex()) if of is not None else ("crisis", (one.crisis_id or b"").hex())
        key = f"{Cause.TASK}:{one.id.hex()}:{one.due_at}"
        found.append(Due(key, Cause.TASK, one.due_at, shortened(one.text, _WORDS), one.owner, subject))
    return found
