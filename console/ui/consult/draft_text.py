"""A draft as it is read: one version plain, or two word by word, what came underlined, what went struck through."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from console.domain.text_diff import Kind, text_diff
from console.ui.theme import Look
from console.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence


class DraftText(QTextEdit):
    """Read only; the words of a draft stay plain text, whatever they look like."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty until :meth:`show_version` or :meth:`show_changes`."""
        super().__init__(parent)
        self.setObjectName("draftText")
        self._look = look
        self._pieces: Sequence[tuple[Kind, str]] = ()
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(0)
        look.changed.connect(self._write)

    def show_version(self, text: str) -> None:
        """One version as it stands."""
        self._show([(Kind.KEPT, text)])
        self.setAccessibleDescription("")

    def show_changes(self, old: str, new: str) -> None:
        """What became of the older version, word by word."""
        pieces = [(piece.kind, piece.text) for piece in text_diff(old, new)]
        self._show(pieces)
        spoken = {Kind.ADDED: tr("added: {words}"), Kind.REMOVED: tr("removed: {words}")}
        told = [
            spoken[kind].replace("{words}", text.strip()) for kind, text in pieces if kind in spoken and text.strip()
        ]
        self.setAccessibleDescription("; ".join(told))

    @property
    def pieces(self) -> Sequence[tuple[Kind, str]]:
        """What is shown, piece by piece."""
        return self._pieces

    def sizeHint(self) -> QSize:
        """Qt's: as high as its text; what has less room scrolls."""
        return QSize(super().sizeHint().width(), round(self.document().size().height()) + self._look.gap(1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: words wrap otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Esc is the window's."""
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _show(self, pieces: Sequence[tuple[Kind, str]]) -> None:
        if pieces != self._pieces:
            self._pieces = pieces
            self._write()

    def _write(self) -> None:
        place = self.verticalScrollBar().value()
        self.clear()
        cursor = QTextCursor(self.document())
        lines = QTextBlockFormat()
        lines.setLineHeight(140.0, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        lines.setBottomMargin(self._look.gap(2))
        cursor.setBlockFormat(lines)
        for number, (kind, text) in enumerate(self._pieces):
            following = self._pieces[number + 1] if number + 1 < len(self._pieces) else None
            self._put(cursor, kind, text, following)
        self.verticalScrollBar().setValue(place)

    def _put(self, cursor: QTextCursor, kind: Kind, text: str, following: tuple[Kind, str] | None) -> None:
        # No line stands under or through the blanks round the words.
        words, plain = text.strip(" "), self._form(Kind.KEPT)
        before = text[: len(text) - len(text.lstrip(" "))] if words else text
        cursor.insertText(before, plain)
        cursor.insertText(words, self._form(kind))
        cursor.insertText(text[len(before) + len(words) :], plain)
        if kind is Kind.REMOVED and following is not None and following[0] is Kind.ADDED and not text[-1:].isspace():
            cursor.insertText(
                " ", self._form(Kind.KEPT)
            )  # Only for the eye: no word grows together with its successor.

    def _form(self, kind: Kind) -> QTextCharFormat:
        form = QTextCharFormat()
        look = self._look
        form.setFont(look.font("strong"))
        form.setForeground(look.colour("ink.primary"))
        if kind is Kind.ADDED:
            form.setForeground(look.colour("state.ok"))
            form.setBackground(look.colour("state.ok_fill"))
            form.setFontUnderline(True)
        elif kind is Kind.REMOVED:
            form.setForeground(look.colour("state.danger"))
            form.setFontStrikeOut(True)
        return form
