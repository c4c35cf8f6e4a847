"""What is done with a force, one line an act: the menu, the foot of its card and the map offer them from here."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractButton, QMenu

from console.domain.force import Force
from console.exports.picture_names import force_name
from console.ui.panels.inspector_view import Deed
from console.ui.picture import picture_of
from console.ui.selection import UNIT
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.window import Window


@dataclass(frozen=True)
class ForceAct:
    """``id`` names its form, ``key`` works in the whole window, ``letter`` in the card; ``foot``: a button there."""

    id: str
    title: str
    key: str
    letter: str
    foot: bool = False


ACTS: Final = (
    ForceAct("move", later("Move…"), "Ctrl+Alt+M", "M", foot=True),
    ForceAct("resize", later("Resize…"), "Ctrl+Alt+R", "R", foot=True),
    ForceAct("readiness", later("Readiness…"), "Ctrl+Alt+D", "D", foot=True),
    ForceAct("under", later("Put under…"), "Ctrl+Alt+U", "U"),
    ForceAct("nations", later("Lead and nations…"), "Ctrl+Alt+L", "L"),
    ForceAct("terms", later("Terms and home…"), "Ctrl+Alt+H", "T"),
    ForceAct("authority", later("Authority…"), "Ctrl+Alt+O", "A"),
    ForceAct("split", later("Split…"), "Ctrl+Alt+S", "S"),
    ForceAct("merge", later("Merge…"), "Ctrl+Alt+G", "G"),
    ForceAct("end", later("End…"), "Ctrl+Alt+X", "E"),
    ForceAct("correct", later("Correct a wrong entry…"), "Ctrl+Alt+C", "C"),
)
"""The first is the most likely one."""
ADD_TO_PLAN: Final = "P"


def chosen_force(window: Window) -> Force | None:
    """The force selected, as it stands at the end of the time shown, or last stood; None where none is."""
    return None if window.selection.kind != UNIT else force_of(window, window.selection.id)


def force_of(window: Window, ident: str) -> Force | None:
    """The force of the picture with an id, as :func:`chosen_force`; None for a mission, or what is not there."""
    try:
        unit_id = bytes.fromhex(ident)
    except ValueError:
        return None
    from console.domain.force_card import shown_at

    placements = tuple(force for force in picture_of(window).known.forces if force.id == unit_id)
    return shown_at(placements, window.time.moment)[0] if placements else None


def act_on(window: Window, act: str, unit_id: bytes) -> None:
    """Open the form of an act."""
    from console.ui.force_forms.asking import ask_act

    ask_act(window, act, unit_id)


def make_force(window: Window, at: tuple[float, float] | None = None) -> None:
    """Open the form of a new force, at a place of the map (longitude, latitude) where one is given."""
    from console.ui.force_forms.making import NewForceSheet

    NewForceSheet(window, at)


def deeds(window: Window, unit_id: bytes) -> tuple[Deed, ...]:
    """The acts at the foot of a force's card, and the keys of the others."""
    acts = [
        Deed(tr(act.title), act.letter, partial(act_on, window, act.id, unit_id), main=place == 0, foot=act.foot)
        for place, act in enumerate(ACTS)
    ]
    from console.ui.acts.plans import add_to_plan

    plan = Deed(tr("Add to a plan…"), ADD_TO_PLAN, partial(add_to_plan, window, unit_id))
    return (*acts, plan, Deed(tr("More…"), "", lambda: _more(window, unit_id)))


def offer_acts(menu: QMenu, window: Window, force: Force) -> None:
    """Put what can be done with a force into a menu of its name."""
    acts = menu.addMenu(force_name(force).replace("&", "&&"))
    for act in ACTS:
        _offer(acts, window, act, force.id)


def offer_place(menu: QMenu, window: Window, under: Force | None, at: tuple[float, float]) -> None:
    """Put what can be done at a place of the map into a menu: move what is selected there, or begin a force."""
    chosen = chosen_force(window)
    if chosen is not None and chosen != under:
        words = tr("Move {force} here…", force=force_name(chosen)).replace("&", "&&")
        menu.addAction(words).triggered.connect(lambda _checked=False: move_to(window, chosen.id, at))
    menu.addAction(tr("New force here…")).triggered.connect(lambda _checked=False: make_force(window, at))


def move_to(window: Window, unit_id: bytes, at: tuple[float, float]) -> None:
    """Open the form that moves a force, with a place of the map in it."""
    from console.ui.force_forms.asking import ask_move_to

    ask_move_to(window, unit_id, at)


def _more(window: Window, unit_id: bytes) -> None:
    """The acts that have no button, over the one that was pressed."""
    menu = QMenu(window)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for act in ACTS:
        if not act.foot:
            _offer(menu, window, act, unit_id)
    button = window.focusWidget()
    at = button.mapToGlobal(QPoint()) if isinstance(button, QAbstractButton) else QCursor.pos()
    menu.popup(at)


def _offer(menu: QMenu, window: Window, act: ForceAct, unit_id: bytes) -> None:
    menu.addAction(tr(act.title)).triggered.connect(lambda _checked=False: act_on(window, act.id, unit_id))
