"""What is due in a case, and acknowledging it by name."""

from collections.abc import Sequence

from console.domain import consult_due
from console.domain import due as domain
from console.domain.due import Due
from console.domain.durations import duration_words
from console.domain.errors import BadInput
from console.domain.indicators import Reading
from console.domain.letters import shortened
from console.domain.operation import Actor, Changes
from console.domain.times import DAY, MINUTE, Instant
from console.services import playbooks
from console.store import crises, decisions, draft_texts, incidents, live_feeds, questions, reference, settings
from console.store import due as kept
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader


def due(reader: Reader, now: Instant, readings: Sequence[Reading] = ()) -> tuple[Due, ...]:
    """Everything that is due at ``now``; ``readings`` of the board of indicators count where they are raised."""
    known = incidents.incidents(reader)
    titles = {one.id: one.title for one in known}
    within = kept.grade_within(reader)
    found = [
        *domain.grave_incidents(known, now),
        *domain.raised_indicators(readings),
        *domain.overdue_questions(questions.open_questions(reader), titles, now),
        *_consultations(reader, now),
        *domain.stale_sources(live_feeds.standings(reader, now), now),
        *domain.overdue_grades(kept.ungraded(reader, now - within), now, within),
    ]
    return domain.answered(found, kept.acknowledgements(reader))


def _consultations(reader: Reader, now: Instant) -> list[Due]:
    """What is due in crises and consultations."""
    open_crises = [one for one in crises.crises(reader) if one.closed_at is None]
    partners = [one for crisis in open_crises for one in crises.partner_notices(reader, crisis.id)]
    of: dict[bytes, bytes] = dict(reader.all("SELECT id, consultation_id FROM decision"))
    laid = [run for crisis in open_crises for run in playbooks.runs(reader, crisis.id)]
    found = consult_due.overdue_partners(partners, now)
    found += consult_due.overdue_steps(laid, now)
    found += consult_due.overdue_tasks(crises.all_tasks(reader), of, now)
    silences = draft_texts.silences(reader)
    if silences:
        drafts = {one.id: one for one in draft_texts.drafts(reader)}
        found += consult_due.silences_ending(silences, drafts, draft_texts.settled(reader), now)
        names = {one.id: one.name for one in reference.allies(reader)}
        taken = [one for one in decisions.decisions(reader) if one.silence_id is not None]
        found += consult_due.resting_on_broken(taken, {one.id: one for one in silences}, names, now)
    return found


def acknowledge(store: Store, actor: Actor, now: Instant, alarms: Sequence[Due], note: str = "") -> Changes:
    """Say by name that alarms were seen, with a note or none. Raises BadInput when none is chosen."""
    if not alarms:
        raise BadInput("Nothing is chosen. Choose what you have seen in the list of what is due.")
    what = f"“{shortened(alarms[0].words)}”" if len(alarms) == 1 else f"{len(alarms)} alarms"
    label = f"Acknowledge {what}"
    with store.operation(label, actor, now) as case:
        for one in alarms:
            case.insert("acknowledgement", id=new_id(now), alarm=one.key, at=now, by=actor.name, note=note.strip())
    return case.changes


def set_grade_within(store: Store, actor: Actor, now: Instant, within: int) -> Changes:
    """Set within how long a report is to be graded. Raises BadInput outside 5 minutes to 7 days."""
    if not 5 * MINUTE <= within <= 7 * DAY:
        raise BadInput("Between 5 minutes and 7 days. Type it as 30 min or 2 h.")
    with store.operation(f"Grades are due within {duration_words(within)}", actor, now) as case:
        settings.change(case, kept.GRADE_SETTING, str(within))
    return case.changes
