"""Which slides a case has something for: what a briefing can be given, by what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.domain.attachment import MediaKind
from console.domain.storyboard import KINDS, SlideKind
from console.services.storyboards import SlideForm
from console.ui.compare_presets import INVASION
from console.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from console.domain.storyboard import Storyboard
    from console.store.reader import Reader

_LONG = 150
_OF_INCIDENT = (SlideKind.INCIDENT, SlideKind.MATRIX, SlideKind.CLAIMS, SlideKind.TIMELINE)
_OF_CRISIS = (SlideKind.TIMELINE, SlideKind.OPTIONS, SlideKind.DECISION)
_OF_CONSULTATION = (SlideKind.CONSULTATION, SlideKind.DRAFT, SlideKind.SILENCE)
_FEW = 12


@dataclass(frozen=True)
class Offer:
    """A slide that can be added; ``group`` is the heading it stands under."""

    group: str
    words: str
    detail: str
    form: SlideForm


def shown(kind: SlideKind, key: str = "", thing: bytes = b"", seconds: int = 120) -> SlideForm:
    """A slide of one thing of the case."""
    return SlideForm(kind, {key: thing.hex()} if key else {}, seconds=seconds)


def of_incident(incident_id: bytes) -> tuple[SlideForm, ...]:
    """The slides an incident can have, the incident itself first."""
    return tuple(shown(kind, "incident", incident_id, _LONG) for kind in _OF_INCIDENT)


def of_crisis(crisis_id: bytes) -> tuple[SlideForm, ...]:
    """The slides a crisis can have, its timeline first."""
    return tuple(shown(kind, "crisis", crisis_id) for kind in _OF_CRISIS)


def of_consultation(consultation_id: bytes) -> tuple[SlideForm, ...]:
    """The slides a consultation can have, the Allies first."""
    return tuple(shown(kind, "consultation", consultation_id) for kind in _OF_CONSULTATION)


def of_plan(plan_id: bytes) -> tuple[SlideForm, ...]:
    """The slides a plan can have, its race first."""
    return tuple(shown(kind, "plan", plan_id) for kind in (SlideKind.RACE, SlideKind.ARRIVALS))


def offers(reader: Reader, board: Storyboard | None) -> list[Offer]:
    """Everything, that which the briefing is about first."""
    about = _about(reader, board)
    return [
        *_words(), *_incidents(reader, about, mine=True), *_crises(reader, board), *_consultations(reader, board),
        *_picture(reader), *_plans(reader), *_evidence(reader, about), *_incidents(reader, about, mine=False),
    ]  # fmt: skip


def _about(reader: Reader, board: Storyboard | None) -> tuple[bytes, ...]:
    """The incidents a briefing is about."""
    from console.store.crises import crisis

    if board is None:
        return ()
    found = None if board.crisis_id is None else crisis(reader, board.crisis_id)
    own = () if board.incident_id is None else (board.incident_id,)
    return tuple(dict.fromkeys((*own, *(() if found is None else found.incidents))))


def _words() -> Iterator[Offer]:
    group = tr("Words")
    yield Offer(
        group, tr(KINDS[SlideKind.TITLE]), tr("what the briefing is about"), SlideForm(SlideKind.TITLE, seconds=30)
    )
    yield Offer(group, tr(KINDS[SlideKind.TEXT]), tr("written here"), SlideForm(SlideKind.TEXT))


def _crises(reader: Reader, board: Storyboard | None) -> Iterator[Offer]:
    from console.store.crises import crises

    first = None if board is None else board.crisis_id
    for crisis in sorted(crises(reader), key=lambda one: one.id != first):
        for form in of_crisis(crisis.id):
            yield Offer(tr("Crises"), tr(KINDS[form.kind]), crisis.title, form)


def _consultations(reader: Reader, board: Storyboard | None) -> Iterator[Offer]:
    from console.store.consultations import consultations

    first = None if board is None else board.crisis_id
    # Those of the public record have no round of Allies behind them.
    held = [one for one in consultations(reader) if one.crisis_id is not None]
    for one in sorted(held, key=lambda one: one.crisis_id != first):
        for form in of_consultation(one.id):
            yield Offer(tr("Consultations"), tr(KINDS[form.kind]), one.title, form)


def _incidents(reader: Reader, about: Sequence[bytes], *, mine: bool) -> Iterator[Offer]:
    from console.store.incidents import incidents

    group = tr("Incidents of the briefing") if mine else tr("Other incidents")
    known = [one for one in incidents(reader) if (one.id in about) == mine]
    for incident in sorted(known, key=lambda one: one.occurred_at, reverse=True)[:_FEW]:
        for form in of_incident(incident.id):
            yield Offer(group, tr(KINDS[form.kind]), incident.title, form)


def _picture(reader: Reader) -> Iterator[Offer]:
    from console.store.map_views import map_views

    group = tr("The picture")
    for view in map_views(reader):
        yield Offer(
            group, tr("Map: {view}", view=view.name), tr("saved view"), shown(SlideKind.MAP, "view", view.id, 90)
        )
    yield Offer(group, tr(KINDS[SlideKind.POSTURE]), tr("what stands where"), SlideForm(SlideKind.POSTURE))
    yield Offer(
        group, tr(KINDS[SlideKind.COMPARE]), tr("24 Feb 2022 against the moment"),
        SlideForm(SlideKind.COMPARE, {"before": INVASION}),
    )  # fmt: skip
    yield Offer(group, tr(KINDS[SlideKind.INDICATORS]), tr("what is raised"), SlideForm(SlideKind.INDICATORS))


def _plans(reader: Reader) -> Iterator[Offer]:
    from console.store.plans import plans

    for plan in plans(reader):
        for form in of_plan(plan.id):
            yield Offer(tr("Plans, HYPOTHETICAL"), tr(KINDS[form.kind]), plan.name, form)


def _evidence(reader: Reader, about: Sequence[bytes]) -> Iterator[Offer]:
    from console.store.attachments import of_incident as attached

    for one in {one.link_id: one for incident_id in about for one in attached(reader, incident_id)}.values():
        if one.kind is MediaKind.PICTURE:
            form = shown(SlideKind.IMAGE, "attachment", one.link_id, 60)
            yield Offer(tr("Evidence"), one.name, one.note, form)
