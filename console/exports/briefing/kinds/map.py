"""A slide that is the map: a saved view or a place and scale, its layers as they looked, its window of time."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import nan

from console.domain.errors import BadInput, UsageError
from console.domain.incident import Incident
from console.domain.letters import first_capital
from console.domain.map_view import ViewContent
from console.domain.picture import Shown
from console.domain.stance import Position
from console.domain.time_window import TimeWindow
from console.domain.times import Instant, Precision, dtg, iso, parse_instant
from console.domain.wording import number
from console.exports.briefing.fact_sources import fact_sources
from console.exports.briefing.map_content import (
    ATTRIBUTION,
    QUIET,
    content_of,
    map_of,
    reaching_back,
    shown_in,
    window_of,
)
from console.exports.briefing.map_marked import map_marked
from console.exports.briefing.page import BODY, Body, Map
from console.exports.briefing.scene import Scene
from console.exports.briefing.sentences import unmarked
from console.exports.stance_marks import stances_of
from console.map.content import Content
from console.map.looks import STANCES, Looks, decoded
from console.map.views import View, first
from console.map.words import later, tr
from console.services.consult_picture import consult_picture
from console.store import incidents, map_views


@dataclass(frozen=True)
class Asked:
    """What a map slide shows, whoever says so."""

    view: View
    looks: Looks
    window: TimeWindow
    name: str = ""


def subject_of(content: ViewContent) -> dict[str, str]:
    """What a slide keeps of a view of the map."""
    kept = {
        "lon": repr(content.lon), "lat": repr(content.lat), "metres_per_pixel": repr(content.metres_per_pixel),
        "layers": content.layers,
    }  # fmt: skip
    times = {"time_from": content.time_from, "time_to": content.time_to}
    return kept | {key: iso(moment) for key, moment in times.items() if moment is not None}


def body(scene: Scene) -> Body | None:
    """The map as the console shows it for that view. Raises BadInput for a view that cannot be read."""
    asked = _asked(scene)
    if asked is None:
        return None
    selected = _selected(scene)
    asked = _reaching_back(scene, asked)
    content = content_of(scene.reader, scene.at, asked.looks, asked.window, selected)
    positions: Sequence[Position] = ()
    if scene.board.positions and asked.looks.shown(STANCES):
        consulted = consult_picture(scene.reader, scene.at, scene.crisis_id)
        content, positions = replace(content, stances=stances_of(consulted, scene.at)).leaving, consulted.positions
    shown = shown_in(scene.reader, asked.window)
    drawn = map_of(scene.reader, BODY, asked.view, content, asked.window, asked.name or tr("Map"))
    drawn = replace(drawn, alt=_alt(drawn))
    here = {mark.id for mark in drawn.content.marks}
    things = [one for one in shown.things if one.id.hex() in here]
    sources, to_check = fact_sources(one.provenance for one in things if one.provenance is not None)
    found = [one for one in things if isinstance(one, Incident)]
    return Body(
        _title(asked, found, len(things), selected),
        (drawn,),
        sources=(*([tr("reports to the crisis cell")] if _reported(found, shown) else ()), *sources),
        to_check=to_check,
        notes=_notes(found, drawn.content),
        markings=map_marked(scene.reader, drawn, asked.window, scene.slide.subject_id("view"), positions),
        attribution=(ATTRIBUTION,),
    )


def _selected(scene: Scene) -> str:
    """What is named on the map whatever its scale: what the slide says, else the incident of the briefing."""
    incident_id = scene.incident_id
    return scene.slide.subject.get("selected", "") or (incident_id.hex() if incident_id is not None else "")


def _reaching_back(scene: Scene, asked: Asked) -> Asked:
    about_id = scene.slide.subject_id("selected") or scene.incident_id
    about = None if about_id is None else incidents.incident(scene.reader, about_id)
    return asked if about is None else replace(asked, window=reaching_back(asked.window, about.occurred_at))


def _title(asked: Asked, found: Sequence[Incident], things: int, selected: str) -> str:
    """What is on the map, as a sentence: the incident it is about among others, or how many, since when."""
    since = _since(asked.window)
    about = next((one for one in found if one.id.hex() == selected), None)
    if not found:
        words = _forces_here(things) if things else tr("No incident is known on this map{since}.", since=since)
    elif about is None:
        many = first_capital(number(len(found), tr))
        one, more = later("One incident is on this map{since}."), later("{n} incidents are on this map{since}.")
        words = tr(one if len(found) == 1 else more, n=many, since=since)
    else:
        others = len(found) - 1
        none, one, more = (
            later("“{about}” is the only incident on this map{since}."),
            later("“{about}” and one other incident{since} are on this map."),
            later("“{about}” and {n} other incidents{since} are on this map."),
        )
        words = tr(none if not others else one if others == 1 else more, about=unmarked(about.title).rstrip("."),
                   n=number(others, tr), since=since)  # fmt: skip
    return tr("{view}: {what}", view=asked.name, what=words) if asked.name else words


def _reported(found: Sequence[Incident], shown: Shown) -> bool:
    """Whether any of them rests on reports of the case, not on the public baseline."""
    return any(one.id in shown.behind for one in found)


def _alt(drawn: Map) -> str:
    """What is on it, for those who cannot see it: incidents before forces."""
    content = drawn.content
    here = {mark.id for mark in content.marks}
    names = [mark.title for mark in content.incidents if mark.id in here]
    names += [mark.name for mark in content.units if mark.id in here]
    return tr("Map: {places}", places=", ".join(dict.fromkeys(names))) if names else drawn.alt


def _since(window: TimeWindow) -> str:
    """Since when, and until when where that is no longer so; empty where it has no beginning and goes on."""
    last = dtg(window.end - 1, Precision.DAY)
    if window.start is None:
        return "" if window.live else tr(" until {day}", day=last)
    first = dtg(window.start, Precision.DAY)
    return tr(" since {day}", day=first) if window.live else tr(" from {day} to {last}", day=first, last=last)


def _forces_here(things: int) -> str:
    if things == 1:
        return tr("One force or mission is on this map.")
    return tr("{n} forces and missions are on this map.", n=first_capital(number(things, tr)))


def _notes(found: Sequence[Incident], content: Content) -> str:
    """A line an incident for whoever speaks: when, what, where, how far it is known; and what a tint means."""
    lines = [_note(one) for one in found]
    if any(mark.region for mark in content.incidents) or content.region_reports:
        lines.append(tr("A tinted country or region with a number: known to be somewhere in it, no more."))
    return "\n".join(lines)


def _note(one: Incident) -> str:
    when = dtg(one.occurred_at, Precision.MONTH if one.precision is Precision.MONTH else Precision.DAY)
    parts = (when, unmarked(one.title), one.place, tr(one.category.label), tr(one.status.value))
    return " · ".join(part for part in parts if part)


def _asked(scene: Scene) -> Asked | None:
    """None where the saved view it names is not there."""
    subject, at = scene.slide.subject, scene.at
    view_id = scene.slide.subject_id("view")
    if view_id is not None:
        kept = map_views.map_view(scene.reader, view_id)
        return None if kept is None else _of(kept.content, at, kept.name)
    if not subject.get("lon"):
        return Asked(
            first(BODY.width, BODY.height),
            decoded(subject["layers"]) if subject.get("layers") else QUIET,
            window_of(at),
        )
    try:
        lon, lat, scale = (float(subject[key]) for key in ("lon", "lat", "metres_per_pixel"))
    except (KeyError, ValueError):
        lon = lat = scale = nan
    if not (abs(lon) <= 180 and abs(lat) <= 90 and scale > 0):
        raise BadInput("A slide of the map needs lon, lat and metres_per_pixel as numbers.")
    try:
        times = [parse_instant(subject[key]) if subject.get(key) else None for key in ("time_from", "time_to")]
    except UsageError:
        raise BadInput("Times of a map slide are written as 2022-11-15T19:44Z.") from None
    asked = _of(ViewContent(lon, lat, scale, subject.get("layers", ""), *times), at)
    return asked if subject.get("layers") else replace(asked, looks=QUIET)


def _of(content: ViewContent, at: Instant, name: str = "") -> Asked:
    view = View(content.lon, content.lat, 1.0).scaled(content.metres_per_pixel)
    return Asked(view, decoded(content.layers), window_of(at, content.time_from, content.time_to), name)
