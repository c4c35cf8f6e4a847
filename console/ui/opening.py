"""Opening a case from the window: off its thread, with the passphrase asked for where the file needs one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QLineEdit

from console.domain.operation import Actor
from console.domain.times import Instant
from console.ui.notices import Notice
from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window


class Openings(QObject):
    """Opens cases for one window."""

    def __init__(self, window: Window) -> None:
        """Listens to the window's session."""
        super().__init__(window)
        self._window = window
        window.session.key_wanted.connect(self._ask)
        window.session.opened.connect(self._opened)

    def open(self, path: Path, key: bytes | None = None) -> None:
        """Open a case instead of the one open now; one that is open already stays as it is."""
        shown = self._window.session.store
        if shown is not None and shown.path.resolve() == path.resolve():
            self._window.say(Notice(tr("{name} is open already.", name=path.name)))
            return

        def opening(actor: Actor, now: Instant) -> Store:
            from console.store.casefile import open_case

            return open_case(path, actor, now, key=key)

        self._window.session.begin(opening, path)

    def _opened(self) -> None:
        store = self._window.session.store
        if store is not None:
            self._window.preferences.note_recent(store.path)

    def _ask(self, path: Path, why: str) -> None:
        sheet = Sheet(self._window, tr("Passphrase"))
        words = QLabel(tr("{name} is encrypted. Type its passphrase.", name=path.name), sheet)
        words.setWordWrap(True)
        field = QLineEdit(sheet)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setAccessibleName(tr("Passphrase"))
        buttons = QDialogButtonBox(sheet)
        opens = buttons.addButton(tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        opens.setProperty("act", "main")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(sheet.accept)
        buttons.rejected.connect(sheet.reject)
        sheet.accepted.connect(lambda: self._open_with(path, field.text()))
        for widget in (words, field, buttons):
            sheet.body.addWidget(widget)
        sheet.open()
        field.setFocus()

    def _open_with(self, path: Path, passphrase: str) -> None:
        from console.store.connection import key_from

        self.open(path, key_from(passphrase))
