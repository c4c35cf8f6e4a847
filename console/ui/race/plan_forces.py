"""The forces of a plan in its form: a table with its keys, over pages to add forces and to change one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from console.domain.assumption import Spread
from console.domain.force import Force
from console.domain.notice import notice_words
from console.domain.numbers import ranged
from console.domain.plan import PlanForce
from console.domain.raising import can_be_raised, raised
from console.domain.reference import Ally
from console.exports.picture_names import name_in_plan
from console.ui.columns import Column
from console.ui.label import Label
from console.ui.race.force_fields import ForceFields
from console.ui.race.force_list import ForceList
from console.ui.table_view import TableView
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


@dataclass(frozen=True)
class Known:
    """What the form knows of the case: the forces of the day by id, the Allies by code, what is assumed of brigades."""

    forces: dict[bytes, Force]
    allies: dict[str, Ally]
    brigade: Spread
    notice: Spread


@dataclass(frozen=True)
class Entry:
    """A line of the plan and the force it counts on; None where that is not there on the day."""

    line: PlanForce
    force: Force | None

    @property
    def name(self) -> str:
        """``BG Romania, rest of the brigade``."""
        name = tr("not there on this day") if self.force is None else name_in_plan(self.force.name, self.force)
        return f"{name}, {self.line.part}" if self.line.part else name


class PlanForces(QWidget):
    """``forces`` is what the plan counts on, in order. ``changed`` tells each change."""

    changed = Signal()

    def __init__(self, window: Window, known: Known, lines: Sequence[PlanForce], parent: QWidget) -> None:
        """``lines`` are those of the plan at first."""
        super().__init__(parent)
        self._window, self._known = window, known
        self._new_id: Callable[[], bytes] = _ids(window)
        self._entries = [Entry(line, known.forces.get(line.unit_id)) for line in lines]
        self._pages = QStackedWidget(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)
        self._make_table()
        self.adding = ForceList(window, [*known.forces.values()], self)
        self.adding.taken.connect(self._add)
        self.adding.left.connect(self.close_page)
        self._pages.addWidget(self.adding)
        self.fields = ForceFields(window, self)
        self.fields.taken.connect(self._replace)
        self.fields.left.connect(self.close_page)
        self._pages.addWidget(self.fields)
        self._show()

    @property
    def forces(self) -> tuple[PlanForce, ...]:
        """The lines, in order."""
        return tuple(entry.line for entry in self._entries)

    @property
    def names(self) -> tuple[tuple[bytes, str], ...]:
        """The id of each line and what it is called."""
        return tuple((entry.line.id, entry.name) for entry in self._entries)

    @property
    def busy(self) -> bool:
        """Whether a page for adding or changing is open: Esc closes that first."""
        return self._pages.currentIndex() > 0

    def begin_adding(self) -> None:
        """Show what can be added."""
        self.adding.begin({entry.line.unit_id for entry in self._entries if not entry.line.part})
        self._pages.setCurrentWidget(self.adding)
        self.adding.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose(self, line_id: bytes) -> None:
        """Choose a line and open its fields."""
        self.table.select(line_id.hex())
        self._edit()

    def _make_table(self) -> None:
        page = QWidget(self._pages)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._window.look.gap(2))
        self.table: TableView[Entry] = TableView(
            self._window.look, tr("Forces of the plan"), _columns(), lambda entry: entry.line.id.hex(), page
        )
        self.table.set_empty(tr("No force yet."), tr("Alt+A adds forces, from any field."))
        self.table.answer_keys(self._key)
        self.table.opened.connect(lambda _: self._edit())
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.setSpacing(self._window.look.gap(2))
        self._acts: list[QPushButton] = []
        for words, run in (
            (tr("Add forces…"), self.begin_adding),
            (tr("Change…"), self._edit),
            (tr("Raise to brigade"), self._raise),
            (tr("Remove"), self._remove),
        ):
            button = QPushButton(words, page)
            button.setAutoDefault(False)
            button.clicked.connect(run)
            row.addWidget(button)
            self._acts.append(button)
        row.addStretch(1)
        column.addLayout(row)
        words = tr("Alt+A adds, Enter changes, B raises to a brigade, Del removes, Ctrl+↑ ↓ moves; Ctrl+Enter keeps.")
        keys = Label(words, page)
        keys.setProperty("ink", "muted")
        keys.setProperty("type", "small")
        column.addWidget(keys)
        self.table.picked.connect(self._offer)
        self._pages.addWidget(page)

    def _key(self, event: QKeyEvent) -> bool:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        runs: dict[int, Callable[[], None]] = {
            Qt.Key.Key_A: self.begin_adding, Qt.Key.Key_Insert: self.begin_adding, Qt.Key.Key_B: self._raise,
            Qt.Key.Key_Delete: self._remove, Qt.Key.Key_Return: self._edit, Qt.Key.Key_Enter: self._edit,
        }  # fmt: skip
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if control and event.key() in moves:
            self._move(moves[Qt.Key(event.key())])
        elif not control and event.key() in runs:
            runs[event.key()]()
        else:
            return False
        return True

    def _show(self, chosen: bytes = b"") -> None:
        self.table.set_rows(list(self._entries))
        if self._entries:
            self.table.select((chosen or self._entries[0].line.id).hex())
        self._offer()

    def _offer(self, _: str = "") -> None:
        """What can be done with the chosen line; what cannot is not there."""
        entry = self._chosen()
        self._acts[1].setVisible(entry is not None)
        self._acts[2].setVisible(_raisable(entry))
        self._acts[3].setVisible(entry is not None)

    def _chosen(self) -> Entry | None:
        return next((entry for entry in self._entries if entry.line.id.hex() == self.table.selected_id), None)

    def _add(self, forces: object) -> None:
        from console.services.default_plan import line

        entries = [Entry(replace(line(force), id=self._new_id()), force) for force in forces]  # type: ignore[attr-defined]
        self._entries += entries
        self.close_page()
        self._show(entries[0].line.id if entries else b"")
        self.changed.emit()

    def _edit(self) -> None:
        entry = self._chosen()
        if entry is not None:
            self.fields.begin(entry.name, entry.line, entry.force)
            self._pages.setCurrentWidget(self.fields)
            self.fields.part.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _replace(self, line: object) -> None:
        if isinstance(line, PlanForce):
            self._put(line.id, [line])
        self.close_page()

    def _raise(self) -> None:
        entry = self._chosen()
        if entry is None or entry.force is None or not _raisable(entry):
            return
        known, home = self._known, self._known.allies.get(entry.force.lead)
        lines = raised(entry.line, entry.force, known.brigade, known.notice, home, self._new_id())
        self._put(entry.line.id, lines)
        after = self._entries[self._entries.index(Entry(lines[-1], entry.force)) + 1 :]
        following = next((one for one in after if _raisable(one)), None)
        if following is not None:
            self.table.select(following.line.id.hex())
            self._offer()

    def _remove(self) -> None:
        entry = self._chosen()
        if entry is not None:
            self._put(entry.line.id, [])

    def _put(self, line_id: bytes, lines: Sequence[PlanForce]) -> None:
        """Put lines in the place of one."""
        place = next(at for at, entry in enumerate(self._entries) if entry.line.id == line_id)
        force = self._entries[place].force
        self._entries[place : place + 1] = [Entry(line, force) for line in lines]
        after = self._entries[min(place, len(self._entries) - 1)].line.id if self._entries else b""
        self._show(after)
        self.changed.emit()

    def _move(self, step: int) -> None:
        entry = self._chosen()
        if entry is None:
            return
        place = self._entries.index(entry)
        other = min(max(place + step, 0), len(self._entries) - 1)
        self._entries.insert(other, self._entries.pop(place))
        self._show(entry.line.id)
        self.changed.emit()

    def close_page(self) -> None:
        """Back to the forces of the plan."""
        self._pages.setCurrentIndex(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)


def _raisable(entry: Entry | None) -> bool:
    return entry is not None and entry.force is not None and can_be_raised(entry.force, entry.line)


def _ids(window: Window) -> Callable[[], bytes]:
    """Ids for lines that are not in the case yet; the case gives them others."""

    def make() -> bytes:
        from console.store.ids import new_id

        return new_id(window.clock.now())

    return make


def _columns() -> tuple[Column[Entry], ...]:
    return (
        Column(tr("Force"), lambda entry: entry.name, 56, 34, bold=True, stretch=True),
        Column(tr("Persons"), _persons, 28, 26, number=True, tip=lambda entry: entry.line.persons_note),
        Column(tr("From"), _origin, 34, 18, rank=1, role=_as_it_stands(lambda line: line.from_place)),
        Column(tr("Notice"), _notice, 22, 18, rank=2, role=_as_it_stands(lambda line: line.notice_least_d)),
        Column(tr("Authority"), _authority, 20, 18, rank=2, role=_as_it_stands(lambda line: line.authority)),
    )


def _as_it_stands(own: Callable[[PlanForce], object]) -> Callable[[Entry], str]:
    return lambda entry: "ink.secondary" if own(entry.line) is None else "ink.primary"


def _persons(entry: Entry) -> str:
    line = entry.line
    if line.persons_least is not None:
        return ranged(line.persons_least, line.persons_most)
    return "" if entry.force is None else tr(entry.force.strength.text)


def _origin(entry: Entry) -> str:
    if entry.line.from_place or entry.force is None:
        return entry.line.from_place or ""
    return entry.force.place or tr("position not public")


def _notice(entry: Entry) -> str:
    line = entry.line
    if line.notice_least_d is None:
        published = "" if entry.force is None else notice_words(entry.force.readiness, tr)
        return published or tr("assumed")
    low, high = line.notice_least_d, line.notice_most_d
    return tr("{n} d", n=f"{low:g}" if low == high or high is None else f"{low:g}–{high:g}")


def _authority(entry: Entry) -> str:
    return tr("as listed") if entry.line.authority is None else str(entry.line.authority)
