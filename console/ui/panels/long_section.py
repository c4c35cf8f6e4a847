"""A section of many lines: the newest in columns; the rest, when asked for, as one text: a sheet stays quick."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from console.ui.panels.inspector_parts import Words
from console.ui.panels.inspector_sheet import Section
from console.ui.panels.inspector_view import section_widget
from console.ui.theme import Look
from console.ui.words import count

_FEW = 4


@dataclass(frozen=True)
class LongSection:
    """``opened`` shows all lines; ``open`` asks for that, or for the ``few`` again."""

    section: Section
    opened: bool
    open: Callable[[bool], None]
    few: int = _FEW

    def make(self, look: Look, parent: QWidget) -> QWidget:
        """The whole section."""
        facts = self.section.facts
        made = section_widget(look, replace(self.section, facts=facts[: self.few]), parent)
        column = made.layout()
        if len(facts) <= self.few or not isinstance(column, QVBoxLayout):
            return made
        if self.opened:
            rest = "\n".join(f"{fact.name}  {fact.text}" for fact in facts[self.few :])
            column.addWidget(Words(rest, made))
        many = len(facts) - self.few
        words = (
            count("Hide {n} line", "Hide {n} lines", many)
            if self.opened
            else (count("Show {n} more", "Show {n} more", many))
        )
        more = QPushButton(words, made)
        more.setObjectName(f"more {self.section.heading}")
        more.setAccessibleName(f"{self.section.heading}: {words}")
        more.setProperty("act", "link")
        more.clicked.connect(lambda: self.open(not self.opened))
        column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        return made
