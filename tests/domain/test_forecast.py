from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain.assumption import Shape, Spread
from console.domain.consultation import Way
from console.domain.forecast import Forecast, forecast, rests_on, share_within
from console.domain.forecast_words import found_lines, hangs_words, headline
from console.domain.stance import Stance
from console.domain.times import HOUR
from tests.domain.consulting import ISOS, NOW, RUNS, allies, assumed, situation


def found(**how: object) -> Forecast:
    return forecast(situation(**how), assumed(), 1, RUNS)


def test_the_same_seed_gives_the_same_answer_and_another_gives_another() -> None:
    first, again = found(), found()
    assert (first.runs_h == again.runs_h).all() and first.hangs == again.hangs
    other = forecast(situation(), assumed(), 2, RUNS)
    assert (first.runs_h != other.runs_h).any()
    assert other.hours.p50 == pytest.approx(first.hours.p50, rel=0.1)


def test_percentiles_ascend_and_shares_are_shares() -> None:
    one = found(deadline_at=NOW + 30 * HOUR)
    assert 0 <= one.hours.p10 <= one.hours.p50 <= one.hours.p90
    assert one.within is not None and 0 <= one.within <= 1
    assert sum(share for _, share in one.hangs) + one.nobody <= 1 + 1e-9
    assert (np.diff(one.runs_h) >= 0).all()
    assert share_within(one.runs_h, 0) <= share_within(one.runs_h, 24) <= share_within(one.runs_h, 480)


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(ISOS),
    st.sampled_from(list(Way)),
    st.booleans(),
    st.sets(st.sampled_from(ISOS), max_size=12),
    st.integers(0, 60),
)
def test_an_ally_that_is_instructed_never_delays(
    iso2: str, way: Way, deadline: bool, before: set[str], waited: int
) -> None:
    known = {one: {"instructed": True} for one in before}
    known[iso2] = {"waiting_since": NOW - waited * HOUR}
    how = {"way": way, "deadline_at": NOW + 20 * HOUR if deadline else None}
    earlier = found(allies=allies(**known), **how)
    later = found(allies=allies(**(known | {iso2: {"instructed": True}})), **how)
    assert (later.runs_h <= earlier.runs_h + 1e-3).all()


def test_who_has_answered_is_drawn_no_more() -> None:
    waiting = allies(every={"stance": Stance.SUPPORTS}, DE={"stance": None, "waiting_since": NOW - 5 * HOUR})
    one = found(allies=waiting)
    assert one.hangs[0][0] == "DE" and one.hangs[0][1] > 0.8
    assert found(allies=allies(every={"stance": Stance.SUPPORTS})).hours.p50 == 0


def test_the_longer_an_ally_has_waited_the_less_is_left_of_a_short_wait() -> None:
    """What is over by now is not drawn: after 60 h of waiting a median of 8 h is no comfort."""
    rest = {"every": {"instructed": True}}
    fresh = found(allies=allies(**rest, FR={"instructed": False, "waiting_since": NOW}))
    long = found(allies=allies(**rest, FR={"instructed": False, "waiting_since": NOW - 40 * HOUR}))
    assert fresh.hours.p10 > long.hours.p10


def test_a_silence_that_runs_ends_at_its_deadline_or_is_broken() -> None:
    silence = (NOW - 3 * HOUR, NOW + 2 * HOUR)
    one = found(silence=silence, allies=allies(every={"stance": Stance.SUPPORTS}))
    assert one.hours.p10 == one.hours.p50 == pytest.approx(2)
    assert one.silence_holds is not None and one.silence_holds > 0.9
    assert one.runs_h.min() == pytest.approx(2)
    torn = found(silence=silence, allies=allies(every={"stance": Stance.SUPPORTS}, HU={"stance": Stance.OBJECTS}))
    assert torn.silence_holds is not None and torn.silence_holds < 0.7
    assert torn.hangs[0][0] == "HU" and torn.if_broken is not None and torn.if_broken.p10 > 8
    assert "that silence holds to 201400Z NOV 26" in headline(torn)


def test_the_less_is_left_of_a_silence_the_likelier_it_holds() -> None:
    held = [found(silence=(NOW - 10 * HOUR, NOW + left * HOUR)).silence_holds or 0 for left in (30, 10, 1)]
    assert held == sorted(held)


def test_an_objection_takes_a_rework_and_a_reserve_less() -> None:
    def told(stance: Stance) -> float:
        said = {"stance": stance, "said_at": NOW - HOUR}
        return found(allies=allies(every={"stance": Stance.SUPPORTS}, SK=said)).hours.p50

    assert 0 == told(Stance.SUPPORTS) < told(Stance.AMENDMENT) <= told(Stance.RESERVES) < told(Stance.OBJECTS)


