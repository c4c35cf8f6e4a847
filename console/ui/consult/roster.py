"""The roster: one line an Ally, edited by single keys on it while the round is called, on several lines at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from console.domain.attendance import Level, Link
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.ui.commands import why_not_writable
from console.ui.consult.roster_rows import RosterRow, columns
from console.ui.notices import Notice
from console.ui.table_view import TableView
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window

_LEVELS: Final = (Level.AMBASSADORS, Level.MINISTERS, Level.LEADERS)
Said = Callable[[Sequence[RosterRow], Instant], dict[str, Any]]
"""What a key says of the lines chosen: fields of the form of an attendance."""


class Roster(TableView[RosterRow]):
    """Keys on a line say how it stands now; Enter and E open its form, / filters."""

    def __init__(self, window: Window, edit: Callable[[], None], parent: QWidget) -> None:
        """``edit`` opens the form of the lines chosen."""
        self._window, self._edit = window, edit
        super().__init__(
            window.look, tr("Roster"), columns(window.look, self.devicePixelRatioF), lambda row: row.ally.iso2, parent,
            row="row_compact",
        )  # fmt: skip
        self.consultation_id: bytes | None = None
        self.answer_keys(self._key)
        self.opened.connect(lambda _: edit())

    @property
    def grid(self) -> QWidget:
        """What takes the focus."""
        return self._grid

    @property
    def chosen_rows(self) -> list[RosterRow]:
        """The lines chosen, in the order shown."""
        chosen = set(self.selected_ids)
        return [row for row in self.model.shown_rows() if row.ally.iso2 in chosen]

    def say(self, fields: dict[str, Any]) -> None:
        """Record the same of every line chosen, as one operation."""
        lines, of = [row.ally.iso2 for row in self.chosen_rows], self.consultation_id
        if not lines or of is None:
            return
        refused = why_not_writable(self._window)
        if refused:
            self._window.say(Notice(refused, "warn", key="roster"))
            return

        def work(store: Store, actor: Actor, now: Instant) -> tuple[None, Changes]:
            from console.services.attendance import AttendanceForm, attend

            return None, attend(store, actor, now, of, [AttendanceForm(iso2, **fields) for iso2 in lines])

        self._window.session.attempt(work, lambda _: None)

    def _key(self, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) or event.text().lower() == "e":
            self._edit()
            return True
        if event.text() == "/":
            self.begin_filter()
            return True
        said = KEYS.get(event.text().lower())
        if said is None:
            return bool(event.text().strip()) and event.text().isprintable()
        rows = self.chosen_rows
        if rows:
            self.say(said(rows, self._window.clock.now()))
        else:
            words = tr("Choose the Allies first: arrows, Shift+arrows or Ctrl+A for several.")
            self._window.say(Notice(words, key="roster"))
        return True


def _link(link: Link) -> Said:
    return lambda _rows, _now: {"link": link}


def _turn(name: str) -> Said:
    """Yes for all lines chosen; no where all of them have it."""
    return lambda rows, _now: {name: not all(row.stands is not None and getattr(row.stands, name) for row in rows)}


def _wait(rows: Sequence[RosterRow], now: Instant) -> dict[str, Any]:
    """From now on; no more where all lines chosen wait already."""
    from console.services.attendance import NOT_WAITING

    waits = all(row.stands is not None and row.stands.waiting_since is not None for row in rows)
    return {"waiting_since": NOT_WAITING if waits else now, "instructed": False}


def _next_level(rows: Sequence[RosterRow], _now: Instant) -> dict[str, Any]:
    """The level after that of the first line chosen, round and round."""
    level = None if rows[0].stands is None else rows[0].stands.level
    return {"level": _LEVELS[(_LEVELS.index(level) + 1) % len(_LEVELS)] if level is not None else _LEVELS[0]}


KEYS: Final[dict[str, Said]] = {
    "u": _link(Link.UP),
    "d": _link(Link.DEGRADED),
    "x": _link(Link.DOWN),
    "a": _turn("authenticated"),
    "c": _turn("convened"),
    "i": lambda _rows, _now: {"instructed": True},
    "w": _wait,
    "l": _next_level,
}
