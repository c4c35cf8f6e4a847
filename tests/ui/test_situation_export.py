"""Crisis ▸ Situation report…: for whom, a file, and its record in the register; why not is said in the sheet."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog

from console.store.outputs import outputs
from console.ui.consult.chosen import consulting_of
from console.ui.render import settle
from console.ui.situation_export import ReportSheet, ask_how
from console.ui.window import Window
from tests import cases


def test_the_report_is_written_for_its_audience_and_recorded(whole: Window, tmp_path: Path) -> None:
    consulting_of(whole)
    whole.openings.open(cases.story(tmp_path / "heron.flank", "grey-heron"))
    settle(whole)
    ask_how(whole)
    settle(whole)
    sheet = whole.findChild(ReportSheet)
    assert isinstance(sheet, ReportSheet) and sheet.second.said is None
    sheet.recipient.setText("Private office")
    sheet.whom.box.setCurrentIndex(sheet.whom.box.count() - 1)
    sheet.whom.other.setText("NATO and who else")
    sheet.write(tmp_path / "report.pdf")
    settle(whole)
    assert sheet.isVisible() and not (tmp_path / "report.pdf").exists()
    sheet.whom.other.setText("NATO+EU")
    sheet._choose()
    dialog = sheet.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog) and Path(dialog.selectedFiles()[0]).name.startswith("EXERCISE EX GREY HERON")
    dialog.fileSelected.emit(str(tmp_path / "report.pdf"))
    dialog.close()
    settle(whole)
    store = whole.session.store
    assert store is not None and (tmp_path / "report.pdf").exists()
    with store.reader() as reader:
        (found,) = outputs(reader)
    assert (found.recipient, found.form) == ("Private office", "pdf") and "EU" in found.audience
