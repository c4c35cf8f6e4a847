"""File: cases, backups, exports, leaving."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from console.ui import backups, forces_export, interactive_export, map_export, new_case, quick_print, table_export
from console.ui.commands import Choice, Command
from console.ui.table_view import current
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window


def _open(window: Window) -> None:
    kinds = tr("Cases ({pattern})", pattern=f"*.{new_case.SUFFIX}")
    dialog = QFileDialog(window, tr("Open a case"), str(window.openings.folder()), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda chosen: window.openings.open(Path(chosen)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _recent(window: Window) -> list[Choice]:
    known = [Path(path) for path in window.preferences.value.recent]
    return [Choice(f"{path.name}   {path.parent}", partial(window.openings.open, path)) for path in known]


def _export_table(window: Window) -> None:
    table = current(window)
    if table is not None:
        table_export.ask_where(window, table)


def is_open(window: Window) -> bool:
    """Whether there is a case to act on."""
    return window.session.store is not None


COMMANDS = (
    # Ctrl+N is kept for what an operator files all night: a report.
    Command("case.new", later("New case…"), "File", 0, new_case.ask_where, "Ctrl+Shift+O"),
    Command("case.open", later("Open…"), "File", 0, _open, "Ctrl+O"),
    Command(
        "case.recent",
        later("Recent"),
        "File",
        0,
        choices=_recent,
        enabled_when=lambda window: bool(window.preferences.value.recent),
    ),
    Command("case.close", later("Close case"), "File", 0, lambda window: window.session.close(), "Ctrl+W", is_open),
    Command("case.backups", later("Backups…"), "File", 1, backups.show_backups, enabled_when=is_open),
    Command(
        "table.export",
        later("Export table as CSV…"),
        "File",
        1,
        _export_table,
        "Ctrl+Shift+E",
        lambda window: current(window) is not None,
    ),
    Command("forces.export", later("Export forces…"), "File", 1, forces_export.ask_how, enabled_when=is_open),
    Command("map.export", later("Export map…"), "File", 1, map_export.ask_how, "Ctrl+P", is_open),
    Command(
        "map.interactive",
        later("Export interactive map…"),
        "File",
        1,
        interactive_export.ask_how,
        enabled_when=is_open,
    ),
    Command("picture.print", later("Quick print…"), "File", 1, quick_print.ask_where, "Ctrl+Alt+Z", is_open),
    Command("quit", later("Quit"), "File", 2, lambda window: window.quit(), "Ctrl+Q"),
)
