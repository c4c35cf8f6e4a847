"""Options side by side: who would act, with what, on whose authority, how soon and at which risk."""

from collections.abc import Sequence
from typing import Final

from console.domain.course_option import CRITERIA, Actor, Option
from console.domain.decision import Decision
from console.exports.briefing.council import how_agreed
from console.exports.briefing.measure import fitted, line_height
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
    ("title", later("Option"), 0.24),
    ("actor", later("Who would act"), 0.11),
    ("forces", later("Forces"), 0.19),
    ("authority", later("Authority"), 0.2),
    ("time_to_effect", later("Time to effect"), 0.13),
    ("escalation", later("Escalation risk"), 0.13),
)
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
    table, cut = _table(shown, taken)
    left = [tr("“{option}” has no room on the slide.", option=one.title) for one in options[_MOST:]]
    return Body(
        _title(taken),
        (table,),
        sources=(tr("options as the cell laid them out"),),
        notes="\n".join(line for one in shown for line in _notes(one)),
        markings=(picture.crisis.marking, *(one.marking for one in shown)),
        too_long=(*cut, *left),
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


def _table(options: Sequence[Option], taken: tuple[Option, Decision] | None) -> tuple[Table, list[str]]:
    """A row each, as high as there is room for up to four lines; and which cells were cut."""
    high = min(4 * line_height(_SIZE) + 20, (BODY.height - _HEADING) / len(options))
    lines = max(1, int((high - 12) // line_height(_SIZE)))
    columns = tuple(Column(tr(title), BODY.width * part) for _, title, part in _COLUMNS)
    rows, cut = [], []
    for option in options:
        cells = []
        for (key, title, _), column in zip(_COLUMNS, columns, strict=True):
            text = _cell(option, key)
            weight = 600 if key == "title" else 400
            said = bool(text)
            if fitted(text, column.width - 12, _SIZE, weight, lines) != text:
                cut.append(tr("“{option}”: {what} is cut.", option=option.title, what=tr(title)))
            fill = "state.ok_fill" if taken is not None and taken[0].id == option.id else ""
            cells.append(Cell(text if said else tr("not looked at yet"), weight if said else 400,
                              "ink.primary" if said else "ink.muted", fill))  # fmt: skip
        rows.append(tuple(cells))
    return Table(BODY, columns, tuple(rows), high, _SIZE, lines), cut


def _cell(option: Option, key: str) -> str:
    if key == "title":
        return option.title
    if key == "actor":
        return "" if option.actor is None else tr(_ACTORS[option.actor])
    return option.criteria.get(key, "")


def _notes(option: Option) -> list[str]:
    told = [f"{tr(CRITERIA[key])}: {option.criteria[key]}" for key in _IN_NOTES if option.criteria.get(key)]
    return [option.title + (": " if told else "") + "; ".join(told)]
