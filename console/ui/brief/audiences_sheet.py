"""The audiences a case keeps: who sits there and up to which level they are cleared. New, edited, deleted here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from console.domain.marking import Level, Marking
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.ui.brief.chosen import briefing_of
from console.ui.columns import Column
from console.ui.consult.form_parts import choice
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, open_beside, writing
from console.ui.table_view import TableView
from console.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from console.domain.audience import Audience
    from console.store.casefile import Store
    from console.ui.window import Window

_HIGH_UNITS, _WIDE_UNITS = 60, 170


class AudiencesSheet(Sheet):
    """A table, and what is done with its rows; it follows what is written."""

    def __init__(self, window: Window, chosen: Callable[[bytes], None] | None) -> None:
        """Shows what the case keeps now. ``chosen`` is told the id of a new one: it was made for something."""
        super().__init__(window, tr("Audiences"))
        self._chosen = chosen
        self._window = window
        self._briefings = briefing_of(window)
        self.heading(tr("Who looks at what leaves this case?"))
        self.text(tr("Everybody in an audience must be allowed to see a thing for it to be shown."), "secondary")
        self.table: TableView[Audience] = TableView(
            window.look, tr("Audiences"), _columns(), lambda row: row.id.hex(), self
        )
        self.table.setMinimumHeight(window.look.gap(_HIGH_UNITS))
        self.table.set_empty(
            tr("No audience is kept yet."), tr("N makes one: ministers of NATO and the EU, a host nation, the public.")
        )
        self.body.addWidget(self.table, 1)
        line = QHBoxLayout()
        line.setSpacing(window.look.gap(2))
        self._new, self._edit, self._delete = (
            self._button(words, run)
            for words, run in ((tr("New…"), self._ask_new), (tr("Edit…"), self._ask_edit), (tr("Delete"), self._remove))
        )
        for button in (self._new, self._edit, self._delete):
            line.addWidget(button)
        line.addStretch(1)
        self.body.addLayout(line)
        self.table.open_with(self._ask_edit)
        self.table.answer_keys(self._key)
        self.table.chosen.connect(self._show_acts)
        self._briefings.changed.connect(self._show)
        self.closing()
        self._show()

    def _show(self) -> None:
        known = self._briefings.audiences
        self.table.set_rows(known)
        if self.table.selected_row is None and known:
            self.table.select(known[0].id.hex())
        self._show_acts()

    def _show_acts(self) -> None:
        writable = self._window.session.writable
        self._new.setVisible(writable)
        for button in (self._edit, self._delete):
            button.setVisible(writable and self.table.selected_row is not None)

    def _ask_new(self) -> None:
        ask_audience(self._window, None, self._made)

    def _made(self, audience_id: object) -> None:
        if self._chosen is not None and isinstance(audience_id, bytes):
            self._chosen(audience_id)

    def _ask_edit(self) -> None:
        if (row := self.table.selected_row) is not None and self._window.session.writable:
            ask_audience(self._window, row)

    def _remove(self) -> None:
        from console.services.audiences import delete_audience

        if (row := self.table.selected_row) is not None and self._window.session.writable:
            self._window.session.act(delete_audience, row.id)

    def _key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        run = {
            Qt.Key.Key_N: self._ask_new, Qt.Key.Key_E: self._ask_edit, Qt.Key.Key_Return: self._ask_edit,
            Qt.Key.Key_Enter: self._ask_edit, Qt.Key.Key_Delete: self._remove,
        }.get(Qt.Key(event.key()))  # fmt: skip
        if run is not None:
            run()
        return run is not None

    def _button(self, words: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: run())
        return button


def ask_audience(
    window: Window, audience: Audience | None, then: Callable[[object], None] = lambda _made: None
) -> None:
    """Ask for an audience to keep, or for another name, level or members of one. ``then`` gets the id of a new one."""
    sheet = Sheet(window, tr("New audience") if audience is None else tr("Edit audience"))
    sheet.heading(tr("Who is it, and up to which level are they cleared?"))
    name = sheet.field(tr("Name"), "" if audience is None else audience.name)
    name.setPlaceholderText(tr("Ministers of NATO and the EU"))
    case = window.marking.of_case
    levels = [(level, Marking(level, "" if level is Level.PUBLIC else case.owner or "NATO").text) for level in Level]
    level = choice(window, sheet, tr("Cleared to"), levels, Level.UNCLASSIFIED if audience is None else audience.level)
    members = sheet.field(tr("Members"), "" if audience is None else "+".join(sorted(audience.members)))
    members.setPlaceholderText(tr("NATO+EU, or POL+DEU; empty is the public"))
    note = sheet.field(tr("Note"), "" if audience is None else audience.note)

    def asked() -> Work:
        from console.services.audiences import AudienceForm

        form = AudienceForm(name.text(), level.currentData(), members.text(), note.text())

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.audiences import edit_audience, keep_audience

            if audience is None:
                return keep_audience(store, actor, now, form)
            return None, edit_audience(store, actor, now, audience.id, form)

        return work

    sheet.act(tr("Keep"), writing(window, sheet, asked, then))
    open_beside(window, sheet, name)


def show_audiences(window: Window, chosen: Callable[[bytes], None] | None = None) -> None:
    """The sheet, over the window; ``chosen`` is told of a new audience."""
    sheet = AudiencesSheet(window, chosen)
    sheet.setMinimumWidth(max(sheet.minimumWidth(), window.look.gap(_WIDE_UNITS)))
    sheet.fit()
    sheet.open()
    sheet.table.setFocus()


def _columns() -> tuple[Column[Audience], ...]:
    return (
        Column(tr("Audience"), lambda row: row.name, 50, 26, stretch=True, bold=True),
        Column(tr("Cleared to"), lambda row: row.level.name.replace("_", " "), 30, 22, sort=lambda row: row.level),
        Column(tr("Members"), _members, 44, 24, tip=_members),
        Column(tr("Note"), lambda row: row.note, 40, 16, rank=1),
    )


def _members(row: Audience) -> str:
    return ", ".join(sorted(row.members)) or tr("the public")
