"""File ▸ Export interactive map…: for whom, a file, and its place in the register."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton

from console.store.outputs import outputs
from console.ui import interactive_export
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window


def test_exporting_asks_for_whom_then_writes_one_file_and_registers_it(whole: Window, tmp_path: Path) -> None:
    interactive_export.ask_how(whole)
    settle(whole)
    sheet = whole.findChild(Sheet)
    assert isinstance(sheet, Sheet)
    _, audience = sheet.findChildren(QLineEdit)
    go = next(each for each in sheet.findChildren(QPushButton) if each.text() == "Choose a file…")
    audience.setText("nobody known")
    go.click()
    settle(whole)
    assert whole.findChild(QFileDialog) is None and sheet.isVisible()
    audience.setText("NATO+EU")
    go.click()
    settle(whole)
    dialog = whole.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog) and dialog.selectedFiles()[0].endswith(".html")
    dialog.fileSelected.emit(str(tmp_path / "flank.html"))
    dialog.close()
    settle(whole)
    assert b"<h1>The eastern flank</h1>" in (tmp_path / "flank.html").read_bytes()
    store = whole.session.store
    assert store is not None
    with store.reader() as reader:
        last = outputs(reader)[0]
    assert (last.file, last.form, last.audience) == ("flank.html", "html", "NATO+EU")
