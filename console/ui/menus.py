"""Menus and shortcuts, made from the table of commands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from console.ui import commands, crash
from console.ui.commands import Command
from console.ui.menu_row import MenuRow
from console.ui.notices import Notice
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


class Menus:
    """One action per command, living as long as the window; menus are filled anew each time they open."""

    def __init__(self, window: Window, bar: MenuRow, table: Sequence[Command]) -> None:
        """Fills ``bar`` and gives ``window`` every shortcut of ``table``."""
        self._window = window
        self.table = table
        self._menus: list[tuple[QMenu, list[Command]]] = []
        self._actions = {command.id: self._action(command) for command in table}
        letters = ""
        for name in commands.MENUS:
            rows = sorted((command for command in table if command.menu == name), key=lambda command: command.group)
            menu = bar.addMenu(tr(name))
            letter = next(letter for letter in tr(name).upper() if letter.isalpha() and letter not in letters)
            letters += letter
            self._key(f"Alt+{letter}", bar, menu)
            menu.aboutToShow.connect(partial(self._fill, menu, rows))
            self._menus.append((menu, rows))
        self._key("F10", bar, self._menus[0][0])
        self.refresh()

    def refresh(self) -> None:
        """Show the menus in which something can be done now; the rest are absent."""
        for menu, rows in self._menus:
            menu.menuAction().setVisible(bool(commands.possible(rows, self._window)))

    def run(self, command: Command) -> None:
        """Do a command if it is possible now; say why not where it has something to say."""
        if not command.enabled_when(self._window):
            if command.why_not is not None and (why := command.why_not(self._window)):
                self._window.say(Notice(why, "warn", key="why-not"))
        elif command.run is not None:
            crash.note_command(command.id)
            command.run(self._window)

    def possible_ids(self) -> set[str]:
        """Ids of the commands that can be done now."""
        return {command.id for command in commands.possible(self.table, self._window)}

    def _key(self, key: str, bar: MenuRow, menu: QMenu) -> None:
        """A key that opens a menu. Qt's own way, an ampersand in the name, would underline a letter of every menu."""

        QShortcut(QKeySequence(key), self._window).activated.connect(partial(bar.open, menu))

    def _action(self, command: Command) -> QAction:
        action = QAction(tr(command.title), self._window)
        action.setObjectName(command.id)
        # A shortcut must work while the menu is closed, so the action belongs to the window and is never disabled.
        action.setShortcut(QKeySequence(command.key))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda: self.run(command))
        self._window.addAction(action)
        return action

    def _fill(self, menu: QMenu, rows: Sequence[Command]) -> None:
        menu.clear()
        group = None
        for command in commands.possible(rows, self._window):
            if group is not None and command.group != group:
                menu.addSeparator()
            group = command.group
            if command.choices is None:
                action = self._actions[command.id]
                action.setText(command.words(self._window).replace("&", "&&"))
                menu.addAction(action)
            else:
                self.offer(menu.addMenu(command.words(self._window)), command)

    def offer(self, menu: QMenu, command: Command) -> None:
        """Put the choices of a command into a menu."""
        if command.choices is None:
            return
        for choice in command.choices(self._window):
            action = menu.addAction(choice.title.replace("&", "&&"))
            action.setCheckable(choice.checked)
            action.setChecked(choice.checked)
            action.triggered.connect(partial(self._choose, command, choice))

    def _choose(self, command: Command, choice: commands.Choice, _checked: bool = False) -> None:
        crash.note_command(command.id)
        choice.run()
