"""The attachments of a report, in a sheet: look at them, add files, say what they show and when, take them off."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QListWidget, QListWidgetItem, QPushButton

from console.domain.attachment import Attachment
from console.domain.errors import UsageError
from console.domain.times import Instant, dtg, parse_instant
from console.ui.evidence.viewer import Viewer, about
from console.ui.jobs import Progress
from console.ui.sheet import Sheet
from console.ui.style import mark
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.services.attachments import Given
    from console.store.reader import Reader
    from console.ui.window import Window

_WIDE = 150


class Attached(Sheet):
    """What is attached to one report; files may be dropped on it."""

    def __init__(self, window: Window, report_id: bytes, headline: str) -> None:
        """Follows the case while it is open."""
        super().__init__(window, tr("Attachments"))
        self._window = window
        self._report = report_id
        self.rows: tuple[Attachment, ...] = ()
        self.setModal(False)
        self.setAcceptDrops(window.session.writable)
        self.heading(headline)
        self.told = self.text("", "secondary")
        self.list = QListWidget(self)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Attachments: Enter looks, D describes, Delete takes off"))
        self.list.itemActivated.connect(lambda _: self.look())
        self.list.currentRowChanged.connect(lambda _: self._offer())
        self.body.addWidget(self.list, 1)
        self._buttons: dict[str, QPushButton] = {}
        self._lay_out()
        self.resize(window.look.gap(_WIDE), window.look.gap(90))
        window.session.changed.connect(self._changed)
        window.session.opened.connect(self.reject)
        self._read()

    @property
    def current(self) -> Attachment | None:
        """The one chosen."""
        row = self.list.currentRow()
        return self.rows[row] if 0 <= row < len(self.rows) else None

    def look(self) -> None:
        """Open the one chosen."""
        if self.current is not None:
            Viewer(self._window, self.current).show()

    def choose_files(self) -> None:
        """Ask for files to attach."""
        dialog = QFileDialog(self, tr("Attach files"), str(self._window.openings.folder()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.attach([Path(name) for name in names]))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def attach(self, paths: Sequence[Path]) -> None:
        """Read files off the window's thread and keep them with the report."""
        attach_files(self._window, self._report, paths)

    def describe(self) -> None:
        """Ask what the one chosen shows, and when it was recorded."""
        if self.current is not None and self._window.session.writable:
            _ask_about(self._window, self.current)

    def take_off(self) -> None:
        """Take the one chosen off the report; undo brings it back."""
        from console.services.attachments import detach

        if self.current is not None and self._window.session.writable:
            self._window.session.act(detach, self.current.link_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: D and Delete."""
        if event.key() == Qt.Key.Key_D and not event.modifiers():
            self.describe()
        elif event.key() == Qt.Key.Key_Delete:
            self.take_off()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Qt's: files may be dropped."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Qt's: they are attached."""
        event.acceptProposedAction()
        self.attach(_dropped(event))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        acts = (
            ("look", tr("Look"), self.look),
            ("describe", tr("Describe"), self.describe),
            ("off", tr("Take off"), self.take_off),
            ("add", tr("Attach files…"), self.choose_files),
        )
        for name, words, run in acts:
            button = self._buttons[name] = QPushButton(words, self)
            button.setAutoDefault(False)
            button.clicked.connect(run)
            if name == "add":
                row.addStretch(1)
                mark(button, "act", "main")
            row.addWidget(button)
        self.body.addLayout(row)

    def _offer(self) -> None:
        writable, chosen = self._window.session.writable, self.current is not None
        self._buttons["look"].setVisible(chosen)
        self._buttons["describe"].setVisible(chosen and writable)
        self._buttons["off"].setVisible(chosen and writable)
        self._buttons["add"].setVisible(writable)

    def _changed(self, changes: Changes | None) -> None:
        self._offer()
        if changes is None or not changes.written or changes.touches("report_attachment", "attachment"):
            self._read()

    def _read(self) -> None:
        report_id = self._report

        def query(reader: Reader) -> tuple[Attachment, ...]:
            from console.store.attachments import of_report

            return tuple(of_report(reader, report_id))

        self._window.session.read(query, self._show)

    def _show(self, rows: tuple[Attachment, ...]) -> None:
        before = self.list.currentRow()
        self.rows = rows
        self.list.clear()
        for row in rows:
            item = QListWidgetItem(f"{row.name}\n{about(row)}")
            self.list.addItem(item)
        if rows:
            self.list.setCurrentRow(min(max(before, 0), len(rows) - 1))
        else:
            self.told.setText(tr("Nothing is attached. Drop pictures, clips, documents or texts here."))
        self.told.setVisible(not rows)
        self._offer()
        if not rows and self._window.session.writable:
            # There is nothing else to do: Enter attaches the first.
            self._buttons["add"].setFocus(Qt.FocusReason.OtherFocusReason)


def open_attached(window: Window, report_id: bytes) -> None:
    """Show what is attached to a report."""

    def query(reader: Reader) -> tuple[str | None]:
        return (reader.value("SELECT headline FROM report WHERE id = ?", (report_id,)),)

    def there(found: tuple[str | None]) -> None:
        if found[0] is not None:
            Attached(window, report_id, found[0]).show()

    window.session.read(query, there)


def attach_files(window: Window, report_id: bytes, paths: Sequence[Path]) -> None:
    """Read files in a job and keep them with a report, as one operation."""
    from console.services.attachments import attach, read_file

    def work(progress: Progress) -> list[Given]:
        found: list[Given] = []
        for path in paths:
            progress.report(len(found), len(paths))
            found.append(read_file(path))
        return found

    window.jobs.start(tr("Reading files"), work, lambda given: window.session.act(attach, report_id, given))


def _ask_about(window: Window, attachment: Attachment) -> None:
    from console.services.attachments import describe_attachment

    sheet = Sheet(window, tr("Describe attachment"))
    sheet.heading(attachment.name)
    note = sheet.field(tr("What it shows"), attachment.note)
    when = sheet.field(
        tr("Recorded at, such as 151540Z NOV 22; empty when not known"),
        "" if attachment.recorded_at is None else dtg(attachment.recorded_at),
    )

    def run() -> str | None:
        recorded: Instant | None = None
        if when.text().strip():
            try:
                recorded = parse_instant(when.text())
            except UsageError as error:
                return str(error)
            if attachment.recorded_at is not None and dtg(recorded) == dtg(attachment.recorded_at):
                recorded = attachment.recorded_at  # a group tells no seconds
        window.session.act(describe_attachment, attachment.link_id, note.text(), recorded)
        return None

    sheet.act(tr("Keep"), run)
    sheet.open()
    note.setFocus()


def _dropped(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
