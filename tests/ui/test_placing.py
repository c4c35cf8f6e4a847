"""What words may mean is shown with how sure it is; only what is ticked is placed, as one operation."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from console.map.suggested_places import Suggested
from console.services.reports import ReportForm, file_report
from console.store import reports, unplaced
from console.ui.placing import Places
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.things import ACTOR, NOW

LVIV = Suggested("Lviv Oblast, Ukraine", 23.9, 49.7, "region", True, "region called so")
BREST = [
    Suggested("Brest, Belarus", 23.7, 52.1, "town", False, "town"),
    Suggested("Brest, France", -4.5, 48.4, "town", False, "town"),
]


def test_the_ticked_are_placed_and_another_meaning_can_be_taken(window: Window, qtbot: QtBot) -> None:
    store = window.session.store
    assert store is not None
    for words in ("Lvivska oblast", "Brest", "Nowhere"):
        file_report(store, ACTOR, NOW, ReportForm(headline="Alert", source="Sirens", place=words))
    meant = {"Lvivska oblast": [LVIV], "Brest": BREST, "Nowhere": []}
    rows = unplaced.unplaced(store.writer_view())
    sheet = Places(window, [(row, meant[row.words]) for row in rows])
    qtbot.addWidget(sheet)
    sheet.show()
    assert [row.words for row, _ in sheet.chosen()] == ["Lvivska oblast"]
    assert sheet.told.text() == "1 report is ticked."
    at = [row.words for row in rows].index("Brest")
    item = sheet.rows.topLevelItem(at)
    assert item is not None
    sheet.rows.setCurrentItem(item)
    qtbot.keyClick(sheet.rows, Qt.Key.Key_Right)
    assert item.text(3).startswith("Brest, France") and "2 of 2" in item.text(3)
    qtbot.keyClick(sheet.rows, Qt.Key.Key_Space)
    assert sheet.told.text() == "2 reports are ticked."
    sheet._try(sheet._accept)
    settle(window)
    placed = {row.place: row for row in reports.received(store.writer_view()) if row.placed}
    assert set(placed) == {"Lviv Oblast, Ukraine", "Brest, France"}
    assert placed["Lviv Oblast, Ukraine"].region_only and not placed["Brest, France"].region_only
