"""Put the force selected into a plan: into the only one at once, into one of several by choice, else into a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from console.domain.operation import Actor, Changes
from console.domain.plan import Plan, PlanForce
from console.domain.times import Instant, Interval
from console.exports.picture_names import force_name
from console.ui.choice_box import ChoiceBox
from console.ui.notices import Notice
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, writing
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.force import Force
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.window import Window


def ask_adding(window: Window, unit_id: bytes, then: Callable[[bytes], None]) -> None:
    """Ask where there is more than one plan; ``then`` gets the plan's id, once the user asks to see it."""
    day = window.clock.now()

    def query(reader: Reader) -> tuple[list[Plan], Force | None]:
        from console.store import plans, units

        standing = units.forces(reader, Interval(day, day + 1))
        return plans.plans(reader), next((force for force in standing if force.id == unit_id), None)

    window.session.read(query, lambda found: _ask(window, *found, then))


def _ask(window: Window, plans: list[Plan], force: Force | None, then: Callable[[bytes], None]) -> None:
    if force is None:
        window.say(Notice(tr("This force does not stand today, so no plan can count on it."), "warn"))
        return
    from console.services.default_plan import line

    if not plans:
        from console.ui.race.plan_form import ask_plan

        ask_plan(window, None, then, lines=(line(force),))
    elif len(plans) == 1:
        window.session.attempt(_adding(plans[0].id, line(force)), lambda _: None)
    else:
        _ask_which(window, plans, force, line(force))


def _ask_which(window: Window, plans: list[Plan], force: Force, added: PlanForce) -> None:
    sheet = Sheet(window, tr("Add to a plan"), hypothetical=True)
    sheet.heading(tr("Which plan is to count on {force}?", force=force_name(force)))
    choice = ChoiceBox(window.look, sheet)
    for plan in sorted(plans, key=lambda plan: -(plan.made_at or 0)):
        choice.addItem(f"{plan.name} · {plan.objective}", plan.id)
    sheet.labelled(tr("Plan"), choice)

    def asked() -> Work:
        return _adding(bytes(choice.currentData()), added)

    sheet.act(tr("Add"), writing(window, sheet, asked))
    sheet.fit()
    sheet.open()
    choice.setFocus()


def _adding(plan_id: bytes, added: PlanForce) -> Work:
    def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
        from console.services.plans import add_forces

        return add_forces(store, actor, now, plan_id, [added])

    return work
