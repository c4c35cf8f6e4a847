"""File, Edit, Tools and Help."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from console.ui.commands import Choice, Command
from console.ui.help import show_about, show_keys
from console.ui.table_export import ask_where
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window

CASE_FILTER = "*.flank"


def _open(window: Window) -> None:
    dialog = QFileDialog(
        window, tr("Open a case"), str(window.case_folder()), tr("Cases ({pattern})", pattern=CASE_FILTER)
    )
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda chosen: window.open_case(Path(chosen)))
    dialog.open()


def _recent(window: Window) -> list[Choice]:
    known = [Path(path) for path in window.preferences.value.recent]
    return [Choice(f"{path.name}   {path.parent}", partial(window.open_case, path)) for path in known]


def _close(window: Window) -> None:
    window.session.close()


def _undo_words(window: Window) -> str:
    return tr("Undo “{label}”", label=window.session.undo_label or "")


def _redo_words(window: Window) -> str:
    return tr("Redo “{label}”", label=window.session.redo_label or "")


def _copy(window: Window) -> None:
    table = window.focused_table()
    if table is not None:
        QApplication.clipboard().setText(table.selected_text())


def _export_table(window: Window) -> None:
    table = window.current_table()
    if table is not None:
        ask_where(window, table)


def _typing() -> bool:
    return isinstance(QApplication.focusWidget(), QLineEdit)


def _is_open(window: Window) -> bool:
    return window.session.store is not None


COMMANDS = (
    Command("case.open", later("Open…"), "File", 0, _open, "Ctrl+O"),
    Command(
        "case.recent",
        later("Recent"),
        "File",
        0,
        choices=_recent,
        enabled_when=lambda window: bool(window.preferences.value.recent),
    ),
    Command("case.close", later("Close case"), "File", 0, _close, "Ctrl+W", _is_open),
    Command(
        "table.export",
        later("Export table as CSV…"),
        "File",
        1,
        _export_table,
        "Ctrl+Shift+E",
        lambda window: window.current_table() is not None,
    ),
    Command("quit", later("Quit"), "File", 2, lambda window: window.quit(), "Ctrl+Q"),
    Command(
        "undo",
        later("Undo"),
        "Edit",
        0,
        lambda window: window.session.undo(),
        "Ctrl+Z",
        lambda window: window.session.writable and window.session.undo_label is not None,
        _undo_words,
    ),
    Command(
        "redo",
        later("Redo"),
        "Edit",
        0,
        lambda window: window.session.redo(),
        "Ctrl+Shift+Z",
        lambda window: window.session.writable and window.session.redo_label is not None,
        _redo_words,
    ),
    Command(
        "copy",
        later("Copy rows"),
        "Edit",
        1,
        _copy,
        "Ctrl+C",
        lambda window: window.focused_table() is not None and not _typing(),
    ),
    Command("find", later("Find or do"), "Edit", 2, lambda window: window.find_or_do(), "Ctrl+K"),
    Command("help.keys", later("Keys"), "Help", 0, show_keys, "F1"),
    Command("help.about", later("About Flank Console"), "Help", 0, show_about),
)
