"""Which display the audience gets."""

from typing import Any

from PySide6.QtCore import QRect

from console.ui.presenting.displays import Display, after, others


class Screen:
    def __init__(self, left: int) -> None:
        self._area = QRect(left, 0, 1920, 1080)

    def geometry(self) -> QRect:
        return self._area


def display(number: int, left: int) -> Display:
    screen: Any = Screen(left)
    return Display(number, "", screen)


DESK, WALL, ROOM = display(1, 0), display(2, 1920), display(3, 3840)


def test_the_audience_never_has_the_consoles_display_while_there_is_another() -> None:
    assert others(DESK.screen, (DESK, WALL, ROOM)) == (WALL, ROOM)
    assert others(WALL.screen, (DESK, WALL)) == (DESK,)
    assert not others(DESK.screen, (DESK,))
    assert WALL.words == "Display 2, 1920 × 1080"


def test_a_key_goes_from_display_to_display_and_then_to_one_for_both() -> None:
    assert after(WALL, (WALL, ROOM)) is ROOM
    assert after(ROOM, (WALL, ROOM)) is None
    assert after(None, (WALL, ROOM)) is WALL
    assert after(None, ()) is None
