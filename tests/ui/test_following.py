"""A console that may only look shows what the one that writes has written."""

from collections.abc import Callable
from pathlib import Path

from console.domain.operation import Actor
from console.store.casefile import open_case
from console.ui.following import Following
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.things import NOW, write_entry

OTHER = Actor("Bo", "Desk 2")


def test_what_is_written_elsewhere_shows_here(case: Path, make_window: Callable[..., Window]) -> None:
    with open_case(case, OTHER, NOW) as store:
        window = make_window(case)
        assert window.session.why_read_only
        follower = window.session.findChild(Following)
        assert follower is not None
        told: list[object] = []
        window.session.changed.connect(told.append)
        follower.look()
        settle(window)
        assert told == []
        write_entry(store, OTHER, NOW, "From the other desk")
        follower.look()
        settle(window)
        assert told == [None]
        window.close()


def test_nobody_is_followed_by_who_writes(case: Path, make_window: Callable[..., Window]) -> None:
    window = make_window(case)
    follower = window.session.findChild(Following)
    assert follower is not None and not follower._timer.isActive()
