"""Brief: its desks, and what is done with briefings, their slides and what left the case."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from console.ui.commands import Act, Choice, Command, why_not_writable
from console.ui.desk_kinds import names
from console.ui.words import later, tr
from console.ui.workplaces import BRIEF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from console.domain.storyboard import Slide, Storyboard
    from console.ui.window import Window

_MENU = later("Briefing")
ADD_KEY = "Ctrl+J"
EXPORT_KEY = "Ctrl+H"


def _goes(desk_id: str) -> Act:
    def go(window: Window) -> None:
        window.desks.show(desk_id)

    return go


def _board(window: Window) -> Storyboard | None:
    """The briefing chosen, once somebody was in Brief or asked for something there."""
    from console.ui.brief.chosen import briefing_of

    return briefing_of(window).board


def _slide(window: Window) -> Slide | None:
    from console.ui.brief.chosen import briefing_of

    return briefing_of(window).slide if window.desks.workplace == BRIEF else None


def _writable(window: Window) -> bool:
    return window.session.writable


def _with_board(window: Window) -> bool:
    return window.session.writable and _board(window) is not None


def _on_slide(window: Window) -> bool:
    return window.session.writable and _slide(window) is not None


def _why_not(window: Window) -> str:
    if why := why_not_writable(window):
        return why
    if _board(window) is None:
        return tr("There is no briefing yet. New briefing… in the menu Briefing begins one.")
    return tr("Go to the slide first: F9.")


def ask_new(window: Window) -> None:
    """Ask which template a new briefing begins from."""
    from console.ui.brief.choosers import ask_new as ask

    ask(window)


def _add(window: Window) -> None:
    from console.ui.brief.adding import add_what_is_shown

    add_what_is_shown(window)


def _add_as(window: Window) -> Sequence[Choice]:
    """The slides that what is looked at can have."""
    from console.domain.storyboard import KINDS
    from console.ui.brief.adding import ways
    from console.ui.brief.slide_acts import add

    return [Choice(tr(KINDS[form.kind]), partial(add, window, (form,), stay=True)) for form in ways(window)]


def _outside(window: Window) -> bool:
    return window.session.writable and window.desks.workplace != BRIEF


def _slide_words(window: Window) -> str:
    return tr("Add slide…") if window.desks.workplace == BRIEF else tr("Add to briefing")


def _turn_words(window: Window) -> str:
    slide = _slide(window)
    return tr("Show slide again") if slide is not None and slide.left_out else tr("Leave slide out")


def _edit(window: Window) -> None:
    from console.ui.brief.board_forms import ask_board

    ask_board(window, _board(window))


def _shift(step: int) -> Act:
    def run(window: Window) -> None:
        from console.ui.brief.slide_acts import shift

        shift(window, step)

    return run


def _remove(window: Window) -> None:
    from console.ui.brief.slide_acts import remove

    remove(window)


def _turn(window: Window) -> None:
    from console.ui.brief.slide_acts import turn

    turn(window)


def _update(*, every: bool) -> Act:
    def run(window: Window) -> None:
        from console.ui.brief.slide_acts import update

        update(window, every=every)

    return run


def ask_export(window: Window) -> None:
    """Ask how the briefing chosen shall leave."""
    from console.ui.brief.export_sheet import ask_export as ask

    ask(window)


def show_audiences(window: Window) -> None:
    """The audiences the case keeps."""
    from console.ui.brief.audiences_sheet import show_audiences as show

    show(window)


def _has_case(window: Window) -> bool:
    return window.session.store is not None


def _delete(window: Window) -> None:
    from console.ui.brief.slide_acts import delete

    delete(window)


_DESKS = tuple(Command(f"desk.{desk_id}", title, _MENU, 0, run=_goes(desk_id)) for desk_id, title in names(BRIEF))
_ACTS = (
    Command("brief.new", later("New briefing…"), _MENU, 1, ask_new, "", _writable, why_not=why_not_writable),
    Command("brief.edit", later("Edit briefing…"), _MENU, 1, _edit, "", _with_board),
    Command("brief.delete", later("Delete briefing"), _MENU, 1, _delete, "", _with_board),
    Command(
        "brief.add", later("Add to briefing"), _MENU, 2, _add, ADD_KEY, _writable, _slide_words,
        why_not=why_not_writable,
    ),
    Command("brief.add_as", later("Add to briefing as"), _MENU, 2, enabled_when=_outside, choices=_add_as),
    Command("brief.up", later("Move slide up"), _MENU, 3, _shift(-1), "", _on_slide),
    Command("brief.down", later("Move slide down"), _MENU, 3, _shift(1), "", _on_slide),
    Command("brief.turn", later("Leave slide out"), _MENU, 3, _turn, "", _on_slide, _turn_words),
    Command("brief.remove", later("Remove slide"), _MENU, 3, _remove, "", _on_slide),
    Command("brief.update", later("Update slide"), _MENU, 4, _update(every=False), "", _on_slide),
    Command("brief.update_all", later("Update all slides"), _MENU, 4, _update(every=True), "", _with_board),
    Command("brief.audiences", later("Audiences…"), _MENU, 5, show_audiences, "", _has_case),
    Command(
        "brief.export", later("Export briefing…"), _MENU, 5, ask_export, EXPORT_KEY, _with_board, why_not=_why_not,
    ),
)  # fmt: skip
COMMANDS = (*_DESKS, *_ACTS)
