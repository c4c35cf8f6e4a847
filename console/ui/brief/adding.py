"""Add to briefing: the slide that shows what somebody is looking at, whatever it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from console.domain.storyboard import SlideKind
from console.services.storyboards import SlideForm
from console.ui.brief import slide_acts
from console.ui.brief.offers import of_consultation, of_crisis, of_incident, of_plan, shown
from console.ui.desk_kinds import (
    CAPITALS,
    COMPARE,
    COUNCIL,
    CRISIS,
    DECISIONS,
    FORECAST,
    OPTIONS,
    RACE,
    RECORD,
)
from console.ui.notices import Notice
from console.ui.selection import CLAIM, CONSULTATION, INCIDENT
from console.ui.selection import CRISIS as CRISIS_KIND
from console.ui.words import tr
from console.ui.workplaces import BRIEF

if TYPE_CHECKING:
    from collections.abc import Callable

    from console.store.reader import Reader
    from console.ui.window import Window

_MAP_SECONDS = 90
_PANELS = {"forces": SlideKind.POSTURE, "indicators": SlideKind.INDICATORS}


def add_what_is_shown(window: Window) -> None:
    """One slide of what is looked at: on a desk what it shows, else what is selected, else the map as it is."""
    if window.desks.workplace == BRIEF:
        from console.ui.brief.choosers import ask_slide

        ask_slide(window)
        return
    if window.selection.kind == CLAIM and window.selection.id and window.desks.desk is None:
        _add_claim(window, bytes.fromhex(window.selection.id))
        return
    if why := _why_nothing(window):
        window.say(Notice(why, "warn", key="briefing"))
        return
    slide_acts.add(window, ways(window)[:1], stay=True)


def _why_nothing(window: Window) -> str:
    """Why a desk has no slide yet; empty where it has one. The map in its stead is not what somebody looks at."""
    on_desk = _DESKS.get(window.desks.shown)
    if on_desk is None or on_desk(window):
        return ""
    if window.desks.shown == RACE:
        return tr("This plan is not kept in the case. Keep it first, then add it.")
    return tr("There is nothing on this desk to make a slide of yet.")


def ways(window: Window) -> tuple[SlideForm, ...]:
    """The slides what is looked at can have, the usual one first."""
    on_desk = _DESKS.get(window.desks.shown)
    found = on_desk(window) if on_desk is not None else _selected(window)
    return found or (the_map(window),)


def the_map(window: Window) -> SlideForm:
    """The map as it is shown now: place, scale, layers and time."""
    from console.exports.briefing.kinds.map import subject_of
    from console.ui.map_views import views_of
    from console.ui.picture import picture_of

    views = views_of(window)
    content = views.present() if picture_of(window).is_live else views.present(views.present_time)
    subject = subject_of(content)
    if window.selection.kind == INCIDENT and window.selection.id:
        subject["selected"] = window.selection.id
    return SlideForm(SlideKind.MAP, subject, seconds=_MAP_SECONDS)


def _selected(window: Window) -> tuple[SlideForm, ...]:
    """The slides of the table the keys are in, where it has one of its own; else of what is selected."""
    kind, thing = window.selection.kind, window.selection.id
    focused = QApplication.focusWidget()
    for panel, shows in _PANELS.items():
        if panel in window.panels and focused is not None and window.panels[panel].isAncestorOf(focused):
            return (SlideForm(shows), the_map(window))
    if kind == INCIDENT and thing and _in_matrix(focused):
        return tuple(sorted(of_incident(bytes.fromhex(thing)), key=lambda form: form.kind is not SlideKind.MATRIX))
    if not thing:
        return ()
    known: dict[str, Callable[[bytes], tuple[SlideForm, ...]]] = {
        INCIDENT: of_incident, CRISIS_KIND: of_crisis, CONSULTATION: of_consultation,
    }  # fmt: skip
    make = known.get(kind)
    return () if make is None else (*make(bytes.fromhex(thing)), the_map(window))


def _in_matrix(widget: QWidget | None) -> bool:
    from console.ui.panels.matrix_view import MatrixView

    while widget is not None and not isinstance(widget, MatrixView):
        widget = widget.parentWidget()
    return widget is not None


def _add_claim(window: Window, claim_id: bytes) -> None:
    """The claims about the incident that this one is about; one about no incident cannot be shown."""

    def query(reader: Reader) -> bytes | None:
        from console.store.claims import claim

        found = claim(reader, claim_id)
        return None if found is None else found.incident_id

    def then(incident_id: bytes | None) -> None:
        if incident_id is not None:
            slide_acts.add(window, (shown(SlideKind.CLAIMS, "incident", incident_id),), stay=True)
        else:
            window.say(Notice(tr("This claim is about no incident. Link it to one first."), "warn", key="briefing"))

    window.session.read(query, then)


def _race(window: Window) -> tuple[SlideForm, ...]:
    from console.ui.race.desk import RaceDesk

    desk = window.desks.desk
    race = desk.told.race if isinstance(desk, RaceDesk) else None
    return () if race is None or not race.plan.id else of_plan(race.plan.id)


def _compare(window: Window) -> tuple[SlideForm, ...]:
    from console.domain.times import iso_day
    from console.ui.compare_desk import CompareDesk

    desk = window.desks.desk
    if not isinstance(desk, CompareDesk):
        return ()
    days = {"before": iso_day(desk.before.moment), "after": iso_day(desk.after.moment)}
    return (SlideForm(SlideKind.COMPARE, days), SlideForm(SlideKind.POSTURE, {"as_of": days["after"]}))


def _consulted(*kinds: SlideKind) -> Callable[[Window], tuple[SlideForm, ...]]:
    def made(window: Window) -> tuple[SlideForm, ...]:
        from console.ui.consult.chosen import consulting_of

        consulting = consulting_of(window)
        picture = consulting.picture
        ids = {
            "crisis": None if picture is None or picture.crisis is None else picture.crisis.id,
            "consultation": None if picture is None or picture.consultation is None else picture.consultation.id,
            "decision": None if consulting.decision is None else consulting.decision.id,
        }
        wanted = [(kind, _SUBJECTS.get(kind, "crisis")) for kind in kinds]
        return tuple(shown(kind, key, thing) for kind, key in wanted if (thing := ids[key]) is not None)

    return made


_SUBJECTS = {
    SlideKind.CONSULTATION: "consultation",
    SlideKind.DRAFT: "consultation",
    SlideKind.SILENCE: "consultation",
    SlideKind.DECISION: "decision",
}
_DESKS: dict[str, Callable[[Window], tuple[SlideForm, ...]]] = {
    RACE: _race,
    COMPARE: _compare,
    CRISIS: _consulted(SlideKind.TIMELINE, SlideKind.OPTIONS),
    COUNCIL: _consulted(SlideKind.CONSULTATION, SlideKind.DRAFT, SlideKind.SILENCE),
    CAPITALS: _consulted(SlideKind.CONSULTATION, SlideKind.DRAFT),
    OPTIONS: _consulted(SlideKind.OPTIONS),
    DECISIONS: _consulted(SlideKind.DECISION, SlideKind.OPTIONS),
    FORECAST: _consulted(SlideKind.CONSULTATION, SlideKind.SILENCE),
    RECORD: _consulted(SlideKind.TIMELINE, SlideKind.CONSULTATION),
}
