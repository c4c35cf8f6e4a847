"""Help in the window: the keys, made from the table of commands, and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from console.ui import commands
from console.ui.banner import Banner
from console.ui.words import tr

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


def show_keys(window: Window) -> None:
    """Every key, by menu."""
    sheet = Sheet(window, tr("Keys"))
    scroll = QScrollArea(sheet)
    scroll.setWidgetResizable(True)
    scroll.setAccessibleName(tr("Keys"))
    inside = QWidget(scroll)
    grid = QGridLayout(inside)
    grid.setHorizontalSpacing(window.look.gap(6))
    grid.setVerticalSpacing(window.look.gap(2))
    for row, (key, title, menu) in enumerate(commands.keys(window.menus.table)):
        for column, (words, ink) in enumerate(((key, "primary"), (title, "secondary"), (menu, "muted"))):
            label = QLabel(words, inside)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("ink", ink)
            grid.addWidget(label, row, column)
    grid.setRowStretch(grid.rowCount(), 1)
    grid.setColumnStretch(1, 1)
    scroll.setWidget(inside)
    sheet.body.addWidget(scroll)
    sheet.add_close()
    sheet.resize(window.look.gap(130), min(window.look.gap(160), window.height() - window.look.gap(20)))
    sheet.show()


def show_about(window: Window) -> None:
    """What this is and what it stands on."""
    sheet = Sheet(window, tr("About Flank Console"))
    title = QLabel(tr("Flank Console"), sheet)
    title.setProperty("type", "title")
    text = QLabel(
        tr(
            "What happened, what do we know, what can we do, what have Allies agreed: on one workstation, in one file, "
            "with no network.\n\nThe data that ships is public; each fact names its source and its date. "
            "Borders follow international recognition.\n\nQt {qt}",
            qt=qVersion(),
        ),
        sheet,
    )
    text.setTextFormat(Qt.TextFormat.PlainText)
    text.setWordWrap(True)
    sheet.body.addWidget(title)
    sheet.body.addWidget(text)
    sheet.body.addStretch(1)
    sheet.add_close()
    sheet.resize(window.look.gap(110), window.look.gap(70))
    sheet.show()
