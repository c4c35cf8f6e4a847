"""What happened in a consultation, entry by entry, and the lanes it is drawn in: from the record and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from console.charts.consult_timeline import DIAMOND, TICK, Dot, Lane, Span
from console.domain.consultation import Event
from console.domain.decision import SHORT
from console.domain.marking import Marking
from console.domain.silence import State, standing
from console.domain.stance import NAMES
from console.domain.times import MINUTE, Instant
from console.ui.consult.activation_table import STEPS
from console.ui.consult.decision_card import AGREED
from console.ui.consult.draft_card import amendment_words
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.services.consult_picture import ConsultPicture

EVENTS: Final = {
    Event.CONSIDERED: later("Considered"),
    Event.REQUESTED: later("Requested"),
    Event.DROPPED: later("Request dropped"),
    Event.CONVENED: later("Convened"),
    Event.MET: later("Session began"),
    Event.ROSE: later("Session ended"),
    Event.ATTACK: later("Attack recognised"),
    Event.ORIGIN: later("Origin established"),
    Event.WITHDRAWN: later("Gate withdrawn"),
    Event.ADVICE: later("Advice received"),
    Event.TASKED: later("Tasked"),
    Event.NOTE: later("Note"),
    Event.CLOSED: later("Closed"),
}
STATES: Final = {
    State.RUNNING: (later("runs"), "state.info"),
    State.KEPT: (later("kept"), "state.ok"),
    State.BROKEN: (later("broken"), "state.danger"),
    State.WITHDRAWN: (later("withdrawn"), "ink.secondary"),
}
_LATE: Final = 10 * MINUTE
"""Written down so long after it happened it says so."""


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One entry. ``late`` is when it was written down, where that was well after it happened.

    ``marking`` None: as the consultation.
    """

    id: str
    at: Instant
    kind: str
    who: str
    words: str
    author: str
    late: Instant | None = None
    marking: Marking | None = None


def rows(picture: ConsultPicture, *, hidden: bool = False) -> list[RecordRow]:
    """Every entry, newest first; ``hidden`` keeps to itself which Ally said what, and to whom."""
    return sorted(_rows(picture, hidden), key=lambda row: (row.at, row.id), reverse=True)


def _rows(picture: ConsultPicture, hidden: bool) -> Iterator[RecordRow]:
    drafts = {one.id: one.name for one in picture.drafts}
    names = {ally.id: ally.name for ally in picture.allies}
    for event in picture.events:
        yield RecordRow(event.id.hex(), event.at, tr(EVENTS[event.kind]), "", event.text, event.author,
                        _late(event.at, event.recorded_at))  # fmt: skip
    for release in picture.releases:
        kind = tr("Positions released") if release.released else tr("Positions held back")
        yield RecordRow(release.id.hex(), release.at, kind, "", release.reason, release.author)
    for draft in picture.drafts:
        yield RecordRow(draft.id.hex(), draft.at, tr("Text"), draft.proposer, draft.name, draft.author, None,
                        draft.marking)  # fmt: skip
    for one in picture.positions if not hidden else ():
        said = ": ".join(part for part in (tr(NAMES[one.stance]), one.caveat) if part)
        words = f"{drafts.get(one.draft_id, '')} · {said}"
        who, late = names.get(one.ally_id, ""), _late(one.at, one.recorded_at)
        yield RecordRow(one.id.hex(), one.at, tr("Position"), who, words, one.author, late, one.marking)
    for wanted in picture.amendments if not hidden else ():
        parts = (drafts.get(wanted.draft_id, ""), amendment_words(wanted))
        yield RecordRow(wanted.id.hex(), wanted.at, tr("Amendment"), wanted.proposer, " · ".join(parts), wanted.author,
                        None, wanted.marking)  # fmt: skip
        if wanted.outcome is not None and wanted.answered_at is not None:
            became = tr(wanted.outcome.value)
            yield RecordRow(f"{wanted.id.hex()} answered", wanted.answered_at, tr("Amendment answered"),
                            wanted.proposer, ": ".join(part for part in (became, wanted.answer) if part),
                            wanted.answered_by, None, wanted.marking)  # fmt: skip
    yield from _silences(picture, drafts, names, hidden=hidden)
    for contact in picture.contacts if not hidden else ():
        who, late = f"{contact.one} – {contact.other}", _late(contact.at, contact.recorded_at)
        yield RecordRow(contact.id.hex(), contact.at, tr("Contact"), who, contact.subject, contact.author, late,
                        contact.marking)  # fmt: skip
    for decision in picture.decisions:
        how = "" if decision.agreed is None else tr(AGREED[decision.agreed])
        yield RecordRow(decision.id.hex(), decision.at, tr("Decision"), how, decision.title, decision.author,
                        _late(decision.at, decision.recorded_at), decision.marking)  # fmt: skip
        for step in decision.activations:
            unit = picture.unit_names.get(step.unit_id, "") if step.unit_id else tr("All forces named")
            words = tr(STEPS[step.step])
            planned = tr("{step}, planned", step=words) if step.at > picture.now else words
            yield RecordRow(step.id.hex(), step.at, SHORT[step.step], unit, planned, step.author,
                            _late(step.at, step.recorded_at))  # fmt: skip


