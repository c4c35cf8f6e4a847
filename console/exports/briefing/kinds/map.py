"""A slide that is the map: a saved view or a place and scale, its layers as they looked, its window of time."""

from dataclasses import dataclass

from console.domain.errors import BadInput
from console.domain.incident import Incident
from console.domain.map_view import ViewContent
from console.domain.time_window import TimeWindow
from console.domain.times import Instant, dtg, iso, parse_instant
from console.exports.briefing.map_content import ATTRIBUTION, content_of, map_of, shown_in, window_of
from console.exports.briefing.page import BODY, Body
from console.exports.briefing.scene import Scene
from console.map.looks import Looks, decoded
from console.map.views import View, first
from console.map.words import tr
from console.store import map_views


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
    content = content_of(scene.reader, scene.at, asked.looks, asked.window, scene.slide.subject.get("selected", ""))
    drawn = map_of(scene.reader, BODY, asked.view, content, asked.window, asked.name or tr("Map"))
    here = {mark.id for mark in drawn.content.marks}
    shown = [one for one in shown_in(scene.reader, asked.window).things if one.id.hex() in here]
    facts = [one.provenance for one in shown if one.provenance is not None]
    return Body(
        asked.name or tr("The picture on {moment}", moment=dtg(scene.at)),
        (drawn,),
        sources=tuple(sorted({one.source for one in facts if one.source})),
        to_check=any(one.to_check for one in facts),
        markings=tuple(dict.fromkeys(one.marking for one in shown if isinstance(one, Incident))),
        attribution=(ATTRIBUTION,),
    )


def _asked(scene: Scene) -> Asked:
    subject, at = scene.slide.subject, scene.at
    view_id = scene.slide.subject_id("view")
    kept = None if view_id is None else map_views.map_view(scene.reader, view_id)
    if kept is not None:
        return _of(kept.content, at, kept.name)
    if not subject.get("lon"):
        return Asked(first(BODY.width, BODY.height), decoded(subject.get("layers", "")), window_of(at))
    try:
        lon, lat, scale = (float(subject[key]) for key in ("lon", "lat", "metres_per_pixel"))
    except (KeyError, ValueError):
        raise BadInput("A slide of the map needs lon, lat and metres_per_pixel as numbers.") from None
    times = (parse_instant(subject[key]) if subject.get(key) else None for key in ("time_from", "time_to"))
    return _of(ViewContent(lon, lat, scale, subject.get("layers", ""), *times), at)


def _of(content: ViewContent, at: Instant, name: str = "") -> Asked:
    view = View(content.lon, content.lat, 1.0).scaled(content.metres_per_pixel)
    return Asked(view, decoded(content.layers), window_of(at, content.time_from, content.time_to), name)
