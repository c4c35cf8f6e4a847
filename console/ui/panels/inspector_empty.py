"""What the inspector says when it has nothing to show: one line what is, one what to do, one button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from console.ui.label import Label
from console.ui.panels.inspector_view import Deed
from console.ui.theme import Look


class EmptyView(QWidget):
    """Two lines in the middle, and a button where something can be done."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Says nothing at first."""
        super().__init__(parent)
        self._look = look
        self._deed: Deed | None = None
        self.what_is, self.what_to_do = self._label("strong", ""), self._label("", "muted")
        self.button = QPushButton(self)
        self.button.setProperty("act", "main")
        self.button.clicked.connect(self._run)
        self._column = QVBoxLayout(self)
        self._column.addStretch(2)
        for widget in (self.what_is, self.what_to_do):
            self._column.addWidget(widget)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(3)
        look.changed.connect(self._dress)
        self._dress()

    def say(self, what_is: str, what_to_do: str, deed: Deed | None) -> None:
        """Show two lines and one button."""
        self.what_is.setText(what_is)
        self.what_to_do.setText(what_to_do)
        self._deed = deed
        self.button.setVisible(deed is not None)
        if deed is not None:
            self.button.setText(deed.words)

    def _run(self) -> None:
        if self._deed is not None:
            self._deed.run()

    def _label(self, type_: str, ink: str) -> Label:
        label = Label("", self)
        label.setWordWrap(True)
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        label.setProperty("type", type_)
        label.setProperty("ink", ink)
        return label

    def _dress(self) -> None:
        gap = self._look.gap
        self._column.setContentsMargins(gap(6), gap(4), gap(6), gap(4))
        self._column.setSpacing(gap(2))
