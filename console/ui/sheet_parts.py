"""What small forms share: the choice of a marking, and writing what was typed once at a time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from console.domain.errors import ConsoleError
from console.domain.marking import Level, Marking
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.ui.choice_box import ChoiceBox
from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window

Work = Callable[["Store", Actor, Instant], tuple[object, Changes]]


class MarkChoice:
    """The level of one thing: the case's own, or another of the case's owner; a marking it has already stays whole."""

    def __init__(self, sheet: Sheet, window: Window, marking: Marking | None) -> None:
        self._of_case = window.marking.of_case
        self._before = marking
        self._choice = ChoiceBox(window.look, sheet)
        self._choice.addItem(tr("As the case: {marking}", marking=self._of_case.text))
        for level in Level:
            self._choice.addItem(self._marking(level).text)
        self._choice.setCurrentIndex(0 if marking is None else 1 + list(Level).index(marking.level))
        sheet.labelled(tr("Marking"), self._choice)

    @property
    def value(self) -> Marking | None:
        """None: the case's own."""
        place = self._choice.currentIndex()
        return None if place == 0 else self._marking(list(Level)[place - 1])

    def _marking(self, level: Level) -> Marking:
        if self._before is not None and level is self._before.level:
            return self._before
        return at_level(self._of_case, level)


def at_level(case: Marking, level: Level) -> Marking:
    """The marking of one thing at a level, by the owner and for the list of its case."""
    return Marking(level, "" if level is Level.PUBLIC else case.owner, case.release, case.exercise, case.caveat)


def writing(
    window: Window, sheet: Sheet, asked: Callable[[], Work], then: Callable[[object], None] = lambda _result: None
) -> Callable[[], str]:
    """What the button of a form runs: it writes once at a time, closes when that is done, and says why it is not.

    ``asked`` may raise ConsoleError when what was typed cannot be read; ``then`` gets the result of the work.
    """
    waiting = False

    def done(result: object) -> None:
        nonlocal waiting
        waiting = False
        sheet.accept()
        then(result)

    def failed(error: ConsoleError) -> None:
        nonlocal waiting
        waiting = False
        sheet.refuse(str(error))

    def run() -> str:
        nonlocal waiting
        if waiting:
            return ""
        try:
            work = asked()
        except ConsoleError as error:
            return str(error)
        waiting = True
        window.session.attempt(work, done, failed)
        return ""

    return run


def open_beside(window: Window, sheet: Sheet, first: QWidget) -> None:
    """Open a form over the map's right edge, so that what it is about stays in sight in the inspector.

    On a desk without the map it stands in the middle. The keys are at ``first``.
    """
    sheet.fit()
    sheet.open()
    if not window.map.isVisible():
        first.setFocus()
        return
    area = window.map.rect()
    gap = window.look.gap(4)
    corner = window.map.mapToGlobal(area.topRight())
    least, top = window.map.mapToGlobal(area.topLeft()), window.mapToGlobal(window.rect().topLeft())
    lowest = top.y() + window.height() - sheet.height() - gap
    sheet.move(max(least.x(), corner.x() - sheet.width() - gap), max(top.y(), min(corner.y() + gap, lowest)))
    first.setFocus()
