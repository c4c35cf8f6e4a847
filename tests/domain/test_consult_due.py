"""Silences about to end and ended, each reminder raised anew; partners to tell and tasks past their time."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.consult_due import overdue_partners, overdue_steps, overdue_tasks, silences_ending
from console.domain.decision import Task
from console.domain.due import NEW_FOR, Acknowledgement, Cause, Due, answered
from console.domain.partner import PartnerNotice
from console.domain.playbook import Playbook, PlaybookRun, PlaybookStep, Tick
from console.domain.silence import Silence
from console.domain.times import HOUR, MINUTE
from tests.domain.councils import DRAFT, NOW, event, silence

CLOSES = NOW + HOUR
DRAFTS = {DRAFT.id: DRAFT}


def due(one: Silence, now: int, settled: tuple[bytes, ...] = ()) -> list[Due]:
    return silences_ending([one], DRAFTS, settled, now)


@pytest.mark.parametrize(
    ("before", "words"),
    [
        (60, "Silence on Statement v1 ends at 161100Z, within 60 min"),
        (16, "Silence on Statement v1 ends at 161100Z, within 60 min"),
        (15, "Silence on Statement v1 ends at 161100Z, within 15 min"),
        (5, "Silence on Statement v1 ends at 161100Z, within 5 min"),
        (0, "Silence on Statement v1 ended at 161100Z, nobody wrote: record the decision"),
        (-60, "Silence on Statement v1 ended at 161100Z, nobody wrote: record the decision"),
    ],
)
def test_the_reminder_that_was_reached_last_stands(before: int, words: str) -> None:
    (alarm,) = due(silence(), CLOSES - before * MINUTE)
    assert alarm.words == words and alarm.cause is Cause.SILENCE
    assert alarm.subject == ("consultation", DRAFT.consultation_id.hex()) and alarm.since <= CLOSES - before * MINUTE


def test_nothing_is_due_long_before_after_a_break_and_once_it_is_settled() -> None:
    one = silence()
    assert due(one, CLOSES - HOUR - 1) == [] and due(one, CLOSES, (one.id,)) == []
    assert due(silence(event("broken", NOW, "Hungary")), CLOSES - MINUTE) == []
    assert due(silence(event("withdrawn", NOW)), CLOSES) == []
    assert due(one, CLOSES + NEW_FOR + 1) == []
    assert due(replace(one, draft_id=b"x" * 16), CLOSES) == []


def test_what_was_reached_before_the_deadline_was_set_reminds_nobody() -> None:
    short = silence(opened=CLOSES - 20 * MINUTE)
    assert due(short, CLOSES - 20 * MINUTE) == []
    assert due(short, CLOSES - 15 * MINUTE)[0].words.endswith("within 15 min")
    moved = silence(event("extended", CLOSES - MINUTE, closes_at=CLOSES + 10 * MINUTE))
    assert due(moved, CLOSES) == []
    assert due(moved, CLOSES + 5 * MINUTE)[0].words.endswith("within 5 min")


def test_an_acknowledged_reminder_stays_so_and_the_next_is_raised_anew() -> None:
    one = silence()
    first, second, moved = (
        due(one, CLOSES - 30 * MINUTE), due(one, CLOSES - 10 * MINUTE),
        due(silence(event("extended", NOW, closes_at=CLOSES + HOUR)), CLOSES + 30 * MINUTE),
    )  # fmt: skip
    seen = [Acknowledgement(first[0].key, CLOSES - 29 * MINUTE, "Bo")]
    assert not answered(due(one, CLOSES - 16 * MINUTE), seen)[0].open
    assert answered(second, seen)[0].open and answered(moved, seen)[0].open


@given(st.integers(NOW - 2 * HOUR, CLOSES + 2 * HOUR), st.integers(1, 180), st.booleans())
def test_at_most_one_alarm_and_never_before_it_became_due(now: int, length: int, extended: bool) -> None:
    opened = NOW - HOUR
    closes = opened + length * MINUTE
    events = [event("extended", closes - 1, closes_at=closes + HOUR)] if extended else []
    found = due(silence(*events, opened=opened, closes=closes), now)
    assert len(found) <= 1 and all(opened <= one.since <= now for one in found)


def test_partners_and_tasks_are_due_once_their_time_has_passed() -> None:
    notice = PartnerNotice(
        b"p" * 16, b"k" * 16, "EU", "Closure of airspace", "Liaison", NOW, None, "", "", "", NOW - HOUR, "Ann"
    )
    assert overdue_partners([notice], NOW) == []
    (alarm,) = overdue_partners([notice], NOW + 1)
    assert (alarm.words, alarm.owner, alarm.cause) == ("Tell EU: Closure of airspace", "Liaison", Cause.PARTNER)
    assert overdue_partners([replace(notice, told_at=NOW)], NOW + 1) == []
    task = Task(b"t" * 16, b"n" * 16, None, "Order the batteries", "SHAPE", NOW, None, "", "Ann")
    (alarm,) = overdue_tasks([task], {b"n" * 16: b"c" * 16}, NOW + 1)
    assert alarm.subject == ("consultation", (b"c" * 16).hex()) and alarm.is_of("shape")
    assert overdue_tasks([replace(task, decision_id=None, crisis_id=b"k" * 16)], {}, NOW + 1)[0].subject[0] == "crisis"
    assert overdue_tasks([replace(task, done_at=NOW), replace(task, due_at=None)], {}, NOW + 1) == []


def test_a_playbook_raises_the_step_that_is_due_first_and_then_the_next() -> None:
    steps = (PlaybookStep("a", "Warn", "Air desk", 10), PlaybookStep("b", "Ask", "", 5), PlaybookStep("c", "Name"))
    run = PlaybookRun(b"r" * 16, b"c" * 16, Playbook("own", "Own", "", (), steps), NOW, "Ann", ())
    assert overdue_steps([run], NOW + 5 * MINUTE) == []
    (first,) = overdue_steps([run], NOW + 11 * MINUTE)
    assert (first.words, first.since, first.subject[0]) == ("Ask", NOW + 5 * MINUTE, "crisis")
    (second,) = overdue_steps([replace(run, ticks=(Tick("b", True, NOW, "Ann"),))], NOW + 11 * MINUTE)
    assert (second.words, second.owner) == ("Warn", "Air desk") and second.key != first.key
