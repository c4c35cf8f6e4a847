"""File ▸ Backups…: the verified copies beside the case, one more now, a look at any of them, and restoring one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from console.domain.errors import ConsoleError
from console.domain.operation import Actor, Changes, Kind, Operation
from console.domain.times import MINUTE, Instant, dtg
from console.ui import restoring
from console.ui.columns import Column, number
from console.ui.notices import Notice
from console.ui.restoring import Restoring
from console.ui.sheet import Sheet
from console.ui.style import mark
from console.ui.table_view import TableView
from console.ui.words import count, tr

if TYPE_CHECKING:
    from console.store.backups import Backup
    from console.store.casefile import Store
    from console.store.restore import Differences
    from console.ui.window import Window

T = TypeVar("T")
_KB = 1_000
_EVERY = 30 * MINUTE


def show_backups(window: Window) -> None:
    """List the backups of the open case; of the case it was made from while a backup is looked at."""
    store = window.session.store
    if store is not None:
        show_backups_of(window, window.openings.origin() or store.path, store.key)


def show_backups_of(window: Window, case: Path, key: bytes | None) -> None:
    """List the backups of a case that may not be open, or may not be readable; ``key`` is its passphrase if known."""
    BackupSheet(window, case, key).show()


class BackupTimer(QObject):
    """Backs a changed case up every half hour, behind the window's back."""

    def __init__(self, window: Window) -> None:
        """Looks once a minute whether one is due."""
        super().__init__(window)
        self._window = window
        self._not_before: Instant = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(MINUTE)

    def look(self) -> None:
        """Back up when the case changed and the newest backup is old enough."""
        session = self._window.session
        changed = session.last_saved
        if not session.writable or changed is None or session.clock.now() < self._not_before:
            return
        last: Instant = changed

        def work(store: Store, _actor: Actor, now: Instant) -> tuple[None, Changes]:
            from console.store import backups

            if backups.due(store.path, last, now):
                store.back_up(now)
            return None, Changes(frozenset())

        session.attempt(work, lambda _: None, self._failed)

    def _failed(self, error: ConsoleError) -> None:
        """Say it once, and try again when the next one would be due."""
        self._not_before = self._window.clock.now() + _EVERY
        self._window.say(Notice(tr("No backup was made. {why}", why=error), "warn", key="backup"))


