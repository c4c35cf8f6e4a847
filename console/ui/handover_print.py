"""A handover as a PDF: asked for where, written off the window's thread, recorded and told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from console.domain.errors import BadInput
from console.domain.handover import Handover
from console.domain.register import OutputKind
from console.domain.times import file_stamp
from console.exports.files import write_file
from console.ui.jobs import Progress
from console.ui.leaving import file_name, note_export
from console.ui.notices import Notice
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window


def ask_where(window: Window, handover_id: bytes) -> None:
    """Ask for a file and print the handover into it."""

    def query(reader: Reader) -> Handover | None:
        from console.store.handovers import handovers

        return next((one for one in handovers(reader) if one.id == handover_id), None)

    def ask(found: Handover | None) -> None:
        if found is None:
            return
        pattern = tr("PDF ({pattern})", pattern="*.pdf")
        dialog = QFileDialog(window, tr("Print handover"), str(window.openings.folder()), pattern)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(file_name(window, (tr("Handover"), file_stamp(found.at)), ".pdf"))
        dialog.fileSelected.connect(lambda chosen: export(window, found, Path(chosen)))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    window.session.read(query, ask)


def export(window: Window, handover: Handover, path: Path) -> None:
    """Print a handover into ``path``."""
    store = window.session.store
    if store is None:
        return
    case, marking = store.case.title, handover.marking or window.marking.of_case

    def work(progress: Progress) -> None:
        from console.exports.document_pdf import pdf
        from console.exports.handover_document import document_of

        if marking.release == frozenset():
            raise BadInput(tr("Not printed: nobody is on the release lists of all that it quotes."))
        content = pdf(document_of(handover, case, marking))
        progress.check()
        write_file(path, content)

    def written(_: None) -> None:
        note_export(window, "handover", path, handover.marking, OutputKind.PRINT)
        window.say(Notice(tr("Handover written to {name}.", name=path.name), "done"))

    window.jobs.start(tr("Printing the handover"), work, written)
