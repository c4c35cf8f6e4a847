"""Text from outside stays plain text wherever the window shows it, tooltips included."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView

from console.map.views import View
from console.services.incidents import IncidentForm, edit_incident
from console.ui import table_paint
from console.ui.hover import hover_of
from console.ui.label import Label
from console.ui.panels.incidents import Incidents
from console.ui.picture import Picture
from console.ui.render import settle
from console.ui.window import Window
from console.ui.words import plain_tip

TITLE = "<b>Cable</b> & <img src='file:///etc/hostname'> cut"


def shown(tip: str) -> str:
    """What a reader sees of a tooltip, where Qt takes all that looks like markup for rich text."""
    if "<" not in tip:
        return tip
    document = QTextDocument()
    document.setHtml(tip)
    return document.toPlainText()


@pytest.fixture
def ident(whole: Window, picture: Picture) -> str:
    """An incident in view with a title that looks like markup."""
    incident = picture.shown.incidents[0]
    whole.session.act(edit_incident, incident.id, replace(IncidentForm.of(incident), title=TITLE))
    settle(whole)
    return incident.id.hex()


@pytest.mark.parametrize("text", ["plain", TITLE, "two\nlines", "&lt;b&gt;", ""])
def test_a_tip_is_read_letter_by_letter(text: str) -> None:
    assert shown(plain_tip(text)) == text


def test_a_label_is_read_letter_by_letter(qapp: QApplication) -> None:
    label = Label(TITLE)
    assert label.textFormat() is Qt.TextFormat.PlainText and label.text() == TITLE


def test_in_the_status_line(whole: Window, ident: str) -> None:
    undo = next(button for button in whole.line.findChildren(QPushButton) if "Cable" in button.toolTip())
    assert shown(undo.toolTip()) == f"Undo “Edit incident “{TITLE}””"


def test_on_the_map(whole: Window, ident: str) -> None:
    mark = whole.map.canvas.mark(ident)
    assert mark is not None
    whole.map.canvas.set_view(View(mark.lon, mark.lat, 50))
    assert hover_of(whole).words(whole.map.canvas.point_of(mark.lon, mark.lat)).startswith(TITLE)


def test_in_a_table(whole: Window, ident: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tips: list[str] = []

    class Caught:
        @staticmethod
        def showText(_place: QPoint, tip: str, *_: object) -> None:
            tips.append(tip)

    monkeypatch.setattr(table_paint, "QToolTip", Caught)
    panel = whole.panels["incidents"]
    assert isinstance(panel, Incidents)
    whole.show_panel("incidents")
    panel.table.select(ident)
    grid = panel.table.findChild(QTableView)
    row = panel.table.model.find(ident)
    assert grid is not None and row is not None
    column = [column.title for column in panel.table.model.columns].index("Incident")
    grid.setColumnWidth(column, 40)
    place = grid.visualRect(panel.table.model.index(row, column)).center()
    help_event = QHelpEvent(QEvent.Type.ToolTip, place, grid.viewport().mapToGlobal(place))
    QApplication.sendEvent(grid.viewport(), help_event)
    assert shown(tips[0]).startswith(TITLE)


def test_in_every_label(whole: Window, ident: str) -> None:
    whole.selection.select("incident", ident)
    settle(whole)
    found = [label for label in whole.findChildren(QLabel) if "Cable" in label.text()]
    assert found
    assert {label.textFormat() for label in found} == {Qt.TextFormat.PlainText}
