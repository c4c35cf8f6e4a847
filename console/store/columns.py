"""Reports as columns of numbers, for the map and the timeline: read straight into arrays, no object a row."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from console.store.reader import Reader, Row

NO_TIME = int(np.iinfo(np.int64).min)
"""Stands in ``occurred_from`` where nobody knows when."""
NO_CATEGORY = -1

MINUTE, HOUR, DAY, MONTH = range(4)
"""What stands in ``precision``: how exactly a time is known."""

_ROW = np.dtype(
    [("lon", "f8"), ("lat", "f8"), ("category", "i4"), ("occurred_from", "i8"), ("row", "i8"), ("precision", "i1")]
)
_REST = (
    f" coalesce(category, {NO_CATEGORY}), coalesce(occurred_from, {NO_TIME}), rowid,"
    f" CASE time_precision WHEN 'hour' THEN {HOUR} WHEN 'day' THEN {DAY} WHEN 'month' THEN {MONTH} ELSE {MINUTE} END"
    " FROM report"
)
_SELECT = f"SELECT iif(place_precision IS 'region', NULL, lon), iif(place_precision IS 'region', NULL, lat),{_REST}"
"""Where only a region is known, a coordinate merely stands for it: that is no place."""
_IN_BOX = "SELECT lon, lat," + _REST
_NOT_READ: npt.NDArray[np.int8] = np.zeros(0, np.int8)


class ReportColumns(NamedTuple):
    """One entry a report in every array. ``lon`` and ``lat`` are degrees, NaN where there is no place or only a region.

    ``occurred_from`` is in milliseconds since 1970 UTC. ``row`` finds the report again in the reader it came from
    (:func:`ids_of`); a rewound case may number its rows anew. ``precision`` is empty where nobody read it.
    """

    lon: npt.NDArray[np.float64]
    lat: npt.NDArray[np.float64]
    category: npt.NDArray[np.int32]
    occurred_from: npt.NDArray[np.int64]
    row: npt.NDArray[np.int64]
    precision: npt.NDArray[np.int8] = _NOT_READ


def reports(reader: Reader) -> ReportColumns:
    """All reports, in no order to rely on."""
    return _columns(reader, _SELECT)


def reports_after(reader: Reader, row: int, most: int) -> ReportColumns:
    """Up to ``most`` reports whose ``row`` follows, in the order of ``row``: for a large case read in parts."""
    return _columns(reader, f"{_SELECT} WHERE rowid > ? ORDER BY rowid LIMIT ?", (row, most))


def joined(parts: Sequence[ReportColumns]) -> ReportColumns:
    """Parts one after the other; at least one."""
    return ReportColumns(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))


def reports_in_box(reader: Reader, west: float, south: float, east: float, north: float) -> ReportColumns:
    """The reports with a coordinate in a box of degrees, its edges included; ``west`` is not east of ``east``."""
    where = " INDEXED BY report_map WHERE lon IS NOT NULL AND lon BETWEEN ? AND ? AND lat BETWEEN ? AND ?"
    return _columns(reader, _IN_BOX + where, (west, east, south, north))


def ids_of(reader: Reader, rows: npt.NDArray[np.int64]) -> list[bytes]:
    """The ids of reports by their ``row``, in that order; rows that are not there are left out."""
    found = (reader.value("SELECT id FROM report WHERE rowid = ?", (int(row),)) for row in rows)
    return [report_id for report_id in found if report_id is not None]


def _columns(reader: Reader, sql: str, values: Row = ()) -> ReportColumns:
    table = np.fromiter(reader.rows(sql, values), dtype=_ROW)
    return ReportColumns(*(np.ascontiguousarray(table[name]) for name in ReportColumns._fields))
