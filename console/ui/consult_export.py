"""The minutes or the ledger of the consultation shown, as a file: asked for where, written off the window's thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from console.domain.marking import Marking
from console.domain.operation import Actor
from console.domain.times import Instant, file_stamp
from console.ui.consult.chosen import consulting_of
from console.ui.jobs import Progress
from console.ui.leaving import file_name, note_export
from console.ui.notices import Notice
from console.ui.release_fields import ask_release
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.domain.consultation import Consultation
    from console.store.casefile import Store
    from console.ui.window import Window

MINUTES: Final = "minutes"
LEDGER: Final = "ledger"
_KINDS: Final = {MINUTES: (later("Minutes"), ("pdf", "html")), LEDGER: (later("Ledger"), ("csv",))}
_WRITTEN: Final = {
    MINUTES: (later("The minutes were written to {name}."), later("National positions are not in them.")),
    LEDGER: (later("The ledger was written to {name}."), later("It holds national positions.")),
}


def ask_where(window: Window, form: str) -> None:
    """Ask for a file, where the case asks for one after a second person, and write it."""
    picture = consulting_of(window).picture
    if picture is None or picture.consultation is None:
        return
    consultation = picture.consultation
    ask_release(window, tr(_KINDS[form][0]), lambda who: _choose(window, form, consultation, who))


def _choose(window: Window, form: str, consultation: Consultation, released_by: str) -> None:
    title, endings = _KINDS[form]
    ending = endings[0]
    patterns = [tr("{kind} ({pattern})", kind=one.upper(), pattern=f"*.{one}") for one in endings]
    dialog = QFileDialog(window, tr(title), str(window.openings.folder()), ";;".join(patterns))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(ending)
    words = (consultation.title, tr(title), file_stamp(window.session.now))
    dialog.selectFile(file_name(window, words, f".{ending}"))
    dialog.fileSelected.connect(lambda chosen: export(window, form, consultation.id, Path(chosen), released_by))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def export(window: Window, form: str, consultation_id: bytes, path: Path, released_by: str) -> None:
    """Write the file in a job and record that it left."""
    store, moment = window.session.store, window.session.moment
    if store is None:
        return

    def written(told: tuple[bool, Marking]) -> None:
        released, marking = told
        note_export(window, form, path, marking, released_by=released_by)
        done, positions = (tr(words, name=path.name) for words in _WRITTEN[form])
        window.say(Notice(done if released and form == MINUTES else f"{done} {positions}", "done"))

    release = (window.session.actor, released_by)
    work = partial(_written, store, form, consultation_id, path, window.session.now, moment is not None, release)
    window.jobs.start(tr("Exporting {name}", name=tr(_KINDS[form][0])), work, written)


def _written(
    store: Store,
    form: str,
    consultation_id: bytes,
    path: Path,
    known: Instant,
    put_back: bool,
    release: tuple[Actor, str],
    progress: Progress,
) -> tuple[bool, Marking]:
    """Whether national positions are released, and the marking of the file."""
    from console.exports.consult_files import marking_of, write_consultation
    from console.services.consult_picture import consult_picture
    from console.services.releasing import require_may_leave

    with store.known_at(known) if put_back else store.reader() as reader:
        picture = consult_picture(reader, known, None, consultation_id)
    marking = marking_of(picture, store.case.marking)
    require_may_leave(store, marking, None, *release)
    progress.check()
    write_consultation(path, form, picture, store.case.title, store.case.marking)
    return picture.released, marking
