"""Consultation ▸ Export minutes… and Export ledger…: a file, what it holds said, and its record in the case."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from console.store import journal
from console.ui import consult_export
from console.ui.consult.chosen import consulting_of
from console.ui.render import settle
from console.ui.window import Window
from tests import cases


def test_minutes_and_ledger_are_written_told_and_recorded(whole: Window, tmp_path: Path) -> None:
    consulting_of(whole)
    whole.openings.open(cases.story(tmp_path / "heron.flank", "grey-heron"))
    settle(whole)
    consult_export.ask_where(whole, consult_export.MINUTES)
    settle(whole)
    dialog = whole.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)
    (offered,) = dialog.selectedFiles()
    assert Path(offered).name.startswith("EXERCISE Consultation on Exercise Island") and offered.endswith(".pdf")
    dialog.fileSelected.emit(str(tmp_path / "minutes.pdf"))
    dialog.close()
    settle(whole)
    picture = consulting_of(whole).picture
    assert picture is not None and picture.consultation is not None
    consult_export.export(whole, consult_export.LEDGER, picture.consultation.id, tmp_path / "ledger.csv", "")
    settle(whole)
    assert (tmp_path / "minutes.pdf").exists() and (tmp_path / "ledger.csv").exists()
    told = [notice.text for notice in whole.notices.shown]
    assert "The ledger was written to ledger.csv. It holds national positions." in told
    store = whole.session.store
    assert store is not None
    with store.reader() as reader:
        labels = [one.label for one in journal.operations(reader)][-2:]
    assert labels == ["Export minutes to minutes.pdf", "Export ledger to ledger.csv"]
