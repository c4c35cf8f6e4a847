"""File ▸ Backups…: the verified copies beside the case, one more now, and a look at any of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from console.domain.operation import Actor, Changes
from console.domain.times import MINUTE, Instant, dtg
from console.ui.columns import Column, number
from console.ui.sheet import Sheet
from console.ui.table_view import TableView
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.backups import Backup
    from console.store.casefile import Store
    from console.ui.window import Window

_KB = 1_000


def show_backups(window: Window) -> None:
    """List the backups of the open case."""
    store = window.session.store
    if store is not None:
        _BackupSheet(window, store).show()


class BackupTimer(QObject):
    """Backs a changed case up every half hour, behind the window's back."""

    def __init__(self, window: Window) -> None:
        """Looks once a minute whether one is due."""
        super().__init__(window)
        self._window = window
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(MINUTE)

    def look(self) -> None:
        """Back up when the case changed and the newest backup is old enough."""
        session = self._window.session
        changed = session.last_saved
        if not session.writable or changed is None:
            return
        last: Instant = changed

        def work(store: Store, _actor: Actor, now: Instant) -> tuple[None, Changes]:
            from console.store import backups

            if backups.due(store.path, last, now):
                store.back_up(now)
            return None, Changes(frozenset())

        session.attempt(work, lambda _: None)


class _BackupSheet(Sheet):
    def __init__(self, window: Window, store: Store) -> None:
        super().__init__(window, tr("Backups"))
        self._window = window
        self._store = store
        self._found: dict[str, Path] = {}
        self.heading(tr("Backups of {title}", title=store.case.title))
        self.text(
            tr("Made every half hour when something changed, and before the file is brought up to date."), "secondary"
        )
        columns: list[Column[Backup]] = [
            Column(tr("Made"), lambda row: dtg(row.made_at), 40, sort=lambda row: row.made_at, bold=True),
            Column(tr("Size, kB"), lambda row: number(row.size / _KB), 24, sort=lambda row: row.size, number=True),
            Column(tr("File"), lambda row: row.path.name, stretch=True),
        ]
        self._table: TableView[Backup] = TableView(window.look, tr("Backups"), columns, lambda row: row.path.name, self)
        self._table.set_empty(tr("No backup yet."), tr("Back up now makes the first."))
        self._table.opened.connect(self._open)
        self.body.addWidget(self._table)
        self._add_buttons()
        self.resize(window.look.gap(150), window.look.gap(110))
        self._refill()

    def _add_buttons(self) -> None:
        row = QHBoxLayout()
        opens = QPushButton(tr("Look at the chosen one"), self)
        opens.clicked.connect(lambda: self._open(self._table.selected_id))
        row.addWidget(opens)
        if self._window.session.writable:
            makes = QPushButton(tr("Back up now"), self)
            makes.clicked.connect(self._make)
            row.addWidget(makes)
        row.addStretch(1)
        self.body.addLayout(row)
        self.closing()

    def _make(self) -> None:
        def work(store: Store, _actor: Actor, now: Instant) -> tuple[Path, Changes]:
            return store.back_up(now), Changes(frozenset())

        self._window.session.attempt(work, lambda _path: self._refill())

    def _refill(self) -> None:
        from console.store.backups import backups

        found = backups(self._store.path)
        self._found = {backup.path.name: backup.path for backup in found}
        self._table.set_rows(found)

    def _open(self, name: str) -> None:
        path = self._found.get(name)
        if path is not None:
            self.accept()
            self._window.openings.look_at(path)
