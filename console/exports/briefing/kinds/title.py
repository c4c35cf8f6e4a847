"""The first slide: what the briefing is about, what happened, when and where, and what is thought of it."""

from collections.abc import Iterator
from typing import Final

from console.domain.ages import age
from console.domain.crisis import NAMES, Crisis
from console.domain.letters import shortened
from console.domain.times import DAY, Precision, dtg, local_time
from console.exports.briefing.course import crisis_of
from console.exports.briefing.incident_facts import IncidentFacts, facts_of
from console.exports.briefing.measure import fitted_into, height_of
from console.exports.briefing.page import BODY, Body, Box, Element, Fill, Words
from console.exports.briefing.scene import Scene
from console.exports.briefing.sentences import cause, sentence, unmarked
from console.map.words import tr

_NAME: Final = 260.0
_TOP: Final = BODY.top + 20
_SUMMARY: Final = 42
_FACT: Final = 34
_PITCH: Final = 72.0
"""From one fact to the next; they stand on the foot of the page."""
_OLD: Final = 7 * DAY
_MOST_SUMMARY: Final = 210.0


def body(scene: Scene) -> Body | None:
    """Name of the crisis or incident, the briefing’s own, what happened and the facts that later slides rest on."""
    crisis, facts = crisis_of(scene), facts_of(scene)
    about = crisis.title if crisis is not None else facts.incident.title if facts is not None else ""
    elements: list[Element] = [
        Fill(Box(BODY.left, _TOP, 160.0, 6), "ink.primary"),
        Words(Box(BODY.left, _TOP + 34, BODY.width, 58), scene.board.title, 46, 600),
    ]
    text = scene.slide.text or _summary(facts, crisis)
    high = min(height_of(text, BODY.width, _SUMMARY), _MOST_SUMMARY)
    shown = fitted_into(text, BODY.width, high, _SUMMARY)
    elements.append(Words(Box(BODY.left, _TOP + 120, BODY.width, high), shown, _SUMMARY, 400, "ink.secondary"))
    lines = list(_lines(scene, facts, crisis))
    top = BODY.bottom - 8 - _PITCH * len(lines)
    for name, words in lines:
        elements.append(Fill(Box(BODY.left, top, BODY.width, 1.5), "line.hair"))
        elements.append(Words(Box(BODY.left, top + 16, _NAME, 44), name, _FACT, 400, "ink.secondary"))
        elements.append(Words(Box(BODY.left + _NAME, top + 16, BODY.width - _NAME, 44), words, _FACT, 600))
        top += _PITCH
    return Body(
        unmarked(about) or scene.board.title,
        tuple(elements),
        notes="\n".join(_notes(scene, facts)),
        markings=(
            crisis.marking if crisis is not None else None,
            facts.incident.marking if facts is not None else None,
            facts.assessment.marking if facts is not None and facts.assessment is not None else None,
        ),
        too_long=(tr("The summary is cut: {text}", text=shortened(text)),) if shown != text else (),
    )


def _notes(scene: Scene, facts: IncidentFacts | None) -> Iterator[str]:
    """What to say first; of what is old, that it is: a briefing about the newest incident may be about last month's."""
    yield tr("Say as of when this is known. What came since is not on these slides.")
    since = 0 if facts is None else scene.at - facts.incident.occurred_at
    if since > _OLD:
        yield tr("It happened {time} before this moment: say so.", time=age(since))


def _summary(facts: IncidentFacts | None, crisis: Crisis | None) -> str:
    """What happened, as the incident has it: the words of a crisis say what was thought when they were written."""
    if facts is not None and facts.incident.summary:
        return sentence(facts.incident.summary)
    return sentence(crisis.summary) if crisis is not None and crisis.summary else ""


def _lines(scene: Scene, facts: IncidentFacts | None, crisis: Crisis | None) -> Iterator[tuple[str, str]]:
    if facts is not None:
        incident = facts.incident
        when = dtg(incident.occurred_at, incident.precision)
        if scene.zone:
            local = local_time(incident.occurred_at, scene.zone, scene.place or None)
            exact = incident.precision in (None, Precision.MINUTE)
            when = f"{when} ({local if exact else tr('about {time}', time=local)})"
        yield tr("When"), when
        if incident.place:
            yield tr("Where"), unmarked(incident.place)
        yield tr("Assessed"), cause(facts.assessment)
    if crisis is not None:
        yield tr("Phase"), tr(NAMES[crisis.phase])
