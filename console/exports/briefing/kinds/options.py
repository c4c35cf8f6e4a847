"""Options side by side: who would act, with what, on whose authority, how soon and at which risk."""

from collections.abc import Sequence
from typing import Final

from console.domain.course_option import CRITERIA, Actor, Option
from console.domain.decision import Decision
from console.domain.letters import first_capital
from console.domain.wording import number
from console.exports.briefing.measure import line_height
from console.exports.briefing.page import BODY, Body, Cell, Column, Table
from console.exports.briefing.scene import Scene
from console.exports.decision_words import how_agreed
from console.map.words import later, tr
from console.services.consult_picture import ConsultPicture, consult_picture

_ACTORS: Final = {
    Actor.ALLIANCE: later("The Alliance"),
    Actor.NATION: later("A nation"),
    Actor.COALITION: later("A coalition"),
}
_WHO: Final = later("Who acts")
_COLUMNS: Final = (
    ("title", later("Option"), 0.22),
    ("actor", _WHO, 0.1),
    ("forces", later("Forces"), 0.19),
    ("authority", later("Authority"), 0.25),
    ("time_to_effect", later("Time to effect"), 0.12),
    ("escalation", later("Escalation risk"), 0.12),
)
"""Key, heading and share of the width of each column."""
_FEW: Final = 3
_NAME: Final = 300.0
_SHOWN: Final = ("forces", "authority", "time_to_effect", "escalation", "civilians", "wps", "line", "partners")
"""What ministers weigh a few options by; the rest is for who speaks."""
_SIZE: Final = 24
_ALONE: Final = 30
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
    on_slide = _weighed(shown) if len(shown) <= _FEW else [key for key, _, _ in _COLUMNS]
    left = [tr("“{option}” has no room on the slide.", option=one.title) for one in options[_MOST:]]
    return Body(
        _title(options, taken),
        (_table(shown, taken),),
        sources=(tr("options as the cell laid them out"),),
        notes="\n".join(_notes(one, on_slide) for one in shown),
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


def _title(options: Sequence[Option], taken: tuple[Option, Decision] | None) -> str:
    if taken is None and len(options) == 1:
        return tr("One option is laid out: {title}.", title=options[0].title.rstrip("."))
    if taken is None:
        many = first_capital(number(min(len(options), _MOST), tr))
        return tr("{many} options are laid out side by side.", many=many)
    option, decision = taken
    return f"{how_agreed(decision)}: {option.title.rstrip('.')}."


def _table(options: Sequence[Option], taken: tuple[Option, Decision] | None) -> Table:
    """A few options stand beside each other, a row for each thing they are weighed by; more are rows themselves."""
    chosen = None if taken is None else taken[0].id
    fills = {one.id: "state.ok_fill" if one.id == chosen else "" for one in options}
    if len(options) > _FEW:
        columns = tuple(Column(tr(title), BODY.width * part) for _, title, part in _COLUMNS)
        rows = [tuple(_cell(one, key, fills[one.id]) for key, _, _ in _COLUMNS) for one in options]
    else:
        columns = (Column("", _NAME), *(Column("", (BODY.width - _NAME) / len(options)) for _ in options))
        asked = [("actor", _WHO), *((key, CRITERIA[key]) for key in _weighed(options))]
        # One option alone stands in the title of the slide already.
        asked[:0] = [("title", "")] if len(options) > 1 else []
        rows = [
            (Cell(tr(name) if name else "", 500, "ink.secondary"), *(_cell(one, key, fills[one.id]) for one in options))
            for key, name in asked
        ]
    room = BODY.height - (_HEADING if len(options) > _FEW else 0.0)
    size = _SIZE if len(options) > 1 else _ALONE
    high = min(4 * line_height(size) + 20, room / len(rows))
    lines = max(1, int((high - 6) // line_height(size)))
    return Table(BODY, columns, tuple(rows), high, size, lines)


def _weighed(options: Sequence[Option]) -> list[str]:
    """By what a few options are weighed on the slide: of that something was said."""
    return [key for key in _SHOWN if any(one.criteria.get(key) for one in options)]


def _cell(option: Option, key: str, fill: str) -> Cell:
    if key == "title":
        return Cell(option.title, 600, fill=fill)
    text = option.criteria.get(key, "")
    if key == "actor":
        text = "" if option.actor is None else tr(_ACTORS[option.actor])
    return Cell(text, fill=fill) if text else Cell(tr("not looked at yet"), ink="ink.muted", fill=fill)


def _notes(option: Option, shown: Sequence[str]) -> str:
    """What was written of an option and is not on the slide."""
    told = [f"{tr(name)}: {option.criteria[key]}" for key, name in CRITERIA.items()
            if key not in shown and option.criteria.get(key)]  # fmt: skip
    return option.title + (": " if told else "") + "; ".join(told)
