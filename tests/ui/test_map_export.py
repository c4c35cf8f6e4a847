"""The map of the window as a file."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPushButton

from console.domain.errors import BadInput
from console.store import journal
from console.ui import map_export
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests.exports.printed import pages
from tests.ui.things import LATER


def test_the_sheet_holds_what_the_window_shows(whole: Window) -> None:
    sheet = map_export.sheet_of(whole, "The flank", "light")
    canvas = whole.map.canvas
    assert sheet.content.units and [mark.id for mark in sheet.content.units] == [
        mark.id for mark in canvas.content.units
    ]
    assert sheet.marking == "UNCLASSIFIED / PUBLIC DATA" and not sheet.exercise and not sheet.chips
    assert sheet.span[0] == pytest.approx(canvas.width() * canvas.view.metres_per_pixel)
    labels = {line.label for line in sheet.legend}
    assert {"Missile or drone", "Battlegroups"} <= labels


def test_as_known_then_stands_on_the_sheet(whole: Window) -> None:
    whole.session.put_back(LATER - 60_000)
    settle(whole)
    assert map_export.sheet_of(whole, "The flank", "light").chips[0].startswith("KNOWN AT ")


def test_exporting_asks_for_a_title_then_writes_and_records(whole: Window, tmp_path: Path) -> None:
    map_export.ask_how(whole)
    settle(whole)
    sheet = whole.findChild(Sheet)
    assert isinstance(sheet, Sheet)
    title, form = sheet.findChildren(QLineEdit)[0], sheet.findChildren(QComboBox)[0]
    button = next(each for each in sheet.findChildren(QPushButton) if each.text() == "Choose a file…")
    title.setText(" ")
    button.click()
    assert sheet.isVisible() and whole.findChild(QFileDialog) is None
    title.setText("Posture in the north")
    form.setCurrentText("A3 standing (PDF)")
    button.click()
    dialog = whole.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog) and dialog.selectedFiles()[0].endswith(".pdf")
    dialog.fileSelected.emit(str(tmp_path / "north.pdf"))
    dialog.close()
    settle(whole)
    assert pages((tmp_path / "north.pdf").read_bytes())[0] == pytest.approx((297, 420), abs=0.5)
    store = whole.session.store
    assert store is not None
    with store.reader() as reader:
        assert journal.operations(reader)[-1].label == "Export map to north.pdf"


def test_a_picture_has_the_pixels_that_are_typed(whole: Window, tmp_path: Path) -> None:
    map_export.ask_how(whole)
    settle(whole)
    sheet = whole.findChild(Sheet)
    assert isinstance(sheet, Sheet)
    _, pixels = sheet.findChildren(QLineEdit)
    assert pixels.isHidden()
    sheet.findChildren(QComboBox)[0].setCurrentText("Other pixels (PNG)…")
    assert pixels.isVisible()
    button = next(each for each in sheet.findChildren(QPushButton) if each.text() == "Choose a file…")
    pixels.setText("as large as can be")
    button.click()
    assert sheet.isVisible() and whole.findChild(QFileDialog) is None
    pixels.setText("1100x 700")
    button.click()
    dialog = whole.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog) and dialog.selectedFiles()[0].endswith(".png")
    dialog.fileSelected.emit(str(tmp_path / "north.png"))
    dialog.close()
    settle(whole)
    image = QImage(str(tmp_path / "north.png"))
    assert (image.width(), image.height()) == (1100, 700)


@pytest.mark.parametrize("text", ["", "2560", "100 × 100", "2000 × 600", "2560 × 99999", "-800x700", "1e3x900"])
def test_what_is_no_size_of_a_picture_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="2560 × 1440"):
        map_export.pixels_of(text)
