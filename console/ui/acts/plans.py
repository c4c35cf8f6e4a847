"""Plans and their race: make, change, show, put one over another; put forces into them; what all of it assumes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.ui.commands import Choice, Command, why_not_writable
from console.ui.selection import UNIT
from console.ui.words import later, tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from console.domain.plan import Plan
    from console.ui.race.desk import RaceDesk
    from console.ui.window import Window

_RACE = "race"


def _desk(window: Window) -> RaceDesk | None:
    """The Race desk while it is shown: nothing of it is loaded before."""
    if window.desks.shown != _RACE:
        return None
    from console.ui.race.desk import race_desk

    return race_desk(window)


def _plan(window: Window) -> Plan | None:
    """The plan shown, where the case keeps it."""
    desk = _desk(window)
    return desk.told.race.plan if desk is not None and desk.told.race is not None and desk.told.kept else None


def _writable(window: Window) -> bool:
    return window.session.writable


def _has_plan(window: Window) -> bool:
    return window.session.writable and _plan(window) is not None


def _on_desk(window: Window) -> bool:
    desk = _desk(window)
    return window.session.writable and desk is not None and desk.told.race is not None


def _new(window: Window) -> None:
    from console.ui.race.plan_form import ask_plan

    ask_plan(window, None, lambda plan_id: show_plan(window, plan_id))


def show_plan(window: Window, plan_id: bytes) -> None:
    """Show a plan on its desk."""
    window.desks.show(_RACE)
    desk = _desk(window)
    if desk is not None:
        desk.show_plan(plan_id)


def _edit(window: Window) -> None:
    from console.ui.race.plan_form import ask_plan

    desk = _desk(window)
    if desk is not None and desk.told.race is not None:
        ask_plan(window, desk.told.race.plan, lambda plan_id: show_plan(window, plan_id))


def _duplicate(window: Window) -> None:
    from console.services.plans import duplicate_plan

    plan = _plan(window)
    if plan is not None:
        window.session.attempt(
            lambda store, actor, now: duplicate_plan(store, actor, now, plan.id), lambda made: show_plan(window, made)
        )


def _delete(window: Window) -> None:
    from console.services.plans import delete_plan

    plan = _plan(window)
    if plan is not None:
        window.session.act(delete_plan, plan.id)


def _assumptions(window: Window) -> None:
    from console.ui.race.assumptions import show_assumptions

    show_assumptions(window)


def _add(window: Window) -> None:
    add_to_plan(window, bytes.fromhex(window.selection.id))


def add_to_plan(window: Window, unit_id: bytes) -> None:
    """Have a plan count on a force."""
    from console.ui.race.adding import ask_adding

    ask_adding(window, unit_id, lambda plan_id: show_plan(window, plan_id))


def _force_chosen(window: Window) -> bool:
    return window.session.writable and window.selection.kind == UNIT and bool(window.selection.id)


def _shown(window: Window) -> Sequence[Choice]:
    desk, plan = _desk(window), _plan(window)
    if desk is None:
        return ()
    from console.ui.race.reading import EVERYTHING

    shown = EVERYTHING if plan is None else plan.id
    return [
        Choice(name, lambda plan_id=plan_id: desk.show_plan(plan_id), plan_id == shown)  # type: ignore[misc]
        for plan_id, name in [
            *((one.id, one.name) for one in desk.told.plans),
            (EVERYTHING, tr("Everything that can come")),
        ]
    ]


def _over(window: Window) -> Sequence[Choice]:
    desk = _desk(window)
    if desk is None or desk.told.race is None:
        return ()
    over = b"" if desk.told.over is None else desk.told.over.plan.id
    others = [(one.id, one.name) for one in desk.told.plans if one.id != desk.told.race.plan.id]
    return [
        Choice(name, lambda plan_id=plan_id: desk.show_over(plan_id), plan_id == over)  # type: ignore[misc]
        for plan_id, name in [(b"", tr("None")), *others]
    ]


def _several(window: Window) -> bool:
    desk = _desk(window)
    return desk is not None and desk.told.race is not None and bool(_over(window)[1:])


def _keeps_any(window: Window) -> bool:
    desk = _desk(window)
    return desk is not None and bool(desk.told.plans)


COMMANDS = (
    Command("race.new", later("New plan…"), "Forces", 4, _new, "Ctrl+Alt+N", _writable, why_not=why_not_writable),
    Command(
        "race.edit", later("Edit plan…"), "Forces", 4, _edit, "Ctrl+Alt+E", _on_desk, why_not=why_not_writable,
    ),
    Command("race.duplicate", later("Duplicate plan"), "Forces", 4, _duplicate, "", _has_plan),
    Command("race.delete", later("Delete plan"), "Forces", 4, _delete, "", _has_plan),
    Command(
        "race.add", later("Add to a plan…"), "Forces", 4, _add, "Ctrl+Alt+P", _force_chosen, why_not=why_not_writable,
    ),
    Command("race.shown", later("Show plan"), "Forces", 5, enabled_when=_keeps_any, choices=_shown),
    Command("race.over", later("Overlay plan"), "Forces", 5, enabled_when=_several, choices=_over),
    Command(
        "race.assumptions", later("Assumptions…"), "Forces", 5, _assumptions, "Ctrl+Alt+A",
        lambda window: window.session.store is not None,
    ),
)  # fmt: skip
