"""How a sheet of the inspector is drawn: the title and the acts stay, what lies between them scrolls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from console.ui.label import Label
from console.ui.panels.inspector_controls import KeyedButton
from console.ui.panels.inspector_flow import Flow
from console.ui.panels.inspector_parts import Words, box, check_note, drop, head, label, said, titled
from console.ui.panels.inspector_sheet import Fact, Part, Said, Section, Sheet
from console.ui.theme import Look
from console.ui.words import tr

_NAME_UNITS = 31


@dataclass(frozen=True)
class Deed:
    """A button at the foot: its words, the key that stands in it, and what it does. ``foot`` False: only its key."""

    words: str
    key: str
    run: Callable[[], None]
    main: bool = False
    foot: bool = True


class SheetView(QWidget):
    """Draws one :class:`Sheet` with its acts."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._look = look
        self.sheet: Sheet | None = None
        self.deeds: tuple[Deed, ...] = ()
        self._note = ""
        self._head = QWidget(self)
        self._scroll = Scroll(tr("Facts"), self)
        self._foot = Foot(look, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, stretch in ((self._head, 0), (self._scroll, 1), (self._foot, 0)):
            column.addWidget(part, stretch)
        self._column = column
        look.changed.connect(self._again)

    def show_sheet(self, sheet: Sheet, deeds: Sequence[Deed], note: str = "") -> None:
        """Show a sheet; ``note`` is one sentence on top of it. The place scrolled to stays while the title does."""
        same = self.sheet is not None and self.sheet.title == sheet.title
        place = self._scroll.verticalScrollBar().value() if same else 0
        self.sheet, self.deeds, self._note = sheet, tuple(deeds), note
        self._fill()
        self._scroll.verticalScrollBar().setValue(place)

    def texts(self) -> list[str]:
        """Everything that stands in it, in order: what a reader gets."""
        found = [label.text() for label in self._head.findChildren(Label) if label.text()]
        return found + [label.text() for label in self._scroll.inside.findChildren(Label) if label.text()]

    def deed_of(self, event: QEvent) -> Deed | None:
        """The act whose key a key press is."""
        if not isinstance(event, QKeyEvent) or event.modifiers():
            return None
        return next((deed for deed in self.deeds if deed.key and deed.key == event.text().upper()), None)

    def _again(self) -> None:
        if self.sheet is not None:
            self._fill()

    def _fill(self) -> None:
        if self.sheet is None:
            return
        held = self._focus_inside()
        before, self._head = self._head, head(self._look, self.sheet, self)
        self._column.replaceWidget(before, self._head)
        drop(before)
        # Tab goes by the order of children: the title comes before what scrolls, though it was made later.
        self._head.lower()
        inside = QWidget(self._scroll)
        _Body(self._look, inside).fill(self.sheet, self._note)
        self._scroll.hold(inside)
        self._foot.show_deeds(self.deeds)
        again = inside.findChild(QWidget, held) if held else None
        if again is not None:
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_inside(self) -> str:
        """The object name of what has the focus inside, to give it back when all is drawn anew."""
        now: QWidget | None = self.window().focusWidget()
        return "" if now is None or not self._scroll.inside.isAncestorOf(now) else now.objectName()


class Scroll(QScrollArea):
    """A column that scrolls with keys and wheel, never sideways."""

    def __init__(self, name: str, parent: QWidget) -> None:
        """``name`` is what a screen reader calls it."""
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.inside = QWidget(self)
        self.setWidget(self.inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Home and End go to the first and the last line."""
        bar = self.verticalScrollBar()
        ends = {Qt.Key.Key_Home: bar.minimum(), Qt.Key.Key_End: bar.maximum()}
        if Qt.Key(event.key()) in ends:
            bar.setValue(ends[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def hold(self, inside: QWidget) -> None:
        """Show another column instead of the one before."""
        self.inside = inside
        self.setWidget(inside)
        inside.show()


class Foot(QWidget):
    """The acts: the most likely one filled, each with its key. Absent without acts."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """No acts at first."""
        super().__init__(parent)
        self.setObjectName("section")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._look = look
        self._line = Flow(self, look.gap(2))
        self.buttons: list[KeyedButton] = []
        self.hide()

    def show_deeds(self, deeds: Sequence[Deed]) -> None:
        """One button an act, and room after them."""
        while (item := self._line.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                drop(widget)
        self.buttons = [self._button(deed) for deed in deeds if deed.foot]
        for button in self.buttons:
            self._line.addWidget(button)
        gap = self._look.gap
        self._line.setContentsMargins(gap(5), gap(3), gap(5), gap(3))
        self.setVisible(bool(deeds))

    def _button(self, deed: Deed) -> KeyedButton:
        button = KeyedButton(self._look, deed.words, deed.key, self)
        if deed.main:
            button.setProperty("act", "main")
        button.clicked.connect(deed.run)
        return button


class _Body:
    def __init__(self, look: Look, parent: QWidget) -> None:
        self._look = look
        self._parent = parent
        self._column = QVBoxLayout(parent)
        gap = look.gap
        self._column.setContentsMargins(gap(5), 0, gap(5), gap(4))
        self._column.setSpacing(gap(3))

    def fill(self, sheet: Sheet, note: str) -> None:
        if note:
            self._column.addWidget(box(self._look, note, "warnBox", self._parent))
        if sheet.claimed is not None and sheet.assessed is not None:
            self._said(sheet.claimed, sheet.assessed)
        if sheet.to_check:
            self._column.addWidget(check_note(self._look, sheet.to_check, self._parent))
        self._sections(sheet.sections)
        if sheet.finding:
            self._column.addWidget(box(self._look, sheet.finding, "finding", self._parent))
        self._sections(sheet.more)
        self._column.addStretch(1)

    def _said(self, claimed: Said, assessed: Said) -> None:
        line = QHBoxLayout()
        line.setSpacing(self._look.gap(3))
        for side, name in ((claimed, "claimed"), (assessed, "assessed")):
            line.addWidget(said(self._look, side, name, self._parent), 1)
        self._column.addLayout(line)

    def _sections(self, sections: Sequence[Section | Part]) -> None:
        for section in sections:
            if not isinstance(section, Section):
                self._rule()
                self._column.addWidget(section.make(self._look, self._parent))
            elif section.facts:
                self._rule()
                self._column.addWidget(section_widget(self._look, section, self._parent))

    def _rule(self) -> None:
        rule = QFrame(self._parent)
        rule.setObjectName("rule")
        self._column.addWidget(rule)


def section_widget(look: Look, section: Section, parent: QWidget) -> QWidget:
    """A heading, what stands right of it, and its lines."""
    made, column = titled(look, section.heading, section.aside, parent)
    grid = QGridLayout()
    grid.setHorizontalSpacing(look.gap(3))
    grid.setVerticalSpacing(look.gap(1))
    grid.setColumnMinimumWidth(0, look.gap(_NAME_UNITS) if any(fact.name for fact in section.facts) else 0)
    grid.setColumnStretch(1, 1)
    for row, fact in enumerate(section.facts):
        _fact(look, grid, row, fact, made)
    column.addLayout(grid)
    return made


def _fact(look: Look, grid: QGridLayout, row: int, fact: Fact, parent: QWidget) -> None:
    value = Words(fact.text, parent)
    if not fact.name:
        grid.addWidget(value, row, 0, 1, 2)
        return
    name = label(fact.name, parent, ink="muted")
    name.setWordWrap(True)
    name.setFixedWidth(look.gap(_NAME_UNITS))
    value.setAccessibleName(f"{fact.name}: {fact.text}")
    grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
