"""The column of what is claimed: the claim, who says it and when, and a bracket round what rests on one origin."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QFontMetricsF

from console.domain.claim import Claim
from console.domain.letters import first_capital, shortened
from console.domain.matrix_words import origin_name
from console.domain.report import Report
from console.domain.times import Precision, dtg
from console.exports.briefing import sentences
from console.exports.briefing.incident_facts import IncidentFacts, Voice
from console.exports.briefing.measure import fitted, fitted_into, height_of, line_height, lines_of
from console.exports.briefing.page import Box, Element, Figure, Fill, Stroke, Words
from console.exports.briefing.scene import Scene
from console.exports.briefing.sentences import is_full_group, moment, named, sentence, unmarked
from console.map.style import font
from console.map.words import tr

_AMBER: Final = "state.warn"
_RULE: Final = 6.0
_SIZE: Final = 24
_PITCH: Final = 38.0
"""From line to line of text where there is room for it."""
_ROW: Final = 46.0
_BRACKET: Final = 36.0
_MOST_ROWS: Final = 5
_MOST_HEAD: Final = 3
_TOLD: Final = 120
_SMALL_WORDS: Final = frozenset({"and", "by", "for", "in", "of", "on", "the", "to"})


def claim_lines(facts: IncidentFacts, box: Box, scene: Scene) -> tuple[tuple[Element, ...], tuple[str, ...]]:
    """The column in a box, and what of it found no room."""
    elements: list[Element] = [
        Fill(Box(box.left, box.top, box.width, _RULE), _AMBER),
        Words(Box(box.left, box.top + 26, box.width, 34), tr("Claimed"), 26, 600, _AMBER),
    ]
    claim = facts.claims[0] if facts.claims else None
    whole = _heading(facts, claim)
    heading = fitted(whole, box.width, 38, 600, _MOST_HEAD)
    top = box.top + 68
    high = height_of(heading, box.width, 38, 600)
    elements.append(Words(Box(box.left, top, box.width, high), heading, 38, 600))
    top += high + 14
    told = [tr("The claim is cut: {text}", text=shortened(whole))] if heading != whole else []
    columns = _columns(facts, claim, box, scene)
    without: list[str] = []
    for voice in facts.voices(claim) if claim is not None else ():
        rows = voice.reports[:_MOST_ROWS]
        lower = top + _voice_height(voice, len(rows), columns)
        if lower > box.bottom:
            without.append(origin_name(voice.origin, tr))
            continue
        elements += _voice(voice, columns, top, scene)
        top = lower
    if without:
        told.append(tr("No room for what these say: {names}", names=shortened(", ".join(without), _TOLD)))
    rest = " ".join(_others(facts, claim))
    room = box.bottom - top - 12
    if rest and room >= line_height(28):
        words = fitted_into(rest, box.width, room, 28)
        lines = sum(1 for _ in lines_of(words, box.width, 28))
        leading = _PITCH / 28 if lines * _PITCH <= room else 0.0
        place = Box(box.left, top + 12, box.width, room)
        elements.append(Words(place, words, 28, 400, "ink.secondary", leading=leading))
        if words != rest:
            told.append(tr("The other claims are cut: {text}", text=shortened(rest)))
    elif rest:
        told.append(tr("No room for the other claims: {text}", text=shortened(rest)))
    return tuple(elements), tuple(told)


def numbered(facts: IncidentFacts, claim: Claim) -> str:
    """How many reports on how many origins say a claim, as a sentence."""
    voices = facts.voices(claim)
    if not voices:
        return tr("no report behind it counts now.")
    return sentence(sentences.numbered(sum(len(one.reports) for one in voices), [one.origin for one in voices]))


def _heading(facts: IncidentFacts, claim: Claim | None) -> str:
    if claim is not None:
        return first_capital(unmarked(claim.text))
    first = facts.assessments[0] if facts.assessments else None
    if first is not None and first.at is None:
        return first_capital(first.attribution)
    return tr("No claim recorded")


@dataclass(frozen=True)
class _Columns:
    """Where names, times and origins stand, in pixels of the page; between times and origins is the bracket."""

    name: float
    time: float
    bracket: float
    origin: float
    right: float


def _columns(facts: IncidentFacts, claim: Claim | None, box: Box, scene: Scene) -> _Columns:
    """As wide as the longest name and time, but the origins keep what they need, up to a good quarter of the room."""
    metrics = QFontMetricsF(font(_SIZE))
    shown = [one for voice in (facts.voices(claim) if claim is not None else ()) for one in voice.reports]
    names = max((metrics.horizontalAdvance(named(one, scene.board.grades)) for one in shown), default=0.0) + 14
    times = max((metrics.horizontalAdvance(_when(one, scene)) for one in shown), default=0.0) + 6
    bold, origins = QFontMetricsF(font(_SIZE, 600)), facts.voices(claim) if claim is not None else ()
    longest = max((bold.horizontalAdvance(origin_name(one.origin, tr)) for one in origins), default=0.0) + 12
    names = min(names, box.width - min(longest, box.width * 0.29) - times - _BRACKET)
    bracket = box.left + names + times
    return _Columns(box.left, box.left + names, bracket, bracket + _BRACKET + 10, box.right)


def _voice_height(voice: Voice, rows: int, at: _Columns) -> float:
    return max(rows * _ROW, height_of(origin_name(voice.origin, tr), at.right - at.origin, _SIZE, 600) + 8) + 10


def _voice(voice: Voice, at: _Columns, top: float, scene: Scene) -> list[Element]:
    """The reports of one origin, tied together; an origin is written once."""
    rows = voice.reports[:_MOST_ROWS]
    high = _voice_height(voice, len(rows), at) - 10
    first = top + (high - len(rows) * _ROW) / 2
    made: list[Element] = []
    for number, report in enumerate(rows):
        place = first + number * _ROW + 8
        name = _narrow(named(report, scene.board.grades), at.time - at.name - 8)
        made.append(Words(Box(at.name, place, at.time - at.name, 30), name, _SIZE))
        when = _when(report, scene)
        made.append(Words(Box(at.time, place, at.bracket - at.time, 30), when, _SIZE, 400, "ink.secondary"))
    words, wide = origin_name(voice.origin, tr), at.right - at.origin
    deep = height_of(words, wide, _SIZE, 600)
    middles = [first + number * _ROW + 24 for number in range(len(rows))]
    made.append(_bracket(voice, at.bracket, middles, top, high))
    made.append(Words(Box(at.origin, top + (high - deep) / 2, wide, deep), words, _SIZE, 600))
    return made


def _when(report: Report, scene: Scene) -> str:
    """The time it came in; long ago, the day alone."""
    words = moment(report.received_at, scene.at)
    return dtg(report.received_at, Precision.DAY) if is_full_group(words) else words


def _narrow(name: str, width: float) -> str:
    """As many whole words of a name as have room: its first words tell who it is. It does not end on a small one."""
    metrics = QFontMetricsF(font(_SIZE))
    while metrics.horizontalAdvance(name) > width and " " in name:
        name = name.rpartition(" ")[0].rstrip(",;")
        while " " in name and name.rpartition(" ")[2] in _SMALL_WORDS:
            name = name.rpartition(" ")[0]
    return name


def _bracket(voice: Voice, left: float, middles: list[float], top: float, high: float) -> Figure:
    """Lines from each report to a bar, and from the bar to their origin."""
    bar, right, centre = left + _BRACKET / 2, left + _BRACKET, (middles[0] + middles[-1]) / 2
    parts: list[Stroke] = []
    if len(middles) > 1:
        parts += [Stroke(((left, y), (bar, y)), _AMBER, 3) for y in middles]
        parts.append(Stroke(((bar, middles[0]), (bar, middles[-1])), _AMBER, 3))
        parts.append(Stroke(((bar, centre), (right, centre)), _AMBER, 3))
    else:
        parts.append(Stroke(((left, centre), (right, centre)), _AMBER, 3))
    names = ", ".join(named(one) for one in voice.reports)
    alt = tr("{names}: origin {origin}", names=names, origin=origin_name(voice.origin, tr))
    return Figure(Box(left, top, _BRACKET, high), tuple(parts), alt)


def _others(facts: IncidentFacts, claim: Claim | None) -> list[str]:
    """What is said beside it, the newest claim first."""
    rest = [one for one in facts.claims if one is not claim and one.standing.followed]
    return [
        sentence(f"{unmarked(one.actor).partition(' (')[0]}: {first_capital(unmarked(one.text))}") for one in rest[:2]
    ]
