"""Sections of a handover to read: headings and lines, plain text whatever they hold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from console.domain.handover import Section
from console.ui.label import Label
from console.ui.theme import Look
from console.ui.words import tr


class SectionText(QScrollArea):
    """Scrolls with the keyboard; a section in which nothing happened says so."""

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        """``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self._look = look
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(look.gap(30))
        self.lines: list[str] = []

    def show_sections(self, sections: Sequence[Section], note: str = "") -> None:
        """Show others, from the top."""
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        gap = self._look.gap
        column.setContentsMargins(0, 0, gap(3), 0)
        column.setSpacing(gap(1))
        self.lines = []
        for section in sections:
            self._add(column, section.title, "primary", strong=True)
            for line in section.lines:
                self._add(column, line, "primary")
            if not section.lines:
                self._add(column, tr("Nothing."), "muted")
        if note:
            self._add(column, tr("Note"), "primary", strong=True)
            self._add(column, note, "primary")
        column.addStretch(1)
        self.setWidget(inside)

    def _add(self, column: QVBoxLayout, words: str, ink: str, *, strong: bool = False) -> None:
        label = Label(words)
        label.setWordWrap(True)
        label.setProperty("ink", ink)
        if strong:
            label.setProperty("type", "strong")
            column.addSpacing(self._look.gap(2))
        column.addWidget(label)
        self.lines.append(words)
