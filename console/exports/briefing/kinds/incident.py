"""An incident: what is claimed beside what is assessed, our line under both, where it is at the right."""

from collections.abc import Iterator
from typing import Final

from console.domain.incident import Assessment
from console.domain.letters import first_capital, shortened
from console.domain.wording import number
from console.exports.briefing.assessed_words import likelihood_words, made_and_fired, uses_weapons
from console.exports.briefing.claimed import claim_lines, numbered
from console.exports.briefing.incident_facts import IncidentFacts, facts_of
from console.exports.briefing.map_content import ATTRIBUTION, locator
from console.exports.briefing.measure import fitted, height_of, line_height, lines_of
from console.exports.briefing.page import BODY, Body, Box, Element, Fill, Words
from console.exports.briefing.scene import Scene
from console.exports.briefing.sentences import (
    cause,
    established,
    first_of,
    incident_title,
    moment,
    sentence,
    unmarked,
)
from console.map.words import count, tr
from console.store import questions

_BOTTOM: Final = BODY.bottom
_MAP: Final = Box(1250.0, BODY.top, 590.0, _BOTTOM - BODY.top)
_METRES_PER_PIXEL: Final = 620.0
_LEAST_PANEL: Final = 120.0
_MOST_PANEL: Final = 3
_MOST_HEAD: Final = 3
_PITCH: Final = 38.0
"""From line to line of text where there is room for it."""
_RULE: Final = 6.0
_NAME: Final = 176.0


def body(scene: Scene) -> Body | None:
    """The incident as it stood: claimed, assessed, our line."""
    facts = facts_of(scene)
    if facts is None:
        return None
    located = _located(facts)
    left, middle = _columns(located)
    panel, cut = _panel(facts, middle.right - left.left)
    bottom = (panel[0].box.top if panel else _BOTTOM) - 10
    claimed, told = claim_lines(facts, Box(left.left, left.top, left.width, bottom - left.top), scene)
    assessed, left_out = _assessed(facts, Box(middle.left, middle.top, middle.width, bottom - middle.top), scene)
    names, to_check = facts.told_by(scene.board.grades)
    return Body(
        incident_title(facts.incident, facts.assessment),
        (*claimed, *assessed, *panel, *_map(facts, scene, located)),
        sources=names,
        to_check=to_check,
        notes="\n".join((*_notes(facts), *_open(scene, facts))),
        markings=facts.markings,
        too_long=(*told, *left_out, *cut),
        attribution=(ATTRIBUTION,) if located else (),
    )


def _located(facts: IncidentFacts) -> bool:
    return facts.incident.lon is not None and facts.incident.lat is not None and not facts.incident.region_only


def _columns(located: bool) -> tuple[Box, Box]:
    """Of what is claimed and of what is assessed: wider where no map stands beside them."""
    if located:
        return Box(BODY.left, BODY.top, 580.0, 0.0), Box(700.0, BODY.top, 510.0, 0.0)
    return Box(BODY.left, BODY.top, 820.0, 0.0), Box(980.0, BODY.top, 860.0, 0.0)


def _map(facts: IncidentFacts, scene: Scene, located: bool) -> tuple[Element, ...]:
    lon, lat = facts.incident.lon, facts.incident.lat
    if not located or lon is None or lat is None:
        return ()
    return (locator(scene.reader, scene.at, lon, lat, _METRES_PER_PIXEL, _MAP, facts.incident.id),)


def _assessed(facts: IncidentFacts, box: Box, scene: Scene) -> tuple[tuple[Element, ...], tuple[str, ...]]:
    """The column of what is assessed, and what of it found no room."""
    said = facts.assessment
    elements: list[Element] = [
        Fill(Box(box.left, box.top, box.width, _RULE), "ink.primary"),
        Words(Box(box.left, box.top + 26, box.width, 34), _assessed_at(said, scene), 26, 600),
    ]
    whole, _, rest = cause(said).removesuffix(".").partition(": ")
    top, told = box.top + 68, []
    for text, size, most in ((whole, 38, _MOST_HEAD), (first_capital(rest), 28, 2)):
        if text:
            shown = fitted(text, box.width, size, 600, most)
            high = height_of(shown, box.width, size, 600)
            elements.append(Words(Box(box.left, top, box.width, high), shown, size, 600))
            top += high + 8
            told += [tr("What is assessed is cut: {text}", text=shortened(text))] if shown != text else []
    rows, left_out = _rows(list(_judged(facts, said, scene)), Box(box.left, top + 8, box.width, box.bottom - top - 8))
    return (*elements, *rows), (*told, *left_out)


def _assessed_at(said: Assessment | None, scene: Scene) -> str:
    """With the time: what came after it is not weighed in it."""
    if said is None or said.at is None:
        return tr("Assessed")
    return tr("Assessed {time}", time=moment(said.at, scene.at, dated=True))


