"""A dialog of the program: the marking at its top, what it asks or shows, its buttons. It never blocks the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListView,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from console.ui.banner import Banner
from console.ui.focus import FocusOutline
from console.ui.label import Label
from console.ui.style import mark
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

_WIDTH_UNITS = 110
_MOST_UNITS = 180
_LEAST_LINES = 12
_FRAME_UNITS = 10


class Sheet(QDialog):
    """One question or one thing to read. Widgets go into :attr:`body` from top to bottom."""

    def __init__(self, window: Window, title: str, *, hypothetical: bool = False) -> None:
        """Says the same marking as ``window``; ``title`` is its name in the window list.

        ``hypothetical`` is what it is about, not what the window shows: who makes a force beside a plan makes it.
        """
        super().__init__(window)
        self._look = window.look
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        banner = Banner(window.look, self)
        banner.show_standing(replace(window.standing, hypothetical=hypothetical))
        whole.addWidget(banner)
        whole.setSpacing(0)
        scroll = self._scroll = _Scroll(self)
        self.body = QVBoxLayout(scroll.inside)
        gap = window.look.gap(4)
        self.body.setContentsMargins(gap, gap, gap, gap)
        self.body.setSpacing(window.look.gap(2))
        whole.addWidget(scroll, 1)
        self._foot = QVBoxLayout()
        self._foot.setSpacing(window.look.gap(2))
        whole.addLayout(self._foot)
        self.setMinimumWidth(max(window.look.gap(_WIDTH_UNITS), min(banner.needs, window.look.gap(_MOST_UNITS))))
        self._refusal: Label | None = None
        self._names: dict[QWidget, Label] = {}
        FocusOutline(window.look, self)

    def heading(self, words: str) -> Label:
        """The first line: what this is."""
        label = self.text(words)
        label.setProperty("type", "heading")
        return label

    def text(self, words: str, ink: str = "primary") -> Label:
        """A paragraph of plain text."""
        label = Label(words, self)
        label.setWordWrap(True)
        label.setProperty("ink", ink)
        self.body.addWidget(label)
        return label

    def field(self, name: str, value: str = "", *, secret: bool = False) -> QLineEdit:
        """A line to type in, under its name."""
        field = QLineEdit(value, self)
        if secret:
            field.setEchoMode(QLineEdit.EchoMode.Password)
        self.labelled(name, field)
        return field

    def labelled(self, name: str, widget: QWidget) -> None:
        """Any widget to fill in, under its name."""
        label = Label(name, self)
        label.setProperty("ink", "secondary")
        label.setBuddy(widget)
        self._names[widget] = label
        widget.setAccessibleName(name)
        self.body.addWidget(label)
        self.body.addWidget(widget)

    def name_of(self, widget: QWidget) -> Label:
        """The name over a widget to fill in. Raises KeyError."""
        return self._names[widget]

    def act(self, words: str, run: Callable[[], str | None]) -> None:
        """The act's button and Cancel. ``run`` gives a sentence when something is missing, ``None`` to close.

        An empty sentence stays and waits: what was started ends with :meth:`refuse` or ``accept``. Ctrl+Enter does
        it too, from a text of several lines where Enter begins a line.
        """
        self._begin_foot()
        self._refusal = self.text("", "danger")
        self._refusal.hide()
        self._foot.addWidget(self._refusal)
        buttons = QDialogButtonBox(self)
        main = buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        mark(main, "act", "main")
        main.setDefault(True)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self).activated.connect(main.click)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(lambda: self._try(run))
        buttons.rejected.connect(self.reject)
        self._foot.addWidget(buttons)

    def way_out(self, words: str, run: Callable[[], None]) -> None:
        """Another act that closes the sheet and is not the one asked for."""
        button = QPushButton(words, self)
        mark(button, "act", "link")
        button.setAutoDefault(False)
        button.clicked.connect(self.reject)
        button.clicked.connect(run)
        self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def closing(self) -> None:
        """The one button of a sheet that only shows something."""
        self._begin_foot()
        buttons = QDialogButtonBox(self)
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        self._foot.addWidget(buttons)

    def refuse(self, sentence: str) -> None:
        """Say what is missing, and stay."""
        if self._refusal is not None:
            self._refusal.setText(sentence)
            self._refusal.setVisible(bool(sentence))
            self.fit()

    def fit(self) -> None:
        """Be high enough for every line: a dialog's own hint leaves no room for words that wrap."""
        self.body.activate()
        self._scroll.updateGeometry()  # What scrolls does not tell by itself that fields are gone.
        width = self.width() if self.isVisible() else self.minimumWidth()
        # Words wrap earlier beside a scroll bar, which is then needed for them alone: measured without one.
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.resize(width, min(max(self.sizeHint().height(), self.heightForWidth(width)), self._most()))
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def showEvent(self, event: QShowEvent) -> None:
        """Qt's: never higher than the screen; what has no room then scrolls, and the buttons stay."""
        super().showEvent(event)
        for rows in self.findChildren(QListView):
            rows.doItemsLayout()  # Laid out before the style sheet told it how high a row is.
        if self.height() > self._most():
            self.resize(self.width(), self._most())

    def _most(self) -> int:
        # The frame the desktop puts around it takes some; how much is known only once it is there.
        return self.screen().availableGeometry().height() - self._look.gap(_FRAME_UNITS)

    def _begin_foot(self) -> None:
        """What comes now does not scroll."""
        gap = self._look.gap
        self.body.addStretch(0)
        self.body.setContentsMargins(gap(4), gap(4), gap(4), 0)
        self._foot.setContentsMargins(gap(4), gap(2), gap(4), gap(4))

    def _try(self, run: Callable[[], str | None]) -> None:
        sentence = run()
        if sentence is None:
            self.accept()
        else:
            self.refuse(sentence)


class _Scroll(QScrollArea):
    """Asks for all the room its words need, and scrolls where the screen has less."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.inside = QWidget(self)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self.inside)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self.inside.sizeHint()

    def minimumSizeHint(self) -> QSize:
        least = self.inside.minimumSizeHint()
        return QSize(least.width(), min(least.height(), self.fontMetrics().height() * _LEAST_LINES))

    def heightForWidth(self, width: int) -> int:
        return self.inside.heightForWidth(width) if self.inside.hasHeightForWidth() else self.sizeHint().height()
