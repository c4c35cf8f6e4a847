"""File ▸ Export interactive map…: one file for a browser, cut for an audience, made beside the window's work."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from console.domain.errors import BadInput, WrongKey
from console.domain.times import file_stamp
from console.ui.leaving import file_name, note_output
from console.ui.notices import Notice
from console.ui.release_fields import ReleaseFields, product_words, with_rule
from console.ui.sheet import Sheet
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.audience import Audience
    from console.domain.marking import Marking
    from console.services.releasing import ReleaseRule
    from console.store.reader import Reader
    from console.ui.jobs import Progress
    from console.ui.window import Window


@dataclass(frozen=True)
class _Given:
    """What was typed: ``second`` is name, station and passphrase of who released it, where the case asks for one."""

    title: str
    audience: str
    second: tuple[str, str, str] | None


@dataclass(frozen=True)
class Asked:
    """A map as it shall leave: ``audience`` None cuts nothing; ``released_by`` the second person."""

    title: str
    audience: Audience | None
    released_by: str


def ask_how(window: Window) -> None:
    """Ask for whom it is, then for a file."""

    with_rule(window, lambda rule: _open(window, rule))


def _open(window: Window, rule: ReleaseRule) -> None:
    sheet = Sheet(window, tr("Export interactive map"))
    sheet.heading(tr("The map as one file for a browser"))
    words = tr(
        "Layers, a slider of time and details, on any computer or telephone. It needs no network and asks for none."
    )
    sheet.text(words, "secondary")
    title = sheet.field(tr("Title"), tr("The eastern flank"))
    audience = sheet.field(tr("Audience: everything is cut to what it may see"))
    audience.setPlaceholderText(tr("NATO+EU, or PUBLIC; empty: nothing is cut"))
    second = ReleaseFields(sheet, rule, product_words())

    def run() -> str | None:
        name = " ".join(title.text().split())
        if not name:
            return tr("Give the map a title: it stands over it.")
        if why := second.why_not(window.session):
            return why
        given = _Given(name, audience.text().strip(), second.said)
        window.session.read(partial(_understood, given), taken)
        return ""

    def taken(found: Asked | str) -> None:
        if isinstance(found, str):
            sheet.refuse(found)
        else:
            sheet.accept()
            _ask_where(window, found)

    sheet.act(tr("Choose a file…"), run)
    sheet.open()
    audience.setFocus()


def _understood(given: _Given, reader: Reader) -> Asked | str:
    """What was typed, or the sentence that says why it cannot be."""
    from console.services.audiences import audience_of
    from console.services.releasing import second_person

    try:
        audience = audience_of(reader, given.audience) if given.audience else None
        return Asked(given.title, audience, "" if given.second is None else second_person(reader, *given.second))
    except (BadInput, WrongKey) as error:
        return str(error)


def export(window: Window, asked: Asked, path: Path) -> None:
    """Make the file in a job, tell when it is there, and put it into the register."""
    session = window.session
    store, actor, at, moment = session.store, session.actor, session.now, session.moment
    if store is None:
        return

    def work(progress: Progress) -> Marking:
        from console.exports.files import write_file
        from console.exports.interactive import interactive_of
        from console.services.releasing import require_may_leave

        made = interactive_of(store, at, asked.audience, title=asked.title)
        require_may_leave(store, made.marking, asked.audience, actor, asked.released_by)
        progress.check()
        write_file(path, made.html)
        return made.marking

    def written(marking: Marking) -> None:
        from console.services.register import output_of_file

        whom = "" if asked.audience is None else asked.audience.name
        note_output(
            window,
            lambda: output_of_file(
                path,
                "interactive map",
                known_at=moment,
                audience=whom,
                released_by=asked.released_by,
                marking=marking,
            ),
        )
        window.say(Notice(tr("The interactive map was written to {name}.", name=path.name), "done"))

    window.jobs.start(tr("Exporting the interactive map"), work, written)


def _ask_where(window: Window, asked: Asked) -> None:
    dialog = QFileDialog(
        window,
        tr("Export interactive map"),
        str(window.openings.folder()),
        tr("Pages for a browser ({pattern})", pattern="*.html"),
    )
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("html")
    dialog.selectFile(file_name(window, (asked.title, file_stamp(window.session.now)), ".html"))
    dialog.fileSelected.connect(lambda chosen: export(window, asked, Path(chosen)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
