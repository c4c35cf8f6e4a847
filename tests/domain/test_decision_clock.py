import pytest

from console.domain.decision_clock import Milestones, Stage, among, decision_clock
from console.domain.draft_text import Draft
from console.domain.silence import Silence, SilenceEvent
from console.domain.times import HOUR, MINUTE
from tests.domain.consulting import NOW
from tests.domain.test_article4_replay import CASES


def draft(version: int, at: int) -> Draft:
    return Draft(bytes([version]) * 16, b"", "Statement", version, "", "", at, "")


def silence(version: int, opened: int, closes: int, broken: int | None = None) -> Silence:
    events = () if broken is None else (SilenceEvent(b"e", "broken", broken, None, b"a", None, None, "", ""),)
    return Silence(bytes([version]) * 16, bytes([version]) * 16, opened, closes, "chair", "", events)


KNOWN = Milestones(
    NOW - 29 * HOUR, NOW - 20 * HOUR, NOW - 17 * HOUR, None, NOW + 9 * HOUR,
    (draft(1, NOW - 15 * HOUR), draft(2, NOW - 4 * HOUR)),
    (silence(1, NOW - 14 * HOUR, NOW - 5 * HOUR, NOW - 6 * HOUR), silence(2, NOW - 3 * HOUR, NOW + 2 * HOUR)),
)  # fmt: skip


def test_stages_follow_one_another_and_fill_the_time_so_far() -> None:
    clock = decision_clock(KNOWN, NOW)
    assert [(one.stage, one.of, one.length // HOUR) for one in clock.stretches] == [
        (Stage.CAPITAL, "", 9), (Stage.CONVENE, "", 3), (Stage.DRAFT, "", 2), (Stage.TABLE, "v1", 1),
        (Stage.SILENCE, "v1", 8), (Stage.REWORK, "v1", 2), (Stage.TABLE, "v2", 1), (Stage.SILENCE, "v2", 3),
    ]  # fmt: skip
    assert sum(clock.share(one) for one in clock.stretches) == pytest.approx(1)
    assert clock.stretches[4].broken and clock.stretches[-1].runs and not clock.over
    assert clock.stretches[-1].due_at == NOW + 2 * HOUR
    assert (clock.since_first, clock.since_request) == (29 * HOUR, 20 * HOUR)


def test_the_deadline_is_that_of_the_silence_that_runs_else_that_of_the_consultation() -> None:
    assert decision_clock(KNOWN, NOW).to_deadline == 2 * HOUR
    assert decision_clock(KNOWN, NOW - 4 * HOUR).to_deadline == 13 * HOUR
    past = decision_clock(Milestones(NOW - HOUR, deadline_at=NOW - MINUTE), NOW)
    assert past.to_deadline == -MINUTE


def test_silence_kept_leads_to_the_decision_and_there_the_clock_stops() -> None:
    later = decision_clock(KNOWN, NOW + 3 * HOUR)
    assert later.stretches[-1].stage is Stage.DECIDE and later.stretches[-1].length == HOUR
    ended = decision_clock(Milestones(NOW - HOUR, NOW - HOUR, ended_at=NOW), NOW + 48 * HOUR)
    assert ended.over and ended.since_first == HOUR and ended.to_deadline is None
    assert not any(one.runs for one in ended.stretches)


def test_before_anything_happened_it_says_nothing() -> None:
    clock = decision_clock(Milestones(), NOW)
    assert (clock.since_first, clock.since_request, clock.to_deadline, clock.convene_h) == (None, None, None, None)
    assert clock.stretches == () and decision_clock(KNOWN, NOW).convene_h == 3


def test_past_cases_that_surely_took_longer_are_told() -> None:
    assert among(CASES, 10) == (3, 5)
