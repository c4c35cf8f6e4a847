"""The marking of a slide: what is worked out from its contents is a floor, somebody may only raise it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from console.domain.marking import Level, Marking
from console.ui.choice_box import ChoiceBox
from console.ui.sheet_parts import at_level
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window


class RaiseChoice(ChoiceBox):
    """As worked out, or one of the levels above the case's own."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Nothing is raised at first."""
        super().__init__(window.look, parent)
        self._window = window
        self._before: Marking | None = None
        self._offered: list[Marking | None] = [None]
        self.addItem(tr("As worked out"))

    @property
    def value(self) -> Marking | None:
        """None: as worked out from what is shown."""
        return self._offered[max(0, self.currentIndex())]

    def show_marking(self, marking: Marking | None, worked_out: Marking | None) -> None:
        """Show a raised marking, or None; ``worked_out`` is that of the page, None where there is none."""
        case = self._window.marking.of_case
        levels = [level for level in Level if level > case.level]
        raised = [at_level(case, level) for level in levels]
        if marking is not None and marking.level in levels:
            raised[levels.index(marking.level)] = marking
        elif marking is not None:
            raised.insert(0, marking)
        self._offered = [None, *raised]
        known = None if marking is not None else worked_out
        told = tr("As worked out") if known is None else tr("Worked out: {marking}", marking=known.text)
        words = [told, *(one.text for one in raised)]
        if words != [self.itemText(place) for place in range(self.count())]:
            self.clear()
            self.addItems(words)
        self.setCurrentIndex(self._offered.index(marking))
