"""The situation report of a crisis as a file: asked for where, written off the window's thread, recorded and told."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from console.domain.marking import Marking
from console.domain.times import Instant, file_stamp
from console.ui.consult.crisis_acts import crisis_of
from console.ui.jobs import Progress
from console.ui.leaving import file_name, note_export
from console.ui.notices import Notice
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window


def ask_where(window: Window) -> None:
    """Ask for a file, and write the report of the crisis shown into it."""
    crisis = crisis_of(window)
    if crisis is None:
        return
    patterns = [tr("{kind} ({pattern})", kind=one.upper(), pattern=f"*.{one}") for one in ("pdf", "html")]
    dialog = QFileDialog(window, tr("Situation report"), str(window.openings.folder()), ";;".join(patterns))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")
    words = (crisis.title, tr("Situation report"), file_stamp(window.session.now))
    dialog.selectFile(file_name(window, words, ".pdf"))
    dialog.fileSelected.connect(lambda chosen: export(window, crisis.id, Path(chosen)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def export(window: Window, crisis_id: bytes, path: Path) -> None:
    """Write the file in a job and record that it left."""
    store, moment = window.session.store, window.session.moment
    if store is None:
        return

    def written(marking: Marking) -> None:
        note_export(window, "situation report", path, marking)
        window.say(Notice(tr("The situation report was written to {name}.", name=path.name), "done"))

    work = partial(_write, store, crisis_id, path, window.session.now, moment is not None)
    window.jobs.start(tr("Writing the situation report"), work, written)


def _write(store: Store, crisis_id: bytes, path: Path, known: Instant, put_back: bool, progress: Progress) -> Marking:
    from console.exports.situation_report import write_situation

    progress.check()
    with store.known_at(known) if put_back else store.reader() as reader:
        return write_situation(path, reader, known, crisis_id, store.case.title, store.case.marking)
