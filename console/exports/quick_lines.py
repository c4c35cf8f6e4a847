"""What a quick print says in lines: how each crisis stands, what the last hour brought, what is due and what comes."""

from collections.abc import Iterator, Sequence
from typing import Final

from console.domain.crisis import NAMES as PHASES
from console.domain.due import NAMES, Due
from console.domain.indicators import Reading
from console.domain.letters import shortened
from console.domain.silence import State, standing
from console.domain.times import DAY, HOUR, Instant, Interval, dtg_short
from console.exports.briefing.sentences import incident_title, named, said_of, sentence
from console.exports.check_words import checked
from console.map.words import tr
from console.services.due import due
from console.services.handovers import done_during, incidents_during
from console.store import crises, draft_texts, incidents, questions, reports
from console.store.reader import Reader

_AHEAD: Final = DAY
"""What comes in so long is told beside what is overdue."""
_MOST_CRISES: Final = 3
_LONGEST: Final = 180
_CLERICAL: Final = (
    "File report", "Grade report", "Link report", "Mark evidence", "New incident", "Revise assessment", "Position on",
    "Import", "Export", "Print", "Show", "Make case", "Load public baseline", "Open case", "Save view", "Replace view",
    "Edit view", "Rename view", "Renumber view", "Delete view", "New briefing", "Edit briefing", "Delete briefing",
    "Update briefing", "Add slide", "Edit slide", "Move slide", "Remove slide", "Update slide", "Keep audience",
    "Edit audience", "Delete audience",
)  # fmt: skip
"""Beginnings of labels that other lines tell better, or that nobody reads off paper."""
_RESTS: Final = " rests on a silence that "


def standing_now(reader: Reader) -> tuple[str, ...]:
    """A sentence for each open crisis: what happened, its cause as far as it is known, its phase."""
    found = []
    for crisis in crises.crises(reader)[:_MOST_CRISES]:
        if crisis.open:
            leading = incidents.incident(reader, crisis.incidents[0]) if crisis.incidents else None
            said = sentence(crisis.title)
            if leading is not None:
                said = incident_title(leading, said_of(incidents.assessments(reader, leading.id)))
            found.append(f"{said} {tr('Phase: {phase}.', phase=tr(PHASES[crisis.phase]))}")
    return tuple(found)


def last_hour(reader: Reader, now: Instant) -> tuple[str, ...]:
    """What was made, assessed, reported and done in the hour before ``now``; no Ally is named for what it said."""
    during = Interval(now - HOUR, now + 1)
    lines = list(incidents_during(reader, during))
    for one in reports.received(reader, during):
        text = shortened(sentence(one.headline), _LONGEST)
        lines.append(f"{dtg_short(one.received_at)}  {text} ({checked(named(one), one.to_check)})")
    done = done_during(reader, during)
    return (*lines, *(line for line in done if not line.partition("  ")[2].startswith(_CLERICAL)))


def now_due(reader: Reader, now: Instant, readings: Sequence[Reading] = ()) -> tuple[str, ...]:
    """What is overdue and nobody acknowledged, then what comes within a day, by its time."""
    late = [_alarm(one) for one in due(reader, now, readings) if one.open]
    coming = sorted(one for one in _coming(reader, now) if now <= one[0] <= now + _AHEAD)
    return (*late, *(f"{dtg_short(at)}  {shortened(words, _LONGEST)}" for at, words in coming))


def _alarm(one: Due) -> str:
    words, rests, _ = one.words.partition(_RESTS)
    # Which Ally broke a silence stays in the console.
    said = tr("{decision} rests on a silence that was broken", decision=words) if rests else one.words
    owner = f" ({one.owner})" if one.owner else ""
    return f"{dtg_short(one.since)}  {tr(NAMES[one.cause])}: {shortened(said, _LONGEST)}{owner}"


def _coming(reader: Reader, now: Instant) -> Iterator[tuple[Instant, str]]:
    nobody = tr("nobody yet")
    for question in questions.open_questions(reader):
        if question.due_at is not None:
            yield question.due_at, f"{tr('Question')}: {question.text} ({question.owner or nobody})"
    for task in crises.all_tasks(reader):
        if task.due_at is not None and task.done_at is None:
            yield task.due_at, f"{tr('Task')}: {task.text} ({task.owner or nobody})"
    for crisis in crises.crises(reader):
        for one in crises.partner_notices(reader, crisis.id) if crisis.open else ():
            if one.due_at is not None and one.told_at is None:
                yield one.due_at, tr("Tell {partner}: {subject}", partner=one.partner, subject=one.subject)
    names = {one.id: one.name for one in draft_texts.drafts(reader)}
    for silence in draft_texts.silences(reader):
        stands = standing(silence, now)
        if silence.opened_at <= now and stands.state is State.RUNNING:
            yield stands.closes_at, tr("Silence on {name} ends", name=names.get(silence.draft_id, tr("a text")))
