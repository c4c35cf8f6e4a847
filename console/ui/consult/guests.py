"""Partners and observers at the table, apart from the Allies: they take no position."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from console.domain.attendance import Guest
from console.domain.capital_time import capital_time
from console.domain.errors import UsageError
from console.domain.times import Instant
from console.ui.columns import Column
from console.ui.consult.roster_rows import LINKS, link_pixmap
from console.ui.desk_card import Card
from console.ui.table_view import TableView
from console.ui.words import tr

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture
    from console.ui.window import Window


@dataclass(frozen=True, slots=True)
class GuestRow:
    """One of them, and the time there; empty where no zone is known."""

    guest: Guest
    local: str


class Guests(Card):
    """A table with one line a partner or observer."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(window.look, tr("Partners and observers"), parent, hypothetical=False)
        self._window = window
        self._writable = False
        self.consultation_id: bytes | None = None
        self.aside.say(tr("at the table, without a position"))
        self.add = QPushButton(tr("Add…"), self)
        self.add.clicked.connect(lambda: self._ask(None))
        self.head.addWidget(self.add)
        self.table: TableView[GuestRow] = TableView(
            window.look, tr("Partners and observers"), self._columns(), lambda row: row.guest.name, self,
            row="row_compact",
        )  # fmt: skip
        self.table.open_with(lambda: self._ask(self.chosen))
        self.body.addWidget(self.table, 1)

    @property
    def chosen(self) -> Guest | None:
        """The one chosen."""
        row = self.table.selected_row
        return None if row is None else row.guest

    def show_guests(self, picture: ConsultPicture, now: Instant, *, writable: bool) -> None:
        """Each as it stands."""
        self._writable = writable
        self.add.setVisible(writable)
        what_to_do = tr("Add a partner or an observer.") if writable else ""
        self.table.set_empty(tr("Nobody outside the Alliance is at the table."), what_to_do)
        self.table.set_rows([GuestRow(guest, _local(guest, now)) for guest in picture.guests])

    def _ask(self, guest: Guest | None) -> None:
        from console.ui.consult.capital_forms import ask_guest

        if self._writable and self.consultation_id is not None:
            ask_guest(self._window, self.consultation_id, guest)

    def _columns(self) -> tuple[Column[GuestRow], ...]:
        look = self._window.look
        return (
            Column(tr("Name"), lambda row: row.guest.name, 50, 30, bold=True, stretch=True),
            Column(tr("As"), lambda row: tr(row.guest.kind), 20, rank=2),
            Column(tr("Invited"), lambda row: tr("yes") if row.guest.invited else "", 16, rank=1),
            Column(
                tr("Link"), lambda row: tr(LINKS[row.guest.link][0]) if row.guest.link else "", 24,
                icon=lambda row: link_pixmap(look, row.guest.link, self.devicePixelRatioF()),
            ),
            Column(tr("There now"), lambda row: row.local, 30, rank=1),
        )  # fmt: skip


def _local(guest: Guest, now: Instant) -> str:
    try:
        there = capital_time(now, guest.timezone) if guest.timezone else None
    except UsageError:
        return ""
    return "" if there is None else f"{there.clock} {tr(there.weekday_word)}"
