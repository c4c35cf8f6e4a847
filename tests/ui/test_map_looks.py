"""How the layers look is kept for each case on this machine."""

from collections.abc import Callable
from pathlib import Path

from console.ui.map_looks import looks_of
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.conftest import signed_on


def test_what_was_hidden_stays_hidden_the_next_time(make_window: Callable[..., Window], case: Path) -> None:
    preferences = signed_on()
    first = make_window(case, preferences=preferences)
    looks_of(first).toggle("incident:cyber")
    kept = preferences.value
    first.close()
    again = signed_on()
    again.change(looks=kept.looks)
    second = make_window(case, preferences=again)
    assert not looks_of(second).value.shown("incident:cyber")
    assert looks_of(second).value.shown("incident:naval")


def test_another_case_brings_its_own_looks(make_window: Callable[..., Window], case: Path, baseline: Path) -> None:
    window = make_window(case)
    looks_of(window).toggle("incident:cyber")
    window.openings.open(baseline)
    settle(window)
    assert looks_of(window).value.shown("incident:cyber")
