"""Options side by side: who would act, with what, on whose authority, how soon and at which risk."""

from collections.abc import Sequence
from typing import Final

from console.domain.course_option import CRITERIA, Actor, Option
from console.domain.decision import Decision
from console.exports.briefing.council import how_agreed
from console.exports.briefing.measure import line_height
from console.exports.briefing.page import BODY, Body, Cell, Column, Table
from console.exports.briefing.scene import Scene
from console.map.words import later, tr
from console.services.consult_picture import ConsultPicture, consult_picture

_ACTORS: Final = {
    Actor.ALLIANCE: later("The Alliance"),
    Actor.NATION: later("A nation"),
    Actor.COALITION: later("A coalition"),
}
_COLUMNS: Final = (
    ("title", later("Option"), 0.22),
    ("actor", later("Who acts"), 0.1),
    ("forces", later("Forces"), 0.19),
    ("authority", later("Authority"), 0.25),
    ("time_to_effect", later("Time to effect"), 0.12),
    ("escalation", later("Escalation risk"), 0.12),
)
"""Key, heading and share of the width of each column."""
_IN_NOTES: Final = ("civilians", "wps", "line", "partners", "legal", "cost", "ends")
_SIZE: Final = 24
_MOST: Final = 6
_HEADING: Final = 44.0


def body(scene: Scene) -> Body | None:
    """The options of the crisis in their order; those the slide names (``options``: ids with ; between) if it does."""
    crisis_id = scene.crisis_id
    picture = consult_picture(scene.reader, scene.at, crisis_id)
    if picture.crisis is None or crisis_id not in (None, picture.crisis.id):
        return None
    named = [one for one in scene.slide.subject.get("options", "").split(";") if one]
    options = [one for one in picture.options if not named or one.id.hex() in named]
    if not options:
        return None
    shown, taken = options[:_MOST], _taken(picture, options)
    left = [tr("“{option}” has no room on the slide.", option=one.title) for one in options[_MOST:]]
    return Body(
        _title(taken),
        (_table(shown, taken),),
        sources=(tr("options as the cell laid them out"),),
        notes="\n".join(line for one in shown for line in _notes(one)),
        markings=(picture.crisis.marking, *(one.marking for one in shown)),
        too_long=tuple(left),
    )


def _taken(picture: ConsultPicture, options: Sequence[Option]) -> tuple[Option, Decision] | None:
    """The option a decision took, the newest first."""
    for decision in sorted(picture.decisions, key=lambda one: -one.at):
        for one in options:
            if decision.option_id == one.id and decision.at <= picture.now:
                return one, decision
    return None


def _title(taken: tuple[Option, Decision] | None) -> str:
    if taken is None:
        return tr("Options are laid out side by side.")
    option, decision = taken
    return f"{how_agreed(decision)}: {option.title.rstrip('.')}."


def _table(options: Sequence[Option], taken: tuple[Option, Decision] | None) -> Table:
    """A row each, as high as there is room for, up to four lines; the one that was decided on its own ground."""
    high = min(4 * line_height(_SIZE) + 20, (BODY.height - _HEADING) / len(options))
    lines = max(1, int((high - 12) // line_height(_SIZE)))
    columns = tuple(Column(tr(title), BODY.width * part) for _, title, part in _COLUMNS)
    rows = []
    for option in options:
        fill = "state.ok_fill" if taken is not None and taken[0].id == option.id else ""
        rows.append(tuple(_cell(option, key, fill) for key, _, _ in _COLUMNS))
    return Table(BODY, columns, tuple(rows), high, _SIZE, lines)


def _cell(option: Option, key: str, fill: str) -> Cell:
    if key == "title":
        return Cell(option.title, 600, fill=fill)
    text = option.criteria.get(key, "")
    if key == "actor":
        text = "" if option.actor is None else tr(_ACTORS[option.actor])
    return Cell(text, fill=fill) if text else Cell(tr("not looked at yet"), ink="ink.muted", fill=fill)


def _notes(option: Option) -> list[str]:
    told = [f"{tr(CRITERIA[key])}: {option.criteria[key]}" for key in _IN_NOTES if option.criteria.get(key)]
    return [option.title + (": " if told else "") + "; ".join(told)]
