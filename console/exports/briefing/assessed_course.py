"""What was assessed when, revision by revision, and what was decided on it: for looking back at what was known then."""

from collections.abc import Iterator
from typing import Final

from console.domain.decision import Decision
from console.domain.incident import Assessment
from console.domain.letters import first_capital
from console.domain.report import Report
from console.domain.times import Instant
from console.domain.wording import number
from console.exports.briefing.assessed_words import likelihood_words
from console.exports.briefing.course import crisis_of, decided_of, first_report
from console.exports.briefing.fit import roomy
from console.exports.briefing.incident_facts import facts_of
from console.exports.briefing.page import BODY, Body, Cell, Column, Table
from console.exports.briefing.scene import Scene
from console.exports.briefing.sentences import assessed, cause, established, is_full_group, lasted, moment, unmarked
from console.exports.decision_words import decision_title, how_agreed
from console.map.words import later, tr

_ROW: Final = 70.0
_MOST: Final = 8
_FEW: Final = 5
"""So many have room for a line more."""
_LONG_TIME: Final = 90.0
"""A whole date-time group takes so many pixels more."""
_MAKER_APART: Final = (
    (later("When"), 150.0),
    (later("Assessed"), 600.0),
    (later("Made in"), 370.0),
    (later("Fired by"), 370.0),
    (later("How sure"), 270.0),
)
_WITH_REASON: Final = (
    (later("When"), 150.0),
    (later("Assessed"), 440.0),
    (later("Why"), 900.0),
    (later("How sure"), 270.0),
)
"""The columns with their widths: who made and who fired are told apart where either is said, else why."""


def assessed_course(scene: Scene) -> Body | None:
    """The table of revisions with the decisions between them; None where nothing was assessed."""
    facts, crisis = facts_of(scene), crisis_of(scene)
    if facts is None or (facts.assessment is None and not facts.claims):
        return None
    dated = [one for one in facts.assessments if one.at is not None]
    if not dated:
        return None
    decided = decided_of(scene, crisis) if crisis is not None else []
    chosen = _chosen(dated, decided)
    apart = any(one.made_in or one.fired_by for one in dated)
    rows: list[tuple[Instant, tuple[Cell, ...]]] = [(one.at or 0, _row(scene, one, apart)) for one in chosen]
    rows += [(one.at, _decision(scene, one, apart)) for one in decided]
    rows.sort(key=lambda row: row[0])
    columns = _columns(apart, any(is_full_group(cells[0].text) for _, cells in rows))
    table = roomy(
        Table(BODY, columns, tuple(cells for _, cells in rows), _ROW, 24, 2 if len(rows) > _FEW else 3), 124.0
    )
    return Body(
        _title(dated, first_report(facts)),
        (table,),
        sources=(_source(len(dated) - len(chosen)),),
        notes="\n".join(_notes(scene, dated, decided)),
        markings=(*facts.markings, *(one.marking for one in dated), *(one.marking for one in decided)),
    )


def _columns(apart: bool, full: bool) -> tuple[Column, ...]:
    """As wide as they are; times with month and year take their room from what is assessed or why."""
    wanted = _MAKER_APART if apart else _WITH_REASON
    more = _LONG_TIME if full else 0.0
    widest = max(width for _, width in wanted)
    return tuple(
        Column(tr(name), width + more if place == 0 else width - more if width == widest else width)
        for place, (name, width) in enumerate(wanted)
    )


def _notes(scene: Scene, dated: list[Assessment], decided: list[Decision]) -> Iterator[str]:
    yield tr("Each line is what was assessed then, on what was known then.")
    for one in dated[-3:]:
        yield tr("{when}: {why}", when=_when(scene, one.at or 0), why=unmarked(one.narrative))
    for decision in decided:
        yield tr("On what was known then. {what}", what=decision_title(decision))


def _chosen(dated: list[Assessment], decided: list[Decision]) -> list[Assessment]:
    """The revisions that have room: the first, then the newest."""
    room = max(2, _MOST - len(decided))
    return dated if len(dated) <= room else [dated[0], *dated[-(room - 1) :]]


def _row(scene: Scene, one: Assessment, apart: bool) -> tuple[Cell, ...]:
    unsaid = tr("not established")
    sure = tr("{confidence} confidence", confidence=tr(one.confidence)) if one.confidence else tr("not stated")
    if one.likelihood is not None:
        sure = tr("{likely}; {sure}", likely=likelihood_words(scene.reader, one), sure=sure)
    head = (Cell(_when(scene, one.at or 0), 400, "ink.secondary"), Cell(cause(one), 600 if established(one) else 400))
    if not apart:
        return (*head, Cell(unmarked(one.narrative)), Cell(sure))
    return (
        *head,
        Cell(one.made_in or unsaid, 400, "ink.primary" if one.made_in else "ink.muted"),
        Cell(one.fired_by or unsaid, 400, "ink.primary" if one.fired_by else "ink.muted"),
        Cell(sure),
    )


def _decision(scene: Scene, one: Decision, apart: bool) -> tuple[Cell, ...]:
    """How it was decided and what, across the row: the title stands where there is most room."""
    how, title, fill = how_agreed(one), unmarked(one.title), "state.info_fill"
    words = (f"■ {how}: {title}", "", "", "") if apart else (f"■ {how}", title, "")
    return (
        Cell(_when(scene, one.at), 400, "ink.secondary", fill),
        *(Cell(text, 600, "ink.primary", fill) for text in words),
    )


def _source(more: int) -> str:
    if not more:
        return tr("assessments of this case")
    return tr("assessments of this case, {n} of them not shown", n=number(more, tr))


def _title(dated: list[Assessment], first: Report | None) -> str:
    """How often it was assessed, and for how long no cause was."""
    many = first_capital(number(len(dated), tr))
    head = tr("One assessment") if len(dated) == 1 else tr("{many} assessments", many=many)
    named = next((one.at for one in dated if established(one)), None)
    if named is None:
        return f"{head}. {tr('Cause not established.')}"
    if first is None or named <= first.received_at:
        return f"{head}. {assessed(dated[-1])}"
    time = lasted(named - first.received_at, first)
    return tr("{head}: no cause was assessed for {time} after the first report.", head=head, time=time)


def _when(scene: Scene, at: Instant) -> str:
    return moment(at, scene.at, dated=True)
