"""What was decided: the exact text, its conditions, the picture it rests on and the forces that are activated."""

from collections.abc import Sequence
from typing import Final

from console.domain.decision import Activation, Decision
from console.domain.times import dtg, dtg_short
from console.exports.briefing.council import (
    cited,
    column,
    markings_of,
    notes_of,
    panel,
    paragraphs,
    picture_of,
    positions_stand,
)
from console.exports.briefing.measure import height_of
from console.exports.briefing.page import BODY, Body, Box, Element, Words
from console.exports.briefing.scene import Scene
from console.exports.decision_words import activated, decision_title, step_name, when_decided
from console.map.words import tr
from console.services.consult_picture import ConsultPicture
from console.store import decisions

_WIDE: Final = 1080.0
_SIZES: Final = (44, 40, 36, 32)
_BETWEEN: Final = 14.0


def body(scene: Scene) -> Body | None:
    """The decision the slide names, else the newest of its crisis; None where nothing is decided."""
    found = _decision(scene)
    if found is None:
        return None
    picture, decision = found
    text, sources, to_check = cited(decision.text)
    names = positions_stand(scene, picture)
    after, more = _after(picture, decision, names)
    # What follows may be withheld: nothing is said of that where nothing stands.
    said, too_long = _said(picture, decision, text, _WIDE if after else BODY.width)
    rests = tr("It rests on the picture as known at {time}.", time=dtg(decision.picture_until))
    return Body(
        decision_title(decision),
        (*said, *after),
        sources=sources or (tr("record of the consultation"),),
        to_check=to_check,
        notes=notes_of(scene, picture, rests, *_tasks(decision)),
        markings=markings_of(picture, decision.marking),
        too_long=(*too_long, *more),
    )


def _decision(scene: Scene) -> tuple[ConsultPicture, Decision] | None:
    asked = scene.slide.subject_id("decision")
    of = next((one for one in decisions.decisions(scene.reader) if one.id == asked), None)
    if asked is not None and of is None:
        return None
    picture = picture_of(scene, None if of is None else of.consultation_id)
    if picture is None:
        return None
    known = [one for one in picture.decisions if one.at <= scene.at and asked in (None, one.id)]
    return (picture, known[0]) if known else None


def _said(picture: ConsultPicture, decision: Decision, text: str, wide: float) -> tuple[list[Element], list[str]]:
    """The text as adopted, over its basis and conditions; and what of it had no room."""
    box = Box(BODY.left, BODY.top, wide, BODY.height)
    when = tr("{basis} · {time}", basis=decision.basis or "–", time=when_decided(picture, decision))
    made: list[Element] = list(column(box, when))
    bottom = BODY.bottom
    if decision.conditions:
        high = height_of(decision.conditions, wide - 60, 28) + 96
        ground = Box(box.left, bottom - high, wide, high)
        made.append(panel(ground))
        made.append(Words(Box(ground.left + 30, ground.top + 20, wide - 60, 40), tr("Conditions"), 26, 600))
        made.append(Words(Box(ground.left + 30, ground.top + 66, wide - 60, high - 74), decision.conditions, 28))
        bottom -= high + 24
    said, end = paragraphs(text, Box(box.left, box.top + 80, wide, bottom - box.top - 80), _SIZES, _BETWEEN)
    made += said
    if not end:
        return made, []
    return made, [tr("The decision is longer than the slide, which ends at “{words}”.", words=end)]


def _after(picture: ConsultPicture, decision: Decision, names: bool) -> tuple[list[Element], list[str]]:
    """What follows: forces step by step, then what has to be done."""
    box = Box(BODY.left + _WIDE + 70, BODY.top, BODY.width - _WIDE - 70, BODY.height)
    made: list[Element] = list(column(box, tr("What follows")))
    allies = {one.id: one.name for one in picture.allies}
    reserved = decision.reservations if names else ()
    lines = [(tr("Reservation: {name}", name=allies.get(one.ally_id, "")), one.text) for one in reserved]
    lines += _steps(picture, decision.activations)
    lines += [(task.text, _by(task.owner, task.due_at)) for task in decision.tasks]
    if not lines:
        return [], []
    top, left_out = box.top + 84, []
    for head, below in lines:
        high = height_of(head, box.width, 26, 600)
        more = height_of(below, box.width, 23) if below else 0.0
        if top + high + more > box.bottom:
            left_out.append(tr("Not on the slide: {what}.", what=head))
            continue
        made.append(Words(Box(box.left, top, box.width, high + 2), head, 26, 600))
        made.append(Words(Box(box.left, top + high + 2, box.width, more + 2), below, 23, 400, "ink.secondary"))
        top += high + more + 22
    return made, left_out


def _steps(picture: ConsultPicture, activations: Sequence[Activation]) -> list[tuple[str, str]]:
    """Each force once, with its steps under each other in the order they came."""
    found: dict[str, list[str]] = {}
    for one in activations:
        found.setdefault(activated(picture, one), []).append(_step(one))
    return [(name, "\n".join(steps)) for name, steps in found.items()]


def _step(one: Activation) -> str:
    parts = [step_name(one), one.authority, tr("from {time}", time=dtg_short(one.holds_from)), one.caveat]
    return " · ".join(filter(None, parts))


def _by(owner: str, due_at: int | None) -> str:
    due = tr("by {time}", time=dtg(due_at)) if due_at is not None else ""
    return ", ".join(filter(None, (owner, due)))


def _tasks(decision: Decision) -> list[str]:
    return [tr("To be done: {what} ({who}).", what=one.text, who=_by(one.owner, one.due_at) or tr("nobody yet"))
            for one in decision.tasks]  # fmt: skip
