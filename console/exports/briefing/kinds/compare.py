"""Two days compared: what became of each force between them, on the map of the second day and as rows beside it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from console.domain.errors import BadInput, UsageError
from console.domain.force import Force, Position
from console.domain.force_kinds import HOST_NATION
from console.domain.posture import standing
from console.domain.posture_changes import What
from console.domain.times import Instant, Precision, add_months, dtg, iso_day, parse_day_or_instant
from console.domain.wording import listed, number
from console.exports.briefing.fact_sources import fact_sources
from console.exports.briefing.fit import roomy
from console.exports.briefing.kinds import posture
from console.exports.briefing.kinds.posture import is_allied
from console.exports.briefing.map_content import ATTRIBUTION, compared_content, map_of, window_of
from console.exports.briefing.page import BODY, Body, Box, Cell, Column, Map, Table, Words
from console.exports.briefing.scene import Scene
from console.exports.check_words import checked
from console.exports.compare_reading import Compared, read_comparison
from console.exports.compare_rows import ARROW, TITLES, Changed, Kind, moved_between
from console.exports.countries import Countries
from console.map.change_signs import Sign, role
from console.map.content import Content
from console.map.views import around
from console.map.words import count, later, tr
from console.store import reference, units
from console.store.markings import carried

_MAP: Final = Box(BODY.left, BODY.top, 740.0, BODY.height)
_HEAD: Final = Box(860.0, BODY.top, 980.0, 44.0)
_TABLE: Final = Box(860.0, _HEAD.bottom + 8, 980.0, BODY.height - 128.0)
_NOTE: Final = Box(860.0, _TABLE.bottom + 10, 980.0, 66.0)
_ROW: Final = 42.0
_MOST: Final = 11
_EDGE: Final = 90.0
_YEAR: Final = 12
_COUNTED: Final = {
    Sign.APPEARED: later("{n} appeared"),
    Sign.ENDED: later("{n} ended"),
    Sign.MOVED: later("{n} moved"),
    Sign.GREW: later("{n} grew"),
    Sign.SHRANK: later("{n} shrank"),
}
_CALLED: Final = {Sign.GREW: later("Grew"), Sign.SHRANK: later("Shrank"), Sign.RESIZED: later("Changed")}


def body(scene: Scene) -> Body | None:
    """What changed from the day ``before`` to the day ``after`` of the slide; without them in the year up to now."""
    days = _days(scene)
    if days is None:
        return None
    before, after = days
    compared = read_comparison(scene.reader, before, after)
    forces = units.forces(scene.reader)
    countries = Countries(reference.allies(scene.reader))
    sides = [[one for one in standing(forces, at) if is_allied(one)] for at in (before, after)]
    told = [line for line in compared.changed if is_allied(line.force) and _is_great(line)]
    if not told:
        return _unchanged(scene, _title(told, before, after), after)
    shown, rest = told[:_MOST], len(compared.lines) - len(told)
    sources, to_check = fact_sources(fact for line in shown for fact in line.provenances)
    ids = {one.id for side in sides for one in side}
    ids |= {line.force.id if isinstance(line, Changed) else line.mission.id for line in compared.lines}
    return Body(
        _title(told, before, after),
        (
            *_map(scene, compared, told, after), _heading(), _table(shown, countries),
            Words(_NOTE, _note(forces, after, rest), 22, 400, "ink.secondary"),
        ),
        sources=sources,
        to_check=to_check,
        notes="\n".join(f"{line.short_name}: {line.full}" for line in compared.lines),
        markings=tuple(one for table in ("unit", "mission") for one in carried(scene.reader, table, ids)),
        too_long=(tr("Changes that have no room: {n}.", n=len(told) - len(shown)),) if len(told) > len(shown) else (),
        attribution=(ATTRIBUTION,),
    )  # fmt: skip


def _unchanged(scene: Scene, title: str, after: Instant) -> Body | None:
    """Where nothing changed, the posture of the second day says what stands."""
    stands = replace(scene.slide, subject={**scene.slide.subject, "as_of": iso_day(after)})
    found = posture.body(replace(scene, slide=stands))
    return None if found is None else replace(found, title=title)


def _days(scene: Scene) -> tuple[Instant, Instant] | None:
    """The last moments of both days, none beyond the slide's; None where that lies before both."""
    told = [scene.slide.subject.get(key, "") for key in ("before", "after")]
    try:
        ends = [parse_day_or_instant(day).end - 1 if day else None for day in told]
    except UsageError:
        raise BadInput(tr("Write both days of a comparison as 2022-11-15.")) from None
    after = min(scene.at, ends[1] if ends[1] is not None else scene.at)
    before = ends[0] if ends[0] is not None else add_months(after, -_YEAR)
    if before >= scene.at:
        return None
    if before >= after:
        raise BadInput(tr("The first day of a comparison lies before the second."))
    return before, after


