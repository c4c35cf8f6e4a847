"""A dialog of the program: the marking at its top, then what it asks or shows. It never blocks the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from console.ui.banner import Banner

if TYPE_CHECKING:
    from console.ui.window import Window


class Sheet(QDialog):
    """A window of its own with the marking at its top; everything below is added to :attr:`body`."""

    def __init__(self, window: Window, title: str) -> None:
        """Does not block the window."""
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        banner = Banner(window.look, self)
        banner.show_standing(window.standing)
        whole.addWidget(banner)
        self.body = QVBoxLayout()
        gap = window.look.gap(4)
        self.body.setContentsMargins(gap, gap, gap, gap)
        self.body.setSpacing(window.look.gap(3))
        whole.addLayout(self.body)

    def add_close(self) -> None:
        """The one button of a sheet that only shows something."""
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        buttons.rejected.connect(self.reject)
        self.body.addWidget(buttons)