def test_a_parliament_that_must_be_asked_may_be_what_it_hangs_on() -> None:
    rest = {"every": {"instructed": True}}
    one = {"instructed": False, "waiting_since": NOW - HOUR}
    assert (
        found(allies=allies(**rest, SE=one | {"must_ask": True})).hours.p90
        > found(allies=allies(**rest, SE=one)).hours.p90
    )


def test_nights_and_weekends_make_it_slower() -> None:
    friday, monday = situation(), replace(situation(), now=NOW - 4 * 24 * HOUR, text_at=NOW - 4 * 24 * HOUR)
    medians = [forecast(one, assumed(), 1, RUNS).hours.p10 for one in (friday, monday)]
    assert medians[0] > medians[1]


def test_a_shock_makes_all_hurry() -> None:
    assert found(shock=True).hours.p50 < found().hours.p50


def test_what_would_change_it_is_told_with_the_runs_in_which_it_makes_it_worse() -> None:
    one = found()
    assert [what.slug for what in one.what_if] == ["deadline", "leaders", "at_once"]
    leaders = one.what_if[1]
    assert leaders.sooner > leaders.later and leaders.hours.p50 <= one.hours.p50
    assert any("of runs, later in" in line for line in found_lines(one))
    assert [what.slug for what in found(silence=(NOW, NOW + HOUR)).what_if] == ["leaders"]


def test_a_request_not_made_yet_comes_before_everything() -> None:
    asked = found(met=False, text_at=None)
    weighed = found(met=False, text_at=None, requested_at=None, first_at=NOW - HOUR)
    assert weighed.hours.p10 > asked.hours.p10 > found().hours.p10
    assert headline(weighed).startswith("If it is asked for: agreed in about")


def test_what_is_agreed_or_over_is_not_forecast() -> None:
    one = found(agreed_at=NOW - HOUR)
    assert one.hours.p90 == 0 and one.what_if == () and headline(one) == "Agreed at 201100Z NOV 26."
    assert headline(found(ended_at=NOW - HOUR)).startswith("Over since 201100Z NOV 26")
    assert rests_on(situation(agreed_at=NOW), assumed()) == ()


def test_it_says_what_it_rests_on() -> None:
    keys = [one.key for one in rests_on(situation(), assumed())]
    assert "instruct.capital" in keys and "consent.parliament" in keys
    assert not any(key.startswith(("ask.", "convene.council", "text.hub", "speed.")) for key in keys)
    assert "instruct.pace_shock" not in keys


def test_where_all_have_spoken_it_hangs_on_no_ally() -> None:
    one = found(text_at=None, met=False, allies=allies(every={"instructed": True}))
    assert one.nobody > 0.7 and hangs_words(one) == "It hangs on the text, on no Ally more than on others."
    last = found(allies=allies(every={"waiting_since": NOW - HOUR}), way=Way.AT_ONCE, deadline_at=NOW + 70 * HOUR)
    assert 0 < last.nobody < 0.5 and "whichever is last" in hangs_words(last)


def test_a_session_of_leaders_passes_over_no_parliament() -> None:
    asks = allies(every={"instructed": True}, SE={"instructed": False, "waiting_since": NOW, "parliament": "yes"})
    always = {key: replace(one, spread=Spread(Shape.FIXED, 1, 1, 1)) for key, one in assumed().items()
              if key == "parliament.asked_5"}  # fmt: skip
    never = {key: replace(one, spread=Spread(Shape.FIXED, 0, 0, 0)) for key, one in assumed().items()
             if key == "consent.urgent"}  # fmt: skip
    one = forecast(situation(allies=asks, article_5=True), assumed() | always | never, 1, RUNS)
    leaders = next(what for what in one.what_if if what.slug == "leaders")
    assert leaders.sooner == leaders.later == 0


def test_a_letter_may_come_at_any_hour_of_a_silence() -> None:
    """Rework begins with it, not when the silence would have ended."""
    told = allies(every={"instructed": True})
    short, long = (found(silence=(NOW, NOW + hours * HOUR), allies=told).if_broken for hours in (1, 91))
    assert short is not None and long is not None and 20 < long.p50 - short.p50 < 70


def test_an_ally_content_with_other_words_before_the_deadline_says_no_seldom() -> None:
    said = {"stance": Stance.RESERVES, "said_at": NOW}
    held = [
        found(way=Way.AT_ONCE, deadline_at=NOW + left * HOUR, allies=allies(every={"stance": Stance.SUPPORTS}, SI=said))
        for left in (2, 70)
    ]
    assert held[0].broken > 0.2 > held[1].broken


def test_capitals_are_quicker_on_a_text_they_know_a_version_of() -> None:
    assert found(amended=True).hours.p50 < found().hours.p50