def _is_great(line: Changed) -> bool:
    """Whether an audience is told of it: a force came, went, moved to another place, or has another size or lead."""
    if line.kind is Kind.MOVED:
        return moved_between(line) is not None
    if line.kind is Kind.RESIZED:
        return any(change.what is What.RESIZED for change in line.changes)
    return line.kind in (Kind.APPEARED, Kind.ENDED, Kind.LEAD)


def _title(told: Sequence[Changed], before: Instant, after: Instant) -> str:
    signs = Counter(line.sign for line in told)
    parts = [tr(words, n=number(signs[sign], tr)) for sign, words in _COUNTED.items() if signs[sign]]
    days = tr("{before} to {after}", before=dtg(before, Precision.DAY), after=dtg(after, Precision.DAY))
    if not told:
        return tr("{days}: no Allied land force is known to have come, gone or changed.", days=days)
    if not parts:
        return tr("{days}: figures or leads of Allied land forces changed.", days=days)
    return tr("{days}: of the Allied land forces {what}.", days=days, what=listed(parts, tr))


def _map(scene: Scene, compared: Compared, told: Sequence[Changed], after: Instant) -> tuple[Map, ...]:
    """The forces that changed where they have a public place, with the sign of what became of them."""
    ids = {line.force.id for line in told}
    content = compared_content([force for force in compared.forces if force.id in ids], compared.marks)
    return _drawn(scene, content, after) if content.units else ()


def _drawn(scene: Scene, content: Content, after: Instant) -> tuple[Map, ...]:
    view = around([(mark.lon, mark.lat) for mark in content.units], _MAP.width, _MAP.height, _EDGE)
    names = ", ".join(mark.name for mark in content.units)
    window = window_of(scene.at, None, after + 1)
    return (map_of(scene.reader, _MAP, view, content, window, tr("Map: {places}", places=names)),)


def _heading() -> Words:
    """Over the changes. No sums of both days: the figures are of different days themselves."""
    return Words(_HEAD, tr("Allied land forces, as published"), 28, 600)


def _table(lines: Sequence[Changed], countries: Countries) -> Table:
    columns = (Column(tr("What"), 150.0), Column(tr("Force"), 216.0), Column(tr("Was → is"), 614.0))
    return roomy(Table(_TABLE, columns, tuple(_row(line, countries) for line in lines), _ROW, 24))


def _row(line: Changed, countries: Countries) -> tuple[Cell, ...]:
    ink = role(line.sign) if line.sign in (Sign.APPEARED, Sign.ENDED) else "ink.primary"
    check = any(one.to_check for one in line.provenances)
    return (
        Cell(tr(_CALLED.get(line.sign) or TITLES[line.kind]), 600, ink),
        Cell(line.short_name),
        Cell(checked(_words(line, countries), check)),
    )


def _words(line: Changed, countries: Countries) -> str:
    """``1 430 → 1 000–1 200``, ``643, Czechia``: the figures and the lead, without what else a source says of it."""
    before, after = line.before, line.force
    if line.kind is Kind.RESIZED and before is not None:
        return f"{tr(before.strength.text)} {ARROW} {tr(after.strength.text)}"
    if line.kind in (Kind.APPEARED, Kind.ENDED):
        return ", ".join(part for part in (tr(after.strength.text), countries.spelled_out(after.lead)) if part)
    return line.brief


def _note(forces: Sequence[Force], after: Instant, rest: int) -> str:
    own = [force for force in standing(forces, after) if force.kind == HOST_NATION]
    said = [tr("Public figures; a range is as published.")]
    if rest:
        said.append(count("{n} other change is not in this table.", "{n} other changes are not in this table.", rest))
    if own and all(force.position is Position.NOT_PUBLIC for force in own):
        hosts = tr("one host") if len(own) == 1 else tr("{many} hosts", many=number(len(own), tr))
        said.append(tr("Own forces of {hosts}: positions not public.", hosts=hosts))
    return " ".join(said)
