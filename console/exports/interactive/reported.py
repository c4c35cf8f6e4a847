"""Reports as the page is told of them: dots where a point is known, tinted regions where only a region is."""

from typing import Any, Final

import numpy as np

from console.config import tokens
from console.domain.coordinates import decimal
from console.domain.letters import shortened
from console.domain.report import Report
from console.domain.times import Instant, dtg
from console.exports.briefing.sentences import named
from console.exports.interactive.entries import REPORTS, Entry
from console.exports.interactive.ground import packed
from console.map import projection
from console.map.basemap import Basemap
from console.map.report_regions import number_at
from console.map.words import tr
from console.store import columns, reports
from console.store.columns import NO_TIME
from console.store.reader import Reader

MOST: Final = 2_000
"""So many reports go into a file, the newest that have a place; more make it slow on a phone."""
_LONGEST: Final = 600
"""So many letters of a report are told."""
_QUANTUM: Final = 500.0
"""A region is a rough thing: half a kilometre is exact enough."""


def report_entries(reader: Reader, grades: bool) -> list[Entry]:
    """The :data:`MOST` newest reports with a point, the newest first; nothing withdrawn, dismissed or replaced.

    ``grades``: whether the grade stands behind who says it.
    """
    known = columns.reports(reader)
    placed = np.flatnonzero(np.isfinite(known.lon) & np.isfinite(known.lat))
    newest = placed[np.argsort(-known.occurred_from[placed], kind="stable")][:MOST]
    found = reports.reports_of(reader, columns.ids_of(reader, known.row[newest]))
    entries = [_entry(one, grades) for one in found if one.lon is not None and one.lat is not None]
    return sorted(entries, key=lambda entry: (-entry["from"], entry["title"]))


def _entry(one: Report, grades: bool) -> Entry:
    at = one.received_at if one.occurred_from is None else one.occurred_from
    when = dtg(at) if one.precision is None or one.occurred_from is None else dtg(at, one.precision)
    who = named(one, grades)
    x, y = projection.plane(one.lon or 0.0, one.lat or 0.0)
    theme = tokens.load().themes["light"]
    colour = theme["ink.muted" if one.category is None else f"category.{one.category.value}"].hex
    place = " · ".join(part for part in (one.place, decimal(one.lon or 0.0, one.lat or 0.0)) if part)
    rows = [(tr("Time"), when), (tr("Place"), place), (tr("Source"), who)]
    return {
        "title": one.headline or tr("Report"),
        "detail": " · ".join(part for part in (when, who) if part),
        "meta": "" if one.category is None else tr(one.category.label),
        "layer": REPORTS,
        "colour": colour,
        "from": at,
        "to": at + 1,
        "x": round(x),
        "y": round(y),
        "text": shortened(one.body, _LONGEST),
        "rows": [[name, value] for name, value in rows if value],
        "check": (one.check_note or tr("To check.")) if one.to_check else "",
    }


def region_entries(reader: Reader, basemap: Basemap, at: Instant) -> list[Entry]:
    """Regions with the times of the reports that are known to be somewhere in them and no more."""
    known = columns.region_reports(reader)
    points, which = np.unique(np.column_stack((known.lon, known.lat)), axis=0, return_inverse=True)
    numbers = [number_at(basemap, lon, lat) for lon, lat in points.tolist()]
    times: dict[int, list[Instant]] = {}
    spots: dict[int, tuple[float, float]] = {}
    for place, moment in zip(which.ravel().tolist(), known.occurred_from.tolist(), strict=True):
        number = numbers[place]
        if number is not None:
            times.setdefault(number, []).append(at if moment == NO_TIME else moment)
            spots.setdefault(number, projection.plane(*points[place].tolist()))
    return [
        {"pack": _outline(basemap, number), "times": sorted(found), "x": round(x), "y": round(y)}
        for number, found in sorted(times.items())
        for x, y in (spots[number],)
    ]


def _outline(basemap: Basemap, number: int) -> list[Any]:
    """A region as a pack of :mod:`console.exports.interactive.ground`."""
    shapes = basemap.lookup("region")
    rings = [shapes.points(int(shape)) for shape in np.flatnonzero(shapes.tag == number)]
    return [_QUANTUM, [len(ring) for ring in rings], [number] * len(rings), packed(rings, _QUANTUM)]
