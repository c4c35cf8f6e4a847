"""The buttons over the map's right upper corner: every command of the table that has an icon, in its order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from console.ui import icons
from console.ui.commands import Command
from console.ui.theme import Look
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


class MapColumn(QObject):
    """Buttons on ``place``; one whose command is active (its tool is in the hand) is pressed."""

    def __init__(self, look: Look, place: QWidget) -> None:
        """Empty until :meth:`fill`."""
        super().__init__(place)
        self._look, self._place = look, place
        self._buttons: dict[Command, QToolButton] = {}
        self._active: Callable[[Command], bool] = lambda _command: False

    def fill(self, window: Window, commands: Sequence[Command]) -> None:
        """Make a button of each command with an icon. The tab order is the order of the column."""
        self._active = lambda command: command.active_when is not None and command.active_when(window)
        for command in commands:
            if command.icon:
                self._buttons[command] = self._button(window, command)
        self.dress()
        self.show_active()

    @property
    def areas(self) -> list[QRect]:
        """What the buttons cover."""
        return [button.geometry() for button in self._buttons.values()]

    def place_buttons(self) -> None:
        """Keep the buttons in their corner."""
        side, gap, apart = self._look.px("button"), self._look.gap(3), self._look.gap(1)
        for row, button in enumerate(self._buttons.values()):
            button.setGeometry(self._place.width() - side - gap, gap + row * (side + apart), side, side)
            button.raise_()

    def dress(self) -> None:
        """Icons in the theme's ink and size."""
        for command, button in self._buttons.items():
            role = "state.accent" if button.isChecked() else "ink.secondary"
            button.setIcon(icons.icon(self._look, command.icon, role))
            button.setIconSize(QSize(self._look.gap(4), self._look.gap(4)))

    def show_active(self) -> None:
        """Press the buttons of what is in the hand."""
        for command, button in self._buttons.items():
            button.setChecked(self._active(command))
        self.dress()

    def _button(self, window: Window, command: Command) -> QToolButton:
        button = QToolButton(self._place)
        name = tr(command.title)
        button.setObjectName("mapButton")
        button.setCheckable(command.active_when is not None)
        button.setAccessibleName(name)
        button.setToolTip(f"{name}  ({command.key})" if command.key else name)
        button.clicked.connect(lambda: self._run(window, command))
        button.show()
        return button

    def _run(self, window: Window, command: Command) -> None:
        if command.choices is not None and command.enabled_when(window):
            self._offer(window, command)
        else:
            window.menus.run(command)
        self.show_active()

    def _offer(self, window: Window, command: Command) -> None:
        """The choices of a command, under its button."""
        button, menu = self._buttons[command], QMenu(self._place)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        window.menus.offer(menu, command)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
