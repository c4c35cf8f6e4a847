"""Panels that nobody sees while the past is stepped through: what they owe is read when they are shown, or at rest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from console.domain.operation import Changes
from console.ui.panes import RESTING, Panel

if TYPE_CHECKING:
    from console.ui.session import Session

REST_MS: Final = 250
"""After the last step; then the counts beside the names of hidden panels are right as well."""


class Unseen(QObject):
    """Refreshes the panels of a window; those behind others follow once nobody steps on, or when they are shown."""

    def __init__(self, session: Session, parent: QObject) -> None:
        """Nothing is owed at first."""
        super().__init__(parent)
        self._session = session
        self._acts: dict[Callable[[], None], QWidget] = {}
        self._owed: dict[Panel, Changes] = {}
        self._resting = QTimer(self, interval=REST_MS, singleShot=True)
        self._resting.setObjectName(RESTING)
        self._resting.timeout.connect(self._rest)

    def watch(self, widget: QWidget) -> None:
        """Let a panel, or a part of the window, show what it owes when it is shown."""
        widget.installEventFilter(self)

    def show(self, widget: QWidget, act: Callable[[], None]) -> None:
        """Let a widget that is watched show something: in the past, where nobody sees it, later."""
        if self._session.moment is None or widget.isVisible():
            self._acts.pop(act, None)
            act()
        else:
            self._acts[act] = widget
            self._resting.start()

    def refresh(self, panels: Iterable[Panel], changes: Changes | None) -> None:
        """Let panels read again what ``changes`` touches; where only the moment is another, the hidden ones later."""
        for panel in panels:
            if changes is None:
                self._owed.pop(panel, None)
            elif not changes.written and not panel.isVisible():
                self._owe(panel, changes)
                continue
            else:
                self._read(panel)
            panel.refresh(changes)

    def _rest(self) -> None:
        if self._session.busy:
            self._resting.start()  # what is looked at comes first
        else:
            self.read_all()

    def read_all(self) -> None:
        """Let all read and show what they owe."""
        for panel in list(self._owed):
            self._read(panel)
        self._act(list(self._acts))

    def forget(self) -> None:
        """Another case: everything is read anew."""
        self._owed.clear()
        self._act(list(self._acts))
        self._resting.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: a panel is shown."""
        if event.type() is QEvent.Type.Show:
            if isinstance(watched, Panel):
                self._read(watched)
            self._act([act for act, widget in self._acts.items() if widget is watched])
        return False

    def _act(self, acts: Iterable[Callable[[], None]]) -> None:
        for act in acts:
            del self._acts[act]
            act()

    def _owe(self, panel: Panel, changes: Changes) -> None:
        before = self._owed.get(panel)
        if before is not None and before.span is not None and changes.span is not None:
            (low, high), (first, last) = before.span, changes.span
            changes = replace(changes, tables=before.tables | changes.tables, span=(min(low, first), max(high, last)))
        self._owed[panel] = changes
        self._resting.start()

    def _read(self, panel: Panel) -> None:
        owed = self._owed.pop(panel, None)
        if owed is not None:
            panel.refresh(owed)
