"""What records of consultations, positions, silences and decisions are written from: each with what it names.

How a silence or a consultation stands is worked out for a moment ``at``: now, or the one asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from console.domain.after_silence import Followed, followed
from console.domain.attendance import Attendance, Guest
from console.domain.consensus import Consensus, consensus
from console.domain.consultation import Consultation, ConsultationEvent
from console.domain.decision import Decision
from console.domain.draft_text import Draft
from console.domain.reference import Ally
from console.domain.silence import Silence, Standing, newest, standing
from console.domain.stance import Position, held
from console.domain.times import Instant
from console.store import attendances, consultations, crises, decisions, draft_texts, reference, units
from console.store.reader import Reader


@dataclass(frozen=True)
class ListedConsultation:
    """A consultation with what belongs to it, as at ``at``. Past ones of the baseline have nothing but themselves."""

    at: Instant
    consultation: Consultation
    crisis: str | None = None
    events: tuple[ConsultationEvent, ...] = ()
    allies: tuple[Ally, ...] = ()
    roster: Mapping[bytes, Attendance] | None = None
    guests: tuple[Guest, ...] = ()
    texts: tuple[tuple[Draft, Consensus], ...] = ()
    released: bool = False


@dataclass(frozen=True)
class ListedPosition:
    """A position with the Ally and the version it is about, and whether it is the one that holds."""

    position: Position
    ally: Ally
    draft: Draft
    consultation: Consultation
    holds: bool
    released: bool


@dataclass(frozen=True)
class ListedSilence:
    """A silence as it stands at a moment, and what followed it."""

    silence: Silence
    stands: Standing
    draft: Draft
    consultation: Consultation
    allies: Mapping[bytes, Ally]
    followed: Followed


@dataclass(frozen=True)
class ListedDecision:
    """A decision with what it adopted; ``silence`` is how that stands at a moment, by what is known now."""

    decision: Decision
    consultation: Consultation
    draft: Draft | None
    silence: Standing | None
    allies: Mapping[bytes, Ally]
    units: Mapping[bytes, str]
    option: str | None


def listed_consultations(reader: Reader, by: Instant | None, at: Instant) -> list[ListedConsultation]:
    """Consultations, newest first; with ``by`` those that had begun before that instant, as at ``at``."""
    titles = {one.id: one.title for one in crises.crises(reader)}
    return [_consultation(reader, one, titles, at) for one in consultations.consultations(reader, by)]


def listed_positions(reader: Reader, by: Instant | None, _at: Instant) -> list[ListedPosition]:
    """The ledger of the case, newest first; with ``by`` what was said before that instant."""
    ledger, known = draft_texts.positions(reader, by=by), _Known(reader)
    hold = {one.id for draft_id in known.drafts for one in held(ledger, draft_id).values()}
    released = {one: draft_texts.positions_released(reader, one) for one in known.consultations}
    found = []
    for one in ledger:
        draft = known.drafts[one.draft_id]
        of = known.consultations[draft.consultation_id]
        found.append(ListedPosition(one, known.allies[one.ally_id], draft, of, one.id in hold, released[of.id]))
    return found


def listed_silences(reader: Reader, by: Instant | None, at: Instant) -> list[ListedSilence]:
    """Silences, newest first, as they stand at ``at``; with ``by`` those opened before that instant."""
    known, silences = _Known(reader), draft_texts.silences(reader, by=by)
    taken = decisions.decisions(reader, by=by)
    drafts = {row_id: one for row_id, one in known.drafts.items() if by is None or one.at < by}
    found = []
    for one in reversed(silences):
        draft, stands = known.drafts[one.draft_id], standing(one, at)
        after = followed(one, stands, drafts, silences, taken)
        of = known.consultations[draft.consultation_id]
        found.append(ListedSilence(one, stands, draft, of, known.allies, after))
    return found


def listed_decisions(reader: Reader, by: Instant | None, at: Instant) -> list[ListedDecision]:
    """Decisions, newest first; with ``by`` those taken before that instant."""
    known = _Known(reader)
    silences = {one.id: standing(one, at) for one in draft_texts.silences(reader)}
    names, options = units.names(reader), {one.id: one.title for one in crises.options(reader)}
    return [
        ListedDecision(
            one,
            known.consultations[one.consultation_id],
            None if one.draft_id is None else known.drafts[one.draft_id],
            None if one.silence_id is None else silences[one.silence_id],
            known.allies,
            names,
            None if one.option_id is None else options[one.option_id],
        )
        for one in decisions.decisions(reader, by=by)
    ]


class _Known:
    """What records of all kinds name: versions, consultations and Allies by their ids."""

    def __init__(self, reader: Reader) -> None:
        self.drafts = {one.id: one for one in draft_texts.drafts(reader)}
        self.consultations = {one.id: one for one in consultations.consultations(reader) if one.ours}
        self.allies = {one.id: one for one in reference.allies(reader)}


def _consultation(reader: Reader, one: Consultation, titles: Mapping[bytes, str], at: Instant) -> ListedConsultation:
    if not one.ours:
        return ListedConsultation(at, one)
    allies = tuple(reference.allies(reader, None if one.day is None else one.day + 1))
    said = draft_texts.positions(reader, one.id)
    silences = draft_texts.silences(reader, one.id)
    last = {draft.title: draft for draft in draft_texts.drafts(reader, one.id) if draft.at <= at}
    return ListedConsultation(
        at,
        one,
        titles.get(one.crisis_id) if one.crisis_id is not None else None,
        tuple(event for event in consultations.events(reader, one.id) if event.at <= at),
        allies,
        {line.ally_id: line for line in attendances.roster_history(reader, one.id) if line.at <= at},
        tuple(attendances.guests(reader, one.id, at)),
        tuple(
            (draft, consensus(draft, said, newest([s for s in silences if s.draft_id == draft.id], at), allies, at))
            for draft in last.values()
        ),
        draft_texts.positions_released(reader, one.id),
    )
