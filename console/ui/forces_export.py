"""The forces of a case as a file for other programs: asked for how and where, written off the window's thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from console.domain.marking import Marking
from console.domain.operation import Actor
from console.domain.times import Instant, Interval, Precision, dtg, file_stamp
from console.ui.choice_box import ChoiceBox
from console.ui.jobs import Progress
from console.ui.leaving import file_name, note_export
from console.ui.notices import Notice
from console.ui.picture import picture_of
from console.ui.release_fields import ReleaseFields, product_words, with_rule
from console.ui.sheet import Sheet
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.exports.forces_file import Format
    from console.services.releasing import ReleaseRule
    from console.store.casefile import Store
    from console.ui.window import Window

_TITLES = {
    "orbat-mapper": later("ORBAT Mapper scenario"),
    "msdl": later("MSDL scenario"),
    "csv": later("Table of units (CSV)"),
}


def ask_how(window: Window) -> None:
    """Ask for a format and a time, then for a file."""
    with_rule(window, lambda rule: _open(window, rule))


def _open(window: Window, rule: ReleaseRule) -> None:
    from console.exports.forces_file import FORMATS

    sheet = Sheet(window, tr("Export forces"))
    sheet.heading(tr("The forces of this case for other programs"))
    sheet.text(
        tr("Marked and dated. Positions that are not public are not written; what is left out is told."), "secondary"
    )
    form, time = ChoiceBox(window.look, sheet), ChoiceBox(window.look, sheet)
    for name in FORMATS:
        form.addItem(tr(_TITLES[name]), name)
    sheet.labelled(tr("Format"), form)
    at = picture_of(window).window.at

    def offer_times() -> None:
        time.clear()
        if not FORMATS[form.currentData()].of_one_moment:
            time.addItem(tr("All of time"), None)
        time.addItem(tr("As on {day}", day=dtg(at, Precision.DAY)), at)

    form.currentIndexChanged.connect(offer_times)
    offer_times()
    sheet.labelled(tr("Time"), time)
    second = ReleaseFields(sheet, rule, product_words())

    def released(who: str) -> None:
        sheet.accept()
        _ask_where(window, FORMATS[form.currentData()], time.currentData(), who)

    sheet.act(tr("Choose a file…"), lambda: second.settle(window.session, released, sheet.refuse))
    sheet.open()
    form.setFocus()


def export(window: Window, form: Format, at: Instant | None, path: Path, released_by: str) -> None:
    """Write the file in a job, tell what it left out, and record that it left."""
    store, moment = window.session.store, window.session.moment
    if store is None:
        return
    known = window.session.now

    def written(done: tuple[tuple[str, ...], Marking]) -> None:
        lost, marking = done
        note_export(window, "forces", path, marking, released_by=released_by)
        words = tr("The forces were written to {name}.", name=path.name)
        if not lost:
            window.say(Notice(words, "done"))
            return
        told = tr("{words} What it cannot hold is left out.", words=words)
        window.say(Notice(told, "done", tr("Show it"), partial(_show, window, path.name, lost)))

    release = (window.session.actor, released_by)
    work = partial(_written, store, form, at, path, known, moment is not None, release)
    window.jobs.start(tr("Exporting the forces"), work, written)


def _written(
    store: Store,
    form: Format,
    at: Instant | None,
    path: Path,
    known: Instant,
    put_back: bool,
    release: tuple[Actor, str],
    progress: Progress,
) -> tuple[tuple[str, ...], Marking]:
    from console.exports.forces_file import marking_of, write_forces
    from console.exports.order_of_battle import read
    from console.services.releasing import require_may_leave

    during = None if at is None else Interval(at, at + 1)
    with store.known_at(known) if put_back else store.reader() as reader:
        marking = marking_of(reader, store.case.marking)
        order = read(reader, store.case.title, marking, known, during)
    require_may_leave(store, marking, None, *release)
    progress.check()
    return write_forces(path, order, form), marking


def _ask_where(window: Window, form: Format, at: Instant | None, released_by: str) -> None:
    kind = tr("{kind} ({pattern})", kind=tr(_TITLES[form.name]), pattern=f"*{form.ending}")
    dialog = QFileDialog(window, tr("Export forces"), str(window.openings.folder()), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(form.ending[1:])
    store = window.session.store
    now = window.session.now
    title = tr("Flank Console") if store is None else store.case.title
    dialog.selectFile(file_name(window, (title, tr("forces"), file_stamp(now)), form.ending))
    dialog.fileSelected.connect(lambda chosen: export(window, form, at, Path(chosen), released_by))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()


def _show(window: Window, name: str, lost: tuple[str, ...]) -> None:
    sheet = Sheet(window, tr("What was left out"))
    sheet.heading(tr("Left out of {name}", name=name))
    for one in lost:
        sheet.text(f"– {one}")
    sheet.closing()
    sheet.open()