def _silences(
    picture: ConsultPicture, drafts: dict[bytes, str], names: dict[bytes, str], *, hidden: bool
) -> Iterator[RecordRow]:
    kinds = {"extended": tr("Silence extended"), "broken": tr("Silence broken"), "withdrawn": tr("Silence withdrawn")}
    for silence in picture.silences:
        name = drafts.get(silence.draft_id, "")
        yield RecordRow(silence.id.hex(), silence.opened_at, tr("Silence opened"), silence.opened_by, name,
                        silence.author)  # fmt: skip
        for event in silence.events:
            who = names.get(event.ally_id, "") if event.ally_id and not hidden else ""
            # Why the chair gave more time may name an Ally as a letter does.
            words = name if hidden else ": ".join(part for part in (name, event.text) if part)
            yield RecordRow(event.id.hex(), event.at, kinds[event.kind], who, words, event.author,
                            _late(event.at, event.recorded_at))  # fmt: skip
        stands = standing(silence, picture.now)
        if stands.state is State.KEPT and stands.since is not None:
            yield RecordRow(f"{silence.id.hex()} kept", stands.since, tr("Silence kept"), "", name, "")


def lanes(picture: ConsultPicture, *, hidden: bool = False) -> list[Lane]:
    """The same in lanes of one axis; positions are ticks, so that a round shows as what it is."""
    drafts = {one.id: one for one in picture.drafts}
    names = {ally.id: ally.name for ally in picture.allies}
    sessions, others = _sessions(picture)
    contacts = () if hidden else picture.contacts
    positions = () if hidden else tuple(
        Dot(one.id.hex(), one.at, "ink.secondary", "", TICK,
            f"{names.get(one.ally_id, '')}: {tr(NAMES[one.stance])}")
        for one in reversed(picture.positions)
    )  # fmt: skip
    texts = sorted(picture.drafts, key=lambda one: one.at)
    several = len({one.title for one in texts}) > 1
    return [
        Lane(tr("Consultation"), (), others),
        Lane(tr("Council"), sessions),
        Lane(tr("Texts"), (), tuple(Dot(one.id.hex(), one.at, "state.info",
                                        one.name if several else f"v{one.version}", tip=one.name) for one in texts)),
        Lane(tr("Positions"), (), positions),
        Lane(tr("Silence"), tuple(_silence_spans(picture, {of: f"v{one.version}" for of, one in drafts.items()}))),
        Lane(tr("Contacts"), (), tuple(
            Dot(one.id.hex(), one.at, "ink.secondary", f"{one.one} – {one.other}",
                tip=f"{one.one} – {one.other}: {one.subject}") for one in reversed(contacts))),
        Lane(tr("Decisions"), (), tuple(
            Dot(one.id.hex(), one.at, "state.accent", one.title, DIAMOND) for one in reversed(picture.decisions))),
    ]  # fmt: skip


def _sessions(picture: ConsultPicture) -> tuple[tuple[Span, ...], tuple[Dot, ...]]:
    spans, dots, begun = [], [], None
    for event in picture.events:
        words = tr(EVENTS[event.kind])
        if event.kind is Event.MET:
            begun = event
        elif event.kind is Event.ROSE and begun is not None:
            spans.append(Span(begun.id.hex(), begun.at, event.at, "state.accent", tr("meets")))
            begun = None
        else:
            if event.kind is Event.CLOSED and begun is not None:
                # Nobody wrote down that it rose: closing the consultation ends it.
                spans.append(Span(begun.id.hex(), begun.at, event.at, "state.accent", tr("meets")))
                begun = None
            told = f"{words}: {event.text}" if event.text else words
            dots.append(Dot(event.id.hex(), event.at, "ink.secondary", words, tip=told))
    if begun is not None:
        spans.append(Span(begun.id.hex(), begun.at, None, "state.accent", tr("meets")))
    return tuple(spans), tuple(dots)


def _silence_spans(picture: ConsultPicture, versions: dict[bytes, str]) -> Iterator[Span]:
    for silence in picture.silences:
        stands = standing(silence, picture.now)
        words, role = STATES[stands.state]
        end = stands.closes_at if stands.since is None else stands.since
        yield Span(silence.id.hex(), silence.opened_at, end, role,
                   f"{versions.get(silence.draft_id, '')} {tr(words)}".strip())  # fmt: skip


def _late(at: Instant, recorded_at: Instant | None) -> Instant | None:
    return recorded_at if recorded_at is not None and recorded_at - at > _LATE else None
