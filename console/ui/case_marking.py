"""The marking of a window: the highest of what its case holds, with what all its release lists have in common.

Read anew whenever rows changed, before any panel reads them, so that nothing is shown under a marking too low for it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.domain.marking import PUBLIC, Marking, product_of
from console.ui.session import Session

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.store.reader import Reader


class CaseMarking(QObject):
    """Follows the session's case. ``changed`` when its rows turned out to carry another marking than was shown."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject) -> None:
        """Make it before the panels: who asks the reader first is answered first."""
        super().__init__(parent)
        self._session = session
        self._own: tuple[Marking, ...] = ()
        session.opened.connect(self._opened)
        session.changed.connect(self._case_changed)

    @property
    def of_case(self) -> Marking:
        """What everything carries that names no marking of its own."""
        store = self._session.store
        return PUBLIC if store is None else store.case.marking

    @property
    def of_window(self) -> Marking:
        """The product of the case's marking and of those its rows carry; exercise when the case is one."""
        return replace(product_of(self.parts), exercise=self.of_case.exercise)

    @property
    def parts(self) -> list[Marking]:
        """The case's marking and those its rows carry."""
        return [self.of_case, *self._own]

    def _opened(self) -> None:
        self._own = ()
        self._read()

    def _case_changed(self, changes: Changes | None) -> None:
        if changes is None or changes.tables:
            self._read()

    def _read(self) -> None:
        self._session.read(_in_use, self._arrived)

    def _arrived(self, own: tuple[Marking, ...]) -> None:
        if own != self._own:
            self._own = own
            self.changed.emit()


def _in_use(reader: Reader) -> tuple[Marking, ...]:
    from console.store import markings

    return tuple(markings.in_use(reader))
