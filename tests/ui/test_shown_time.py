"""The one window of time and the moment a case is put back to."""

from console.domain.times import DAY, HOUR
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.things import LATER


def test_coming_back_from_what_was_known_then_brings_the_time_back_that_was_shown(whole: Window) -> None:
    whole.time.show_day(LATER - 40 * DAY)
    shown = whole.time.window
    whole.session.put_back(LATER - HOUR // 2)
    settle(whole)
    whole.time.show_day(LATER - 90 * DAY)
    whole.session.put_back(LATER - HOUR // 3)
    settle(whole)
    whole.session.put_back(None)
    settle(whole)
    assert whole.time.window == shown and not whole.time.live


def test_who_followed_the_clock_follows_it_again(whole: Window) -> None:
    whole.session.put_back(LATER - HOUR // 2)
    settle(whole)
    whole.session.put_back(None)
    settle(whole)
    assert whole.time.live and whole.time.window.end == whole.time.limit
