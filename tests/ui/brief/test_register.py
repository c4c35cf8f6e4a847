"""The Register desk: what left, who has which page, what was corrected, who was told."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit

from console.exports.briefing import hand_out
from console.exports.briefing.build import Briefing
from console.exports.briefing.leave import LeftFile
from console.services.releasing import require_second_person
from console.ui.brief.export_sheet import ExportSheet, ask_export
from console.ui.brief.register import RegisterDesk
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests.ui.consult.conftest import press_main


def form(window: Window) -> Sheet:
    settle(window)
    return next(one for one in window.findChildren(Sheet) if one.isVisible())


def register(window: Window) -> RegisterDesk:
    window.desks.show("register")
    settle(window)
    desk = window.desks.desk
    assert isinstance(desk, RegisterDesk)
    return desk


def written(made: Briefing, folder: Path, formats: Sequence[str], **more: Any) -> tuple[LeftFile, ...]:
    """Files without the processes that draw them."""
    folder.mkdir()
    more["progress"](1, 1)
    names = [f"{made.title}.{form}" for form in formats]
    for name in names:
        (folder / name).write_bytes(b"made")
    return tuple(LeftFile(form, name, bytes(32), 4, made.marking) for form, name in zip(formats, names, strict=True))


@pytest.fixture
def exported(briefing: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a briefing given to the Polish delegation."""
    monkeypatch.setattr(hand_out, "write_briefing", written)
    ask_export(briefing)
    sheet = form(briefing)
    assert isinstance(sheet, ExportSheet)
    for name, box in sheet.boxes.items():
        box.setChecked(name == "pdf")
    sheet.recipient.setText("Polish delegation")
    sheet.folder.setText(str(tmp_path / "out"))
    press_main(sheet)
    settle(briefing)
    return tmp_path / "out"


def test_what_is_exported_stands_in_the_register_and_a_correction_lists_who_has_the_page(
    briefing: Window, exported: Path
) -> None:
    assert [path.suffix for path in exported.iterdir()] == [".pdf"]
    desk = register(briefing)
    output = desk.outputs.selected_row
    assert output is not None
    assert (output.form, output.recipient, len(output.pages)) == ("pdf", "Polish delegation", 3)
    desk.pages.select(output.pages[1].id.hex())
    QTest.keyClick(desk.pages.focusProxy(), Qt.Key.Key_C)
    sheet = form(briefing)
    sheet.findChildren(QPlainTextEdit)[0].setPlainText("Somebody has shown a part.")
    press_main(sheet)
    settle(briefing)
    assert desk.holder is not None
    assert (desk.holder.recipient, desk.holder.to_tell) == ("Polish delegation", True)
    QTest.keyClick(desk.who.focusProxy(), Qt.Key.Key_T)
    settle(briefing)
    assert desk.holder is not None
    assert not desk.holder.to_tell


def test_where_the_case_asks_for_a_second_person_nothing_is_written_without_one(
    briefing: Window, tmp_path: Path
) -> None:
    briefing.session.act(require_second_person, True)
    settle(briefing)
    ask_export(briefing)
    sheet = form(briefing)
    assert isinstance(sheet, ExportSheet)
    assert sheet.second.said == ("", "", "")
    sheet.folder.setText(str(tmp_path / "none"))
    press_main(sheet)
    settle(briefing)
    assert sheet.isVisible()
    assert not (tmp_path / "none").exists()
    sheet.reject()
    briefing.session.act(require_second_person, False)
    settle(briefing)


def test_without_a_kind_of_file_or_a_folder_the_form_says_what_is_missing(briefing: Window) -> None:
    ask_export(briefing)
    sheet = form(briefing)
    assert isinstance(sheet, ExportSheet)
    for box in sheet.boxes.values():
        box.setChecked(False)
    press_main(sheet)
    assert sheet.isVisible()
    sheet.reject()
