"""Find or do (Ctrl+K), find (Ctrl+F): commands, what the case holds, places and positions, by the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from console.domain.letters import folded
from console.ui import commands, crash
from console.ui.chooser import Chooser
from console.ui.find import Answers, Goal, finder_of
from console.ui.letters import fits
from console.ui.palette_list import Line
from console.ui.panels.inspector import inspector_of
from console.ui.selection import CRISIS, LOG_ENTRY
from console.ui.words import tr
from console.ui.workplaces import CONSULT

if TYPE_CHECKING:
    from console.ui.window import Window

_DEBOUNCE_MS = 120
_SHORT_MS = 40
_HITS_SHOWN = 12
_COMMANDS_SHOWN = 9


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


class Palette(Chooser):
    """What can be done, what the case holds, places and positions, under one field."""

    def __init__(self, window: Window, search: Search | None, *, finding: bool = False) -> None:
        """``search`` looks through the case, when one is open; ``finding`` leaves out what can be done."""
        asking = (
            tr("A place, a position, an incident, a force") if finding else tr("Find in the case or on the map, or do")
        )
        super().__init__(window, tr("Find") if finding else tr("Find or do"), asking)
        self._search = search
        self._finding = finding
        self._finder = finder_of(window)
        self._finder.prepare()
        self._doing = [] if finding else _doable(window)
        self._entered = False
        self._looked_for: str | None = None
        self._hits: Sequence[SearchHit] = ()
        self._answers = Answers("")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(_SHORT_MS if finding else _DEBOUNCE_MS)
        self._wait.timeout.connect(self._look_through_case)
        self.field.textChanged.connect(self._typed)
        self._fill()

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
        # "Add feed" is to add another, not to undo "Add feed …", which holds the same words.
        doing.sort(key=lambda line: not folded(line.words).startswith(folded(query)))
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
        self.show_lines(lines)
        if self._entered and self._whole:
            self._entered = False
            self._choose(self._list.currentIndex())

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


def choose(window: Window, kind: str, ident: str) -> None:
    """Select something found; the inspector takes the focus with it, so that the next key acts on it.

    A crisis that is found from its own workplace is shown there.
    """
    if kind == CRISIS and window.desks.workplace == CONSULT:
        from console.ui.consult.crisis_acts import show

        show(window, bytes.fromhex(ident))
        return
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
