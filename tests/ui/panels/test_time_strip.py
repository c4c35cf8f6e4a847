"""The strip under the map: choosing the time by typing, stepping, lengths and on the timeline."""

import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from console.charts.timeline import TimelineChart
from console.domain.operation import Actor, Changes
from console.domain.time_window import FIRST, YEAR, TimeWindow, Unit
from console.domain.times import DAY, HOUR, MINUTE, day_start, dtg, iso_day, parse_instant
from console.services.incidents import IncidentForm, edit_incident
from console.store.casefile import Store
from console.store.ids import new_id
from console.ui.commands import Command
from console.ui.picture import Picture
from console.ui.render import settle
from console.ui.time_strip import TimeStrip
from console.ui.timeline_legend import TimelineLegend
from console.ui.window import Window

NOON = parse_instant("2022-11-15T12:00Z")


@pytest.fixture
def strip(whole: Window) -> TimeStrip:
    found = whole.findChild(TimeStrip)
    assert isinstance(found, TimeStrip)
    return found


def type_end(strip: TimeStrip, text: str) -> None:
    strip.field.selectAll()
    QTest.keyClicks(strip.field, text)
    QTest.keyClick(strip.field, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("text", "end", "words"),
    [
        ("2022-11-15", "160000Z NOV 22", "15 NOV 22"),
        (" 15 nov 2022 ", "160000Z NOV 22", "15 NOV 22"),
        ("NOV 22", "010000Z DEC 22", "30 NOV 22"),
        ("151944Z NOV 22", "151944Z NOV 22", "151944Z NOV 22"),
    ],
)
def test_the_end_can_be_typed_and_reads_as_it_can_be_typed(
    strip: TimeStrip, picture: Picture, text: str, end: str, words: str
) -> None:
    type_end(strip, text)
    assert dtg(picture.window.end) == end and picture.window.length == YEAR
    assert strip.field.text() == words
    type_end(strip, words)
    assert dtg(picture.window.end) == end


@pytest.mark.parametrize("text", ["tomorrow", "15/11/22", "2013-12-31", "2026-11-22", "211945Z NOV 26"])
def test_what_is_no_time_of_the_picture_is_refused_with_a_sentence(
    strip: TimeStrip, picture: Picture, whole: Window, text: str
) -> None:
    type_end(strip, text)
    assert picture.is_live
    assert strip.field.text() == text, "what was typed stays to be mended"
    assert len(whole.notices.shown) == 1


def test_escape_brings_the_shown_end_back(strip: TimeStrip) -> None:
    strip.field.selectAll()
    QTest.keyClicks(strip.field, "20")
    QTest.keyClick(strip.field, Qt.Key.Key_Escape)
    assert strip.field.text() == "211944Z NOV 26"


def test_now_is_offered_only_when_another_time_is_shown(strip: TimeStrip, picture: Picture) -> None:
    assert not strip.live.isVisible()
    picture.show_day(day_start("2022-11-15"))
    assert strip.live.isVisible()
    QTest.mouseClick(strip.live, Qt.MouseButton.LeftButton)
    assert picture.is_live and iso_day(picture.window.at) == "2026-11-21"


def test_the_picture_never_goes_beyond_its_ends(picture: Picture) -> None:
    picture.time.step(Unit.DAY, 1)
    assert picture.is_live
    picture.show_day(0)
    assert iso_day(picture.window.at) == iso_day(FIRST)


def test_the_length_says_itself_and_is_a_choice(strip: TimeStrip, picture: Picture) -> None:
    assert strip.lengths.text() == "1 year until" and "1 year until now" in strip.lengths.accessibleName()
    menu = strip.lengths.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == [
        "1 h", "24 h", "7 days", "30 days", "1 year", "Everything"
    ]  # fmt: skip
    assert [action.isChecked() for action in menu.actions()] == [False, False, False, False, True, False]
    menu.actions()[1].trigger()
    assert picture.window.length == DAY
    type_end(strip, "152000Z NOV 22")
    assert strip.lengths.text() == "24 h until"
    assert "24 h until 152000Z NOV 22" in strip.lengths.accessibleName()
    menu.actions()[-1].trigger()
    assert picture.window.start is None and strip.lengths.text() == "Everything until"


