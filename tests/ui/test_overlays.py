"""The overlays of a case in its window: rows of the Layers panel, shown in their time, read, renamed, removed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from console.domain.time_window import TimeWindow
from console.domain.times import DAY
from console.map.looks import OVERLAY, OVERLAYS
from console.map.views import View
from console.store.casefile import open_case
from console.ui.layer_counts import counts_of
from console.ui.map_looks import looks_of
from console.ui.overlay_naming import RenameSheet
from console.ui.overlays import overlays_of
from console.ui.panels.inspector import inspector_of
from console.ui.panels.layers import Layers
from console.ui.picture import picture_of
from console.ui.render import settle
from console.ui.selection import OVERLAY_FEATURE
from console.ui.window import Window
from tests.overlaid import Row, point, put_overlay, square
from tests.ui.things import ACTOR, LATER

ROWS = (
    Row("Danger area", square(21, 52, 1), {"stroke": "#ff0000"}, LATER - 940 * DAY, LATER - 930 * DAY, "Firing."),
    Row("Gate", point(20.5, 52), {}, None, None, "North gate", {"depth": "5 m"}),
)


@pytest.fixture
def sketched(open_whole: Callable[[Path | None], Window], case: Path) -> tuple[Window, str, list[str]]:
    """A window on a case with one overlay, its layer, and the ids of its shapes."""
    with open_case(case, ACTOR, LATER - DAY) as store:
        overlay_id, ids = put_overlay(store, ACTOR, LATER - DAY, "Sketch", *ROWS)
    return open_whole(case), f"{OVERLAY}{overlay_id.hex()}", [one.hex() for one in ids]


def test_an_overlay_has_a_row_its_shapes_are_shown_in_their_time_and_a_click_tells_what_the_file_says(
    sketched: tuple[Window, str, list[str]], qtbot: QtBot
) -> None:
    window, layer, (_, gate) = sketched
    panel = window.panels["layers"]
    assert isinstance(panel, Layers)
    row = panel.row(layer)
    assert row.isVisible() and row.name == "Sketch" and counts_of(window)[layer].total == 1
    picture = picture_of(window)
    picture.show_window(TimeWindow(None, picture.window.end))
    assert counts_of(window)[layer].total == 2
    canvas = window.map.canvas
    canvas.set_view(View(20.5, 52, 500.0))
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.point_of(20.5, 52).toPoint())
    assert (window.selection.kind, window.selection.id) == (OVERLAY_FEATURE, gate)
    settle(window)
    inspector = inspector_of(window)
    assert inspector is not None
    assert {"Gate", "North gate", "5 m", "Sketch"} <= set(inspector.view.texts())
    row.click()
    assert not looks_of(window).value.shown(layer) and panel.group(OVERLAYS).isVisible()


def test_an_overlay_is_renamed_and_removed_and_undone(sketched: tuple[Window, str, list[str]]) -> None:
    window, layer, _ = sketched
    overlays = overlays_of(window)
    overlays.rename(layer)
    sheet = next(one for one in window.findChildren(RenameSheet) if one.isVisible())
    sheet.name.setText("Danger areas")
    next(button for button in sheet.findChildren(QPushButton) if button.text() == "Rename").click()
    settle(window)
    panel = window.panels["layers"]
    assert isinstance(panel, Layers) and panel.row(layer).name == "Danger areas"
    overlays.remove(layer)
    settle(window)
    assert overlays.marks == () and not panel.group(OVERLAYS).isVisible()
    window.menus.run(next(command for command in window.menus.table if command.id == "undo"))
    settle(window)
    assert [mark.layer for mark in overlays.marks] == [layer] and panel.row(layer).isVisible()
