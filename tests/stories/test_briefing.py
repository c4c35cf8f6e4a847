"""A briefing from a template to its last slide, on a real screen: what the audience sees, what the register keeps."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from console.domain.register import OutputKind
from console.store.casefile import open_reading
from console.store.outputs import outputs
from console.store.storyboards import storyboards
from tests.stories.seat import PATIENCE_S, Camera, Seat, until, xdotool

pytestmark = [
    pytest.mark.xvfb,
    pytest.mark.skipif(shutil.which("xdotool") is None, reason="needs xdotool"),
]
SLIDE = QRect(0, 10, 100, 80)
FOCUSED = "getwindowfocus"


def titles(case: Path) -> list[str]:
    with open_reading(case) as store, store.reader() as reader:
        return [board.title for board in storyboards(reader)]


def shown(case: Path) -> list[int]:
    """The numbers of the pages that the register says were seen."""
    with open_reading(case) as store, store.reader() as reader:
        return [page.number for one in outputs(reader) if one.kind is OutputKind.SHOWING for page in one.pages]


def is_black(image: QImage) -> bool:
    places = ((x, y) for x in range(0, image.width(), 40) for y in range(0, image.height(), 40))
    return all(image.pixelColor(x, y).lightness() == 0 for x, y in places)


@pytest.mark.usefixtures("window_manager")
def test_a_briefing_is_made_from_a_template_and_given(camera: Camera, tmp_path: Path) -> None:
    folder = tmp_path / "watch"
    folder.mkdir()
    seat = Seat(folder, camera, "przewodow")
    try:
        seat.key("ctrl+k")
        seat.type("new briefing")
        seat.key("Return")
        seat.type("first 30")
        seat.key("Return")
        until(lambda: titles(seat.case) == ["First 30 minutes"], "the briefing kept")

        seat.key("F5")
        until(lambda: shown(seat.case) == [1], "the first slide in the register")
        assert xdotool(FOCUSED) != seat.window
        first = seat.at_rest(SLIDE)
        seat.key("Next")
        second = seat.changes(first, SLIDE)
        seat.key("b")
        until(lambda: is_black(seat.photo(SLIDE)), "a black screen")
        seat.key("period")
        until(lambda: seat.photo(SLIDE) == second, "the slide again")
        seat.key("3", "Return")
        until(lambda: shown(seat.case) == [1, 2, 3], "the third slide in the register")
        third = seat.changes(second, SLIDE)
        seat.key("p")
        seat.changes(third, SLIDE)
        seat.key("Escape")
        until(lambda: xdotool(FOCUSED) == seat.window, "the console's window again")
        seat.key("ctrl+q")
        assert seat.console.wait(PATIENCE_S) == 0
    finally:
        seat.leave()
    assert shown(seat.case) == [1, 2, 3]