def test_a_case_put_back_shows_nothing_later(whole: Window, picture: Picture, qtbot: QtBot) -> None:
    moment = day_start("2026-11-21") + 18 * HOUR
    with qtbot.waitSignal(whole.session.changed):
        whole.session.put_back(moment)
    picture.show_day(moment + 5 * DAY)
    assert dtg(picture.window.end) == "211801Z NOV 26"


@pytest.fixture
def chart(whole: Window, strip: TimeStrip) -> TimelineChart:
    strip.timeline.complete()
    settle(whole)
    assert strip.timeline.chart is not None
    return strip.timeline.chart


def test_without_reports_the_bars_are_the_incidents_each_once(
    picture: Picture, chart: TimelineChart, strip: TimeStrip
) -> None:
    assert 0 < sum(chart.shown.values()) < len(picture.known.incidents), "it opens around the year shown"
    picture.show_window(TimeWindow(None, picture.window.end))
    assert sum(chart.shown.values()) == sum(each.occurred_at >= FIRST for each in picture.known.incidents)
    assert strip.legend.words == "Incidents per month"


def test_reports_take_the_bars_and_incidents_stand_over_them(
    whole: Window, chart: TimelineChart, strip: TimeStrip, picture: Picture
) -> None:
    picture.show_window(TimeWindow(NOON, NOON + 6 * HOUR))
    whole.session.act(take_in_reports)
    settle(whole)
    assert chart.shown == {1: 2, 6: 1}
    assert strip.legend.words == "Reports per 10 min · 15 NOV 22 · 1 known less exactly: no bar"
    explosion = next(each for each in picture.known.incidents if each.place.startswith("Przewod"))
    assert explosion.title in chart.bar_at(chart.x_of(explosion.occurred_at)).names
    assert "3 reports" in strip.timeline._tip(chart.bar_at(chart.x_of(NOON + MINUTE)))


