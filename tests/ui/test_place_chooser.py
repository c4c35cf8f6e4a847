"""A report's place is chosen by words, by a position or as the middle of the map; nothing is placed unasked."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from console.services.reports import ReportForm, file_report
from console.store.reports import report
from console.ui.place_chooser import PlaceChooser, ask_place
from console.ui.render import settle
from console.ui.selection import REPORT
from console.ui.triage import triage_of
from console.ui.window import Window
from tests.ui.things import ACTOR, NOW


def test_a_report_is_placed_by_its_own_words_or_by_a_position(
    open_whole: Callable[..., Window], case: object, qtbot: QtBot
) -> None:
    window = open_whole(case)
    store = window.session.store
    assert store is not None
    report_id, _ = file_report(store, ACTOR, NOW, ReportForm(headline="Alert", place="Lvivska oblast"))
    window.selection.select(REPORT, report_id.hex())
    settle(window)
    chooser = ask_place(window, triage_of(window))
    assert [line.words for line in chooser.lines] == ["In the middle of the map"]
    qtbot.waitUntil(lambda: chooser.lines[0].words == "Lviv Oblast, Ukraine", timeout=10_000)
    before = report(store.writer_view(), report_id)
    assert before is not None and before.lon is None
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    settle(window)
    placed = report(store.writer_view(), report_id)
    assert placed is not None and placed.region_only and placed.place == "Lviv Oblast, Ukraine"
    again: PlaceChooser = ask_place(window, triage_of(window))
    again.type("50.4705 N 23.9345 E")
    qtbot.waitUntil(lambda: again.lines[0].detail.startswith("50.4705 N"), timeout=10_000)
    qtbot.keyClick(again.field, Qt.Key.Key_Return)
    settle(window)
    placed = report(store.writer_view(), report_id)
    assert placed is not None and not placed.region_only and (placed.lon, placed.lat) == (23.9345, 50.4705)
