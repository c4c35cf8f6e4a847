"""File ▸ Export forces…: a format, a time, a file, and its record in the case."""

import json
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFileDialog, QPushButton

from console.store import journal
from console.ui import forces_export
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window


def test_exporting_asks_how_then_writes_records_and_tells_what_is_left_out(whole: Window, tmp_path: Path) -> None:
    forces_export.ask_how(whole)
    settle(whole)
    sheet = whole.findChild(Sheet)
    assert isinstance(sheet, Sheet)
    form, time = sheet.findChildren(QComboBox)
    assert time.count() == 2
    form.setCurrentText("MSDL scenario")
    assert time.count() == 1
    form.setCurrentText("ORBAT Mapper scenario")
    next(each for each in sheet.findChildren(QPushButton) if each.text() == "Choose a file…").click()
    dialog = whole.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog) and dialog.selectedFiles()[0].endswith(".json")
    dialog.fileSelected.emit(str(tmp_path / "forces.json"))
    dialog.close()
    settle(whole)
    assert json.loads((tmp_path / "forces.json").read_bytes())["type"] == "ORBAT-mapper"
    store = whole.session.store
    assert store is not None
    with store.reader() as reader:
        assert journal.operations(reader)[-1].label == "Export forces to forces.json"
    assert any("cannot hold is left out" in notice.text for notice in whole.notices.shown)
