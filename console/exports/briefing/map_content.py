"""What a map on a slide shows: the marks of the console's map, from the cut case alone, no more than is in view."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from console.domain import time_window
from console.domain.force import Force
from console.domain.picture import Known, Shown, derive
from console.domain.time_window import TimeWindow
from console.domain.times import Instant, Interval, overlaps
from console.exports import map_marks, picture, place_marks
from console.exports.briefing.map_dots import dots
from console.exports.briefing.page import Box, Map
from console.exports.picture_layers import force_mark, marks_of
from console.exports.region_times import region_times
from console.map import projection, regions
from console.map.basemap import shipped
from console.map.changes import ChangeMark
from console.map.content import Content
from console.map.frame import Frame
from console.map.layers.furniture import SOURCES
from console.map.looks import ADMIN, CITY_NAMES, GRATICULE, REPORTS, GroupLook, LayerLook, Looks
from console.map.marks import IncidentMark, UnitMark
from console.map.outlines import Floats
from console.map.place_marks import CORRIDORS, OTHER, SUWALKI, PlaceMark, RouteMark
from console.map.views import View
from console.map.words import tr
from console.store.columns import region_reports
from console.store.reader import Reader

ATTRIBUTION: Final = SOURCES
"""Whom every map of a slide is from."""
_TABLES: Final = frozenset((
    "incident", "incident_report", "report", "report_revision", "assessment", "unit", "placement", "readiness",
    "contribution", "placement_fact", "mission", "ally", "marking", "source", "arrival", "place", "authority",
    "coverage", "force_edit", "symbol",
))  # fmt: skip
_HERE: Final = 20.0
"""Within so many pixels of a place things are at it."""
_BEYOND: Final = 40.0
"""What is drawn may reach into the map from so far outside it, pixels of the page."""
_WHOLE: Final = 48.0
"""A symbol stands so far inside, so that none is cut at the edge."""


def window_of(at: Instant, start: Instant | None = None, end: Instant | None = None) -> TimeWindow:
    """The window of time a map shows as known at ``at``: that of its view, else the year up to then, as a new window.

    ``start`` alone None: everything before ``end``; ``end`` alone None: from ``start`` up to the moment. None of it
    reaches beyond ``at``.
    """
    limit = time_window.limit_of(at)
    if start is None and end is None:
        return time_window.live(time_window.YEAR, limit)
    return time_window.between(start, limit if end is None else end, limit)


def reaching_back(window: TimeWindow, happened_at: Instant) -> TimeWindow:
    """A window that follows the clock begins no later than what its map is about, however long ago that was."""
    if not window.live or window.start is None or happened_at >= window.start:
        return window
    return replace(window, start=happened_at)


def shown_in(reader: Reader, window: TimeWindow) -> Shown:
    """Incidents, forces, missions and Allies of a window of time."""
    return derive(_known(reader), window)


def content_of(
    reader: Reader, at: Instant, looks: Looks | None = None, window: TimeWindow | None = None, selected: str = ""
) -> Content:
    """All that the console's map shows of a window of time (None: :func:`window_of`), its layers as they look.

    Without stances of Allies, which follow a consultation, and without the points of reports (:mod:`.map_dots`).
    """
    window = window or window_of(at)
    looks = looks or Looks()
    marks = marks_of(shown_in(reader, window))
    points, routes = place_marks.places(reader)
    drawings, areas = map_marks.drawn(reader)
    moment = Interval(window.at, window.end)
    overlays = map_marks.overlays(reader)
    return Content(
        marks.incidents,
        marks.units,
        selected or None,
        looks=replace(looks, overlays=tuple(mark.layer for mark in reversed(overlays))),
        annotations=(*areas, *drawings.values()),
        places=points,
        routes=routes,
        overlays=tuple(mark.within(window.start, window.end) for mark in overlays),
        region_reports=region_times(region_reports(reader)).within(window),
        rings=tuple(
            ring.mark
            for ring in map_marks.rings(reader)
            if overlaps(moment, ring.known.valid_from, ring.known.valid_to)
        ),
        closures=tuple(
            one.mark for one in map_marks.shut(reader) if overlaps(moment, one.known.valid_from, one.known.valid_to)
        ),
    )


def in_view(content: Content, view: View, box: Box) -> Content:
    """Of a content what a box shows of it: nothing hidden and nothing from elsewhere leaves with a slide.

    A symbol that the edge of the map would cut is left out, save the selected one.
    """
    frame, looks = Frame(view, box.width, box.height), content.looks
    around = frame.around(_BEYOND)
    inside = frame.around(-min(_WHOLE, box.width / 4, box.height / 4))

    def seen(layer: str, corners: tuple[float, float, float, float]) -> bool:
        west, south, east, north = corners
        meets = west <= around[2] and east >= around[0] and south <= around[3] and north >= around[1]
        return meets and looks.shown(layer)

    def there(mark: IncidentMark | UnitMark | PlaceMark | RouteMark) -> bool:
        x, y = projection.plane(mark.lon, mark.lat)
        if isinstance(mark, RouteMark) and mark.lines:
            return seen(mark.layer, _box(mark.lines))
        # An area is no symbol: some of it may lie outside.
        area = isinstance(mark, UnitMark) and mark.area_only
        whole = area or (inside[0] <= x <= inside[2] and inside[1] <= y <= inside[3])
        return (whole or mark.id == content.selected) and seen(mark.layer, (x, y, x, y))

    somewhere = [mark for mark in content.incidents if mark.region and looks.shown(mark.layer)]
    tinted = {mark.id for region in regions.lay_out(frame, somewhere, shipped()) for mark in region.marks}
    return replace(
        content,
        incidents=tuple(mark for mark in content.incidents if (mark.id in tinted if mark.region else there(mark))),
        units=tuple(mark for mark in content.units if there(mark)),
        places=tuple(mark for mark in content.places if there(mark)),
        routes=tuple(mark for mark in content.routes if there(mark)),
        annotations=tuple(mark for mark in content.drawings if seen(mark.layer, mark.box)),
        rings=tuple(mark for mark in content.rings if seen(mark.layer, mark.box)),
        closures=tuple(mark for mark in content.closures if seen(mark.layer, mark.box)),
        overlays=tuple(mark for mark in content.overlays if mark.box is not None and seen(mark.layer, mark.box)),
    )


def map_of(reader: Reader, box: Box, view: View, content: Content, window: TimeWindow, alt: str) -> Map:
    """A map of a slide: a view in a box of the page, with what of a content and of the reports is in it."""
    frame = Frame(view, box.width, box.height)
    allies = shown_in(reader, window).allies
    return Map(box, view, in_view(content, view, box), allies, alt, dots=dots(reader, window, content.looks, frame))


def forces_content(reader: Reader, window: TimeWindow, units: Collection[bytes]) -> Content:
    """Some forces of a window of time on quiet ground, those of them that have a public place."""
    marks = marks_of(shown_in(reader, window)).units
    wanted = {one.hex() for one in units}
    return Content(units=tuple(mark for mark in marks if mark.id in wanted), looks=_FORCES)


def compared_content(forces: Sequence[Force], changes: Sequence[ChangeMark]) -> Content:
    """Forces on quiet ground, those of them that have a public place, with what became of them."""
    units = [replace(mark, detail="") for mark in map(force_mark, forces) if mark is not None]
    here = {mark.id for mark in units}
    return Content(units=tuple(units), changes=tuple(one for one in changes if one.id in here), looks=_FORCES)


def locator(
    reader: Reader, at: Instant, lon: float, lat: float, metres_per_pixel: float, box: Box, incident_id: bytes = b""
) -> Map:
    """Where something happened, degrees: an incident (none: those at that very place), cities and borders."""
    # An incident that is asked for is shown however long ago it was.
    window = window_of(at, None, at) if incident_id else window_of(at)
    view = View(lon, lat, 1.0).scaled(metres_per_pixel)
    here = Box(0, 0, 2 * _HERE, 2 * _HERE)
    known = [mark for mark in marks_of(shown_in(reader, window)).incidents if not mark.region]
    if incident_id:
        found = tuple(mark for mark in known if mark.id == incident_id.hex())
    else:
        found = in_view(Content(tuple(known)), view, here).incidents
    names = ", ".join(mark.title for mark in found)
    content = Content(tuple(replace(mark, detail="") for mark in found), looks=_PLAIN)
    return map_of(reader, box, view, content, window, tr("Map: {places}", places=names) if names else tr("Map"))


def _known(reader: Reader) -> Known:
    """Read once for all slides of a moment."""
    return reader.kept("picture of slides", _TABLES, lambda: picture.known(reader))


def _box(lines: Sequence[Floats]) -> tuple[float, float, float, float]:
    """West, south, east, north of lines in the plane."""
    (west, south), (east, north) = (edge(np.concatenate(lines), axis=0).tolist() for edge in (np.min, np.max))
    return west, south, east, north


_PLAIN: Final = Looks(
    {layer: LayerLook(visible=False) for layer in (ADMIN, GRATICULE)}, {REPORTS: GroupLook(visible=False)}
)
QUIET: Final = Looks(
    {layer: LayerLook(visible=False) for layer in (ADMIN, GRATICULE, CORRIDORS, SUWALKI, OTHER)},
    {REPORTS: GroupLook(visible=False)},
)
"""How a map of a slide looks where nobody chose its layers: incidents, forces and bases on quiet ground."""
_FORCES: Final = _PLAIN.toggled(CITY_NAMES).forces_alone()
