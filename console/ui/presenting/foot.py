"""The foot of the presenter's window: the slides by number and kind, what is being typed, and the keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from console.ui.label import Label
from console.ui.presenting.keys import SHOWN
from console.ui.words import plain_tip, tr

if TYPE_CHECKING:
    from console.exports.briefing.page import Page
    from console.ui.theme import Look

_NAMED_UNITS: Final = 23
"""A slide's button with its kind is so many steps of the grid wide; with its number alone so many:"""
_NUMBERED_UNITS: Final = 9


class Foot(QWidget):
    """``wanted`` is emitted with the place of a slide whose button was pressed."""

    wanted = Signal(int)

    def __init__(self, look: Look, pages: Sequence[tuple[Page, str]], parent: QWidget) -> None:
        """``pages`` with the name of their kind."""
        super().__init__(parent)
        self.setObjectName("presentFoot")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._names = [name for _, name in pages]
        self._buttons = [self._button(place, page) for place, (page, _) in enumerate(pages)]
        self._typed = Label("", self)
        self._typed.setProperty("type", "heading")
        self._keys = QWidget(self)
        keys = QHBoxLayout(self._keys)
        keys.setContentsMargins(0, 0, 0, 0)
        for key, words in SHOWN:
            cap, name = Label(key, self._keys), Label(tr(words), self._keys)
            cap.setObjectName("keyCap")
            name.setProperty("ink", "secondary")
            for label in (cap, name):
                keys.addWidget(label, 0, Qt.AlignmentFlag.AlignVCenter)
            keys.addSpacing(look.gap(3))
        self._line = QHBoxLayout(self)
        for button in self._buttons:
            self._line.addWidget(button)
        self._line.addStretch(1)
        self._line.addWidget(self._typed)
        self._line.addWidget(self._keys)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._dress)
        self._dress()

    def show_place(self, at: int, typed: str) -> None:
        """Which slide is on, and the digits of a number that is being typed."""
        for place, button in enumerate(self._buttons):
            button.setChecked(place == at)
        self._typed.setText(tr("Slide {n}", n=typed) if typed else "")
        self._fit(at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: names where there is room for them, else numbers, else those near the slide that is on."""
        super().resizeEvent(event)
        self._fit(next((place for place, button in enumerate(self._buttons) if button.isChecked()), 0))

    def _fit(self, at: int) -> None:
        gap, many = self._look.gap, len(self._buttons)
        spare = self.width() - gap(16) - self._typed.sizeHint().width()
        keys = self._keys.sizeHint().width()
        named = many * gap(_NAMED_UNITS + 2)
        self._keys.setVisible(spare - keys >= min(named, many * gap(_NUMBERED_UNITS + 2), gap(100)))
        room = spare - (keys if not self._keys.isHidden() else 0)
        short = named > room
        each = gap((_NUMBERED_UNITS if short else _NAMED_UNITS) + 2)
        fits = max(1, room // each)
        first = max(0, min(at - fits // 2, many - fits))
        for place, button in enumerate(self._buttons):
            button.setVisible(first <= place < first + fits)
            button.setFixedWidth(each - gap(2))
            words = str(place + 1) if short else f"{place + 1} {self._names[place]}"
            inside = each - gap(5)
            button.setText(button.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, inside))

    def _button(self, place: int, page: Page) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName("slideButton")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its number and Enter are the way there by keyboard
        button.setAccessibleName(tr("Slide {n}: {title}", n=place + 1, title=page.title))
        button.setToolTip(plain_tip(page.title))
        button.clicked.connect(lambda: self.wanted.emit(place))
        return button

    def _dress(self) -> None:
        gap = self._look.gap
        self.setFixedHeight(gap(16))
        self._line.setContentsMargins(gap(6), 0, gap(6), 0)
        self._line.setSpacing(gap(2))
