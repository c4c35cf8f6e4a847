"""What the user sees when the console made a mistake: where the report is, and that nothing was sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QDialogButtonBox

from console.ui.sheet import Sheet
from console.ui.style import mark
from console.ui.threads import WindowThread
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


class CrashTeller(QObject):
    """Tells of one mistake at a time, from whatever thread it happened on."""

    def __init__(self, window: Window) -> None:
        """Shows its sheet over ``window``."""
        super().__init__(window)
        self._window = window
        self._thread = WindowThread(self)
        self._sheet: Sheet | None = None

    def tell(self, report: Path | None) -> None:
        """Show the sheet; a second mistake while it is open is only counted in the reports."""
        self._thread.post(lambda: self._show(report))

    def _show(self, report: Path | None) -> None:
        if self._sheet is not None:
            return
        sheet = self._sheet = Sheet(self._window, tr("Our mistake"))
        sheet.heading(tr("Flank Console made a mistake. What was saved is kept."))
        where = tr("A report without any content of the case is in {path}. Nothing was sent.", path=report)
        text = sheet.text(where if report is not None else tr("No report could be written: the disk took none."))
        text.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        buttons = QDialogButtonBox(sheet)
        mark(buttons.addButton(tr("Go on"), QDialogButtonBox.ButtonRole.AcceptRole), "act", "main")
        buttons.addButton(tr("Quit"), QDialogButtonBox.ButtonRole.DestructiveRole).clicked.connect(self._window.quit)
        buttons.accepted.connect(sheet.accept)
        sheet.body.addStretch(1)
        sheet.body.addWidget(buttons)
        sheet.finished.connect(self._closed)
        sheet.open()  # A form that is open keeps every window it does not own from the user.

    def _closed(self) -> None:
        self._sheet = None
