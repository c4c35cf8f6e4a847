"""What happened in order of time: reported, claimed, assessed, done by Allies; and how long each step took."""

from typing import Final

from console.domain.errors import BadInput, UsageError
from console.domain.report import Report
from console.domain.times import Instant, Precision, dtg_short, iso_day, parse_instant
from console.exports.briefing.assessed_course import assessed_course
from console.exports.briefing.course import (
    Sort,
    Step,
    came_of,
    chosen,
    course,
    crisis_of,
    decided_of,
    first_report,
    milestones,
)
from console.exports.briefing.fit import roomy
from console.exports.briefing.incident_facts import IncidentFacts, facts_of
from console.exports.briefing.measure import fitted, height_of
from console.exports.briefing.page import (
    BODY,
    Body,
    Box,
    Cell,
    Column,
    Disc,
    Element,
    Figure,
    Fill,
    Stroke,
    Table,
    Words,
)
from console.exports.briefing.scene import Scene
from console.exports.briefing.sentences import course_title, is_full_group, lasted, moment
from console.exports.check_words import checked
from console.map.words import count, later, tr

_LEAST_ROW: Final = 68.0
_MOST_ROW: Final = 84.0
_STEP: Final = 60.0
_KEY: Final = 52.0
"""What the marks mean takes so much at the foot."""
_MOST: Final = 9
_DOT: Final = 24.0
_TIME: Final = 160.0
_LONG_TIME: Final = 250.0
"""Of the column where a time is a whole date-time group."""
_LEFT: Final = 1180.0
_SIDE: Final = Box(1330.0, BODY.top, 510.0, 520.0)
_LINE: Final = BODY.left + 10.0
_SORTS: Final = {
    Sort.REPORTED: later("reported"),
    Sort.CLAIMED: later("claimed"),
    Sort.ASSESSED: later("assessed"),
    Sort.ACT: later("what was done"),
}


def body(scene: Scene) -> Body | None:
    """The course up to the moment of the slide; None where less than two things are known of it."""
    if scene.slide.subject.get("show") == "assessments":
        return assessed_course(scene)
    facts, crisis = facts_of(scene), crisis_of(scene)
    steps = [one for one in course(scene, facts, crisis) if one.at >= _since(scene)]
    if len(steps) < 2:
        return None
    shown = chosen(steps, _MOST)
    took = milestones(scene, facts, crisis)
    decided = decided_of(scene, crisis) if crisis is not None else []
    first = first_report(facts)
    until = came_of(scene, decided[-1]) if decided else scene.at
    since = "" if first is None else lasted(until - first.received_at, first)
    title = crisis.title if crisis is not None else ""
    if facts is not None:
        title = course_title(since, decided[-1] if decided else None, facts.incident, facts.assessment)
    more = len(steps) - len(shown)
    return Body(
        title,
        (*_rows(shown, scene, bool(took)), *_took(took, first), _key(shown, more)),
        sources=_sources(shown),
        to_check=any(one.to_check for one in shown),
        notes="\n".join(_notes(shown, took, facts)),
        markings=tuple(one.marking for one in steps),
    )


def _since(scene: Scene) -> Instant:
    """From when on; everything where the slide does not say. Raises BadInput for a time that is none."""
    asked = scene.slide.subject.get("since", "")
    try:
        return parse_instant(asked) if asked else -(2**62)
    except UsageError as error:
        raise BadInput(str(error)) from None


