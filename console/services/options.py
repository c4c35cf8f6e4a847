"""Lay courses of action side by side: put, edit, order and remove options of a crisis."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from console.domain.course_option import CRITERIA, Actor, Option
from console.domain.errors import BadInput
from console.domain.letters import called, folded, shortened
from console.domain.marking import Marking
from console.domain.operation import Actor as Person
from console.domain.operation import Changes
from console.domain.times import Instant
from console.services.consult_checks import told
from console.store import crises, markings
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader, Writer


@dataclass(frozen=True)
class OptionForm:
    """What a person says of an option. ``criteria`` by the keys of :data:`CRITERIA`; an empty text is not known."""

    title: str
    actor: Actor | None = None
    criteria: Mapping[str, str] = field(default_factory=dict)
    plan_id: bytes | None = None
    units: tuple[bytes, ...] = ()
    claims: tuple[bytes, ...] = ()
    marking: Marking | None = None

    @staticmethod
    def of(option: Option) -> "OptionForm":
        """The form as an option stands."""
        return OptionForm(
            option.title, option.actor, option.criteria, option.plan_id, option.units, option.claims, option.marking
        )


def put_option(store: Store, person: Person, now: Instant, crisis_id: bytes, form: OptionForm) -> tuple[bytes, Changes]:
    """Put an option at the end of a crisis's row. Gives its id. Raises BadInput."""
    title = _title(form)
    option_id = new_id(now)
    with store.operation(f"New option “{shortened(title)}”", person, now) as case:
        if not case.value("SELECT 1 FROM crisis WHERE id = ?", (crisis_id,)):
            raise BadInput("This crisis is not in the case any more: its opening was undone.")
        others = crises.options(case, crisis_id)
        _require_free(others, title, None)
        case.insert(
            "course_option", id=option_id, crisis_id=crisis_id, author=person.name, made_at=now,
            place=max((one.place for one in others), default=-1) + 1, **_columns(case, form, now),
        )  # fmt: skip
        _link(case, now, option_id, form)
    return option_id, case.changes


def edit_option(store: Store, person: Person, now: Instant, option_id: bytes, form: OptionForm) -> Changes:
    """Say something else of an option. Raises BadInput."""
    title = _title(form)
    with store.operation(f"Edit option “{shortened(title)}”", person, now) as case:
        before = _required(case, option_id)
        _require_free(crises.options(case, before.crisis_id), title, option_id)
        case.update("course_option", option_id, **_columns(case, form, now))
        if (before.units, before.claims) != (form.units, form.claims):
            _unlink(case, option_id)
            _link(case, now, option_id, form)
    return case.changes


def remove_option(store: Store, person: Person, now: Instant, option_id: bytes) -> Changes:
    """Take an option away; undo brings it back. Raises BadInput where a decision took it."""
    before = _required(store.writer_view(), option_id)
    with store.operation(f"Remove option “{shortened(before.title)}”", person, now) as case:
        _required(case, option_id)
        taken = case.value("SELECT title FROM decision WHERE option_id = ?", (option_id,))
        if taken is not None:
            raise BadInput(f"The decision “{taken}” took this option: it stays.")
        _unlink(case, option_id)
        case.execute("DELETE FROM course_option WHERE id = ?", (option_id,))
    return case.changes


def order_options(store: Store, person: Person, now: Instant, crisis_id: bytes, option_ids: Sequence[bytes]) -> Changes:
    """Put the options of a crisis in another order; those not named follow in theirs."""
    with store.operation("Order options", person, now) as case:
        there = [one.id for one in crises.options(case, crisis_id)]
        wanted = [one for one in dict.fromkeys(option_ids) if one in there]
        for place, option_id in enumerate([*wanted, *(one for one in there if one not in wanted)]):
            case.execute("UPDATE course_option SET place = ? WHERE id = ? AND place <> ?", (place, option_id, place))
    return case.changes


def _columns(case: Writer, form: OptionForm, now: Instant) -> dict[str, object]:
    unknown = [name for name in form.criteria if name not in CRITERIA]
    if unknown:
        raise BadInput(f"There is no criterion {unknown[0]!r}. Use one of {', '.join(CRITERIA)}.")
    if form.plan_id is not None and not case.value("SELECT 1 FROM plan WHERE id = ?", (form.plan_id,)):
        raise BadInput("This plan is not in the case any more. Choose another, or none.")
    said = {name: told(form.criteria[name]) for name in CRITERIA if form.criteria.get(name, "").strip()}
    return {
        "title": _title(form),
        "actor": "" if form.actor is None else form.actor.value,
        "criteria": json.dumps(said, ensure_ascii=False),
        "plan_id": form.plan_id,
        "marking_id": markings.marking_id(case, form.marking, now),
    }


def _link(case: Writer, now: Instant, option_id: bytes, form: OptionForm) -> None:
    for unit_id in dict.fromkeys(form.units):
        if not case.value("SELECT 1 FROM unit WHERE id = ?", (unit_id,)):
            raise BadInput("A force of this option is not in the case any more. Take it out.")
        case.insert("option_unit", id=new_id(now), option_id=option_id, unit_id=unit_id)
    for claim_id in dict.fromkeys(form.claims):
        if not case.value("SELECT 1 FROM claim WHERE id = ?", (claim_id,)):
            raise BadInput("A claim of this option is not in the case any more. Take it out.")
        case.insert("option_claim", id=new_id(now), option_id=option_id, claim_id=claim_id)


def _unlink(case: Writer, option_id: bytes) -> None:
    case.execute("DELETE FROM option_unit WHERE option_id = ?", (option_id,))
    case.execute("DELETE FROM option_claim WHERE option_id = ?", (option_id,))


def _title(form: OptionForm) -> str:
    title = called(form.title)
    if not title:
        raise BadInput("An option needs a title. Write what would be done.")
    return title


def _require_free(others: Sequence[Option], title: str, but: bytes | None) -> None:
    if any(folded(one.title) == folded(title) and one.id != but for one in others):
        raise BadInput(f"There is an option “{title}” already. Choose another name.")


def _required(reader: Reader, option_id: bytes) -> Option:
    crisis_id = reader.value("SELECT crisis_id FROM course_option WHERE id = ?", (option_id,))
    found = (
        None
        if crisis_id is None
        else next((one for one in crises.options(reader, crisis_id) if one.id == option_id), None)
    )
    if found is None:
        raise BadInput("This option is not in the case any more: it was removed, or its making was undone.")
    return found
