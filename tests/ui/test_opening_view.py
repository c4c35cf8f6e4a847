"""What the demonstration's window opens with: its view, its time, and the incident of the night."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from console.domain.time_window import TimeWindow
from console.domain.times import parse_instant
from console.exports.briefing.map_content import content_of, window_of
from console.exports.briefing.map_dots import dots as dots_of
from console.exports.briefing.map_dots import pictured
from console.services.scenario import scenario_case, scenario_named
from console.ui.app import build
from console.ui.opening_view import open_with
from console.ui.panels import PANELS
from console.ui.panels.layer_group import LayerGroup
from console.ui.panels.reports import reports_of
from console.ui.picture import picture_of
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.conftest import signed_on
from tests.ui.things import LATER


@pytest.fixture(scope="session")
def night(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case of the demonstration, made once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        path = tmp_path_factory.mktemp("cases") / "przewodow.flank"
        scenario_case(path, "przewodow").close()
    return path


def test_the_demonstration_opens_with_the_night_and_its_incident(
    open_whole: Callable[[Path | None], Window], night: Path
) -> None:
    window = open_whole(None)
    open_with(window, scenario_named("przewodow").opens_with)
    window.openings.open(night)
    settle(window)
    picture = picture_of(window)
    assert picture.window.start == parse_instant("2022-11-15T12:00Z")
    assert [incident.title for incident in picture.shown.incidents] == ["Missile at Przewodów"]
    assert window.selection.id == picture.shown.incidents[0].id.hex()
    # What a group of layers counts may grow from one line to two: its room grows with it.
    group = next(group for group in window.findChildren(LayerGroup) if group.sentence)
    lines = next(label for label in group.findChildren(QLabel) if label.text() == group.sentence)
    lines.setText("5 of 30 in view")
    one = group.heightForWidth(group.width())
    lines.setText("5 of 30 in view\nnewest 16 NOV 22")
    assert group.heightForWidth(group.width()) > one

    # Another case later does not jump there again.
    window.selection.clear()
    picture.live()
    settle(window)
    assert not window.selection.id and picture.is_live


def test_a_slide_of_the_map_shows_the_very_marks_of_the_window(
    open_whole: Callable[[Path | None], Window], night: Path
) -> None:
    window = open_whole(night)
    picture_of(window).show_window(TimeWindow(parse_instant("2022-02-24T00:00Z"), parse_instant("2022-11-16T00:00Z")))
    settle(window)
    shown, store = window.map.canvas.content, window.session.store
    assert store is not None and shown.incidents and shown.units
    at = window.session.now
    with store.known_at(at) as reader:
        window_of_time = window_of(at, picture_of(window).window.start, picture_of(window).window.end)
        found = content_of(reader, at, shown.looks, window_of_time)
        dots = dots_of(reader, window_of_time, shown.looks, window.map.canvas.frame())
    assert (found.incidents, found.units, found.places) == (shown.incidents, shown.units, shown.places)
    assert found.region_reports == shown.region_reports and found.looks == shown.looks
    for mine, theirs in ((found.routes, shown.routes), (found.rings, shown.rings), (found.closures, shown.closures)):
        assert [mark.id for mark in mine] == [mark.id for mark in theirs]
    assert [mark.id for mark in found.annotations] == [mark.id for mark in shown.annotations]
    reports = pictured(dots, shown.looks)
    counts = window.map.canvas.reports.counts(window.map.canvas.frame())
    assert reports is not None and reports.points.size == sum(counts.in_view) > 0


def test_put_back_and_come_back_the_table_shows_what_was_known_then_and_now(qtbot: QtBot, night: Path) -> None:
    window = build(signed_on(), lambda: LATER, tuple(kind for kind in PANELS if kind.id == "reports"))
    qtbot.addWidget(window)
    window.openings.open(night)
    settle(window)
    panel = reports_of(window)
    assert panel is not None
    shown = panel.table.model
    assert shown.rowCount() == 0  # nothing came in the year up to the test's own day
    for moment, rows in ((parse_instant("2022-11-15T19:44Z"), 10), (None, 0)):
        window.session.put_back(moment)
        settle(window)
        settle(window)
        assert shown.rowCount() == rows
    window.close()


def test_the_first_view_follows_the_window_until_the_map_is_moved(
    open_whole: Callable[[Path | None], Window], night: Path
) -> None:
    whole = open_whole(night)
    first = whole.map.canvas.view
    whole.resize(1400, 800)
    QApplication.processEvents()
    second = whole.map.canvas.view
    assert second != first
    whole.map.canvas.zoom_by(2)
    moved = whole.map.canvas.view
    whole.resize(1920, 1080)
    QApplication.processEvents()
    assert whole.map.canvas.view == moved
