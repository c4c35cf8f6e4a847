"""Export a briefing: which files, for whom, who gets them, and the second person where the case asks for one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QWidget

from console.ui.brief.audience_choice import AudienceChoice
from console.ui.brief.chosen import Exported, briefing_of
from console.ui.brief.leaving_job import Asked, leave
from console.ui.check_box import CheckBox
from console.ui.release_fields import ReleaseFields, with_rule
from console.ui.sheet import Sheet
from console.ui.words import count, later, tr

if TYPE_CHECKING:
    from console.domain.storyboard import Storyboard
    from console.services.releasing import ReleaseRule
    from console.ui.window import Window

FORMS: Final = {
    "pdf": later("PDF, a slide a page"),
    "pptx": later("PowerPoint, text and tables that can be edited"),
    "html": later("Interactive map, one file for a browser"),
    "png": later("Pictures, one a slide"),
}


class ExportSheet(Sheet):
    """The form. What was asked for last stands in it: formats and folder, as long as the window is there."""

    def __init__(self, window: Window, board: Storyboard, rule: ReleaseRule) -> None:
        """About ``board``."""
        super().__init__(window, tr("Export briefing"))
        self._window, self._board = window, board
        self._briefings = briefing_of(window)
        last = self._briefings.exported
        self._leaving = False
        self.heading(tr("Export “{title}”", title=board.title))
        self.told = self.text("", "secondary")
        self.boxes = {form: CheckBox(window.look, tr(words), self) for form, words in self._forms().items()}
        for form, box in self.boxes.items():
            box.setChecked(form in last.forms)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            self.body.addWidget(box)
        words = tr("Notes pages: for whoever speaks")
        self.notes = CheckBox(window.look, words, self)
        self.notes.setChecked(last.notes)
        self.body.addWidget(self.notes)
        self.whom = AudienceChoice(window, self, board.audience_id)
        self.labelled(tr("Audience: everything is cut to what it may see"), self.whom.box)
        self.labelled(tr("Other audience"), self.whom.other)
        self.recipient = self.field(tr("Recipient: who gets the files"))
        self.recipient.setPlaceholderText(tr("Private office, by hand"))
        words = tr("This case asks for a second person before a briefing leaves it.")
        self.second = ReleaseFields(self, rule, words)
        self.folder = QLineEdit(str(last.folder or window.openings.folder()), self)
        self.labelled(tr("Folder"), self._with_button(self.folder))
        self.whom.changed.connect(self._say)
        self.act(tr("Export"), self._run)
        self._say()

    @staticmethod
    def _forms() -> dict[str, str]:
        from console.exports.briefing.order import FORMATS

        return {form: words for form, words in FORMS.items() if form in FORMATS}

    def _say(self) -> None:
        """How much it is and how it is marked; what is withheld and why stands on the desk."""
        for widget in (self.whom.other, self.name_of(self.whom.other)):
            widget.setVisible(self.whom.typed)
        briefings = self._briefings
        pages = count("{n} slide", "{n} slides", len(briefings.pages))
        same = self.whom.audience_id == self._board.audience_id and not self.whom.typed
        made = briefings.made
        marking = made.briefing.marking.text if made is not None and made.briefing is not None else ""
        held = count("{n} thing withheld", "{n} things withheld", len(briefings.withheld))
        held = held if briefings.withheld else tr("nothing withheld")
        told = " · ".join(part for part in (pages, marking, held) if part)
        self.told.setText(told if same else tr("Cut for this audience as it is written."))
        self.fit()

    def _run(self) -> str | None:
        if self._leaving:
            return ""
        forms = tuple(form for form, box in self.boxes.items() if box.isChecked())
        if not forms:
            return tr("Choose at least one kind of file.")
        if not self.folder.text().strip():
            return tr("Choose a folder for the files.")
        if why := self.second.why_not(self._window.session):
            return why
        folder = Path(self.folder.text().strip())
        self._briefings.exported = Exported(forms, self.notes.isChecked(), folder)
        known = (one for one in self._briefings.boards if one.id == self._board.id)
        asked = Asked(
            next(known, self._board), forms, self.notes.isChecked(), self.whom.audience_id, self.whom.words,
            self.recipient.text(), self.second.said, folder,
        )  # fmt: skip
        self._leaving = True
        leave(self._window, asked, self.accept, self._refused)
        return ""

    def _refused(self, sentence: str) -> None:
        self._leaving = False
        self.refuse(sentence)

    def _with_button(self, field: QLineEdit) -> QWidget:
        whole = QWidget(self)
        line = QHBoxLayout(whole)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._look.gap(2))
        choose = QPushButton(tr("Choose…"), whole)
        choose.setAutoDefault(False)
        choose.clicked.connect(self._choose)
        field.setAccessibleName(tr("Folder"))
        line.addWidget(field, 1)
        line.addWidget(choose)
        whole.setFocusProxy(field)
        return whole

    def _choose(self) -> None:
        dialog = QFileDialog(self, tr("Folder for the briefing"), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(self.folder.setText)
        dialog.open()


def ask_export(window: Window) -> None:
    """Ask how the briefing chosen shall leave."""
    board = briefing_of(window).board
    if board is None:
        return

    def ask(rule: ReleaseRule) -> None:
        sheet = ExportSheet(window, board, rule)
        sheet.fit()
        sheet.open()
        sheet.recipient.setFocus()

    with_rule(window, ask)