def _rows(judged: list[tuple[str, str]], box: Box) -> tuple[list[Element], list[str]]:
    """Each name with its words beside it, as far apart as there is room; what finds none is told."""
    many = [sum(1 for _ in lines_of(words, box.width - _NAME, 28, 600)) for _, words in judged]
    roomy = sum(many) * _PITCH + (len(many) - 1) * 14 <= box.height
    pitch, gap = (_PITCH, 14.0) if roomy else (line_height(28, 600), 6.0)
    elements: list[Element] = []
    left_out: list[str] = []
    top = box.top
    for lines, (name, words) in zip(many, judged, strict=True):
        high = lines * pitch
        if top + high > box.bottom + 2:
            left_out.append(tr("No room for “{name}”: {words}", name=name, words=shortened(words)))
            continue
        leading = _PITCH / 28 if roomy else 0.0
        elements.append(Words(Box(box.left, top, _NAME - 12, pitch), name, 28, 400, "ink.secondary", leading=leading))
        beside = Box(box.left + _NAME, top, box.width - _NAME, high)
        elements.append(Words(beside, words, 28, 600, leading=leading))
        top += high + gap
    return elements, left_out


def _judged(facts: IncidentFacts, said: Assessment | None, scene: Scene) -> Iterator[tuple[str, str]]:
    """Maker and shooter apart, then what was found on scene, likelihood and confidence: each with its name."""
    if said is not None and said.likelihood is not None:
        yield tr("Likelihood"), likelihood_words(scene.reader, said)
    if established(said):
        yield _confidence(said)
    asked = made_and_fired(facts.incident, said)
    yield from reversed(asked) if established(said) else asked
    if not established(said):
        if facts.incident.summary:
            yield tr("On scene"), first_of(facts.incident.summary).removesuffix(".")
        yield _confidence(said)


def _confidence(said: Assessment | None) -> tuple[str, str]:
    return tr("Confidence"), tr(said.confidence) if said is not None and said.confidence else tr("not stated")


def _panel(facts: IncidentFacts, wide: float) -> tuple[tuple[Fill | Words, ...], tuple[str, ...]]:
    """The grey panel, our line or while it is older than the assessment what that rests on; and whether it is cut."""
    heading, text = _line(facts)
    if not text:
        return (), ()
    shown = fitted(text, wide - 60, 28, 400, _MOST_PANEL)
    lines = sum(1 for _ in lines_of(shown, wide - 60, 28))
    high = max(_LEAST_PANEL, 26 + 42 + lines * _PITCH + 20)
    top = _BOTTOM - high
    return (
        Fill(Box(BODY.left, top, wide, high), "surface.base", radius=8),
        Words(Box(BODY.left + 30, top + 22, wide - 60, 40), heading, 30, 600),
        Words(
            Box(BODY.left + 30, top + 64, wide - 60, high - 72), shown, 28, 400, "ink.secondary", leading=_PITCH / 28
        ),
    ), ((tr("“{heading}” is cut: {text}", heading=heading, text=shortened(text)),) if shown != text else ())


def _line(facts: IncidentFacts) -> tuple[str, str]:
    said = facts.assessment
    why = unmarked(said.narrative) if said is not None else ""
    if not established(said):
        if why and facts.since_assessed:
            return _before_reports(facts.since_assessed), why
        return tr("Our line: facts first"), why or (facts.claims[0].our_line if facts.claims else "")
    current = next((claim.our_line for claim in facts.claims if claim.our_line and not facts.outdated(claim)), "")
    if current:
        return tr("Our line"), current
    return (tr("What this rests on"), why) if why else (tr("What happened"), unmarked(facts.incident.summary))


def _before_reports(many: int) -> str:
    """Over what was thought before more came in: it is not said as if all of that were in it."""
    if many == 1:
        return tr("As assessed before the last report")
    return tr("As assessed before the last {n} reports", n=number(many, tr))


def _notes(facts: IncidentFacts) -> Iterator[str]:
    """What to say, what to answer, what not to say, what would change our mind."""
    incident, said = facts.incident, facts.assessment
    yield sentence(incident.summary) if incident.summary else sentence(incident.title)
    for claim in facts.claims[:1]:
        yield tr("If asked about “{claim}”: {behind}", claim=unmarked(claim.text), behind=numbered(facts, claim))
    if said is not None and said.narrative:
        yield sentence(said.narrative)
    if facts.since_assessed:
        yield count("One report came after that assessment. Say that it is not weighed yet.",
                    "{n} reports came after that assessment. Say that they are not weighed yet.",
                    facts.since_assessed)  # fmt: skip
    yield from _not_to_say(facts)
    if said is not None and said.would_change:
        yield tr("What would change our mind: {text}", text=unmarked(said.would_change))
    for claim in facts.claims:
        if facts.outdated(claim):
            yield tr("Our line to “{claim}” is older than the assessment. Revise it before it is said.",
                     claim=unmarked(claim.text))  # fmt: skip


def _open(scene: Scene, facts: IncidentFacts) -> Iterator[str]:
    """What is not known yet, and who finds out until when."""
    for one in questions.questions(scene.reader, facts.incident.id):
        if one.answered_at is None:
            due = tr(", due {at}", at=moment(one.due_at, scene.at)) if one.due_at is not None else ""
            who = unmarked(one.owner or "") or tr("nobody yet")
            yield tr("Open: {question} ({who}{due})", question=unmarked(one.text), who=who, due=due)


def _not_to_say(facts: IncidentFacts) -> Iterator[str]:
    said = facts.assessment
    if not established(said):
        yield tr("Do not name a cause or an author: none is established.")
    elif said is not None and said.likelihood is not None:
        yield tr("Do not say it is certain: it is assessed, with {confidence} confidence.",
                 confidence=tr(said.confidence or "unstated"))  # fmt: skip
    if uses_weapons(facts.incident):
        yield tr("Who made it and who fired it are two questions. Keep them apart.")