def _rows(steps: tuple[Step, ...], scene: Scene, beside: bool) -> tuple[Element, ...]:
    """A line down the side with a mark of what kind each is, times and words beside it."""
    right = BODY.left + _LEFT if beside else BODY.right
    left = BODY.left + 2 * _DOT
    days = len({iso_day(one.at) for one in steps}) > 1
    rows: list[tuple[Cell, ...]] = []
    for one in steps:
        weight = 600 if one.sort is Sort.ASSESSED or one.weight >= 95 else 400
        words = checked(one.words.removesuffix("."), check=True) if one.to_check else one.words
        when = moment(one.at, scene.at, one.precision, dated=days)
        rows.append((Cell(when, 400, "ink.secondary"), Cell(words, weight)))
    time = _LONG_TIME if any(is_full_group(row[0].text) for row in rows) else _TIME
    columns = (Column("", time), Column("", right - left - time))
    high = min(_MOST_ROW, max(_LEAST_ROW, (BODY.height - _KEY) // len(rows)))
    box = Box(left, BODY.top, right - left, len(rows) * high + 4)
    table = roomy(Table(box, columns, tuple(rows), high, 24, 2), high)
    middles = [BODY.top + (number + 0.5) * high for number in range(len(rows))]
    parts: list[Stroke | Disc | Fill] = [
        Stroke(((_LINE, middles[0]), (_LINE, middles[-1])), "line.strong", 3),
        *(_mark(one.sort, y) for one, y in zip(steps, middles, strict=True)),
    ]
    alt = tr("Beside each line what it is: {kinds}.", kinds=", ".join(tr(_SORTS[one.sort]) for one in steps))
    return Figure(Box(BODY.left, BODY.top, _DOT, len(rows) * high), tuple(parts), alt), table


def _mark(sort: Sort, y: float, x: float = _LINE) -> Disc | Fill:
    """A ring for what was reported, an amber disc for a claim, a black one for an assessment, a square for an act."""
    if sort is Sort.ACT:
        return Fill(Box(x - 9, y - 9, 18, 18), "state.accent")
    fill = {Sort.REPORTED: "surface.raised", Sort.CLAIMED: "state.warn", Sort.ASSESSED: "ink.primary"}[sort]
    line = "state.warn" if sort is Sort.CLAIMED else "ink.primary"
    return Disc(x, y, 9.0, fill, line, 3.0)


def _took(took: tuple[tuple[str, str], ...], first: Report | None) -> tuple[Element, ...]:
    if not took:
        return ()
    heading = tr("From the first report to")
    if first is not None and first.precision not in (None, Precision.MINUTE):
        heading = tr("From the first report ({time}) to", time=dtg_short(first.received_at, first.precision))
    box = _SIDE
    rows = tuple((Cell(name), Cell(time, 600)) for name, time in took)
    deep = height_of(heading, box.width, 26, 600)
    below = Box(box.left, box.top + 38 + deep, box.width, len(rows) * _STEP + 4)
    return (
        Fill(Box(box.left, box.top, box.width, 6), "ink.primary"),
        Words(Box(box.left, box.top + 26, box.width, deep), heading, 26, 600),
        roomy(Table(below, (Column("", 330.0), Column("", 180.0, "right")), rows, _STEP, 22), _STEP),
    )


def _key(steps: tuple[Step, ...], more: int) -> Figure:
    """What the marks mean, and how many smaller steps are not there."""
    top = BODY.bottom - 28
    parts: list[Words | Disc | Fill] = []
    left = BODY.left
    for sort in Sort:
        if any(one.sort is sort for one in steps):
            name = tr(_SORTS[sort])
            parts += [_mark(sort, top + 14, left + 10), Words(Box(left + 28, top, 200, 28), name, 20, 400, "ink.muted")]
            left += 28 + 40 + 10.5 * len(name)
    if more:
        words = count("{n} smaller step not shown", "{n} smaller steps not shown", more)
        parts.append(Words(Box(left, top, 500, 28), words, 20, 400, "ink.muted"))
    return Figure(Box(BODY.left, top, BODY.width, 28), tuple(parts), tr("What the marks mean"))


def _sources(steps: tuple[Step, ...]) -> tuple[str, ...]:
    names = dict.fromkeys(checked(one.source, one.to_check) for one in steps if one.source)
    return (*list(names)[:6], tr("record of the crisis cell"))


def _notes(steps: tuple[Step, ...], took: tuple[tuple[str, str], ...], facts: IncidentFacts | None) -> list[str]:
    told = [tr("{name}: {time} after the first report.", name=name, time=time) for name, time in took]
    newest = [fitted(one.words, 1500.0, 23, lines=1) for one in steps[-2:]]
    said = [tr("Newest: {what}", what=one) for one in newest]
    if facts is not None and facts.assessment is not None and facts.assessment.would_change:
        said.append(tr("What would change our mind: {text}", text=facts.assessment.would_change))
    return [*told, *said]
