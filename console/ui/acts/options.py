"""Options of a crisis: make, change, order, choose forces, claims and the plan whose race shows what one gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from console.ui.commands import Act, Command, why_not_writable
from console.ui.desk_kinds import OPTIONS
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.ui.consult.options_desk import OptionsDesk
    from console.ui.window import Window

_MENU = later("Consultation")
NEW_KEY = "Ctrl+Alt+W"


def _desk(window: Window) -> OptionsDesk | None:
    """The Options desk while it is shown: nothing of it is loaded before."""
    if window.desks.shown != OPTIONS:
        return None
    from console.ui.consult.options_desk import OptionsDesk

    desk = window.desks.desk
    return desk if isinstance(desk, OptionsDesk) else None


def _in_crisis(window: Window) -> bool:
    if not window.session.writable:
        return False
    from console.ui.consult.chosen import consulting_of

    picture = consulting_of(window).picture
    return picture is not None and picture.crisis is not None


def _why_not(window: Window) -> str:
    return why_not_writable(window) or tr("No crisis is open. Open one from an incident, or with Ctrl+Shift+U.")


def _new(window: Window) -> None:
    from console.ui.consult.chosen import consulting_of
    from console.ui.consult.option_forms import ask_option

    picture = consulting_of(window).picture
    window.desks.show(OPTIONS)
    if picture is not None:
        ask_option(window, picture, None)


def _chosen(window: Window) -> bool:
    desk = _desk(window)
    return desk is not None and desk.writable_crisis and desk.sheet.chosen is not None


def _raced(window: Window) -> bool:
    desk = _desk(window)
    option = None if desk is None else desk.sheet.chosen
    return option is not None and option.plan_id is not None


def _on_desk(run: Callable[[OptionsDesk], None]) -> Act:
    def act(window: Window) -> None:
        desk = _desk(window)
        if desk is not None:
            run(desk)

    return act


COMMANDS = (
    Command("option.new", later("New option…"), _MENU, 6, _new, NEW_KEY, _in_crisis, why_not=_why_not),
    Command(
        "option.forces", later("Forces of the option…"), _MENU, 6, _on_desk(lambda desk: desk.ask_forces()), "", _chosen
    ),
    Command(
        "option.claims", later("Claims it has to answer…"), _MENU, 6, _on_desk(lambda desk: desk.ask_claims()), "",
        _chosen,
    ),
    Command("option.race", later("Race of the option…"), _MENU, 6, _on_desk(lambda desk: desk.ask_race()), "", _chosen),
    Command(
        "option.show_race", later("Show the option's race"), _MENU, 6, _on_desk(lambda desk: desk.show_race()), "",
        _raced,
    ),
    Command("option.remove", later("Remove option"), _MENU, 6, _on_desk(lambda desk: desk.remove()), "", _chosen),
)  # fmt: skip
