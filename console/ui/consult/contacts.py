"""The contact log: which capital spoke to which, when, about what; a line is typed while it is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from console.domain.attendance import Contact
from console.domain.contact_line import EXAMPLE, read_contact
from console.domain.discretion import caution
from console.domain.errors import ConsoleError
from console.domain.marking import Marking
from console.domain.operation import Actor, Changes
from console.domain.times import Instant, dtg
from console.ui.columns import Column
from console.ui.desk_card import Card
from console.ui.label import Label
from console.ui.table_view import TableView
from console.ui.time_words import group_words
from console.ui.words import tr

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture
    from console.store.casefile import Store
    from console.ui.window import Window


class ContactLog(Card):
    """The line at the top is written by Enter and free for the next at once; what is refused stays in it."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(window.look, tr("Contact log"), parent, hypothetical=False)
        self._window = window
        self.consultation_id: bytes | None = None
        self._now: Instant = 0
        self._marking: Marking | None = None
        self.form = QPushButton(tr("Form…"), self)
        self.form.clicked.connect(self.ask)
        self.head.addWidget(self.form)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(tr("Contact"))
        self.line.setPlaceholderText(EXAMPLE)
        self.line.returnPressed.connect(self._write)
        self.refusal = Label("", self)
        self.refusal.setProperty("ink", "danger")
        self.refusal.setWordWrap(True)
        self.refusal.hide()
        self.line.textEdited.connect(lambda _: self.refusal.hide())
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        self.body.addLayout(row)
        self.body.addWidget(self.refusal)
        self.table: TableView[Contact] = TableView(
            window.look, tr("Contact log"), self._columns(), lambda row: row.id.hex(), self, row="row_compact",
            marking=lambda row: row.marking or self._marking,
        )  # fmt: skip
        self.body.addWidget(self.table, 1)

    def show_contacts(self, picture: ConsultPicture, *, writable: bool, hidden: bool = False) -> None:
        """Newest first; ``hidden`` shows none of them."""
        self._now = picture.now
        self._marking = None if picture.consultation is None else picture.consultation.marking
        self.table.caution = tr(caution(picture.released))
        what_to_do = tr("Type one above: who, who, when, by what, about what.") if writable else ""
        if hidden:
            self.table.set_empty(tr("Contacts are not released for the wall."), tr("They are shown at the desk."))
        else:
            self.table.set_empty(tr("No contact is recorded."), what_to_do)
        for widget in (self.line, self.form):
            widget.setVisible(writable)
        self.table.set_rows(() if hidden else picture.contacts)

    def ask(self) -> None:
        """Open the form, with what stands in the line."""
        from console.ui.consult.capital_forms import ask_contact

        if self.consultation_id is not None:
            ask_contact(self._window, self.consultation_id, self.line.text(), self.line.clear)

    def _write(self) -> None:
        of, text = self.consultation_id, self.line.text()
        if of is None or not text.strip():
            return
        try:
            said = read_contact(text, self._window.clock.now())
        except ConsoleError as error:
            self._refuse(str(error), text)
            return
        self.line.clear()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[None, Changes]:
            from console.services.attendance import ContactForm, log_contact

            form = ContactForm(said.one, said.other, said.subject, said.at, said.level, said.means)
            return None, log_contact(store, actor, now, of, form)

        self._window.session.attempt(work, lambda _: None, lambda error: self._refuse(str(error), text))

    def _refuse(self, sentence: str, text: str) -> None:
        self.refusal.setText(sentence)
        self.refusal.show()
        if not self.line.text():
            self.line.setText(text)

    def _columns(self) -> tuple[Column[Contact], ...]:
        return (
            Column(tr("When"), self._when, 30, 24, sort=lambda row: row.at, tip=lambda row: dtg(row.at)),
            Column(tr("Who"), lambda row: f"{row.one} – {row.other}", 40, 26, bold=True, tip=_by),
            Column(tr("By"), _by, 40, 22, rank=1),
            Column(tr("About"), lambda row: row.subject, 60, 30, stretch=True, tip=_told),
        )

    def _when(self, contact: Contact) -> str:
        return group_words(contact.at, self._now)


def _by(contact: Contact) -> str:
    return " · ".join(part for part in (contact.means, contact.level) if part)


def _told(contact: Contact) -> str:
    return tr("told by {who}", who=contact.reported_by) if contact.reported_by else ""
