"""Ctrl+F: places and positions are listed in groups, Enter goes there, and what the case holds is selected."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.readings import Reading
from console.map import views
from console.map.found import FoundMark
from console.map.tools.measure import MeasureTool
from console.ui import drawing, find
from console.ui.find import Answers, Goal, finder_of
from console.ui.palette import Palette
from console.ui.panels import PANELS
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.panels.conftest import open_window

__all__ = ["open_window"]
PRZEWODOW = (23.9345, 50.4705)


@pytest.fixture
def window(make_window: Callable[..., Window]) -> Window:
    made = make_window()
    made.map.canvas.motion = False
    return made


def palette_of(window: Window, typed: str = "", *, finding: bool = True) -> Palette:
    if finding:
        window.find_places()
    else:
        window.find_or_do()
    palette = window.findChildren(Palette)[-1]
    palette.type(typed)
    if palette._wait.isActive():  # the case is asked once somebody has stopped typing
        palette._wait.stop()
        palette._wait.timeout.emit()
    settle(window)
    return palette


def words(palette: Palette) -> list[str]:
    return [line.words for line in palette.lines]


def enter(window: Window, palette: Palette) -> None:
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    settle(window)


def test_a_question_that_was_stopped_does_not_keep_the_next_one_waiting(window: Window) -> None:
    answered: list[str] = []
    finder_of(window).ask("Vilnius", lambda answers: answered.append(answers.text))
    window.jobs.stop_all()
    settle(window)
    finder_of(window).ask("Riga", lambda answers: answered.append(answers.text))
    settle(window)
    assert answered[-1:] == ["Riga"]


def test_a_place_is_listed_with_where_it_is_and_gone_to(window: Window) -> None:
    palette = palette_of(window, "Пшеводув")
    assert words(palette)[:2] == ["Places", "Przewodów"]
    assert palette.lines[1].detail.startswith("Lublin, Poland · ") and "°" in palette.lines[1].detail
    enter(window, palette)
    canvas = window.map.canvas
    assert canvas.found.mark == FoundMark(pytest.approx(23.9342), pytest.approx(50.4721), "Przewodów")
    assert (canvas.view.centre_lon, canvas.view.centre_lat) == pytest.approx(PRZEWODOW, abs=0.01)
    assert canvas.view.metres_per_pixel == 150
    assert window.focusWidget() is canvas


def test_a_closer_view_is_kept(window: Window) -> None:
    canvas = window.map.canvas
    canvas.set_view(views.View(20.0, 50.0, 60.0))
    finder_of(window).go(Goal("Warsaw", "", 21.0, 52.2, 400.0))
    assert canvas.view.metres_per_pixel == 60


def test_local_name_and_matched_spelling_stand_beside_the_name(window: Window) -> None:
    assert words(palette_of(window, "Warschau"))[1] == "Warsaw (Warszawa, Warschau)"


def test_escape_takes_the_mark_away_before_anything_else(window: Window) -> None:
    finder_of(window).go(Goal("Here", "", *PRZEWODOW, 150.0))
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.map.canvas.found.mark is None


def test_an_ambiguous_position_is_offered_both_ways(window: Window) -> None:
    palette = palette_of(window, "50.4705, 23.9345")
    assert words(palette) == ["Positions", "50.4705 N 23.9345 E", "23.9345 N 50.4705 E"]
    assert palette.lines[1].detail.startswith("if latitude comes first")


@pytest.mark.parametrize(
    ("typed", "name", "detail"),
    [
        ("34U GA 08 95", "34U GA 08 95", "middle of a square of 1\u2009000 m"),
        ("34UGA082950", "34U GA 082 950", "middle of a square of 100 m"),
        ("34U 708230 5595059", "50.4705 N 23.9345 E", "34U GA 08 95"),
        ("GA 08 95", "34U GA 08 95", "zone 34U taken"),
    ],
)
def test_grids(window: Window, typed: str, name: str, detail: str) -> None:
    window.map.canvas.set_view(views.View(*PRZEWODOW, 1000.0))
    palette = palette_of(window, typed)
    assert words(palette)[1] == name and detail in palette.lines[1].detail


def test_what_was_found_before_is_offered_first(window: Window) -> None:
    for typed in ("Vilnius", "Narva"):
        enter(window, palette_of(window, typed))
    assert words(palette_of(window)) == ["Found before", "Narva", "Vilnius"]


def test_a_region_comes_before_places_that_are_only_spelt_alike_and_is_shown_whole(window: Window) -> None:
    palette = palette_of(window, "Crimea")
    assert (
        words(palette)[:2] == ["Countries, regions, seas", "Crimea"] and palette.lines[1].detail == "Region · Ukraine"
    )
    enter(window, palette)
    canvas = window.map.canvas
    for simferopol_kerch_sevastopol in ((34.1, 44.95), (36.47, 45.36), (33.52, 44.6)):
        assert canvas.rect().contains(canvas.point_of(*simferopol_kerch_sevastopol).toPoint())


def test_nothing_found_is_said_and_help_is_given_before_anything_is_typed(window: Window) -> None:
    palette = palette_of(window)
    assert "34U GA 08 95" in words(palette)[0]
    palette.type("qxzqxzqxz")
    settle(window)
    assert words(palette) == ["Nothing is called that."]


def test_find_or_do_lists_places_after_what_can_be_done(window: Window) -> None:
    listed = words(palette_of(window, "light", finding=False))
    assert listed[0] == "Theme: Light" and "Places" in listed[1:]
    assert "Theme: Light" not in words(palette_of(window, "light"))


def test_an_answer_to_older_text_is_dropped(window: Window) -> None:
    told: list[str] = []
    finder = finder_of(window)
    for text in ("Nar", "Narv", "Narva"):
        finder.ask(text, lambda answers: told.append(answers.text))
    settle(window)
    assert told == ["Narva"]


def test_getting_ready_takes_no_answer_away(window: Window) -> None:
    told: list[str] = []
    finder = finder_of(window)
    finder.ask("Narva", lambda answers: told.append(answers.text))
    finder.prepare()
    settle(window)
    assert told == ["Narva"]


def test_answers_after_the_palette_has_gone_do_nothing(window: Window) -> None:
    window.find_places()
    (palette,) = window.findChildren(Palette)
    palette.type("Narva")
    palette.close()
    settle(window)
    assert window.map.canvas.found.mark is None


def test_what_was_stepped_to_stays_chosen_when_more_is_found(window: Window) -> None:
    palette = palette_of(window, "Brest")
    QTest.keyClick(palette.field, Qt.Key.Key_Down)
    second = words(palette)[2]
    palette._answered(Answers("Brest", (Goal("First", "", 1, 2, 150.0),), palette._answers.places))
    enter(window, palette)
    mark = window.map.canvas.found.mark
    assert mark is not None and mark.name == second


@pytest.mark.parametrize("typed", ["grain dryer", "Пшеводув"])
def test_an_incident_is_selected_and_brought_into_view_outside_the_time_shown(
    open_window: Callable[..., Window], baseline: Path, monkeypatch: pytest.MonkeyPatch, typed: str
) -> None:
    monkeypatch.setattr("tests.ui.panels.conftest.KINDS", PANELS)
    window = open_window(baseline)
    canvas = window.map.canvas
    canvas.set_view(views.View(28.2, 59.4, 150.0))
    palette = palette_of(window, typed)
    listed = words(palette)
    incident = listed.index("Missile kills two at a grain dryer")
    assert listed[incident - 1] == "In this case"
    for _ in range(sum(1 for line in palette.lines[:incident] if line.run is not None)):
        QTest.keyClick(palette.field, Qt.Key.Key_Down)
    enter(window, palette)
    assert window.selection.kind == "incident"
    assert (canvas.view.centre_lon, canvas.view.centre_lat) == pytest.approx(PRZEWODOW, abs=0.2)


def test_what_only_mentions_a_place_comes_after_the_place(open_window: Callable[..., Window], baseline: Path) -> None:
    listed = words(palette_of(open_window(baseline), "Lublin"))
    assert listed[:2] == ["Places", "Lublin"] and "Mentioned in this case" in listed


def test_a_position_off_the_globe_says_so(window: Window) -> None:
    assert "off the globe" in words(palette_of(window, "95 N 200 E"))[0]


def test_while_one_measures_what_is_found_is_the_next_place(window: Window) -> None:
    canvas = window.map.canvas
    for typed in ("Przewodów", "Rzeszów"):
        enter(window, palette_of(window, typed))
        if canvas.tool is None:
            drawing.measure_from(window)
    tool = canvas.tool
    assert isinstance(tool, MeasureTool) and tool.names == ("Przewodów", "Rzeszów")
    assert "146 km" in tool.text and "252°" in tool.text
    assert all(canvas.rect().contains(canvas.point_of(*place).toPoint()) for place in tool.points)


def test_a_position_tells_what_had_to_be_taken_for_granted() -> None:
    goal = find._position(Reading(23.9, 50.4, "MGRS", "zone 34U taken", 10_000))
    assert goal.name.startswith("34U ") and "zone 34U taken" in goal.detail and goal.metres_per_pixel == 150


def test_enter_before_the_answers_are_there_takes_the_first_of_them_all(
    open_window: Callable[..., Window], baseline: Path
) -> None:
    window = open_window(baseline)
    window.find_places()
    palette = window.findChildren(Palette)[-1]
    palette.type("przewodow")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible() and window.map.canvas.found.mark is None
    palette._wait.stop()
    palette._wait.timeout.emit()
    settle(window)
    mark = window.map.canvas.found.mark
    assert mark is not None and mark.name == "Przewodów" and not window.selection.id
