"""Claims that are followed: what is said, by whom, on how many origins, and our line beside it."""

from collections.abc import Iterator
from typing import Final

from console.domain.claim import Claim
from console.domain.letters import first_capital, shortened
from console.exports.briefing.claimed import numbered
from console.exports.briefing.incident_facts import IncidentFacts, facts_of
from console.exports.briefing.measure import fitted_into, height_of, largest
from console.exports.briefing.page import BODY, Body, Box, Element, Fill, Words
from console.exports.briefing.scene import Scene
from console.exports.briefing.sentences import claims_title, established, moment, sources_of, unmarked
from console.exports.claims_words import MEANINGS
from console.map.words import count, tr

_MOST: Final = 3
_ROOMY: Final = 2
"""With fewer that are followed there is room for what ended: taken back, true, false."""
_LEFT: Final = 820.0
_RIGHT: Final = Box(980.0, BODY.top, 860.0, 0.0)
_GAP: Final = 28.0
_BEHIND: Final = 150.0
"""What stands behind a claim has at least so much, with the line over the claim."""
_SMALL: Final = (26, 24, 22)
_LINE: Final = (38, 34, 30)
"""How large our line is: as large as has room."""


def body(scene: Scene) -> Body | None:
    """The claims of the incident, those still followed first; None where there is none."""
    facts = facts_of(scene)
    if facts is None or not facts.claims:
        return None
    followed = [one for one in facts.claims if one.standing.followed]
    ended = [one for one in facts.claims if one not in followed]
    shown = followed[:_MOST] + ended[: max(0, _ROOMY - len(followed))]
    high = (BODY.height - _GAP * (len(shown) - 1)) / max(2, len(shown))
    elements: list[Element] = []
    cut: list[str] = []
    for number, claim in enumerate(shown):
        top = BODY.top + number * (high + _GAP)
        elements += _claim(facts, claim, Box(BODY.left, top, _LEFT, high), scene)
        line, told = _line(scene, facts, claim, Box(_RIGHT.left, top, _RIGHT.width, high))
        elements += line
        cut += told
    ids = {one for claim in shown for one in claim.report_ids}
    names, to_check = sources_of([one for one in facts.reports if one.id in ids], scene.board.grades)
    if (more := len(followed) - _MOST) > 0:
        cut.append(count("Not on the slide: {n} more claim.", "Not on the slide: {n} more claims.", more))
    return Body(
        claims_title(followed, len(shown) - len(followed[:_MOST])),
        tuple(elements),
        sources=names,
        to_check=to_check,
        notes="\n".join(_notes(facts, shown)),
        markings=facts.markings,
        too_long=tuple(cut),
    )


def _claim(facts: IncidentFacts, claim: Claim, box: Box, scene: Scene) -> Iterator[Element]:
    """Amber: who says what since when, and what stands behind it."""
    yield Fill(Box(box.left, box.top, box.width, 6), "state.warn")
    who = tr("Claimed by {actor}", actor=unmarked(claim.actor).partition(" (")[0])
    if claim.claimed_at is not None:
        who = f"{moment(claim.claimed_at, scene.at, dated=True)} · {who}"
    size = largest(who, box.width, 34, _SMALL, 600)
    yield Words(Box(box.left, box.top + 24, box.width, 34), who, size, 600, "state.warn")
    text = first_capital(unmarked(claim.text))
    most = box.height - _BEHIND
    size = largest(text, box.width, most, (44, 38, 34), 600)
    high = min(height_of(text, box.width, size, 600), most)
    yield Words(Box(box.left, box.top + 66, box.width, high), fitted_into(text, box.width, high, size, 600), size, 600)
    behind = f"{tr(MEANINGS[claim.standing]).capitalize()}. {first_capital(numbered(facts, claim))}"
    top = box.top + 66 + high + 12
    room = max(30.0, box.bottom - top)
    size = largest(behind, box.width, room, (28, 26, 24))
    yield Words(Box(box.left, top, box.width, room), behind, size, 400, "ink.secondary")


def _line(scene: Scene, facts: IncidentFacts, claim: Claim, box: Box) -> tuple[list[Element], list[str]]:
    """Black: our line; one that is older than the assessment is shown as such."""
    made: list[Element] = [Fill(Box(box.left, box.top, box.width, 6), "ink.primary")]
    made.append(Words(Box(box.left, box.top + 24, box.width, 34), tr("Our line"), 26, 600))
    text, ink, told = unmarked(claim.our_line), "ink.primary", []
    room = box.height - 76
    if facts.outdated(claim) and claim.revised_at is not None:
        told.append(tr("Our line to “{claim}” is older than the assessment. Revise it.", claim=unmarked(claim.text)))
        older = tr("Of {at}, before the cause was assessed.", at=moment(claim.revised_at, scene.at, dated=True))
        room, ink = room - 48, "ink.muted"
        size = largest(text, box.width, room, _LINE)
        under = box.top + 66 + min(room, height_of(text, box.width, size)) + 12
        made.append(
            Words(
                Box(box.left, under, box.width, 34),
                older,
                largest(older, box.width, 34, _SMALL, 600),
                600,
                "state.warn",
            )
        )
    elif not text:
        text, ink = tr("None yet"), "ink.muted"
    size = largest(text, box.width, room, _LINE)
    shown = fitted_into(text, box.width, room, size)
    if shown != text:
        told.append(tr("Our line is cut: {text}", text=shortened(text)))
    made.append(Words(Box(box.left, box.top + 66, box.width, room), shown, size, 400, ink))
    return made, told


def _notes(facts: IncidentFacts, shown: list[Claim]) -> Iterator[str]:
    for claim in shown:
        if facts.outdated(claim):
            yield tr("Our line to “{claim}” was: {line} Do not read it out: the cause has been assessed since.",
                     claim=unmarked(claim.text), line=unmarked(claim.our_line))  # fmt: skip
        elif claim.our_line:
            yield tr("To “{claim}”: {line}", claim=unmarked(claim.text), line=unmarked(claim.our_line))
    if not established(facts.assessment):
        yield tr("Do not call a claim true or false: no cause is established.")
    yield tr("Hostile and untrue are two questions. Count origins, not reports.")
