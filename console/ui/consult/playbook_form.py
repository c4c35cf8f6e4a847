"""Choose a playbook to lay out, write one of the cell's own, or take one of its own out of use."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit

from console.domain.operation import Actor, Changes
from console.domain.playbook import Playbook, PlaybookStep, fitting
from console.domain.times import Instant
from console.ui.chooser import Chooser
from console.ui.letters import fits
from console.ui.palette_list import Line
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, open_beside, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.window import Window

_TEXT_UNITS = 110


class PlaybookChooser(Chooser):
    """Those for the kind of the leading incident first; by words of name and steps."""

    def __init__(self, window: Window, picture: ConsultPicture, offered: tuple[Playbook, ...]) -> None:
        """``offered`` are all there are."""
        super().__init__(
            window, tr("Lay out a playbook"), tr("Lay out which playbook? What it says are suggestions, to check.")
        )
        self._picture = picture
        crisis = picture.crisis
        leading = next((one for one in picture.incidents if crisis is not None and one.id == crisis.leading), None)
        self._category = None if leading is None else leading.category
        self._offered = fitting(offered, self._category)
        self.field.textChanged.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        typed = self.field.text()
        laid = {run.playbook.slug for run in self._picture.runs}
        found = [one for one in self._offered if fits(typed, f"{one.name} {one.about}") and one.slug not in laid]
        fit = [one for one in found if self._category in one.categories]
        lines = [Line(tr("For this kind of incident")), *map(self._line, fit)] if fit else []
        rest = [one for one in found if one not in fit]
        lines += [Line(tr("Others")), *map(self._line, rest)] if rest else []
        self.show_lines([*lines, Line(tr("Write one of our own…"), "", partial(ask_own, self._window, self._offered))])

    def _line(self, one: Playbook) -> Line:
        detail = one.about if one.shipped else tr("our own · {about}", about=one.about)
        return Line(one.name, detail, partial(lay_out, self._window, self._picture, one.slug))


def ask_playbook(window: Window, picture: ConsultPicture) -> None:
    """Ask which playbook to lay out for the crisis of ``picture``."""

    def query(reader: Reader) -> tuple[Playbook, ...]:
        from console.services.playbooks import playbooks

        return playbooks(reader)

    window.session.read(
        query, lambda found: PlaybookChooser(window, picture, found).open_under(window.bar.find_place())
    )


def lay_out(window: Window, picture: ConsultPicture, slug: str) -> None:
    """Lay it out for the crisis of ``picture``."""
    crisis = picture.crisis
    if crisis is None:
        return

    def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
        from console.services.playbooks import begin_playbook

        return begin_playbook(store, actor, now, crisis.id, slug)

    window.session.attempt(work, lambda _: None)


def ask_note(window: Window, run_id: bytes, step: PlaybookStep, note: str) -> None:
    """Ask what came of a step, and say that it is done."""
    sheet = Sheet(window, tr("Step"))
    sheet.heading(step.text)
    field = sheet.field(tr("What came of it"), note)

    def asked() -> Work:
        words = field.text()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.playbooks import tick_step

            return None, tick_step(store, actor, now, run_id, step.key, True, words)

        return work

    sheet.act(tr("Done"), writing(window, sheet, asked))
    open_beside(window, sheet, field)


def ask_own(window: Window, offered: tuple[Playbook, ...]) -> None:
    """Write one of the cell's own: an own one is changed, a shipped one is begun from."""
    slug = next((one.slug for one in offered if not one.shipped), offered[0].slug)

    def query(reader: Reader) -> str:
        from console.services.playbooks import text_of

        return text_of(reader, slug)

    window.session.read(query, lambda text: _write(window, text, offered))


def _write(window: Window, text: str, offered: tuple[Playbook, ...]) -> None:
    sheet = Sheet(window, tr("Playbook of our own"))
    sheet.heading(tr("What do we do first, who does it, within how many minutes?"))
    sheet.text(
        tr("TOML, as those that ship. With another slug it stands beside them, with the same one in its place."),
        "secondary",
    )
    field = QPlainTextEdit(text, sheet)
    field.setMinimumHeight(window.look.gap(_TEXT_UNITS))
    field.setTabChangesFocus(True)
    sheet.labelled(tr("Text"), field)
    for one in offered:
        if not one.shipped:
            sheet.way_out(tr("Take “{name}” out of use", name=one.name), partial(_retire, window, one.slug))

    def asked() -> Work:
        written = field.toPlainText()

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.playbooks import keep_playbook

            return keep_playbook(store, actor, now, written)

        return work

    sheet.act(tr("Keep"), writing(window, sheet, asked))
    open_beside(window, sheet, field)


def _retire(window: Window, slug: str) -> None:
    from console.services.playbooks import retire_playbook

    window.session.act(retire_playbook, slug)
