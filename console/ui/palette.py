"""Find or do (Ctrl+K), find (Ctrl+F): commands, what the case holds, places and positions, by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QVBoxLayout

from console.domain.letters import folded
from console.ui import commands, crash
from console.ui.find import Answers, Goal, finder_of
from console.ui.focus import give_back
from console.ui.letters import fits
from console.ui.palette_list import Drawn, Line, Lines
from console.ui.panels.inspector import inspector_of
from console.ui.selection import LOG_ENTRY
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

_DEBOUNCE_MS = 120
_SHORT_MS = 40
_HITS_SHOWN = 12
_COMMANDS_SHOWN = 9
_WIDTH_UNITS = 160


@dataclass(frozen=True)
class SearchHit:
    """Something of the case that holds the words: ``kind`` and ``id`` say what to select.

    ``named`` where it, or the place it is at, is called so and does not only mention the words.
    """

    title: str
    detail: str
    kind: str
    id: str
    named: bool = False


Search = Callable[[str, Callable[[str, Sequence[SearchHit]], None]], None]
"""``search(query, then)``: looks off the window's thread and calls ``then(query, hits)`` on it."""


class Palette(QFrame):
    """A list under a field, over the window. It goes when something was chosen, on Esc, and when the focus leaves."""

    def __init__(self, window: Window, search: Search | None, *, finding: bool = False) -> None:
        """``search`` looks through the case, when one is open; ``finding`` leaves out what can be done."""
        super().__init__(window)
        self.setObjectName("palette")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = tr("Find") if finding else tr("Find or do")
        self.setAccessibleName(name)
        self._window = window
        self._search = search
        self._finding = finding
        self._finder = finder_of(window)
        self._finder.prepare()
        self._before = window.focusWidget()
        self._doing = [] if finding else _doable(window)
        self._left = self._stepped = self._entered = False
        self._looked_for: str | None = None
        self._hits: Sequence[SearchHit] = ()
        self._answers = Answers("")
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(
            tr("A place, a position, an incident, a force") if finding else tr("Find in the case or on the map, or do")
        )
        self.field.setAccessibleName(name)
        self._lines = Lines(self)
        self._list = QListView(self)
        self._list.setModel(self._lines)
        self._list.setItemDelegate(Drawn(window.look, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setAccessibleName(tr("Found"))
        self._list.clicked.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, window.look.gap(1))
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self._list)
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SHORT_MS if finding else _DEBOUNCE_MS)
        self._wait.timeout.connect(self._look_through_case)
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self._fill()

    def open_under(self, place: QPoint) -> None:
        """Show with its upper left corner at ``place`` in the window, moved left where there is no room."""
        width = min(self._window.look.gap(_WIDTH_UNITS), self._window.width())
        self.move(max(0, min(place.x(), self._window.width() - width)), place.y())
        self.setFixedWidth(width)
        self._fit()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def type(self, text: str) -> None:
        """Put text into the field."""
        self.field.setText(text)

    @property
    def lines(self) -> list[Line]:
        """What is listed."""
        return self._lines.lines

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt's: answers that arrive later find nobody."""
        self._left = True
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: arrows move in the list while the field keeps the focus; Enter chooses."""
        if event.type() is QEvent.Type.FocusOut:
            self.close()
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                self._leave()
                return True
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}.get(
                Qt.Key(event.key())
            )
            if step is not None:
                self._stepped = True
                self._step(step)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._enter()
                return True
        return super().eventFilter(watched, event)

    @property
    def _whole(self) -> bool:
        """Whether everything that answers what is typed has done so."""
        query = self.field.text().strip()
        asks = self._search is not None and self._window.session.store is not None
        return not query or (self._answers.text == query and (not asks or self._looked_for == query))

    def _enter(self) -> None:
        """Choose; where something is only being found, its first line, which may still change, once all is there."""
        if self._finding and not self._stepped and not self._whole:
            self._entered = True
        else:
            self._choose(self._list.currentIndex())

    def _typed(self) -> None:
        self._hits = ()
        self._stepped = self._entered = False
        self._looked_for = None
        text = self.field.text().strip()
        if text:
            self._finder.ask(text, self._answered)
            if self._search is not None:
                self._wait.start()
        else:
            self._answers = Answers("")
        self._fill()

    def _look_through_case(self) -> None:
        if self._search is not None:
            self._search(self.field.text().strip(), self._found)

    def _found(self, query: str, hits: Sequence[SearchHit]) -> None:
        if not self._left and query == self.field.text().strip():
            self._hits, self._looked_for = hits[:_HITS_SHOWN], query
            self._fill()

    def _answered(self, answers: Answers) -> None:
        if not self._left and answers.text == self.field.text().strip():
            self._answers = answers
            self._fill()

    def _fill(self) -> None:
        query = self.field.text().strip()
        doing = [line for line in self._doing if fits(query, line.words)]
        lines = doing[:_COMMANDS_SHOWN] if query else [line for line in doing if not line.choice]
        positions = self._group(tr("Positions"), self._answers.positions)
        far = tr("distance and bearing from the middle of the map")
        places = self._group(tr("Places"), self._answers.places, far)
        areas = self._group(tr("Countries, regions, seas"), self._answers.areas)
        on_map = areas + places if self._answers.areas_first else places + areas
        if self._finding:
            called = [hit for hit in self._hits if hit.named]
            named = self._held(tr("In this case"), called)
            told = self._held(tr("Mentioned in this case"), [hit for hit in self._hits if not hit.named])
            before = [] if query else self._group(tr("Found before"), self._finder.remembered)
            # The town itself comes before what happened in it, unless something of the case has just that name.
            town = self._answers.exact and not any(folded(hit.title) == folded(query) for hit in called)
            first = [*on_map, *named] if town else [*named, *on_map]
            lines = [*positions, *first, *told, *before]
        else:
            lines = [*lines, *self._held(tr("In this case"), self._hits), *positions, *on_map]
        if not lines:
            lines = [Line(self._nothing(query))]
        chosen = self._chosen_words() if self._stepped else None
        self._lines.show(lines)
        self._step(0)
        # What the user stepped to stays chosen when more is found above it.
        kept = [row for row, line in enumerate(lines) if line.run and (line.words, line.detail) == chosen]
        if kept:
            self._list.setCurrentIndex(self._lines.index(kept[0]))
        self._fit()
        if self._entered and self._whole:
            self._entered = False
            self._choose(self._list.currentIndex())

    def _chosen_words(self) -> tuple[str, str] | None:
        row = self._list.currentIndex().row()
        return (self._lines.lines[row].words, self._lines.lines[row].detail) if row >= 0 else None

    def _nothing(self, query: str) -> str:
        if not query:
            return tr("Any spelling or alphabet; 50.47, 23.93; 50°28′N 23°56′E; 34U GA 08 95; 34U 708230 5595059")
        if self._answers.text != query:
            return tr("Looking …")
        return self._answers.why_none or tr("Nothing is called that.")

    def _held(self, heading: str, hits: Sequence[SearchHit]) -> list[Line]:
        lines = [Line(hit.title, hit.detail, partial(choose, self._window, hit.kind, hit.id)) for hit in hits]
        return [Line(heading), *lines] if lines else []

    def _group(self, heading: str, goals: Sequence[Goal], detail: str = "") -> list[Line]:
        lines = [Line(goal.name, goal.detail, partial(self._finder.go, goal)) for goal in goals]
        return [Line(heading, detail), *lines] if lines else []

    def _step(self, step: int) -> None:
        able = [row for row, line in enumerate(self._lines.lines) if line.run is not None]
        if not able:
            return
        here = self._list.currentIndex().row()
        place = min(range(len(able)), key=lambda place: abs(able[place] - here)) if here >= 0 else 0
        row = able[max(0, min(len(able) - 1, place + step))]
        self._list.setCurrentIndex(self._lines.index(row))

    def _choose(self, index: QModelIndex) -> None:
        line = self._lines.lines[index.row()] if index.isValid() else None
        if line is not None and line.run is not None:
            self._leave()
            line.run()

    def _leave(self) -> None:
        self.field.removeEventFilter(self)
        self.close()
        give_back(self._before, self._window.map.canvas)

    def _fit(self) -> None:
        row = self._window.look.px("row")
        most = max(4, (self._window.height() - self._window.look.gap(40)) // row)
        rows = min(len(self._lines.lines), most)
        self._list.setFixedHeight(row * rows)
        self.adjustSize()


def choose(window: Window, kind: str, ident: str) -> None:
    """Select something found; the inspector takes the focus with it, so that the next key acts on it."""
    window.selection.select(kind, ident)
    inspector = inspector_of(window)
    # A log entry is read in the log, which comes to the front with it.
    if inspector is not None and kind != LOG_ENTRY:
        inspector.take_focus()


def _doable(window: Window) -> list[Line]:
    lines: list[Line] = []
    for command in commands.possible(window.menus.table, window):
        if command.id == "find":
            continue
        words = command.words(window)
        if command.choices is None:
            lines.append(Line(words, command.key, partial(window.menus.run, command)))
            continue
        for choice in command.choices(window):
            lines.append(Line(f"{words}: {choice.title}", "", _noted(command.id, choice.run), choice=True))
    return lines


def _noted(command_id: str, run: Callable[[], None]) -> Callable[[], None]:
    def act() -> None:
        crash.note_command(command_id)
        run()

    return act
