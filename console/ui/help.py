"""Help in the window: the keys, made from the table of commands, and what this program is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QGridLayout, QScrollArea, QWidget

import console
from console.ui import commands
from console.ui.label import Label
from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


_WIDTH_UNITS = 170
_MARGIN_UNITS = 10


def show_keys(window: Window) -> None:
    """Every key, by menu, in a sheet as high as the window lets it be, or as it takes."""
    sheet = Sheet(window, tr("Keys"))
    sheet.heading(tr("Keys"))
    sheet.text(tr("Every command is also in the menus and in Find or do (Ctrl+K)."), "secondary")
    scroll = QScrollArea(sheet)
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setAccessibleName(tr("Keys"))
    inside = QWidget(scroll)
    grid = QGridLayout(inside)
    grid.setHorizontalSpacing(window.look.gap(6))
    grid.setVerticalSpacing(window.look.gap(2))
    for row, (key, title, menu) in enumerate(commands.keys(window.menus.table)):
        for column, (words, ink) in enumerate(((key, "primary"), (title, "secondary"), (menu, "muted"))):
            label = Label(words, inside)
            label.setProperty("ink", ink)
            label.setWordWrap(column == 1)
            grid.addWidget(label, row, column)
    grid.setRowStretch(grid.rowCount(), 1)
    grid.setContentsMargins(0, 0, window.look.gap(3), 0)
    grid.setColumnStretch(1, 1)
    scroll.setWidget(inside)
    sheet.body.addWidget(scroll, 1)
    sheet.closing()
    sheet.resize(window.look.gap(_WIDTH_UNITS), window.height() // 2)
    sheet.show()
    # Only what is shown has its fonts, and with them its height.
    cut = inside.sizeHint().height() - scroll.viewport().height()
    sheet.resize(sheet.width(), min(sheet.height() + cut, window.height() - window.look.gap(_MARGIN_UNITS)))
    sheet.move(window.mapToGlobal(window.rect().center()) - sheet.rect().center())


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
