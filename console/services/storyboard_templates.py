"""Fill the templates of briefings from a case: the slides of one, about its leading crisis or its newest incident."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Final
from uuid import UUID, uuid5

from console.config import paths
from console.domain.crisis import Crisis
from console.domain.errors import BadInput
from console.domain.incident import Incident
from console.domain.letters import folded
from console.domain.operation import Actor, Changes
from console.domain.storyboard import Slide, SlideKind, Storyboard
from console.domain.storyboard_template import Template, TemplateSlide
from console.domain.times import DAY, Instant, day_start, dtg, iso, iso_day
from console.feeds.storyboard_file import read_template
from console.services.storyboards import SlideForm, StoryboardForm, make_storyboard
from console.store import consultations, crises, decisions, incidents, plans, storyboards
from console.store.casefile import Store
from console.store.reader import Reader

_IDS: Final = UUID("6f1f4f5e-8a1c-5c0b-9d55-5a7c0d8f7b21")
"""Ids of what is filled but not saved are made in this space: the same input gives the same bytes."""
_NEEDS_PLAN: Final = frozenset({SlideKind.ARRIVALS, SlideKind.RACE})
_OF_CRISIS: Final = frozenset(
    {SlideKind.OPTIONS, SlideKind.DECISION, SlideKind.CONSULTATION, SlideKind.DRAFT, SlideKind.SILENCE}
)
"""Each shows what is newest of its crisis at its moment: nothing of it is named beforehand."""
_OF_INCIDENT: Final = frozenset({SlideKind.INCIDENT, SlideKind.MATRIX, SlideKind.CLAIMS})


@cache
def shipped() -> dict[str, Template]:
    """What the program ships, by file stem, in the order to offer it. Raises BadInput where a file is damaged."""
    found = {}
    for file in sorted(paths.resources("storyboards").glob("*.toml")):
        try:
            found[file.stem] = read_template(file.read_text(encoding="utf-8"), file.stem)
        except BadInput as error:
            raise BadInput(f"{file.name}: {error}") from None
    return dict(sorted(found.items(), key=lambda one: (one[1].order, one[1].title)))


def template(stem: str) -> Template:
    """One of them. Raises BadInput where there is none of that name."""
    found = shipped().get(stem)
    if found is None:
        raise BadInput(f"There is no template {stem!r}. Choose one of {', '.join(shipped())}.")
    return found


def filled(
    reader: Reader, stem: str, now: Instant, crisis_id: bytes | None = None, incident_id: bytes | None = None
) -> Storyboard:
    """A template as a storyboard that follows the clock; not saved. Filled twice from the same it is the same.

    About the crisis or incident given, else the newest open crisis, else the newest incident. What a reader that
    stands in the past does not know is not filled in. Raises BadInput for another stem, and for a case with neither.
    """
    made = template(stem)
    crisis, incident = _about(reader, crisis_id, incident_id)
    there = _there(reader, crisis)
    base = b"".join((stem.encode(), crisis.id if crisis is not None else incident.id if incident is not None else b""))
    board_id = uuid5(_IDS, base.hex()).bytes
    slides = [
        Slide(
            uuid5(_IDS, f"{board_id.hex()}/{number}").bytes,
            one.kind,
            subject,
            one.title,
            one.text,
            one.notes,
            one.seconds,
        )
        for number, one in enumerate(made.slides)
        if one.unless not in there and (subject := _subject(reader, one, now, crisis, incident)) is not None
    ]
    return Storyboard(
        board_id,
        made.title,
        tuple(slides),
        stem,
        crisis.id if crisis is not None else None,
        incident.id if incident is not None else None,
        grades=made.grades,
        positions=made.positions,
        made_at=now,
    )


def fill(
    store: Store,
    actor: Actor,
    now: Instant,
    stem: str,
    crisis_id: bytes | None = None,
    incident_id: bytes | None = None,
    known_at: Instant | None = None,
) -> tuple[bytes, Changes]:
    """The same, saved as a briefing of the case. Gives its id. Raises BadInput.

    ``known_at`` freezes it: it is filled from what was known then.
    """
    reader = store.writer_view()
    if known_at is None:
        board = filled(reader, stem, now, crisis_id, incident_id)
    else:
        with store.known_at(known_at) as then:
            board = filled(then, stem, known_at, crisis_id, incident_id)
    title = _free(board.title, now, (one.title for one in storyboards.storyboards(reader)))
    form = StoryboardForm.of(replace(board, title=title, known_at=known_at))
    return make_storyboard(store, actor, now, form, [SlideForm.of(slide) for slide in board.slides])


def _free(title: str, now: Instant, taken: Iterable[str]) -> str:
    """A title nobody took: as the template has it, else with the time it was filled at, else numbered."""
    known = {folded(one) for one in taken}
    dated = f"{title} {dtg(now)}"
    names = (title, dated, *(f"{dated} ({number})" for number in range(2, len(known) + 4)))
    return next(name for name in names if folded(name) not in known)


def _about(reader: Reader, crisis_id: bytes | None, incident_id: bytes | None) -> tuple[Crisis | None, Incident | None]:
    known = {one.id: one for one in incidents.incidents(reader)}
    every = crises.crises(reader)
    crisis = None
    if crisis_id is not None:
        crisis = next((one for one in every if one.id == crisis_id), None)
    elif incident_id is None:
        crisis = next((one for one in every if one.open), None)
        if crisis is None:
            newest = max(known.values(), key=lambda one: (one.occurred_at, one.id), default=None)
            incident_id = None if newest is None else newest.id
    if crisis is None and incident_id is not None:
        crisis = next((one for one in every if incident_id in one.incidents), None)
    incident = known.get(incident_id or (_leading(crisis) if crisis is not None else None) or b"")
    if incident is None and crisis is None:
        raise BadInput("There is no crisis and no incident to brief on. Open one, or add slides by hand.")
    return crisis, incident


def _there(reader: Reader, crisis: Crisis | None) -> frozenset[str]:
    """What a slide of a template may give way to, of all that the crisis has."""
    met = [one.id for one in consultations.consultations(reader) if crisis is not None and one.crisis_id == crisis.id]
    decided = any(one.consultation_id in met for one in decisions.decisions(reader))
    return frozenset((*(("consultation",) if met else ()), *(("decision",) if decided else ())))


def _leading(crisis: Crisis) -> bytes | None:
    return crisis.leading or next(iter(crisis.incidents), None)


def _subject(
    reader: Reader, slide: TemplateSlide, now: Instant, crisis: Crisis | None, incident: Incident | None
) -> dict[str, str] | None:
    """What a slide shows in this case; None where the case has nothing of the kind that could be shown."""
    subject = dict(slide.subject)
    if days := subject.pop("days", ""):
        subject |= _days_before(slide.kind, int(days), now, incident)
    if slide.kind is SlideKind.MAP and incident is not None and incident.lon is not None and incident.lat is not None:
        subject |= {"lon": f"{incident.lon:.4f}", "lat": f"{incident.lat:.4f}"}
    if slide.kind in _OF_INCIDENT:
        return None if incident is None else subject | {"incident": incident.id.hex()}
    if slide.kind in _OF_CRISIS:
        return None if crisis is None else subject | {"crisis": crisis.id.hex()}
    if slide.kind in _NEEDS_PLAN:
        plan_id = _plan(reader, crisis)
        return None if plan_id is None else subject | {"plan": plan_id.hex()}
    if slide.kind is SlideKind.TIMELINE and (about := crisis or incident) is not None:
        subject["crisis" if about is crisis else "incident"] = about.id.hex()
    return subject


def _days_before(kind: SlideKind, days: int, now: Instant, incident: Incident | None) -> dict[str, str]:
    """A map begins so many days before what happened; anything else is compared with so many days before now."""
    if kind is not SlideKind.MAP:
        return {"before": iso_day(now - days * DAY)}
    begin = now if incident is None else incident.occurred_at
    return {"time_from": iso(day_start(iso_day(begin - days * DAY)))}


def _plan(reader: Reader, crisis: Crisis | None) -> bytes | None:
    """The plan behind what was decided, else behind the newest option that has one, else the newest plan."""
    kept = {one.id: one for one in plans.plans(reader)}
    options = crises.options(reader, crisis.id) if crisis is not None else []
    taken = {one.option_id for one in decisions.decisions(reader)}
    with_plan = [one for one in options if one.plan_id in kept]
    best = max(with_plan, key=lambda one: (one.id in taken, one.made_at, one.id), default=None)
    if best is not None:
        return best.plan_id
    newest = max(kept.values(), key=lambda one: (one.made_at or 0, one.id), default=None)
    return None if newest is None else newest.id
