"""Reading crises with their phases and what they group, partners to tell, options and tasks."""

import json
from collections import defaultdict

from console.domain.course_option import Actor, Option
from console.domain.crisis import Crisis, Phase, PhaseEntry
from console.domain.decision import Task
from console.domain.partner import PartnerNotice
from console.domain.times import Instant
from console.store import markings
from console.store.reader import Reader


def crises(reader: Reader, by: Instant | None = None) -> list[Crisis]:
    """All crises: the open ones first, newest first; with ``by`` those opened before that instant."""
    phases, incidents, leading, units = _phases(reader), defaultdict(list), {}, defaultdict(list)
    for crisis_id, incident_id, leads in reader.rows(
        "SELECT crisis_id, incident_id, leading FROM crisis_incident ORDER BY leading DESC, id"
    ):
        incidents[crisis_id].append(incident_id)
        if leads:
            leading[crisis_id] = incident_id
    for crisis_id, unit_id in reader.rows("SELECT crisis_id, unit_id FROM crisis_unit ORDER BY at, id"):
        units[crisis_id].append(unit_id)
    known = markings.all_markings(reader)
    rows = reader.all(
        "SELECT id, title, coalesce(area, ''), summary, geometry, opened_at, opened_by, closed_at, marking_id,"
        " closed_by, close_reason"
        " FROM crisis WHERE ?1 IS NULL OR opened_at < ?1 ORDER BY closed_at IS NOT NULL, opened_at DESC, id",
        (by,),
    )
    return [
        Crisis(
            row_id, title, area, summary, geometry, opened_at, opened_by, closed_at, tuple(phases.get(row_id, ())),
            tuple(incidents[row_id]), leading.get(row_id), tuple(units[row_id]), known.get(marking_id), closed_by,
            why,
        )
        for row_id, title, area, summary, geometry, opened_at, opened_by, closed_at, marking_id, closed_by, why in rows
    ]  # fmt: skip


def crisis(reader: Reader, crisis_id: bytes) -> Crisis | None:
    """One crisis; None when it is not in the case."""
    return next((one for one in crises(reader) if one.id == crisis_id), None)


_NOTICE = (
    "SELECT id, crisis_id, partner, subject, owner, due_at, told_at, coalesce(told_by, ''), means, answer, made_at,"
    " author FROM partner_notice"
)


def partner_notices(reader: Reader, crisis_id: bytes) -> list[PartnerNotice]:
    """Who is to be told in a crisis: not yet told first, by when they should be."""
    order = "told_at IS NOT NULL, due_at IS NULL, due_at, told_at, id"
    rows = reader.rows(f"{_NOTICE} WHERE crisis_id = ? ORDER BY {order}", (crisis_id,))
    return [PartnerNotice(*row) for row in rows]


def partner_notice(reader: Reader, notice_id: bytes) -> PartnerNotice | None:
    """One of them; None when it is not in the case."""
    row = reader.one(f"{_NOTICE} WHERE id = ?", (notice_id,))
    return None if row is None else PartnerNotice(*row)


def options(reader: Reader, crisis_id: bytes | None = None) -> list[Option]:
    """The options of a crisis, or of all, in their order."""
    units, claims = defaultdict(list), defaultdict(list)
    for option_id, unit_id in reader.rows("SELECT option_id, unit_id FROM option_unit ORDER BY id"):
        units[option_id].append(unit_id)
    for option_id, claim_id in reader.rows("SELECT option_id, claim_id FROM option_claim ORDER BY id"):
        claims[option_id].append(claim_id)
    known = markings.all_markings(reader)
    rows = reader.rows(
        "SELECT id, crisis_id, title, actor, criteria, plan_id, place, author, made_at, marking_id FROM course_option"
        " WHERE ?1 IS NULL OR crisis_id = ?1 ORDER BY place, made_at, id",
        (crisis_id,),
    )
    return [
        Option(
            row_id, of, title, Actor(actor) if actor else None, json.loads(criteria), plan_id, tuple(units[row_id]),
            tuple(claims[row_id]), place, author, made_at, known.get(marking_id),
        )
        for row_id, of, title, actor, criteria, plan_id, place, author, made_at, marking_id in rows
    ]  # fmt: skip


TASK = "SELECT id, decision_id, crisis_id, text, owner, due_at, done_at, coalesce(done_by, ''), author FROM task"


def tasks(reader: Reader, crisis_id: bytes) -> list[Task]:
    """The tasks of a crisis and of the decisions in it: open ones first, by when they are due."""
    rows = reader.rows(
        f"{TASK} WHERE crisis_id = ?1 OR decision_id IN (SELECT d.id FROM decision d JOIN consultation c"
        " ON c.id = d.consultation_id WHERE c.crisis_id = ?1) ORDER BY done_at IS NOT NULL, due_at IS NULL, due_at, id",
        (crisis_id,),
    )
    return [Task(*row) for row in rows]


def task(reader: Reader, task_id: bytes) -> Task | None:
    """One task, of a crisis or of a decision; None when it is not in the case."""
    row = reader.one(f"{TASK} WHERE id = ?", (task_id,))
    return None if row is None else Task(*row)


def all_tasks(reader: Reader) -> list[Task]:
    """Every task of the case, by when it is due."""
    return [Task(*row) for row in reader.rows(f"{TASK} ORDER BY due_at IS NULL, due_at, id")]


def _phases(reader: Reader) -> dict[bytes, list[PhaseEntry]]:
    found: dict[bytes, list[PhaseEntry]] = defaultdict(list)
    for crisis_id, row_id, phase, at, author, reason, override, missing, skip in reader.rows(
        "SELECT crisis_id, id, phase, entered_at, author, reason, coalesce(override_reason, ''), missing,"
        " coalesce(skip_reason, '') FROM phase ORDER BY entered_at, id"
    ):
        lacked = tuple(json.loads(missing))
        found[crisis_id].append(PhaseEntry(row_id, Phase(phase), at, author, reason, override, lacked, skip))
    return found
