"""Edit: taking back, bringing again, copying, finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QLineEdit

from console.ui.commands import Command
from console.ui.notices import Notice
from console.ui.table_view import focused
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window


def _undo_words(window: Window) -> str:
    return tr("Undo “{label}”", label=window.session.told(window.session.rights.undo or ""))


def _redo_words(window: Window) -> str:
    return tr("Redo “{label}”", label=window.session.told(window.session.rights.redo or ""))


def _in_hand(window: Window) -> str:
    """What there is to copy of the tool on the map."""
    canvas = window.map.canvas
    return canvas.tool.text if canvas.tool is not None and canvas.hasFocus() else ""


def _copy(window: Window) -> None:
    table = focused()
    if text := _in_hand(window):
        QApplication.clipboard().setText(text)
        window.say(Notice(tr("Copied what is measured."), "done", key="copied"))
    elif table is not None:
        QApplication.clipboard().setText(table.selected_text())


def _has_rows() -> bool:
    table = focused()
    return table is not None and table.has_selection


def _typing() -> bool:
    return isinstance(QApplication.focusWidget(), QLineEdit)


COMMANDS = (
    Command(
        "undo",
        later("Undo"),
        "Edit",
        0,
        lambda window: window.session.undo(),
        "Ctrl+Z",
        lambda window: window.session.writable and window.session.rights.undo is not None,
        _undo_words,
    ),
    Command(
        "redo",
        later("Redo"),
        "Edit",
        0,
        lambda window: window.session.redo(),
        "Ctrl+Shift+Z",
        lambda window: window.session.writable and window.session.rights.redo is not None,
        _redo_words,
    ),
    Command(
        "copy",
        later("Copy"),
        "Edit",
        1,
        _copy,
        "Ctrl+C",
        lambda window: bool(_in_hand(window)) or (_has_rows() and not _typing()),
        why_not=lambda _window: "" if focused() is None or _typing() else tr("Nothing copied: no row is selected."),
    ),
    Command("find.place", later("Find…"), "Edit", 2, lambda window: window.find_places(), "Ctrl+F"),
    Command("find", later("Find or do"), "Edit", 2, lambda window: window.find_or_do(), "Ctrl+K"),
)