def test_an_incident_over_the_bars_is_selected_by_a_click_and_stands_out(
    whole: Window, chart: TimelineChart, picture: Picture
) -> None:
    picture.show_window(TimeWindow(NOON, NOON + 6 * HOUR))
    explosion = next(each for each in picture.known.incidents if each.place.startswith("Przewod"))
    plain = chart.grab().toImage()
    at = QPoint(round(chart.x_of(explosion.occurred_at)), 6)
    QTest.mouseClick(chart.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert (whole.selection.kind, whole.selection.id) == ("incident", explosion.id.hex())
    assert picture.window == TimeWindow(NOON, NOON + 6 * HOUR), "a click on it moves no time"
    assert chart.grab().toImage() != plain


def test_what_is_pulled_on_the_timeline_is_what_the_picture_shows(
    chart: TimelineChart, picture: Picture, strip: TimeStrip
) -> None:
    window = TimeWindow(day_start("2022-11-01"), day_start("2022-12-01"))
    chart.wanted.emit(window)
    assert picture.window == window and "30 days until 30 NOV 22" in strip.lengths.accessibleName()
    assert {iso_day(each.occurred_at)[:7] for each in picture.shown.incidents} == {"2022-11"}
    assert chart.axis.sees(window)


def test_keys_on_the_timeline_go_by_what_its_bars_stand_for(chart: TimelineChart, picture: Picture) -> None:
    picture.show_window(TimeWindow(NOON, NOON + 6 * HOUR))
    QTest.keyClick(chart, Qt.Key.Key_Left)
    assert picture.window == TimeWindow(NOON - 10 * MINUTE, NOON + 6 * HOUR - 10 * MINUTE)
    QTest.keyClick(chart, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert picture.window.start == NOON - 20 * MINUTE
    QTest.keyClick(chart, Qt.Key.Key_End)
    assert picture.is_live
    QTest.keyClick(chart, Qt.Key.Key_Home)
    assert picture.window.start == FIRST


def test_taking_hold_stops_a_replay(whole: Window, chart: TimelineChart, picture: Picture) -> None:
    picture.show_window(TimeWindow(NOON, NOON + 6 * HOUR))
    QTest.keyClick(chart, Qt.Key.Key_Space)
    assert whole.replay.playing
    chart.wanted.emit(TimeWindow(NOON, NOON + HOUR))
    assert not whole.replay.playing


def test_a_step_that_changes_no_thing_tells_no_panel(picture: Picture) -> None:
    picture.show_window(TimeWindow(NOON, NOON + 6 * HOUR))
    told: list[str] = []
    picture.changed.connect(lambda: told.append("changed"))
    picture.window_changed.connect(lambda: told.append("window"))
    picture.time.end_at(NOON + 6 * HOUR + MINUTE)
    assert told == ["window"]
    picture.time.end_at(day_start("2019-01-01"))
    assert told == ["window", "changed", "window"]


def take_in_reports(store: Store, actor: Actor, now: int) -> Changes:
    kinds = [("minute", 1), ("minute", 1), ("minute", 6), ("day", 6)]
    with store.operation("Import", actor, now) as db:
        for precision, kind in kinds:
            db.insert(
                "report", id=new_id(now), received_at=now, headline="Report", occurred_from=NOON + kind * MINUTE,
                time_precision=precision, category=kind,
            )  # fmt: skip
    return db.changes


def command(window: Window, name: str) -> Command:
    return next(each for each in window.menus.table if each.id == name)


def test_the_menu_offers_lengths_speeds_and_the_replay(whole: Window) -> None:
    lengths, speeds = command(whole, "time.length").choices, command(whole, "time.speed").choices
    assert lengths is not None and speeds is not None
    (chosen,) = (each for each in lengths(whole) if each.checked)
    assert chosen.title == "1 year"
    lengths(whole)[1].run()
    assert whole.time.window.length == DAY
    speeds(whole)[1].run()
    assert whole.replay.speed == 60
    replay = command(whole, "time.replay")
    assert replay.run is not None and replay.words(whole) == "Replay"
    replay.run(whole)
    assert whole.replay.playing and replay.words(whole) == "Stop the replay"
    replay.run(whole)
    assert not whole.replay.playing


def test_a_day_asked_for_is_shown_whole_however_short_the_window(picture: Picture) -> None:
    picture.time.reach(HOUR)
    picture.show_day(NOON)
    assert picture.window == TimeWindow(day_start("2022-11-15"), day_start("2022-11-16"))


def test_what_draws_the_chart_is_not_imported_before_the_first_painting() -> None:
    code = "import sys, console.ui.app, console.ui.time_strip, console.ui.panels; print('pyqtgraph' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_tab_goes_as_the_controls_stand(
    whole: Window, strip: TimeStrip, chart: TimelineChart, picture: Picture
) -> None:
    picture.show_day(NOON)
    ring = whole.strip._ring()
    places = [widget.mapTo(strip, QPoint(0, 0)) for widget in ring]
    rows = [(place.y() >= strip.timeline.y(), place.x()) for place in places]
    assert rows == sorted(rows) and ring[-1] is chart
    assert all(widget.accessibleName() for widget in ring)


def test_an_incident_that_changes_has_no_report_counted_again(
    whole: Window, chart: TimelineChart, strip: TimeStrip, picture: Picture
) -> None:
    whole.session.act(take_in_reports)
    settle(whole)
    data = strip.timeline.data
    assert data is not None and data.content is not None
    counts, marks = data.content.counts, data.content.marks
    incident = picture.shown.incidents[0]
    whole.session.act(edit_incident, incident.id, replace(IncidentForm.of(incident), title="Debris falls on a farm"))
    settle(whole)
    assert data.content.counts is counts and data.content.marks is not marks
    assert "Debris falls on a farm" in data.content.marks.names


def test_kinds_without_room_in_the_legend_are_counted(whole: Window, strip: TimeStrip) -> None:
    legend = TimelineLegend(whole.look, strip)
    legend.show_counts({1: 5, 2: 4, 3: 3, 6: 1}, 0, 0, Unit.MONTH, "", reports=True)
    metrics = QFontMetricsF(whole.look.font("small"))
    everything, some, none = (legend._fitting(metrics, room) for room in (2000.0, 230.0, 60.0))
    assert len(everything[0]) == 4 and not everything[1]
    assert 0 < len(some[0]) < 4 and some[1] == f"+{4 - len(some[0])}"
    assert none == ([], "4 kinds")
