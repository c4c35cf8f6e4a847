"""Help in the window: the keys, made from the table of commands, and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QWidget

import console
from console.ui import commands
from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


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
    grid.setContentsMargins(0, 0, window.look.gap(3), 0)
    grid.setColumnStretch(1, 1)
    scroll.setWidget(inside)
    sheet.body.addWidget(scroll, 1)
    sheet.closing()
    sheet.resize(window.look.gap(170), min(window.look.gap(160), window.height() - window.look.gap(20)))
    sheet.show()


def show_about(window: Window) -> None:
    """What this is and what it stands on."""
    sheet = Sheet(window, tr("About Flank Console"))
    sheet.heading(tr("Flank Console"))
    sheet.text(
        tr(
            "What happened, what do we know, what can we do, what have Allies agreed: on one workstation, in one file, "
            "with no network."
        )
    )
    sheet.text(
        tr(
            "The data that ships is public; each fact names its source and its date. Borders follow international "
            "recognition."
        )
    )
    sheet.text(tr("Version {version}, Qt {qt}", version=console.__version__, qt=qVersion()), "secondary")
    sheet.closing()
    sheet.show()
