"""Which slides a case has something for: what a briefing can be given, by what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.domain.attachment import MediaKind
from console.domain.storyboard import SlideKind
from console.services.storyboards import SlideForm
from console.ui.brief.words import KINDS
from console.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    return [*_words(), *_crises(reader, board), *_consultations(reader), *_incidents(reader, board), *_picture(reader),
            *_plans(reader), *_evidence(reader, board)]  # fmt: skip


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


def _consultations(reader: Reader) -> Iterator[Offer]:
    from console.store.consultations import consultations

    # Those of the public record have no round of Allies behind them.
    for one in [one for one in consultations(reader) if one.crisis_id is not None]:
        for form in of_consultation(one.id):
            yield Offer(tr("Consultations"), tr(KINDS[form.kind]), one.title, form)


def _incidents(reader: Reader, board: Storyboard | None) -> Iterator[Offer]:
    from console.store.incidents import incidents

    first = None if board is None else board.incident_id
    newest = sorted(incidents(reader), key=lambda one: (one.id == first, one.occurred_at), reverse=True)
    for incident in newest[:_FEW]:
        for form in of_incident(incident.id):
            yield Offer(tr("Incidents"), tr(KINDS[form.kind]), incident.title, form)


def _picture(reader: Reader) -> Iterator[Offer]:
    from console.store.map_views import map_views

    group = tr("The picture")
    for view in map_views(reader):
        yield Offer(
            group, tr("Map: {view}", view=view.name), tr("saved view"), shown(SlideKind.MAP, "view", view.id, 90)
        )
    yield Offer(group, tr(KINDS[SlideKind.POSTURE]), tr("what stands where"), SlideForm(SlideKind.POSTURE))
    yield Offer(group, tr(KINDS[SlideKind.INDICATORS]), tr("what is raised"), SlideForm(SlideKind.INDICATORS))


def _plans(reader: Reader) -> Iterator[Offer]:
    from console.store.plans import plans

    for plan in plans(reader):
        for form in of_plan(plan.id):
            yield Offer(tr("Plans, HYPOTHETICAL"), tr(KINDS[form.kind]), plan.name, form)


def _evidence(reader: Reader, board: Storyboard | None) -> Iterator[Offer]:
    from console.store.attachments import of_incident as attached
    from console.store.crises import crisis

    about = None if board is None or board.crisis_id is None else crisis(reader, board.crisis_id)
    ids = () if about is None else about.incidents
    if board is not None and board.incident_id is not None:
        ids = (board.incident_id, *ids)
    for one in {one.link_id: one for incident_id in ids for one in attached(reader, incident_id)}.values():
        if one.kind in (MediaKind.PICTURE, MediaKind.VIDEO):
            form = shown(SlideKind.IMAGE, "attachment", one.link_id, 60)
            yield Offer(tr("Evidence"), one.name, one.note, form)
