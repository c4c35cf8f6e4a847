"""Crises as plain records: what ``list --json`` prints of them: their way through the phases, what they group."""

import json
from dataclasses import dataclass

from console.domain.crisis import NAMES, Crisis, Phase, PhaseEntry
from console.domain.decision import Task
from console.domain.gates import Gate, gate
from console.domain.incident import Incident
from console.domain.marking import Marking
from console.domain.partner import PartnerNotice
from console.domain.playbook import PlaybookRun
from console.domain.times import Interval, iso
from console.exports.record_parts import Record, key, key_or_none, moment
from console.services import phases, playbooks
from console.store import crises, incidents, units
from console.store.reader import Reader


@dataclass(frozen=True, slots=True)
class ListedCrisis:
    """A crisis with what its record needs; ``ahead`` is the gate of the next phase, None in the last one."""

    crisis: Crisis
    incidents: tuple[Incident, ...]
    forces: tuple[tuple[bytes, str], ...]
    ahead: Gate | None
    runs: tuple[PlaybookRun, ...]
    tasks: tuple[Task, ...]
    partners: tuple[PartnerNotice, ...]


def listed_crises(reader: Reader, during: Interval | None = None) -> list[ListedCrisis]:
    """Every crisis opened before the end of ``during`` (None: ever): the open ones first, newest first."""
    found = crises.crises(reader, during and during.end)
    if not found:
        return []
    happened = {one.id: one for one in incidents.incidents(reader)}
    named = units.names(reader)
    return [_listed(reader, one, happened, named) for one in found]


def _listed(reader: Reader, one: Crisis, happened: dict[bytes, Incident], named: dict[bytes, str]) -> ListedCrisis:
    ground = phases.ground_of(reader, one)
    return ListedCrisis(
        one,
        tuple(happened[each] for each in one.incidents if each in happened),
        tuple((each, named.get(each, "")) for each in one.units),
        None if one.phase is Phase.TRANSITION else gate(ground, Phase(one.phase + 1)),
        playbooks.runs(reader, one.id),
        tuple(ground.tasks),
        tuple(ground.partners),
    )


def crisis(thing: ListedCrisis, case_marking: Marking) -> Record:
    """A crisis; ``overrides`` are the gates it went through with something missing, ``missing`` what the next asks."""
    one = thing.crisis
    return {
        "id": key(one.id),
        "title": one.title,
        "area": one.area or None,
        "summary": one.summary,
        "geometry": json.loads(one.geometry) if one.geometry else None,
        "opened_at": iso(one.opened_at),
        "opened_by": one.opened_by,
        "closed_at": moment(one.closed_at),
        "closed_by": one.closed_by or None,
        "close_reason": one.close_reason or None,
        "phase": int(one.phase),
        "phase_name": NAMES[one.phase],
        "phases": [_entry(entry) for entry in one.phases],
        "overrides": [_entry(entry) for entry in one.overrides],
        "next_phase": None if thing.ahead is None else NAMES[thing.ahead.phase],
        "missing": [] if thing.ahead is None else list(thing.ahead.missing),
        "leading": next((each.slug or key(each.id) for each in thing.incidents if each.id == one.leading), None),
        "incidents": [
            {"id": key(each.id), "slug": each.slug, "title": each.title, "leading": each.id == one.leading}
            for each in thing.incidents
        ],
        "units": [{"id": key(unit_id), "name": name} for unit_id, name in thing.forces],
        "playbooks": [_run(run) for run in thing.runs],
        "tasks": [task_record(task) for task in thing.tasks],
        "partners": [_partner(notice) for notice in thing.partners],
        "marking": (one.marking or case_marking).text,
    }


def _entry(entry: PhaseEntry) -> Record:
    return {
        "phase": int(entry.phase),
        "name": NAMES[entry.phase],
        "entered_at": iso(entry.entered_at),
        "author": entry.author,
        "reason": entry.reason,
        "override_reason": entry.override_reason or None,
        "missing": list(entry.missing),
        "skip_reason": entry.skip_reason or None,
    }


def _run(run: PlaybookRun) -> Record:
    return {
        "slug": run.playbook.slug,
        "name": run.playbook.name,
        "begun_at": iso(run.begun_at),
        "author": run.author,
        "steps": [
            {
                "key": step.key,
                "text": step.text,
                "owner": step.owner or None,
                "due_at": moment(run.due_at(step)),
                "protective": step.protective,
                "waits": step.waits,
                "done_at": None if done is None else iso(done.at),
                "done_by": None if done is None else done.author,
                "note": None if done is None else done.note or None,
            }
            for step in run.playbook.steps
            for done in [run.tick(step.key)]
        ],
    }


def task_record(task: Task) -> Record:
    """A task of a crisis or of a decision."""
    return {
        "id": key(task.id),
        "decision": key_or_none(task.decision_id),
        "text": task.text,
        "owner": task.owner or None,
        "due_at": moment(task.due_at),
        "done_at": moment(task.done_at),
        "done_by": task.done_by or None,
    }


def _partner(notice: PartnerNotice) -> Record:
    return {
        "id": key(notice.id),
        "partner": notice.partner,
        "subject": notice.subject,
        "owner": notice.owner or None,
        "due_at": moment(notice.due_at),
        "told_at": moment(notice.told_at),
        "told_by": notice.told_by or None,
        "means": notice.means or None,
        "answer": notice.answer or None,
    }
