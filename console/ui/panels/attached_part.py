"""Attachments in a sheet: a line each that opens it, and the way to add more."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from console.domain.attachment import Attachment
from console.ui.panels.inspector_parts import label
from console.ui.style import mark
from console.ui.theme import Look
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

_MOST = 12


@dataclass(frozen=True)
class AttachedPart:
    """The attachments of a report, or of all reports of an incident (``report_id`` None: none can be added there)."""

    window: Window
    attachments: tuple[Attachment, ...]
    report_id: bytes | None
    headline: str

    def make(self, look: Look, parent: QWidget) -> QWidget:
        """The whole section."""
        from console.ui.evidence.viewer import about

        made = QWidget(parent)
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.gap(1))
        line = QHBoxLayout()
        line.addWidget(label(tr("Attachments"), made, type_="strong"))
        line.addStretch(1)
        if self.report_id is not None:
            words = tr("Manage…") if self.attachments else tr("Attach…")
            more = self._button(words, "attachmentsManage", made)
            more.clicked.connect(self._manage)
            line.addWidget(more)
        column.addLayout(line)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        for at, one in enumerate(self.attachments[:_MOST]):
            button = self._button(one.name.replace("&", "&&"), f"attachment{at}", made)
            button.setAccessibleName(tr("Look at {name}", name=one.name))
            button.clicked.connect(partial(self._look_at, one))
            grid.addWidget(button, at, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            told = label(about(one), made, ink="muted")
            told.setWordWrap(True)
            grid.addWidget(told, at, 1)
        column.addLayout(grid)
        if len(self.attachments) > _MOST:
            rest = len(self.attachments) - _MOST
            column.addWidget(label(tr("… and {n} more", n=rest), made, ink="muted"))
        return made

    @staticmethod
    def _button(words: str, name: str, parent: QWidget) -> QPushButton:
        button = QPushButton(words, parent)
        button.setObjectName(name)
        mark(button, "act", "link")
        return button

    def _look_at(self, attachment: Attachment, _checked: bool = False) -> None:
        from console.ui.evidence.viewer import Viewer

        Viewer(self.window, attachment).show()

    def _manage(self) -> None:
        from console.ui.evidence.attached import Attached

        if self.report_id is not None:
            Attached(self.window, self.report_id, self.headline).show()


def attached(
    window: Window, attachments: tuple[Attachment, ...], report_id: bytes | None, headline: str
) -> tuple[AttachedPart, ...]:
    """The section, where there is something to show or to add."""
    if not attachments and (report_id is None or not window.session.writable):
        return ()
    return (AttachedPart(window, attachments, report_id, headline),)
