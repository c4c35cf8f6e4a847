"""The situation report of a crisis as a file: for whom, who gets it, where; written off the window's thread."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from console.domain.errors import ConsoleError
from console.domain.times import file_stamp
from console.ui.brief.audience_choice import AudienceChoice
from console.ui.consult.crisis_acts import crisis_of
from console.ui.leaving import file_name, note_output
from console.ui.notices import Notice
from console.ui.release_fields import ReleaseFields, product_words, with_rule
from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.crisis import Crisis
    from console.services.register import OutputForm
    from console.services.releasing import ReleaseRule
    from console.ui.jobs import Progress
    from console.ui.window import Window


def ask_how(window: Window) -> None:
    """Ask for whom the report of the crisis shown is, then for a file."""
    crisis = crisis_of(window)
    if crisis is None:
        return

    def ask(rule: ReleaseRule) -> None:
        sheet = ReportSheet(window, crisis, rule)
        sheet.fit()
        sheet.open()
        sheet.recipient.setFocus()

    with_rule(window, ask)


class ReportSheet(Sheet):
    """The form; it stays until the file is there."""

    def __init__(self, window: Window, crisis: Crisis, rule: ReleaseRule) -> None:
        """About ``crisis``."""
        super().__init__(window, tr("Situation report"))
        self._window, self._crisis = window, crisis
        self.heading(tr("Situation report of “{title}”", title=crisis.title))
        self.whom = AudienceChoice(window, self, None)
        self.labelled(tr("Audience: everything is cut to what it may see"), self.whom.box)
        self.labelled(tr("Other audience"), self.whom.other)
        self.recipient = self.field(tr("Recipient: who gets it"))
        self.second = ReleaseFields(self, rule, product_words())
        self.whom.changed.connect(self._fit)
        self.act(tr("Choose a file…"), self._choose)
        self._fit()

    def _fit(self) -> None:
        for widget in (self.whom.other, self.name_of(self.whom.other)):
            widget.setVisible(self.whom.typed)
        self.fit()

    def _choose(self) -> str:
        window = self._window
        if why := self.second.why_not(window.session):
            return why
        patterns = [tr("{kind} ({pattern})", kind=one.upper(), pattern=f"*.{one}") for one in ("pdf", "html")]
        dialog = QFileDialog(self, tr("Situation report"), str(window.openings.folder()), ";;".join(patterns))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        words = (self._crisis.title, tr("Situation report"), file_stamp(window.session.now))
        dialog.selectFile(file_name(window, words, ".pdf"))
        dialog.fileSelected.connect(lambda chosen: self.write(Path(chosen)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return ""

    def write(self, path: Path) -> None:
        """Write the file in a job; why it may not leave is said here."""
        window, session = self._window, self._window.session
        store, actor, now, moment = session.store, session.actor, session.now, session.moment
        if store is None:
            return
        audience_id, typed = self.whom.audience_id, self.whom.words
        recipient, second, crisis = self.recipient.text(), self.second.said, self._crisis.id

        def work(progress: Progress) -> OutputForm | str:
            from console.exports.situation_out import ReportOut, hand_out_report
            from console.services.audiences import audience_of, required
            from console.services.releasing import second_person

            progress.check()
            try:
                with store.reader() as reader:
                    audience = audience_of(reader, typed) if typed else None
                    audience = required(reader, audience_id) if audience_id is not None else audience
                    released_by = "" if second is None else second_person(reader, *second)
                how = ReportOut(path, crisis.hex(), audience, moment, recipient, released_by)
                return hand_out_report(store, actor, now, how)
            except ConsoleError as error:
                return str(error)

        def done(found: OutputForm | str) -> None:
            if isinstance(found, str):
                self.refuse(found)
                return
            self.accept()
            note_output(window, lambda: found)
            window.say(Notice(tr("The situation report was written to {name}.", name=path.name), "done"))

        window.jobs.start(tr("Writing the situation report"), work, done)
