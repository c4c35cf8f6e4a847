"""The window in which one attachment is looked at, whatever its kind; it leaves the console's own window usable."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from console.domain.attachment import Attachment, MediaKind
from console.domain.errors import BadInput
from console.domain.times import Instant, dtg
from console.exports.files import write_file
from console.ui.acts.brief import ADD_KEY
from console.ui.evidence.picture import PictureView, levels_of
from console.ui.jobs import Progress
from console.ui.label import Label
from console.ui.leaving import file_name, note_export
from console.ui.notices import Notice
from console.ui.sheet import Sheet
from console.ui.style import mark
from console.ui.words import plain_tip, tr

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.evidence.clip import ClipView
    from console.ui.window import Window

T = TypeVar("T")
_MOST_TEXT = 2_000_000


def size_words(size: int) -> str:
    """How large something is: ``412 kB``, ``3.4 MB``."""
    return f"{max(1, size // 1000)} kB" if size < 1_000_000 else f"{size / 1_000_000:.1f} MB"


class Viewer(Sheet):
    """One attachment. Its content is read off the window's thread and never touches the disk."""

    def __init__(self, window: Window, attachment: Attachment) -> None:
        """Reads and shows it."""
        super().__init__(window, attachment.name)
        self._window = window
        self.attachment = attachment
        self._content = b""
        self.shown: QWidget | None = None
        self.setModal(False)
        self.setSizeGripEnabled(True)
        self.heading(attachment.name)
        self.about = self.text(about(attachment), "secondary")
        self._place = Label(tr("Reading…"), self)
        self._place.setWordWrap(True)
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.body.addWidget(self._place, 1)
        self._buttons()
        self.resize(window.look.gap(220), window.look.gap(170))
        attachment_id = attachment.id

        def query(reader: Reader) -> tuple[bytes | None]:
            from console.store.attachments import content

            return (content(reader, attachment_id),)

        window.session.read(query, self._if_open(lambda found: self._arrived(found[0])))

    def add_to_briefing(self) -> None:
        """A slide of the picture, or of the frame that is seen, after the one chosen; whoever looks stays here."""
        from console.domain.storyboard import SlideKind
        from console.ui.brief.offers import shown
        from console.ui.brief.slide_acts import add

        if self.attachment.kind is MediaKind.VIDEO:
            self._add_still()
            return
        add(self._window, (shown(SlideKind.IMAGE, "attachment", self.attachment.link_id, 60),), stay=True)

    def _add_still(self) -> None:
        frame, player = getattr(self.shown, "frame", None), getattr(self.shown, "player", None)
        if frame is None or player is None or frame.image.isNull():
            return  # The clip is being read still, or cannot be played here: that is said in its place.
        from console.ui.evidence.still import add_still

        player.pause()
        add_still(self._window, self.attachment, frame.image, player.position())

    def say(self, words: str) -> None:
        """Say why nothing is shown."""
        self._place.setText(words)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt's: a clip stops first."""
        self._stop()
        super().closeEvent(event)

    def done(self, result: int) -> None:
        """Qt's: the same for Esc and Close."""
        self._stop()
        super().done(result)

    def _stop(self) -> None:
        stop: Callable[[], None] | None = getattr(self.shown, "stop", None)
        if stop is not None:
            stop()

    def _buttons(self) -> None:
        row = QHBoxLayout()
        save = QPushButton(tr("Save a copy…"), self)
        save.setAutoDefault(False)
        save.clicked.connect(self._ask_where)
        close = QPushButton(tr("Close"), self)
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        mark(close, "act", "main")
        row.addWidget(save)
        if self.attachment.kind in (MediaKind.PICTURE, MediaKind.VIDEO) and self._window.session.writable:
            clip = self.attachment.kind is MediaKind.VIDEO
            brief = QPushButton(tr("Add still to briefing") if clip else tr("Add to briefing"), self)
            brief.setAutoDefault(False)
            brief.setToolTip(plain_tip(ADD_KEY))
            brief.clicked.connect(self.add_to_briefing)
            QShortcut(QKeySequence(ADD_KEY), self).activated.connect(self.add_to_briefing)
            row.addWidget(brief)
        row.addStretch(1)
        row.addWidget(close)
        self.body.addLayout(row)

    def _arrived(self, content: bytes | None) -> None:
        if content is None:
            self.say(tr("This attachment is not in the case as it is shown."))
            return
        self._content = content
        show = {
            MediaKind.PICTURE: self._show_picture,
            MediaKind.VIDEO: self._show_clip,
            MediaKind.DOCUMENT: self._show_document,
            MediaKind.TEXT: self._show_text,
        }.get(self.attachment.kind)
        if show is None:
            self.say(tr("Files of this kind are kept, not shown. Save a copy to open it elsewhere."))
        else:
            show(content)

    def _show_picture(self, content: bytes) -> None:
        def work(_progress: Progress) -> object:
            try:
                return levels_of(content)
            except BadInput as error:
                return str(error)

        def there(found: object) -> None:
            if isinstance(found, list):
                view = PictureView(self._look, self)
                self._put(view)
                view.show_levels(found)
            else:
                self.say(str(found))

        self._window.jobs.start("", work, self._if_open(there))

    def _show_clip(self, content: bytes) -> None:
        def work(_progress: Progress) -> object:
            # The first import loads libraries for a while; missing ones are said, not crashed on.
            try:
                import PySide6.QtMultimedia  # noqa: F401

                from console.ui.evidence.clip import ClipView
            except ImportError as error:
                return tr("Clips cannot be played on this machine ({why}). Save a copy.", why=str(error))
            return ClipView

        def there(made: object) -> None:
            if isinstance(made, str):
                self.say(made)
                return
            attachment = self.attachment
            view: ClipView = made(self._look, content, attachment.media_type, attachment.recorded_at, self)  # type: ignore[operator]
            view.moment_shown.connect(self._show_moment)
            self._put(view)

        self._window.jobs.start("", work, self._if_open(there))

    def _show_document(self, content: bytes) -> None:
        from console.ui.evidence.document import document_view

        try:
            self._put(document_view(content, self.attachment.name, self))
        except (BadInput, ImportError) as error:
            self.say(str(error) if isinstance(error, BadInput) else tr("Documents cannot be shown on this machine."))

    def _show_text(self, content: bytes) -> None:
        view = QPlainTextEdit(self)
        view.setReadOnly(True)
        view.setAccessibleName(self.attachment.name)
        text = content[:_MOST_TEXT].decode("utf-8", "replace")
        view.setPlainText(text if len(content) <= _MOST_TEXT else text + "\n" + tr("… cut here. Save a copy for all."))
        self._put(view)

    def _show_moment(self, moment: Instant) -> None:
        self._window.time.end_at(moment)

    def _put(self, view: QWidget) -> None:
        self.body.replaceWidget(self._place, view)
        self.body.setStretchFactor(view, 1)
        self._place.hide()
        self.shown = view
        view.setFocus()

    def _if_open(self, then: Callable[[T], None]) -> Callable[[T], None]:
        gone: list[bool] = []
        self.destroyed.connect(lambda: gone.append(True))
        return lambda found: None if gone else then(found)

    def _ask_where(self) -> None:
        folder = self._window.openings.folder()
        dialog = QFileDialog(self, tr("Save a copy"), str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        called = Path(self.attachment.name)
        dialog.selectFile(file_name(self._window, (called.stem,), called.suffix))
        dialog.fileSelected.connect(lambda chosen: self.save_to(Path(chosen)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def save_to(self, path: Path) -> None:
        """Write a copy, say so, and record that it left."""
        content, window, marking = self._content, self._window, self.attachment.marking

        def work(_progress: Progress) -> str:
            write_file(path, content)
            return path.name

        def written(name: str) -> None:
            note_export(window, "attachment", path, marking)
            window.say(Notice(tr("A copy was written to {name}.", name=name), "done"))

        window.jobs.start(tr("Saving {name}", name=path.name), work, written)


def about(attachment: Attachment) -> str:
    """What is known of an attachment, in one line."""
    parts = [kind_words(attachment.kind), size_words(attachment.size)]
    if attachment.recorded_at is not None:
        parts.append(tr("recorded {time}", time=dtg(attachment.recorded_at)))
    if attachment.at is not None:
        parts.append(tr("added by {name}, {time}", name=attachment.author, time=dtg(attachment.at)))
    if attachment.note:
        parts.append(attachment.note)
    return " · ".join(parts)


def kind_words(kind: MediaKind) -> str:
    """What kind of thing it is."""
    return {
        MediaKind.PICTURE: tr("Picture"),
        MediaKind.VIDEO: tr("Clip"),
        MediaKind.DOCUMENT: tr("Document"),
        MediaKind.TEXT: tr("Text"),
        MediaKind.OTHER: tr("File"),
    }[kind]
