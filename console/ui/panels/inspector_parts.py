"""The parts a sheet of the inspector is drawn from: texts, head, chips, ruled columns, boxes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from console.map.discs import disc
from console.map.symbols import SIZE, symbol
from console.ui.label import Label
from console.ui.panels.inspector_flow import Flow
from console.ui.panels.inspector_sheet import Chip, Disc, Said, Sheet
from console.ui.table_paint import paint_to_check
from console.ui.theme import Look
from console.ui.words import plain_tip, tr, unbroken

_DISC_SCALE, _SYMBOL_SCALE = 1.35, 1.15


class Words(Label):
    """Text from the case: always plain, wrapped, selected and copied with mouse and keyboard."""

    def __init__(self, text: str, parent: QWidget, *, ink: str = "", type_: str = "") -> None:
        """``ink`` and ``type_`` are those of the style sheet."""
        super().__init__(text, parent)
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

    def setText(self, text: str) -> None:
        """Show another; times and quantities do not part at the end of a line."""
        self._text = text
        super().setText(unbroken(text))

    def text(self) -> str:
        """What it says, with the spaces it was given."""
        return self._text

    def event(self, event: QEvent) -> bool:
        """Qt's: copying the selection goes before the window's own Ctrl+C."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            standard = QKeySequence.StandardKey
            if event.matches(standard.Copy) or event.matches(standard.SelectAll):
                event.accept()
                return True
        return super().event(event)


def head(look: Look, sheet: Sheet, parent: QWidget) -> QWidget:
    """The title with its symbol, where it is, and the chips."""
    whole_head = QWidget(parent)
    gap = look.gap
    whole = QVBoxLayout(whole_head)
    whole.setContentsMargins(gap(5), gap(4), gap(5), gap(3))
    whole.setSpacing(gap(3))
    line = QHBoxLayout()
    line.setSpacing(gap(3))
    picture = _picture(look, sheet.symbol, parent.devicePixelRatioF())
    if picture is not None:
        mark = Label("", whole_head)
        mark.setPixmap(picture)
        mark.setAccessibleName(tr("Symbol"))
        line.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
    words = QVBoxLayout()
    words.setSpacing(gap(1) // 2)
    words.addWidget(Words(sheet.title, whole_head, type_="title"))
    for text in sheet.where:
        words.addWidget(Words(text, whole_head, ink="secondary"))
    line.addLayout(words, 1)
    whole.addLayout(line)
    if sheet.chips:
        chips = QWidget(whole_head)
        flow = Flow(chips, gap(2))
        for chip in sheet.chips:
            flow.addWidget(_chip(look, chip, chips))
        whole.addWidget(chips)
    return whole_head


def _picture(look: Look, what: Disc | str | None, density: float) -> QPixmap | None:
    if isinstance(what, Disc):
        # Drawn at more pixels and shown at the same density: the symbol of the map, larger.
        ratio = density * look.scale * _DISC_SCALE
        larger = QPixmap(disc(what.category, what.severity, what.status.value, look.theme, ratio).pixmap)
        larger.setDevicePixelRatio(density)
        return larger
    return symbol(what, look.theme, density, SIZE * look.scale * _SYMBOL_SCALE).pixmap if what else None


def _chip(look: Look, chip: Chip, parent: QWidget) -> Label:
    made = label(chip.words, parent, type_="small")
    made.setObjectName("chip")
    made.setProperty("tone", chip.role.rpartition(".")[2])
    if chip.tip:
        made.setToolTip(plain_tip(chip.tip))
        made.setAccessibleDescription(chip.tip)
    return made


def said(look: Look, side: Said, name: str, parent: QWidget) -> QFrame:
    """One side of Claimed | Assessed, ruled at its left."""
    frame = QFrame(parent)
    frame.setObjectName(name)
    column = QVBoxLayout(frame)
    column.setContentsMargins(look.gap(2), 0, 0, 0)
    column.setSpacing(look.gap(1) // 2)
    column.addWidget(label(side.heading, frame, ink="secondary", type_="small"))
    column.addWidget(Words(side.words, frame, type_="strong"))
    if side.lines:
        column.addWidget(Words("\n".join(side.lines), frame, ink="secondary", type_="small"))
    column.addStretch(1)
    return frame


def check_note(look: Look, note: str, parent: QWidget) -> QWidget:
    """What is still to be checked, after the circled question mark."""
    row = QWidget(parent)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(look.gap(2))
    line.addWidget(CheckMark(look, row), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Words(note, row, ink="warn"), 1)
    return row


def box(look: Look, sentence: str, name: str, parent: QWidget, *, strong: str = "") -> QFrame:
    """One sentence on a ground of its own, under what is said first."""
    frame = QFrame(parent)
    frame.setObjectName(name)
    column = QVBoxLayout(frame)
    gap = look.gap
    column.setContentsMargins(gap(3), gap(2), gap(3), gap(2))
    column.setSpacing(gap(1) // 2)
    if strong:
        column.addWidget(Words(strong, frame, type_="strong"))
    if sentence:
        column.addWidget(Words(sentence, frame))
    return frame


def titled(look: Look, heading: str, aside: str, parent: QWidget) -> tuple[QWidget, QVBoxLayout]:
    """A section with its heading and what stands right of it, and the column its lines go into."""
    made = QWidget(parent)
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(look.gap(3))
    line = QHBoxLayout()
    title, beside = label(heading, made, type_="strong"), label(aside, made, ink="muted")
    beside.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
    for words in (title, beside):
        words.setWordWrap(True)  # In a narrow dock both take two lines rather than widen what is under them.
    line.addWidget(title)
    line.addWidget(beside, 1)
    beside.setVisible(bool(aside))
    if not aside:
        line.addStretch(1)
    column.addLayout(line)
    return made, column


def label(text: str, parent: QWidget, *, ink: str = "", type_: str = "") -> Label:
    """A short text of the program's own."""
    made = Label(text, parent)
    made.setProperty("ink", ink)
    made.setProperty("type", type_)
    return made


def drop(widget: QWidget) -> None:
    """Take a widget off the window for good."""
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


class CheckMark(QWidget):
    """The circled question mark; on hover it tells its note."""

    def __init__(self, look: Look, parent: QWidget, note: str = "") -> None:
        """``note`` says what is still to be checked, where that does not stand beside it."""
        super().__init__(parent)
        self._look = look
        self.setFixedSize(self.sizeHint())
        self.setAccessibleName(tr("To check"))
        self.setAccessibleDescription(note)
        self.setToolTip(plain_tip(note))

    def sizeHint(self) -> QSize:
        side = self._look.gap(4)
        return QSize(side, side)

    def paintEvent(self, event: QEvent) -> None:
        paint_to_check(QPainter(self), self._look, self.rect())


def wheel_goes_past(watched: QObject, event: QEvent) -> bool:
    """Whether an event is a wheel turn over a field that has not the focus: it scrolls the form, not the field."""
    return event.type() is QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus()
