"""Plays what a scenario tells of its crisis: phases and gates, forces, plans and options, tasks, partners."""

from dataclasses import replace
from typing import assert_never

from console.domain.course_option import Actor as Acting
from console.domain.crisis import NAMES
from console.domain.errors import BadInput
from console.domain.movement import Spot
from console.domain.operation import Actor
from console.domain.times import Interval
from console.feeds import scenario_crisis as steps
from console.services import crises as opening
from console.services import crisis_tasks, options, partners, phases, playbooks
from console.services.default_plan import first_plan, line
from console.services.log import write_log
from console.services.plans import create_plan
from console.services.scenario_kept import Kept
from console.store import crises, questions, units
from console.store.casefile import Store


def do(store: Store, who: Actor, act: steps.CrisisAct, kept: Kept) -> None:
    """Do one act. Raises BadInput where the case refuses it."""
    match act:
        case steps.OpenCrisis():
            form = opening.CrisisForm(
                title=act.title, area=act.area, summary=act.summary, geometry=act.geometry,
                incident_ids=[kept.opened], leading=kept.opened, unit_ids=kept.units(act.units, act.at),
            )  # fmt: skip
            kept.crisis, _ = opening.open_crisis(store, who, act.at, form)
        case steps.EditCrisis():
            stands = opening.CrisisForm.of(opening.required(store.writer_view(), kept.managed))
            wanted = replace(stands, title=act.title, summary=act.summary)
            opening.edit_crisis(store, who, act.at, kept.managed, wanted)
        case steps.AddUnits():
            opening.add_units(store, who, act.at, kept.managed, kept.units(act.units, act.at))
        case steps.EnterPhase():
            phases.enter_phase(
                store, who, act.at, kept.managed, steps.phase_named(act.phase), act.reason, act.override_reason,
                act.skip_reason,
            )  # fmt: skip
        case steps.HeldAtGate():
            _held(store, who, act, kept)
        case steps.BeginPlaybook() | steps.Tick():
            _playbook(store, who, act, kept)
        case steps.GiveTask() | steps.FinishTask() | steps.NotifyPartner() | steps.TellPartner():
            _order(store, who, act, kept)
        case steps.MakePlan():
            _plan(store, who, act, kept)
        case steps.PutOption():
            _option(store, who, act, kept)
        case _:
            assert_never(act)


def _held(store: Store, who: Actor, act: steps.HeldAtGate, kept: Kept) -> None:
    phase = steps.phase_named(act.phase)
    try:
        phases.enter_phase(store, who, act.at, kept.managed, phase, "Asked")
    except BadInput as held:
        words = str(held)
    else:
        raise BadInput(f"The gate to {NAMES[phase]} does not hold, and the scenario says it does.")
    for missing in act.missing:
        if missing not in words:
            raise BadInput(f"The gate to {NAMES[phase]} does not say {missing!r}, but: {words}")
    write_log(store, who, act.at, f"The gate to {NAMES[phase]} holds. {words}")


def _playbook(store: Store, who: Actor, act: steps.BeginPlaybook | steps.Tick, kept: Kept) -> None:
    if isinstance(act, steps.Tick):
        if kept.run is None:
            raise BadInput("The scenario has no playbook laid out yet.")
        playbooks.tick_step(store, who, act.at, kept.run, act.step, act.done, act.note)
        return
    kept.run, _ = playbooks.begin_playbook(store, who, act.at, kept.managed, act.playbook)
    reader = store.writer_view()
    laid = next(run.playbook for run in playbooks.runs(reader, kept.managed) if run.id == kept.run)
    asked = {one.text: one.id for one in questions.questions(reader, kept.opened)}
    offered = {one.title: one.id for one in crises.options(reader, kept.managed)}
    told = {one.partner: one.id for one in crises.partner_notices(reader, kept.managed)}
    brought = (
        ("question", act.questions, [asked[one.text] for one in laid.questions]),
        ("option", act.options, [offered[one.title] for one in laid.options]),
        ("partner", act.partners, [told[one.partner] for one in laid.tell]),
    )
    for kind, keys, ids in brought:
        if keys and len(keys) != len(ids):
            raise BadInput(f"The playbook {act.playbook} does not bring as many of a kind ({kind}) as have keys.")
        kept.things.update({(kind, key): row_id for key, row_id in zip(keys, ids, strict=False)})


def _order(
    store: Store,
    who: Actor,
    act: steps.GiveTask | steps.FinishTask | steps.NotifyPartner | steps.TellPartner,
    kept: Kept,
) -> None:
    match act:
        case steps.GiveTask():
            task = crisis_tasks.TaskForm(act.text, act.owner, act.due)
            kept.things["task", act.key], _ = crisis_tasks.give_task(store, who, act.at, kept.managed, task)
        case steps.FinishTask():
            crisis_tasks.finish_task(store, who, act.at, kept.things["task", act.key])
        case steps.NotifyPartner():
            notice = partners.NoticeForm(partner=act.partner, subject=act.subject, owner=act.owner, due_at=act.due)
            kept.things["partner", act.key], _ = partners.notice_partner(store, who, act.at, kept.managed, notice)
        case steps.TellPartner():
            partners.tell_partner(store, who, act.at, kept.things["partner", act.key], act.means, act.answer)


def _plan(store: Store, who: Actor, act: steps.MakePlan, kept: Kept) -> None:
    reader = store.writer_view()
    standing = units.forces(reader, Interval(act.decided, act.decided + 1))
    wanted = kept.units(act.units, act.decided)
    plan = first_plan(reader, Spot(act.place, act.lon, act.lat), act.decided)
    forces = tuple(line(force) for force in standing if force.id in wanted)
    plan = replace(plan, name=act.name, forces=forces)
    kept.things["plan", act.key], _ = create_plan(store, who, act.at, plan)


def _option(store: Store, who: Actor, act: steps.PutOption, kept: Kept) -> None:
    form = options.OptionForm(
        title=act.title,
        actor=Acting(act.actor),
        criteria=act.criteria,
        plan_id=None if act.plan is None else kept.things["plan", act.plan],
        units=kept.units(act.units, act.at),
        claims=tuple(kept.things["claim", key] for key in act.claims),
    )
    kept.things["option", act.key], _ = options.put_option(store, who, act.at, kept.managed, form)
