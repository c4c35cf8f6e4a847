"""The matrix in an incident's sheet: its heading and choices, the rows, the finding, what carries it, the key."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from console.domain.matrix import Hypothesis
from console.domain.matrix_order import hidden
from console.domain.matrix_words import detail, finding, headline
from console.ui.choice_box import ChoiceBox
from console.ui.incident_desk import IncidentDesk, all_agree
from console.ui.panels.incident_facts import IncidentFacts
from console.ui.panels.inspector_flow import Flow
from console.ui.panels.inspector_parts import Words, box, label
from console.ui.panels.matrix_view import MatrixView
from console.ui.theme import Look
from console.ui.words import count, tr

_MOST_SAID = 5
"""So many sentences on what carries the result; the command line tells all."""


@dataclass(frozen=True)
class MatrixPart:
    """Draws the matrix of ``known``; acts go to ``desk``. ``writable``: marks and hypotheses may be changed."""

    known: IncidentFacts
    desk: IncidentDesk
    writable: bool

    def make(self, look: Look, parent: QWidget) -> QWidget:
        """The whole section."""
        return _MatrixSection(self, look, parent)


class _MatrixSection(QWidget):
    def __init__(self, part: MatrixPart, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._part, self._look = part, look
        self._incident_id = part.known.incident.id
        self._state = part.desk.states[self._incident_id]
        self._whole = part.known.weighed[None].matrix
        if self._state.analyst not in part.known.weighed:
            self._state.analyst = None
        shown = part.known.weighed[self._state.analyst]
        self._matrix = shown.matrix
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(look.gap(2))
        self._heading()
        if not self._matrix.hypotheses:
            self._column.addWidget(Words(finding(self._matrix, tr), self, ink="secondary"))
            self._column.addWidget(self._links())
            return
        self._rows()
        strong = headline(self._matrix, tr)
        self._column.addWidget(box(look, detail(self._matrix, tr), "finding", self, strong=strong))
        if shown.resting:
            self._column.addWidget(Words("\n".join(_few(shown.resting)), self, ink="secondary", type_="small"))
        self._key()
        self._column.addWidget(self._links())

    def _heading(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(self._look.gap(1))
        line.addWidget(Words(tr("Competing hypotheses"), self, type_="strong"), 1)
        many = hidden(self._matrix)
        if many:
            words = (
                count("Hide {n} neutral", "Hide {n} neutral", many)
                if self._state.neutral
                else (count("{n} neutral hidden", "{n} neutral hidden", many))
            )
            line.addWidget(self._link("matrixNeutral", words, lambda: self._neutral(not self._state.neutral)))
        self._column.addLayout(line)
        if len(self._whole.analysts) > 1:
            self._column.addWidget(self._analysts())

    def _links(self) -> QWidget:
        made = QWidget(self)
        flow = Flow(made, self._look.gap(1))
        if any(not row.unmarked for row in self._whole.rows):
            flow.addWidget(self._link("matrixHistory", tr("Over time"), self._history))
        if self._part.writable:
            add = self._link("matrixAdd", tr("Add a hypothesis"), self._add)
            flow.addWidget(add)
        return made

    def _analysts(self) -> QWidget:
        choice = ChoiceBox(self._look, self)
        choice.setObjectName("matrixAnalyst")
        choice.setAccessibleName(tr("Whose marks"))
        choice.addItem(all_agree(), None)
        for name in self._whole.analysts:
            choice.addItem(tr("Marks of {name}", name=name), name)
        choice.setCurrentIndex(max(0, choice.findData(self._state.analyst)))
        choice.activated.connect(lambda _: self._part.desk.look_as(self._incident_id, choice.currentData()))
        return choice

    def _rows(self) -> None:
        view = MatrixView(self._look, self._matrix, self._state, writable=self._part.writable, parent=self)
        view.marked.connect(self._part.desk.mark)
        view.opened.connect(self._part.desk.open_report)
        view.moved.connect(lambda area: self._scroll_to(view, area))
        self._column.addWidget(view)

    def _key(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._look.gap(2))
        grid.setVerticalSpacing(self._look.gap(1))
        known = self._matrix.hypotheses
        half = (len(known) + 1) // 2
        for number, one in enumerate(known):
            row, column = number % half, 2 * (number // half)
            grid.addWidget(self._label(one), row, column, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Words(one.text, self, ink="secondary"), row, column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._column.addLayout(grid)

    def _label(self, one: Hypothesis) -> QWidget:
        if not self._part.writable:
            return label(one.label, self, type_="strong")
        button = self._link(f"hypothesis{one.label}", one.label, lambda: self._part.desk.edit_hypothesis(one))
        button.setAccessibleName(tr("Change {label}: {text}", label=one.label, text=one.text))
        button.setProperty("act", "quiet")
        return button

    def _link(self, name: str, words: str, run: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setObjectName(name)
        button.setProperty("act", "link")
        button.clicked.connect(run)
        return button

    def _neutral(self, shown: bool) -> None:
        self._part.desk.show_neutral(self._incident_id, shown)

    def _add(self) -> None:
        self._part.desk.add_hypothesis(self._incident_id)

    def _history(self) -> None:
        self._part.desk.history(self._incident_id)

    def _scroll_to(self, view: MatrixView, area: QRect) -> None:
        scroll: QWidget | None = self
        while scroll is not None and not isinstance(scroll, QScrollArea):
            scroll = scroll.parentWidget()
        inside = scroll.widget() if isinstance(scroll, QScrollArea) else None
        if isinstance(scroll, QScrollArea) and inside is not None:
            place = view.mapTo(inside, area.center())
            scroll.ensureVisible(place.x(), place.y(), 0, area.height() * 2)


def _few(sentences: tuple[str, ...]) -> list[str]:
    """The first of them, and how many more there are."""
    shown = list(sentences[:_MOST_SAID])
    more = len(sentences) - len(shown)
    return [tr("What it rests on:"), *shown, *([count("and {n} more", "and {n} more", more)] if more else [])]
