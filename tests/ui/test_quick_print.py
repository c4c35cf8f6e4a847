"""Quick print: one key and Enter, and the sheet is there and in the register."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from console.store.outputs import outputs
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests.exports.printed import pages


def test_one_key_and_enter_write_the_sheet_and_record_it(whole: Window, qtbot: QtBot, tmp_path: Path) -> None:
    qtbot.keyClick(whole, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
    sheet = whole.findChild(Sheet)
    assert isinstance(sheet, Sheet)
    qtbot.keyClick(sheet, Qt.Key.Key_Return)
    settle(whole)
    store = whole.session.store
    assert store is not None
    with store.reader() as reader:
        (found,) = outputs(reader)
    assert found.title == "quick print" and found.form == "pdf" and found.sha256 is not None
    (written,) = whole.openings.folder().glob("*quick print*.pdf")
    assert found.file == written.name and len(pages(written.read_bytes())) == 1
    written.unlink()
