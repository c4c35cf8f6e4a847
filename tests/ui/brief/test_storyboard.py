"""The Storyboard desk: slides in order with their pages, the one looked at, what is written on it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.ui.brief.storyboard import StoryboardDesk
from console.ui.render import settle
from console.ui.window import Window


def titles(desk: StoryboardDesk) -> list[str]:
    return [row.words for row in desk.strip.rows]


def test_f9_shows_the_slides_and_the_one_looked_at(briefing: Window) -> None:
    QTest.keyClick(briefing, Qt.Key.Key_F9)
    settle(briefing)
    desk = briefing.desks.desk
    assert isinstance(desk, StoryboardDesk)
    assert titles(desk) == ["Two killed at the border", "What is known", "What we ask for"]
    assert [row.number for row in desk.strip.rows] == [1, 2, 3]
    assert not desk.briefings.stale
    assert desk.briefings.page is not None
    assert desk.pictures.of is desk.briefings.page
    QTest.keyClick(desk.strip, Qt.Key.Key_Down)
    settle(briefing)
    assert desk.briefings.page is not None
    assert desk.briefings.page.title == "What is known"
    assert desk.pictures.of is desk.briefings.page
