"""Consult: its workplace and desks, and what is done there. What a crisis asks for stands in the menu Crisis."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from console.ui.commands import Act, Choice, Command, why_not_writable
from console.ui.desk_kinds import COUNCIL, names
from console.ui.words import later, tr
from console.ui.workplaces import CONSULT, WORKPLACES

if TYPE_CHECKING:
    from console.domain.draft_text import Draft
    from console.domain.silence import Silence
    from console.services.consult_picture import ConsultPicture
    from console.ui.consult.council import CouncilDesk
    from console.ui.window import Window

_MENU = later("Consultation")
OPEN_KEY = "Ctrl+Alt+Q"
CONVENE_KEY = "Ctrl+Shift+V"
Asking = Callable[["Window", "ConsultPicture"], None]


def _goes(desk_id: str) -> Act:
    def go(window: Window) -> None:
        window.desks.show(desk_id)

    return go


def _works(workplace: str) -> Act:
    def go(window: Window) -> None:
        window.desks.go_to(workplace)

    return go


def _picture(window: Window) -> ConsultPicture | None:
    """What is known of crises and consultations, once somebody was in Consult or asked for something there."""
    from console.ui.consult.chosen import consulting_of

    return consulting_of(window).picture


def _desk(window: Window) -> CouncilDesk:
    """The Council desk, brought to the front."""
    from console.ui.consult.council import CouncilDesk

    window.desks.show(COUNCIL)
    desk = window.desks.desk
    assert isinstance(desk, CouncilDesk)
    return desk


def _draft(window: Window) -> Draft | None:
    """The newest version of the text on the table."""
    picture = _picture(window)
    if picture is None or not picture.drafts:
        return None
    if window.desks.shown == COUNCIL:
        return _desk(window).draft_card.newest
    title = picture.drafts[-1].title
    return max((one for one in picture.drafts if one.title == title), key=lambda one: one.version)


def _silence(window: Window) -> Silence | None:
    """The newest silence on the newest version."""
    from console.domain.silence import newest

    picture, draft = _picture(window), _draft(window)
    if picture is None or draft is None:
        return None
    return newest([one for one in picture.silences if one.draft_id == draft.id])


def _runs(window: Window) -> bool:
    from console.domain.silence import State, standing

    last = _silence(window)
    return last is not None and standing(last, window.clock.now()).state is State.RUNNING


def _writable(window: Window) -> bool:
    return window.session.writable


def _consulting(window: Window) -> bool:
    picture = _picture(window) if window.session.writable else None
    return picture is not None and picture.consultation is not None


def under_way(window: Window) -> bool:
    """Whether something can be written about a consultation: one is shown that is not closed."""
    from console.ui.consult.chosen import consulting_of

    return window.session.writable and consulting_of(window).writable


def why_not(window: Window) -> str:
    """Why it cannot, as a sentence; empty where it can."""
    if not window.session.writable:
        return why_not_writable(window)
    if not _consulting(window):
        return tr("No consultation is open. Ask for one: Ctrl+Alt+Q.")
    return "" if under_way(window) else tr("This consultation has ended. Ask for another one for what follows.")


def _with_draft(window: Window) -> bool:
    return under_way(window) and _draft(window) is not None


def _open_to_letters(window: Window) -> bool:
    """Whether a letter that comes now is in time: another may follow the one that broke silence."""
    from console.domain.silence import standing

    last = _silence(window) if _with_draft(window) else None
    return last is not None and standing(last, window.clock.now()).open_to_letters


def _with_silence(window: Window) -> bool:
    return _with_draft(window) and _runs(window)


def _why_not(window: Window) -> str:
    if why := why_not(window):
        return why
    if _draft(window) is None:
        return tr("No text is on the table. Put one there first: New version.")
    return tr("No silence runs on the newest version. Open one first.")


def _asks(ask: Asking) -> Act:
    def run(window: Window) -> None:
        picture = _picture(window)
        if picture is not None:
            ask(window, picture)

    return run


def _open(window: Window) -> None:
    from console.services.consult_picture import ConsultPicture
    from console.ui.consult.consultation_form import ask_consultation

    ask_consultation(window, _picture(window) or ConsultPicture(window.clock.now()))


def _edit(window: Window, picture: ConsultPicture) -> None:
    from console.ui.consult.consultation_form import ask_consultation

    ask_consultation(window, picture, picture.consultation)


def _convene(window: Window, picture: ConsultPicture) -> None:
    from console.services.consultation import convene

    if picture.consultation is not None:
        window.session.act(convene, picture.consultation.id)


def _event(window: Window, picture: ConsultPicture) -> None:
    from console.ui.consult.event_form import ask_event

    ask_event(window, picture)


def _version(window: Window, picture: ConsultPicture) -> None:
    from console.ui.consult.draft_forms import ask_version

    ask_version(window, picture, _draft(window))


def _amend(window: Window, _picture: ConsultPicture) -> None:
    from console.ui.consult.draft_forms import ask_amendment

    draft = _draft(window)
    if draft is not None:
        ask_amendment(window, draft)


def _round(window: Window) -> None:
    _desk(window).hand.begin()


def _position(window: Window, picture: ConsultPicture) -> None:
    from console.ui.consult.position_form import ask_position

    draft, desk = _draft(window), _desk(window)
    if draft is not None and desk.grid.current:
        ask_position(window, picture, draft, desk.grid.current)


def _put_silence(window: Window) -> None:
    from console.ui.consult.silence_forms import ask_extend, ask_open

    draft, last = _draft(window), _silence(window)
    if draft is not None and last is not None and _runs(window):
        ask_extend(window, draft, last)
    elif draft is not None:
        ask_open(window, draft)


def _silence_words(window: Window) -> str:
    return tr("Extend silence…") if _runs(window) else tr("Open silence…")


def _broke(window: Window, picture: ConsultPicture) -> None:
    from console.ui.consult.silence_forms import ask_break

    draft, last = _draft(window), _silence(window)
    if draft is not None and last is not None:
        ask_break(window, picture, draft, last, _likely(window))


def _likely(window: Window) -> str:
    """The Ally the keys are at, where it holds back already: nobody else is put into the form."""
    from console.domain.stance import BREAKS

    cell = _desk(window).grid.cell(_desk(window).grid.current) if window.desks.shown == COUNCIL else None
    return cell.ally.iso2 if cell is not None and cell.stance in BREAKS else ""


def _withdraw(window: Window, _picture: ConsultPicture) -> None:
    from console.ui.consult.silence_forms import ask_withdraw

    draft, last = _draft(window), _silence(window)
    if draft is not None and last is not None:
        ask_withdraw(window, draft, last)


def _release(window: Window, picture: ConsultPicture) -> None:
    from console.ui.consult.position_form import ask_release

    ask_release(window, picture)


def _release_words(window: Window) -> str:
    picture = _picture(window)
    held = picture is None or not picture.released
    return tr("Release positions…") if held else tr("Hold positions back…")


def _shown(window: Window) -> Sequence[Choice]:
    """Every consultation of the case, newest first, by its crisis."""
    from console.ui.consult.chosen import consulting_of

    consulting = consulting_of(window)
    picture = consulting.picture
    if picture is None:
        return ()
    now = None if picture.consultation is None else picture.consultation.id
    made = [
        Choice(one.title, lambda one=one: consulting.choose_consultation(one.id), one.id == now)  # type: ignore[misc]
        for one in picture.consultations
    ]
    return made if len(made) > 1 else ()


def _several(window: Window) -> bool:
    return bool(_shown(window))


_WORKPLACES = tuple(
    Command(f"workplace.{place}", title, later("View"), 4, run=_works(place), key=key)
    for place, title, key in WORKPLACES
)
_DESKS = tuple(Command(f"desk.{desk_id}", title, _MENU, 0, run=_goes(desk_id)) for desk_id, title in names(CONSULT))


def _act(act: str, title: str, group: int, run: Act, key: str, when: Callable[[Window], bool]) -> Command:
    """One of the menu Consultation; pressed in vain its key says what is missing."""
    return Command(f"consult.{act}", title, _MENU, group, run, key, when, why_not=_why_not)


_ACTS = (
    Command("consult.shown", later("Show consultation"), _MENU, 1, enabled_when=_several, choices=_shown),
    _act("open", later("Ask for a consultation…"), 1, _open, OPEN_KEY, _writable),
    _act("edit", later("Edit consultation…"), 1, _asks(_edit), "", under_way),
    _act("convene", later("Convene every Ally"), 1, _asks(_convene), CONVENE_KEY, under_way),
    _act("event", later("What happened…"), 1, _asks(_event), "", _consulting),
    _act("draft", later("New version…"), 2, _asks(_version), "Ctrl+Shift+D", under_way),
    _act("amend", later("Amendment…"), 2, _asks(_amend), "", _with_draft),
    _act("round", later("Enter round"), 3, _round, "Ctrl+Shift+P", _with_draft),
    _act("position", later("Position of an Ally…"), 3, _asks(_position), "", _with_draft),
    Command(
        "consult.release", later("Release positions…"), _MENU, 3, _asks(_release), "", _consulting, _release_words,
        why_not=_why_not,
    ),
    Command(
        "consult.silence", later("Open or extend silence…"), _MENU, 4, _put_silence, "Ctrl+Shift+S", _with_draft,
        _silence_words, why_not=_why_not,
    ),
    _act("break", later("Record break…"), 4, _asks(_broke), "Ctrl+Shift+J", _open_to_letters),
    _act("withdraw", later("Withdraw silence…"), 4, _asks(_withdraw), "", _with_silence),
)  # fmt: skip
COMMANDS = (*_WORKPLACES, *_DESKS, *_ACTS)
