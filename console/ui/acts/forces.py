"""Forces: the desks, and what is done with forces, plans and the ways they take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.commands import Act, Command, why_not_writable
from console.ui.desk_kinds import COMPARE, names
from console.ui.panels.forces import forces_of
from console.ui.words import count, later, tr
from console.ui.workplaces import OPERATE

if TYPE_CHECKING:
    from console.ui.window import Window


def _goes(desk_id: str) -> Act:
    def go(window: Window) -> None:
        window.desks.show(desk_id)

    return go


def _turn(window: Window) -> None:
    panel = forces_of(window)
    if panel is not None:
        window.show_panel("forces")
        panel.show_as_tree(not panel.is_tree)


def _face_words(window: Window) -> str:
    panel = forces_of(window)
    return tr("Forces as table") if panel is not None and panel.is_tree else tr("Forces as tree")


INVASION_KEY = "Ctrl+Alt+4"


def _compare_invasion(window: Window) -> None:
    from console.ui.compare_desk import CompareDesk
    from console.ui.compare_presets import INVASION_TODAY

    window.desks.show(COMPARE)
    desk = window.desks.desk
    if isinstance(desk, CompareDesk):
        desk.show_preset(INVASION_TODAY)


def _race_help(window: Window) -> None:
    from console.ui.race_help import show_race_help

    show_race_help(window)


def _can_edit(window: Window) -> bool:
    panel = forces_of(window)
    return panel is not None and window.session.writable and bool(panel.chosen)


def _edit_words(window: Window) -> str:
    panel = forces_of(window)
    return count("Edit {n} force…", "Edit {n} forces…", len(panel.chosen) if panel is not None else 0)


def _edit(window: Window) -> None:
    panel = forces_of(window)
    if panel is not None:
        panel.edit_chosen()


def _why_no_edit(window: Window) -> str:
    return why_not_writable(window) or tr("Choose forces in the tree or table first; Shift and Ctrl choose several.")


_KEYS = {"posture": "Ctrl+Alt+1", "race": "Ctrl+Alt+2", "compare": "Ctrl+Alt+3"}
_DESKS = tuple(
    Command(f"desk.{desk_id}", title, later("Forces"), 0, run=_goes(desk_id), key=_KEYS[desk_id])
    for desk_id, title in names(OPERATE)
)
COMMANDS = (
    *_DESKS,
    Command(
        "compare.invasion", later("24 Feb 2022 against today"), later("Forces"), 0, run=_compare_invasion,
        key=INVASION_KEY,
    ),
    Command(
        "forces.face", later("Forces as tree or table"), "Forces", 1, _turn, "Ctrl+T",
        lambda window: forces_of(window) is not None, _face_words,
    ),
    Command("help.race", later("How the race is worked out"), "Help", 0, _race_help),
    Command(
        "forces.many", later("Edit the forces chosen…"), "Forces", 1, _edit, "Ctrl+Shift+G", _can_edit, _edit_words,
        why_not=_why_no_edit,
    ),
)  # fmt: skip
