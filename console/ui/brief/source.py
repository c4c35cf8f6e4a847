"""From a slide back to what it shows: the incident, the map, the desk of the crisis, the Council or the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from console.domain.storyboard import SlideKind
from console.ui.brief.chosen import briefing_of
from console.ui.desk_kinds import COMPARE, COUNCIL, DECISIONS, OPTIONS, POSTURE, RACE, RECORD
from console.ui.selection import INCIDENT

if TYPE_CHECKING:
    from console.domain.storyboard import Slide, Storyboard
    from console.ui.window import Window

_ON_MAP: Final = (SlideKind.INCIDENT, SlideKind.MATRIX, SlideKind.CLAIMS)
_DESKS: Final = {
    SlideKind.OPTIONS: OPTIONS,
    SlideKind.CONSULTATION: COUNCIL,
    SlideKind.DRAFT: COUNCIL,
    SlideKind.SILENCE: COUNCIL,
    SlideKind.DECISION: DECISIONS,
    SlideKind.TIMELINE: RECORD,
    SlideKind.RACE: RACE,
    SlideKind.ARRIVALS: RACE,
    SlideKind.COMPARE: COMPARE,
}
_PANELS: Final = {SlideKind.POSTURE: "forces", SlideKind.INDICATORS: "indicators"}


def has_source(slide: Slide) -> bool:
    """Whether there is a place where what a slide shows is kept; of words that are written here there is none."""
    return slide.kind in _ON_MAP or slide.kind in _DESKS or slide.kind in _PANELS or slide.kind is SlideKind.MAP


def go_to_source(window: Window) -> None:
    """Go where what the slide chosen shows is kept; F9 comes back to the slide."""
    board, slide = briefing_of(window).board, briefing_of(window).slide
    if board is None or slide is None or not has_source(slide):
        return
    if slide.kind is SlideKind.MAP:
        _show_map(window, slide)
    elif slide.kind in _PANELS:
        window.desks.show(POSTURE)
        window.show_panel(_PANELS[slide.kind])
    elif slide.kind in _ON_MAP:
        _show_incident(window, board, slide)
    else:
        _show_desk(window, board, slide)


def _show_map(window: Window, slide: Slide) -> None:
    from console.map.views import View

    window.desks.show(POSTURE)
    subject = slide.subject
    try:
        view = View(float(subject["lon"]), float(subject["lat"]), float(subject["metres_per_pixel"]))
    except (KeyError, ValueError):
        return  # A slide of the whole flank, or of a saved view: the map stays where it is.
    window.map.canvas.go_to(view)


def _show_incident(window: Window, board: Storyboard, slide: Slide) -> None:
    incident = slide.subject_id("incident") or board.incident_id
    window.desks.show(POSTURE)
    if incident is not None:
        window.selection.select(INCIDENT, incident.hex())


def _show_desk(window: Window, board: Storyboard, slide: Slide) -> None:
    from console.ui.consult.chosen import consulting_of

    desk_id = _DESKS[slide.kind]
    consultation, crisis = slide.subject_id("consultation"), slide.subject_id("crisis") or board.crisis_id
    if consultation is not None:
        consulting_of(window).choose_consultation(consultation)
    elif crisis is not None:
        consulting_of(window).choose(crisis)
    plan = slide.subject_id("plan")
    if plan is not None:
        from console.ui.acts.plans import show_plan

        show_plan(window, plan)
    else:
        window.desks.show(desk_id)
