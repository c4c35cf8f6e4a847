"""The board of indicators and its section in the left dock: what is raised, its reports, and a new rule by keyboard."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from console.domain.categories import Category
from console.domain.indicator_rules import Area, Rule
from console.domain.indicators import State
from console.domain.times import HOUR, MINUTE, Precision
from console.services.indicators import add_indicator
from console.services.reports import ReportForm, file_report
from console.store.indicators import indicators, states
from console.ui.app import build
from console.ui.indicators import indicators_of
from console.ui.panels.indicator_section import IndicatorSection
from console.ui.panels.indicators import IndicatorBoard
from console.ui.panes import PanelKind
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.table_view import TableView
from console.ui.window import Window
from tests import cases
from tests.ui.conftest import signed_on
from tests.ui.things import ACTOR, NOW

KINDS = (PanelKind("indicators", "Indicators", "tables", IndicatorBoard),)


@pytest.fixture
def watched(tmp_path: Path) -> Path:
    """A case with a raised rule and a quiet one."""
    path = tmp_path / "watch.flank"
    with cases.empty(path, "watch", ACTOR, NOW - HOUR) as store:
        for name, threshold in (("Fire at the border", 2), ("Salvo", 9)):
            add_indicator(store, ACTOR, NOW - HOUR, name, Rule(Category.MISSILE_DRONE, Area(), HOUR, threshold))
        for minutes in (9, 4):
            form = ReportForm(
                headline=f"Blast {minutes}", category=Category.MISSILE_DRONE, lon=23.9345, lat=50.4705,
                occurred_from=NOW - minutes * MINUTE, precision=Precision.MINUTE,
            )  # fmt: skip
            file_report(store, ACTOR, NOW - minutes * MINUTE, form)
    return path


@pytest.fixture
def window(qtbot: QtBot, watched: Path, request: pytest.FixtureRequest) -> Window:
    window = build(signed_on(), lambda: NOW, KINDS)
    request.addfinalizer(window.close)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.openings.open(watched)
    settle(window)
    return window


def board(window: Window) -> IndicatorBoard:
    panel = window.panels["indicators"]
    assert isinstance(panel, IndicatorBoard)
    return panel


def sheet_of(window: Window) -> Sheet:
    return next(sheet for sheet in window.findChildren(Sheet) if sheet.isVisible())


def test_the_board_shows_what_is_raised_first_and_records_it_once(window: Window) -> None:
    panel = board(window)
    assert [(row.name, row.state) for row in panel.table.model.shown_rows()] == [
        ("Fire at the border", State.RAISED), ("Salvo", State.QUIET),
    ]  # fmt: skip
    assert panel.told == "1"
    window.clock.ticked.emit()
    settle(window)
    store = window.session.store
    assert store is not None
    with store.reader() as reader:
        assert [(row.name, row.state) for row in states(reader)] == [("Fire at the border", "raised")]


def test_enter_shows_the_reports_behind_and_where_to_see_them(window: Window) -> None:
    panel = board(window)
    window.show_panel("indicators")
    grid = panel.table.focusProxy()
    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    settle(window)
    sheet = sheet_of(window)
    table = sheet.findChild(TableView)
    assert [row.headline for row in table.model.shown_rows()] == ["Blast 4", "Blast 9"]
    sheet.reject()


def test_a_rule_is_made_by_keyboard_alone_and_read_at_once(window: Window) -> None:
    from console.ui.indicator_form import ask_for_indicator

    ask_for_indicator(window)
    settle(window)
    sheet = sheet_of(window)
    name, area, within, threshold = sheet.findChildren(QLineEdit)
    assert QApplication.focusWidget() in (name, None)
    QTest.keyClicks(name, "Drones over Poland")
    category = sheet.findChild(QComboBox)
    category.setFocus()
    QTest.keyClicks(category, Category.MISSILE_DRONE.label)
    QTest.keyClicks(area, "Atlantis")
    threshold.selectAll()
    QTest.keyClicks(threshold, "2")
    QTest.keyClick(threshold, Qt.Key.Key_Return)
    settle(window)
    assert sheet.isVisible(), "an area nobody knows is refused"
    area.selectAll()
    QTest.keyClicks(area, "Poland")
    assert within.text() == "1 h"
    QTest.keyClick(threshold, Qt.Key.Key_Return)
    settle(window)
    found = {row.name: row.state for row in board(window).table.model.shown_rows()}
    assert found["Drones over Poland"] is State.RAISED
    store = window.session.store
    assert store is not None
    with store.reader() as reader:
        assert "Drones over Poland" in [one.name for one in indicators(reader) if one.rule.category]


def test_the_section_names_what_is_raised_and_how_it_is_judged(window: Window) -> None:
    section = IndicatorSection(window)
    (row,) = section.rows
    assert row.accessibleName().startswith("Fire at the border, raised. 2 reports in 1 h; 2 raise it.")
    row.resize(200, row.height())
    assert row.height() > row.sizeHint().height() // 2
    section.deleteLater()


def test_put_back_it_says_what_could_be_known_then(window: Window) -> None:
    window.session.put_back(NOW - 6 * MINUTE)
    settle(window)
    found = indicators_of(window).board
    assert found is not None and not found.raised and found.readings[0].count == 1


def test_in_a_case_of_another_nothing_is_left_of_the_one_before(window: Window, tmp_path: Path) -> None:
    other = tmp_path / "other.flank"
    cases.empty(other, "other", ACTOR, NOW).close()
    window.openings.open(other)
    settle(window)
    found = indicators_of(window).board
    assert found is not None and found.readings == ()
    assert board(window).told == ""