class BackupSheet(Sheet):
    """The list, and under it what restoring the chosen one would lose."""

    def __init__(self, window: Window, case: Path, key: bytes | None) -> None:
        """Of the case at ``case``, which ``key`` opens."""
        super().__init__(window, tr("Backups"))
        self._window = window
        self._case = case
        self._key = key
        self._found: dict[str, Backup] = {}
        self._compared: Restoring | None = None
        self.heading(tr("Backups of {title}", title=case.stem))
        self.text(
            tr("Made every half hour when something changed, and before the file is brought up to date."), "secondary"
        )
        self._table = self._list(tr("Backups"), _backup_columns(), lambda row: row.path.name)
        self._table.set_empty(tr("No backup yet."), tr("Back up now makes the first."))
        self._table.picked.connect(self._compare)
        self._table.opened.connect(self._open)
        self._loss = self.text("")
        self._lost: TableView[Operation] = self._list(tr("Operations"), _operation_columns(), lambda row: row.id.hex())
        self._add_buttons()
        self._show_nothing()
        self.resize(window.look.gap(180), window.look.gap(150))
        self._refill()

    @property
    def _is_open(self) -> bool:
        """Whether the case itself is open in this window, not a backup of it or another case."""
        store = self._window.session.store
        return store is not None and store.path == self._case

    @property
    def _why_not(self) -> str:
        """Why nothing can be restored now, as a sentence; empty when it can."""
        session = self._window.session
        if self._window.openings.origin() == self._case:
            return tr("Go back to the case to restore this.")
        if not self._is_open or session.writable or session.store is None:
            return ""
        return session.store.why_read_only or tr("Come back to now, signed on, to restore this.")

    def _list(self, name: str, columns: list[Column[T]], ident: Callable[[T], str]) -> TableView[T]:
        table = TableView(self._window.look, name, columns, ident, self)
        self.body.addWidget(table, 1)
        return table

    def _add_buttons(self) -> None:
        row = QHBoxLayout()
        self._restore = self._button(row, tr("Restore this"), self._put_back)
        mark(self._restore, "act", "main")
        self._look_at = self._button(row, tr("Look at this"), lambda: self._open(self._table.selected_id))
        if self._is_open and self._window.session.writable:
            self._button(row, tr("Back up now"), self._make)
        row.addStretch(1)
        self.body.addLayout(row)
        self.closing()

    def _button(self, row: QHBoxLayout, words: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(run)
        row.addWidget(button)
        return button

    def _refill(self) -> None:
        from console.store.backups import backups

        found = backups(self._case)
        self._found = {backup.path.name: backup for backup in found}
        self._table.set_rows(found)
        # Of a case that is open the passphrase is known: comparing asks for nothing.
        if found and not self._table.selected_id and self._is_open:
            newest = max(found, key=lambda backup: backup.made_at).path.name
            self._table.select(newest)
            self._compare(newest)

    def _make(self) -> None:
        def work(store: Store, _actor: Actor, now: Instant) -> tuple[Path, Changes]:
            return store.back_up(now), Changes(frozenset())

        self._window.session.attempt(work, lambda _path: self._refill())

    def _open(self, name: str) -> None:
        backup = self._found.get(name)
        if backup is not None:
            self.accept()
            self._window.openings.look_at(backup, self._case, self._key)

    def _compare(self, name: str) -> None:
        backup = self._found.get(name)
        self._show_nothing()
        if backup is not None:
            self._loss.setText(tr("Comparing …"))
            self._look_at.show()
            restoring.compare(self._window, Restoring(self._case, backup, self._key), self._show)

    def _show_nothing(self) -> None:
        self._compared = None
        self._loss.setText(tr("Choose a backup to see what restoring it would lose."))
        for part in (self._lost, self._restore, self._look_at):
            part.hide()

    def _show(self, wanted: Restoring, told: Differences) -> None:
        """What restoring loses; a comparison of a backup that is no longer the chosen one is late, and left out."""
        if not self.isVisible() or self._table.selected_id != wanted.backup.path.name:
            return
        self._compared = wanted
        why_not = self._why_not
        self._loss.setText(" ".join(part for part in (_sentence(told), why_not) if part))
        self._lost.set_rows(told.lost[::-1])
        self._lost.setVisible(bool(told.lost))
        self._restore.setVisible(not why_not)

    def _put_back(self) -> None:
        if self._compared is not None:
            self.accept()
            restoring.restore(self._window, self._compared)


def _sentence(told: Differences) -> str:
    """What restoring would change, in words over the list of what would be lost."""
    if told.note:
        last = told.regained[-1]
        held = count("The backup holds {n} operation,", "The backup holds {n} operations,", len(told.regained))
        ends = tr("the last “{label}” by {name} at {time}.", label=last.label, name=last.actor.name, time=dtg(last.at))
        return f"{told.note} {held} {ends}"
    sentences = []
    if told.lost and all(row.kind is Kind.EVENT for row in told.lost):
        sentences.append(tr("Restoring it loses no work, only the record of who opened or exported the case."))
    elif told.lost:
        sentences.append(
            count("Restoring it loses {n} operation.", "Restoring it loses {n} operations.", len(told.lost))
        )
    if told.regained:
        again = ("It brings back {n} operation given up since.", "It brings back {n} operations given up since.")
        sentences.append(count(*again, len(told.regained)))
    return " ".join(sentences) or tr("The case holds nothing that this backup has not. Restoring it loses nothing.")


def _backup_columns() -> list[Column[Backup]]:
    return [
        Column(tr("Made"), lambda row: dtg(row.made_at), 40, sort=lambda row: row.made_at, bold=True),
        Column(tr("Size, kB"), lambda row: number(row.size / _KB), 24, sort=lambda row: row.size, number=True),
        Column(tr("File"), lambda row: row.path.name, stretch=True),
    ]


def _operation_columns() -> list[Column[Operation]]:
    return [
        Column(tr("Time"), lambda row: dtg(row.at), 37, sort=lambda row: row.at),
        Column(tr("What"), lambda row: row.label, stretch=True),
        Column(tr("Who"), lambda row: row.actor.name, 40),
        Column(tr("Station"), lambda row: row.actor.station, 36),
    ]
