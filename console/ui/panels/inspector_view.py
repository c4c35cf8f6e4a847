"""How a sheet of the inspector is drawn: the title and the acts stay, what lies between them scrolls."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from console.map.discs import disc
from console.map.symbols import SIZE, symbol
from console.ui.panels.inspector_controls import KeyedButton
from console.ui.panels.inspector_flow import Flow
from console.ui.panels.inspector_sheet import Chip, Disc, Fact, Said, Section, Sheet
from console.ui.table_paint import paint_to_check
from console.ui.theme import Look
from console.ui.words import tr

_DISC_SCALE, _SYMBOL_SCALE = 1.35, 1.15
_NAME_UNITS = 31


@dataclass(frozen=True)
class Deed:
    """A button at the foot: its words, the key that stands in it, and what it does."""

    words: str
    key: str
    run: Callable[[], None]
    main: bool = False


class Words(QLabel):
    """Text from the case: always plain, wrapped, selected and copied with mouse and keyboard."""

    def __init__(self, text: str, parent: QWidget, *, ink: str = "", type_: str = "") -> None:
        """``ink`` and ``type_`` are those of the style sheet."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)
        self.setWordWrap(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        # A long word may not widen the dock.
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setProperty("ink", ink)
        self.setProperty("type", type_)

    def event(self, event: QEvent) -> bool:
        """Qt's: copying the selection goes before the window's own Ctrl+C."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            standard = QKeySequence.StandardKey
            if event.matches(standard.Copy) or event.matches(standard.SelectAll):
                event.accept()
                return True
        return super().event(event)


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
        found = [label.text() for label in self._head.findChildren(QLabel) if label.text()]
        return found + [label.text() for label in self._scroll.inside.findChildren(QLabel) if label.text()]

    def _again(self) -> None:
        if self.sheet is not None:
            self._fill()

    def _fill(self) -> None:
        if self.sheet is None:
            return
        head = _head(self._look, self.sheet, self)
        self._column.replaceWidget(self._head, head)
        _drop(self._head)
        self._head = head
        inside = QWidget(self._scroll)
        _Body(self._look, inside).fill(self.sheet, self._note)
        self._scroll.hold(inside)
        self._foot.show_deeds(self.deeds)


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
        self._line = QHBoxLayout(self)
        self.buttons: list[KeyedButton] = []
        self.hide()

    def show_deeds(self, deeds: Sequence[Deed]) -> None:
        """One button an act, and room after them."""
        while (item := self._line.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                _drop(widget)
        self.buttons = [self._button(deed) for deed in deeds]
        for button in self.buttons:
            self._line.addWidget(button)
        self._line.addStretch(1)
        gap = self._look.gap
        self._line.setContentsMargins(gap(5), gap(3), gap(5), gap(3))
        self._line.setSpacing(gap(2))
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
            self._column.addWidget(_box(self._look, note, "warnBox", self._parent))
        if sheet.claimed is not None and sheet.assessed is not None:
            self._said(sheet.claimed, sheet.assessed)
        if sheet.to_check:
            self._column.addWidget(_check_note(self._look, sheet.to_check, self._parent))
        self._sections(sheet.sections)
        if sheet.finding:
            self._column.addWidget(_box(self._look, sheet.finding, "finding", self._parent))
        self._sections(sheet.more)
        self._column.addStretch(1)

    def _said(self, claimed: Said, assessed: Said) -> None:
        line = QHBoxLayout()
        line.setSpacing(self._look.gap(3))
        for said, name in ((claimed, "claimed"), (assessed, "assessed")):
            line.addWidget(_said(self._look, said, name, self._parent), 1)
        self._column.addLayout(line)

    def _sections(self, sections: Sequence[Section]) -> None:
        for section in sections:
            if section.facts:
                self._section(section)

    def _section(self, section: Section) -> None:
        rule = QFrame(self._parent)
        rule.setObjectName("rule")
        self._column.addWidget(rule)
        head = QHBoxLayout()
        head.addWidget(_label(section.heading, self._parent, type_="strong"))
        head.addStretch(1)
        if section.aside:
            head.addWidget(_label(section.aside, self._parent, ink="muted"))
        self._column.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._look.gap(3))
        grid.setVerticalSpacing(self._look.gap(1))
        grid.setColumnMinimumWidth(0, self._look.gap(_NAME_UNITS) if any(fact.name for fact in section.facts) else 0)
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(section.facts):
            self._fact(grid, row, fact)
        self._column.addLayout(grid)

    def _fact(self, grid: QGridLayout, row: int, fact: Fact) -> None:
        value = Words(fact.text, self._parent)
        if not fact.name:
            grid.addWidget(value, row, 0, 1, 2)
            return
        name = _label(fact.name, self._parent, ink="muted")
        name.setWordWrap(True)
        name.setFixedWidth(self._look.gap(_NAME_UNITS))
        value.setAccessibleName(f"{fact.name}: {fact.text}")
        grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)


def _head(look: Look, sheet: Sheet, parent: QWidget) -> QWidget:
    head = QWidget(parent)
    gap = look.gap
    whole = QVBoxLayout(head)
    whole.setContentsMargins(gap(5), gap(4), gap(5), gap(3))
    whole.setSpacing(gap(3))
    line = QHBoxLayout()
    line.setSpacing(gap(3))
    picture = _picture(look, sheet.symbol, parent.devicePixelRatioF())
    if picture is not None:
        mark = QLabel(head)
        mark.setPixmap(picture)
        mark.setAccessibleName(tr("Symbol"))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(gap(1) // 2)
    words.addWidget(Words(sheet.title, head, type_="title"))
    for text in sheet.where:
        words.addWidget(Words(text, head, ink="secondary"))
    line.addLayout(words, 1)
    whole.addLayout(line)
    if sheet.chips:
        chips = QWidget(head)
        flow = Flow(chips, gap(2))
        for chip in sheet.chips:
            flow.addWidget(_chip(look, chip, chips))
        whole.addWidget(chips)
    return head


def _picture(look: Look, what: Disc | str | None, density: float) -> QPixmap | None:
    if isinstance(what, Disc):
        # Drawn at more pixels and shown at the same density: the symbol of the map, larger.
        ratio = density * look.scale * _DISC_SCALE
        larger = QPixmap(disc(what.category, what.severity, what.status.value, look.theme, ratio))
        larger.setDevicePixelRatio(density)
        return larger
    return symbol(what, look.theme, density, SIZE * look.scale * _SYMBOL_SCALE).pixmap if what else None


def _chip(look: Look, chip: Chip, parent: QWidget) -> QLabel:
    label = _label(chip.words, parent, type_="small")
    label.setObjectName("chip")
    label.setProperty("tone", chip.role.rpartition(".")[2])
    if chip.tip:
        label.setAccessibleDescription(chip.tip)
    return label


def _said(look: Look, said: Said, name: str, parent: QWidget) -> QFrame:
    frame = QFrame(parent)
    frame.setObjectName(name)
    column = QVBoxLayout(frame)
    column.setContentsMargins(look.gap(2), 0, 0, 0)
    column.setSpacing(look.gap(1) // 2)
    column.addWidget(_label(said.heading, frame, ink="secondary", type_="small"))
    column.addWidget(Words(said.words, frame, type_="strong"))
    for text in said.lines:
        column.addWidget(Words(text, frame, ink="secondary", type_="small"))
    column.addStretch(1)
    return frame


def _check_note(look: Look, note: str, parent: QWidget) -> QWidget:
    box = QWidget(parent)
    line = QHBoxLayout(box)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(look.gap(2))
    line.addWidget(_CheckMark(look, box), 0, Qt.AlignmentFlag.AlignTop)
    words = Words(note, box, ink="warn")
    line.addWidget(words, 1)
    return box


def _box(look: Look, sentence: str, name: str, parent: QWidget) -> QFrame:
    box = QFrame(parent)
    box.setObjectName(name)
    column = QVBoxLayout(box)
    gap = look.gap
    column.setContentsMargins(gap(3), gap(2), gap(3), gap(2))
    column.addWidget(Words(sentence, box))
    return box


def _label(text: str, parent: QWidget, *, ink: str = "", type_: str = "") -> QLabel:
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setProperty("ink", ink)
    label.setProperty("type", type_)
    return label


def _drop(widget: QWidget) -> None:
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


class _CheckMark(QWidget):
    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(tr("To check"))

    def sizeHint(self) -> QSize:
        side = self._look.gap(4)
        return QSize(side, side)

    def paintEvent(self, event: QEvent) -> None:
        paint_to_check(QPainter(self), self._look, self.rect())


def wheel_goes_past(watched: QObject, event: QEvent) -> bool:
    """Whether an event is a wheel turn over a field that has not the focus: it scrolls the form, not the field."""
    return event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus()
