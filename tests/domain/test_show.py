"""A showing: where it stands, what covers it, how its time goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.show import Screen, Show, clock_words

PLANS = st.lists(st.integers(0, 600), min_size=1, max_size=12)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("step"), st.integers(-3, 3)),
        st.tuples(st.just("go"), st.integers(-5, 20)),
        st.tuples(st.just("digit"), st.integers(0, 9)),
        st.tuples(st.just("enter"), st.just(0)),
        st.tuples(st.just("cover"), st.integers(0, 1)),
    ),
    max_size=20,
)


def done(show: Show, act: str, value: int, now: int) -> Show:
    if act == "step":
        return show.step(value, now)
    if act == "go":
        return show.go_to(value, now)
    if act == "digit":
        return show.digit(str(value))
    return show.enter(now) if act == "enter" else show.cover((Screen.BLACK, Screen.WHITE)[value])


@given(PLANS, ACTS)
def test_whatever_is_pressed_a_slide_is_on_and_time_goes_on(planned: list[int], acts: list[tuple[str, int]]) -> None:
    show, now = Show.begin(planned, 0, 1_000), 1_000
    for act, value in acts:
        now += 700
        before = show
        show = done(show, act, value, now)
        assert 0 <= show.at < len(planned) and len(show.typed) <= 3
        assert show.elapsed(now) == now - 1_000 and before.arrived <= show.arrived <= now
        shares = show.shares(now)
        assert all(share == 1.0 for share in shares[: show.at]) and not any(shares[show.at + 1 :])
        left = show.remaining(now)
        assert left is None if not sum(planned) else left == sum(planned) * 1_000 - show.elapsed(now)


def test_a_number_and_enter_go_to_that_slide() -> None:
    show = Show.begin([60] * 12, 0, 0)
    assert show.digit("1").digit("2").enter(5).at == 11
    assert show.digit("3").enter(5).typed == "" and show.digit("3").enter(5).at == 2
    nowhere = show.go_to(4, 1).digit("0").enter(5)
    assert (nowhere.at, nowhere.typed) == (4, "")
    assert show.digit("1").digit("3").enter(5).at == 0, "there is no thirteenth"
    assert show.enter(5).at == 1, "Enter alone goes on"


def test_black_and_white_cover_the_slide_and_the_next_key_brings_it_back() -> None:
    show = Show.begin([60, 60], 0, 0).cover(Screen.BLACK)
    assert show.screen is Screen.BLACK and show.cover(Screen.BLACK).screen is Screen.SLIDE
    assert show.cover(Screen.WHITE).screen is Screen.WHITE
    on = show.step(1, 5)
    assert (on.screen, on.at) == (Screen.SLIDE, 0)
    assert show.go_to(1, 5).screen is Screen.SLIDE


def test_the_slide_that_is_on_fills_by_its_own_time() -> None:
    show = Show.begin([60, 120, 0], 0, 0).go_to(1, 30_000)
    assert show.shares(90_000) == (1.0, 0.5, 0.0)
    assert show.shares(999_000) == (1.0, 1.0, 0.0)
    assert show.go_to(2, 1).shares(1)[2] == 1.0


@pytest.mark.parametrize(
    ("milliseconds", "words"), [(0, "00:00"), (372_999, "06:12"), (-45_000, "00:45"), (3_972_000, "1:06:12")]
)
def test_clock_words(milliseconds: int, words: str) -> None:
    assert clock_words(milliseconds) == words


def test_a_showing_needs_a_slide() -> None:
    with pytest.raises(ValueError, match="slide"):
        Show.begin([], 0, 0)
