"""Rules over reports: when they are raised, since when, and by which reports."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain.categories import Category
from console.domain.errors import BadInput
from console.domain.indicator_rules import Area, Indicator, Rule, Where, read_rule, require_sound, rule_text
from console.domain.indicators import Numbers, Reports, State, in_box, in_ring, order, read_out, spans_raised
from console.domain.times import DAY, HOUR, MINUTE, parse_instant

NOW = parse_instant("151944Z NOV 22")
RULE = Rule(Category.MISSILE_DRONE, Area(), 10 * MINUTE, 3)


def at_minutes(*before: int) -> Reports:
    """Reports so many minutes before NOW, each in another region."""
    at = np.array([NOW - minutes * MINUTE for minutes in before], np.int64)
    many = len(at)
    yes, number = np.ones(many, np.bool_), np.arange(many, dtype=np.int32)
    return Reports(at, yes, yes, number, at * 0.0, at * 0.0, yes.astype(np.int8), number, number, np.arange(many) + 100)


def raised(*before: int, rule: Rule = RULE, enabled: bool = True) -> tuple[State, str]:
    reading = read_out(Indicator(b"i" * 16, "Salvo", rule, enabled), at_minutes(*before), NOW)
    return reading.state, reading.words


def test_a_rule_is_raised_while_its_window_holds_enough_and_names_its_reports() -> None:
    reading = read_out(Indicator(b"i" * 16, "Salvo", RULE, True), at_minutes(120, 13, 9, 5, 4), NOW)
    assert reading.state is State.RAISED and reading.count == 3
    assert reading.since == NOW - 5 * MINUTE
    assert reading.rows.tolist() == [101, 102, 103, 104]
    assert reading.words == "3 reports in 10 min from 4 regions; 3 raise it. 151931Z to 151940Z."
    assert reading.measure == "3 of 3" and reading.bars[-1] == 3 and sum(reading.bars) == 5


def test_a_rule_that_was_raised_says_when_and_one_that_is_off_says_nothing_is_raised() -> None:
    assert raised(42, 40, 38, 3) == (
        State.QUIET,
        "1 report in 10 min, of 3 that raise it. Last raised 151906Z to 151912Z.",
    )
    assert raised(5, 4) == (State.QUIET, "2 reports in 10 min, of 3 that raise it.")
    assert raised(3, 2, 1, enabled=False)[0] is State.OFF


def test_reports_still_to_come_do_not_count() -> None:
    assert raised(-30, -20, -10)[0] is State.QUIET


@settings(max_examples=30)
@given(st.lists(st.integers(0, 300), max_size=40), st.integers(1, 60), st.integers(1, 6))
def test_a_span_is_raised_exactly_where_the_window_holds_the_threshold(
    minutes: list[int], window: int, threshold: int
) -> None:
    at: Numbers = np.sort(np.array(minutes, np.int64))
    spans = spans_raised(at, window, threshold)
    held = {now for first, end in spans.tolist() for now in range(first, end)}
    for now in range(-1, 365):
        inside = int(np.count_nonzero((at > now - window) & (at <= now)))
        assert (now in held) == (inside >= threshold)
    assert all(one[1] < other[0] for one, other in zip(spans.tolist()[:-1], spans.tolist()[1:], strict=True))


@settings(max_examples=30)
@given(
    st.one_of(st.none(), st.sampled_from(Category)),
    st.sampled_from(Where),
    st.text(max_size=20),
    st.integers(MINUTE, 28 * DAY),
    st.integers(1, 1_000),
)
def test_a_rule_comes_back_as_it_was_kept(
    category: Category | None, where: Where, name: str, window: int, threshold: int
) -> None:
    rule = Rule(category, Area(where, "UA", name, (1.0, 2.0, 3.0, 4.0), "ab", name), window, threshold)
    assert read_rule(rule_text(rule)) == rule


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"area": 3}', '{"kind":"count","category":"x","area":{}}'])
def test_a_rule_no_console_wrote_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadInput, match="changed by hand"):
        read_rule(text)


def test_what_is_not_sound_is_refused_with_what_to_do() -> None:
    for name, rule, words in (
        (" ", RULE, "needs a name"),
        ("n" * 81, RULE, "80 letters"),
        ("n", Rule(None, Area(), 29 * DAY, 1), "28 days"),
        ("n", Rule(None, Area(), HOUR, 0), "threshold"),
        ("n", Rule(None, Area(Where.BOX), HOUR, 1), "corner"),
        ("n", Rule(None, Area(Where.BOX, box=(5, 1, 4, 2)), HOUR, 1), "corner"),
    ):
        with pytest.raises(BadInput, match=words):
            require_sound(name, rule)


def test_places_in_a_box_and_in_a_ring() -> None:
    lon, lat = np.array([24.0, 30.0, np.nan]), np.array([50.0, 50.0, 50.0])
    assert in_box(lon, lat, (22, 48, 25, 52)).tolist() == [True, False, False]
    ring = [(23, 49), (25, 49), (25, 51), (23, 51), (23, 49)]
    assert in_ring(lon, lat, ring).tolist() == [True, False, False]


def test_raised_ones_stand_first_the_newest_on_top() -> None:
    quiet, off = (
        read_out(Indicator(b"i" * 16, name, RULE, on), at_minutes(), NOW) for name, on in (("B", 1), ("A", 0))
    )
    old = read_out(Indicator(b"i" * 16, "Old", RULE, True), at_minutes(9, 8, 7), NOW)
    new = read_out(Indicator(b"i" * 16, "New", RULE, True), at_minutes(3, 2, 1), NOW)
    assert [one.name for one in order([off, quiet, old, new])] == ["New", "Old", "B", "A"]
