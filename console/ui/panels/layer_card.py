"""The card of a layer or a group: what it counts and how new it is, how see-through it is, locked, its order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QSlider, QVBoxLayout, QWidget

from console.map.looks import Looks
from console.ui.check_box import CheckBox
from console.ui.label import Label
from console.ui.map_looks import MapLooks
from console.ui.style import mark
from console.ui.theme import Look
from console.ui.words import tr

_STEP = 5
_WIDTH_UNITS = 62
_APPLY_MS = 30


@dataclass(frozen=True)
class CardAct:
    """A button of the card: what it makes of the looks; it closes the card unless it ``stays``."""

    words: str
    change: Callable[[Looks], Looks]
    stays: bool = False


@dataclass(frozen=True)
class CardSubject:
    """What a card is about: its name, sentences about it, and how its part of the looks is read and changed.

    ``locked`` and ``lock`` are None for a group, which cannot be locked.
    """

    name: str
    told: tuple[str, ...]
    opacity: Callable[[Looks], float]
    fade: Callable[[Looks, float], Looks]
    locked: Callable[[Looks], bool] | None = None
    lock: Callable[[Looks, bool], Looks] | None = None
    acts: tuple[CardAct, ...] = ()


class LayerCard(QFrame):
    """Opens over the window and goes with Esc or a click elsewhere; what is changed shows on the map at once."""

    def __init__(self, look: Look, looks: MapLooks, subject: CardSubject, parent: QWidget) -> None:
        """Of one layer or group, now."""
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(subject.name)
        self._look, self._looks, self._subject = look, looks, subject
        self._column = QVBoxLayout(self)
        gap = look.gap
        self._column.setContentsMargins(gap(4), gap(3), gap(4), gap(3))
        self._column.setSpacing(gap(2))
        self.setFixedWidth(gap(_WIDTH_UNITS))
        self._label(subject.name).setProperty("type", "strong")
        self._label("\n".join(filter(None, subject.told))).setProperty("ink", "secondary")
        self._slide = self._slider()
        if subject.locked is not None:
            self._column.addWidget(self._lock_box())
        self._column.addLayout(self._buttons())
        # A slider tells every pixel it is dragged over; the ground is not painted anew for each.
        self._later = QTimer(self, interval=_APPLY_MS, singleShot=True)
        self._later.timeout.connect(self._apply)
        looks.changed.connect(self._follow)
        self._follow()

    def open_at(self, place: QPoint) -> None:
        """Show with its upper left corner at a point of the screen, moved up where there is no room below."""
        self.adjustSize()
        screen = QGuiApplication.screenAt(place) or self.screen()
        room = screen.availableGeometry()
        left = min(max(place.x(), room.left()), room.right() - self.width())
        top = min(max(place.y(), room.top()), room.bottom() - self.height())
        self.move(left, top)
        self.show()
        self._slide.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _label(self, words: str) -> Label:
        label = Label(words, self)
        label.setWordWrap(True)
        self._column.addWidget(label)
        return label

    def _slider(self) -> QSlider:
        row = QHBoxLayout()
        name = Label(tr("Opacity"), self)
        name.setProperty("ink", "secondary")
        slide = QSlider(Qt.Orientation.Horizontal, self)
        slide.setRange(_STEP, 100)
        slide.setSingleStep(_STEP)
        slide.setPageStep(4 * _STEP)
        slide.setAccessibleName(tr("Opacity, percent"))
        self._percent = Label("", self)
        self._percent.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._percent.setFixedWidth(self._look.gap(11))
        name.setBuddy(slide)
        row.addWidget(name)
        row.addWidget(slide, 1)
        row.addWidget(self._percent)
        self._column.addLayout(row)
        slide.valueChanged.connect(self._slid)
        return slide

    def _lock_box(self) -> CheckBox:
        box = CheckBox(self._look, tr("Locked: not picked, not edited"), self)
        box.toggled.connect(self._lock)
        self._box = box
        return box

    def _buttons(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(self._look.gap(1))
        for place, act in enumerate(self._subject.acts):
            button = QPushButton(act.words, self)
            mark(button, "act", "quiet")
            button.clicked.connect(lambda _=False, chosen=act: self._do(chosen))
            grid.addWidget(button, place // 2, place % 2)
        return grid

    def _do(self, act: CardAct) -> None:
        if not act.stays:
            self.close()
        self._looks.show(act.change(self._looks.value))

    def _slid(self, percent: int) -> None:
        self._percent.setText(tr("{percent} %", percent=percent))
        if not self._later.isActive():
            self._later.start()

    def _apply(self) -> None:
        self._looks.show(self._subject.fade(self._looks.value, self._slide.value() / 100))

    def _lock(self, locked: bool) -> None:
        if self._subject.lock is not None:
            self._looks.show(self._subject.lock(self._looks.value, locked))

    def _follow(self) -> None:
        """Show what the looks say; a locked layer keeps its opacity."""
        value = self._looks.value
        if not self._later.isActive():
            self._slide.blockSignals(True)
            self._slide.setValue(round(self._subject.opacity(value) * 100))
            self._slide.blockSignals(False)
            self._percent.setText(tr("{percent} %", percent=self._slide.value()))
        if self._subject.locked is not None:
            locked = self._subject.locked(value)
            self._slide.setEnabled(not locked)
            self._box.blockSignals(True)
            self._box.setChecked(locked)
            self._box.blockSignals(False)
