"""Reports on a slide's map: no more of them than its view and its window of time hold, packed small."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import numpy.typing as npt

from console.domain.categories import Category
from console.domain.marking import Marking
from console.domain.time_window import TimeWindow
from console.map.frame import Frame
from console.map.looks import REPORT_OTHER, Looks
from console.map.reports.picture import Reports
from console.map.reports.points import prepare
from console.store import columns, markings
from console.store.reader import Reader

_DOT: Final = np.dtype([("lon", "<f4"), ("lat", "<f4"), ("kind", "u1")])
_LAYERS: Final[Mapping[int, str]] = {0: REPORT_OTHER} | {one.code: f"report:{one.value}" for one in Category}


def dots(reader: Reader, window: TimeWindow, looks: Looks, frame: Frame) -> bytes:
    """The located reports a frame shows: place and kind of each. Without a time only where everything is shown."""
    found, there = _seen(reader, window, looks, frame)
    packed = np.empty(len(there), _DOT)
    packed["lon"], packed["lat"] = found.lon[there], found.lat[there]
    packed["kind"] = _kinds(found)[there]
    return np.sort(packed, order=("lat", "lon", "kind")).tobytes()


def dots_marked(reader: Reader, window: TimeWindow, looks: Looks, frame: Frame) -> list[Marking | None]:
    """What those reports are marked with; None where one carries the case's own."""
    if not markings.any_carried(reader, "report"):
        return []
    found, there = _seen(reader, window, looks, frame)
    return markings.carried_by_rows(reader, "report", found.row[there].tolist())


def _seen(
    reader: Reader, window: TimeWindow, looks: Looks, frame: Frame
) -> tuple[columns.ReportColumns, npt.NDArray[np.intp]]:
    found = columns.reports(reader, window.end if window.live else None)
    shown = [code for code, layer in _LAYERS.items() if looks.shown(layer)]
    with np.errstate(invalid="ignore"):
        seen = np.isin(_kinds(found), shown) & np.isfinite(found.lon)
    if window.start is not None or not window.live:
        after = columns.NO_TIME if window.start is None else window.start - 1
        seen &= (found.occurred_from > after) & (found.occurred_from < window.end)
    there = np.flatnonzero(seen)
    return found, there[frame.holding(found.lon[there], found.lat[there])]


def _kinds(found: columns.ReportColumns) -> npt.NDArray[np.int32]:
    return np.where(found.category > 0, found.category, 0)


def pictured(packed: bytes, looks: Looks) -> Reports | None:
    """The same as the map paints them; None where there are none."""
    if not packed:
        return None
    found = np.frombuffer(packed, _DOT)
    reports, none = Reports(), np.zeros(len(found), np.int64)
    reports.set_points(prepare(found["lon"], found["lat"], found["kind"], none, none))
    reports.look(looks)
    reports.set_window(None, None)
    return reports
