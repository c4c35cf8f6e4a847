"""What is due: each alarm with its reason, raised anew when that changes, acknowledged by name."""

from hypothesis import given
from hypothesis import strategies as st

from console.domain.due import (
    NEW_FOR,
    Acknowledgement,
    Cause,
    Due,
    answered,
    overdue_grades,
    overdue_questions,
    said_of,
    stale_sources,
)
from console.domain.live_feed import SourceStanding
from console.domain.question import Question
from console.domain.times import HOUR, MINUTE, parse_instant

NOW = parse_instant("151944Z NOV 22")
assert NEW_FOR > HOUR


def question(due: int | None, answered_at: int | None = None) -> Question:
    return Question(b"q" * 16, b"i" * 16, "Radar track?", "Air desk", NOW - HOUR, "Ann", due, answered_at, "", "")


def source(heard: int | None, every: int | None, failing: int | None = None) -> SourceStanding:
    return SourceStanding(
        b"s" * 16, "Alerts", "B", heard, None, 1, 0, every, None, failing, "refused" if failing else ""
    )


def test_a_question_is_due_once_its_time_has_passed_and_is_its_owner_s() -> None:
    (one,) = overdue_questions([question(NOW - MINUTE)], {b"i" * 16: "Explosion"}, NOW)
    assert one.words == "Radar track? · Explosion" and one.since == NOW - MINUTE
    assert one.is_of("air DESK") and not one.is_of("Ann") and one.subject == ("incident", (b"i" * 16).hex())
    for other in (question(NOW + MINUTE), question(None), question(NOW - MINUTE, NOW)):
        assert overdue_questions([other], {}, NOW) == []
    moved = overdue_questions([question(NOW - 2 * MINUTE)], {}, NOW)[0]
    assert moved.key != one.key


def test_a_source_is_stale_after_twice_its_usual_time_and_anew_after_it_was_heard() -> None:
    (one,) = stale_sources([source(NOW - 3 * HOUR, 3_600)], NOW)
    assert one.words == "Alerts: newest 3 h 00 ago, usually every 1 h 00" and one.since == NOW - HOUR
    assert stale_sources([source(NOW - HOUR, 3_600), source(NOW - 90 * HOUR, None), source(None, 60)], NOW) == []
    (again,) = stale_sources([source(NOW - 4 * HOUR, 3_600)], NOW)
    assert again.key != one.key
    (failing,) = stale_sources([source(NOW, 3_600, NOW - HOUR)], NOW)
    assert failing.words == "Alerts does not come in: refused"


def test_ungraded_reports_are_one_alarm_raised_anew_when_they_double() -> None:
    received = [NOW - 40 * MINUTE - step * MINUTE for step in range(5)]
    (one,) = overdue_grades(received, NOW)
    assert one.words == "5 reports in the inbox ungraded for over 30 min, the oldest 44 min old"
    (more,) = overdue_grades([*received, *received[:2]], NOW)
    (twice,) = overdue_grades([*received, *received], NOW)
    assert one.key == more.key != twice.key
    assert overdue_grades([NOW - 29 * MINUTE], NOW) == []


@given(st.lists(st.integers(1, 300), min_size=1, max_size=40), st.integers(0, 39))
def test_grading_some_of_what_was_acknowledged_raises_nothing_anew(minutes: list[int], graded: int) -> None:
    received = [NOW - 30 * MINUTE - before * MINUTE for before in minutes]
    (one,) = overdue_grades(received, NOW)
    said = Acknowledgement(one.key, NOW, "Ann")
    assert not answered([one], [said])[0].open
    left = received[: max(1, graded % len(received))]
    (later,) = overdue_grades(left, NOW + MINUTE)
    assert later.since <= NOW


def test_an_acknowledgement_counts_for_what_it_was_said_to_and_not_for_what_came_after() -> None:
    alarm = Due("stale:x:1", Cause.STALE, NOW, "Alerts", "")
    assert answered([alarm], [Acknowledgement("stale:x:1", NOW - 1, "Ann")])[0].open
    assert answered([alarm], [Acknowledgement("stale:x:2", NOW, "Ann")])[0].open
    (seen,) = answered([alarm], [Acknowledgement("stale:x:1", NOW, "Ann", "asked them")])
    assert said_of(seen) == "Ann, 151944Z: asked them" and said_of(alarm) == "open"


def test_open_alarms_come_first_the_gravest_on_top() -> None:
    alarms = [Due(f"{cause}:x", cause, NOW, cause.value) for cause in (Cause.GRADE, Cause.STALE, Cause.SEVERE)]
    said = [Acknowledgement("severe:x", NOW, "Ann")]
    assert [one.cause for one in answered(alarms, said)] == [Cause.STALE, Cause.GRADE, Cause.SEVERE]
