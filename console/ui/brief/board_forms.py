"""The form of a briefing: its title, as known when, what may stand on its slides, its marking."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from console.domain.errors import BadInput, ConsoleError
from console.domain.spoken_time import read_time
from console.domain.times import Instant, dtg
from console.services.storyboards import StoryboardForm
from console.ui.brief import slide_acts
from console.ui.brief.chosen import briefing_of
from console.ui.brief.raising import RaiseChoice
from console.ui.check_box import CheckBox
from console.ui.desk_kinds import STORYBOARD
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, open_beside, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.operation import Actor, Changes
    from console.domain.storyboard import Storyboard
    from console.store.casefile import Store
    from console.ui.window import Window


def ask_board(window: Window, board: Storyboard | None, *, at_moment: bool = False) -> None:
    """Ask for a new briefing without slides, or for another title, moment or marking of one.

    ``at_moment``: the moment is what somebody came for, so one types it at once.
    """
    sheet = Sheet(window, tr("New briefing") if board is None else tr("Edit briefing"))
    sheet.heading(tr("What is the briefing about, and as known when?"))
    title = sheet.field(tr("Title"), "" if board is None else board.title)
    stood = "" if board is None or board.known_at is None else dtg(board.known_at)
    moment = sheet.field(tr("As known at, Zulu"), dtg(window.clock.now()) if board is None else stood)
    moment.setPlaceholderText(tr("Empty: it follows the clock. Or 1944Z, 151944Z NOV 22, 20 min ago"))
    grades = CheckBox(window.look, tr("Grades of sources stand on slides"), sheet)
    positions = CheckBox(window.look, tr("National positions stand on slides, where they are released"), sheet)
    for box, ticked in (
        (grades, board is not None and board.grades),
        (positions, board is not None and board.positions),
    ):
        box.setChecked(ticked)
        sheet.body.addWidget(box)
    marking = RaiseChoice(window, sheet)
    marking.show_marking(None if board is None else board.marking, None)
    sheet.labelled(tr("Marking: what is worked out is a floor"), marking)

    def asked() -> Work:
        before = StoryboardForm("") if board is None else StoryboardForm.of(board)
        at = before.known_at if board is not None and moment.text() == stood else moment_of(window, moment.text())
        form = replace(
            before, title=title.text(), known_at=at, grades=grades.isChecked(), positions=positions.isChecked(),
            marking=marking.value,
        )  # fmt: skip

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            from console.services.storyboards import edit_storyboard, make_storyboard

            if board is None:
                return make_storyboard(store, actor, now, form)
            return board.id, edit_storyboard(store, actor, now, board.id, form)

        return work

    def then(board_id: object) -> None:
        if board is None and isinstance(board_id, bytes):
            briefing_of(window).choose(board_id)
            window.desks.show(STORYBOARD)

    if board is not None:
        sheet.way_out(tr("Delete this briefing"), lambda: slide_acts.delete(window))
    sheet.act(tr("Make it") if board is None else tr("Save"), writing(window, sheet, asked, then))
    begin = moment if at_moment else title
    open_beside(window, sheet, begin)
    begin.selectAll()


def moment_of(window: Window, text: str) -> Instant | None:
    """The moment somebody typed; None: it follows the clock. Raises BadInput for one that is no time or to come."""
    if not text.strip():
        return None
    now = window.clock.now()
    try:
        at = read_time(text, now).at
    except ConsoleError as error:
        raise BadInput(str(error)) from None
    if at > now:
        raise BadInput(tr("That moment is still to come. Give one that has passed."))
    return at
