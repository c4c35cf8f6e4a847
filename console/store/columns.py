"""Reports as columns of numbers, for the map and the timeline: read straight into arrays, no object a row.

Only what counts is among them: no older version of a record, nothing withdrawn or dismissed; and a report that came
without a place stands where a person placed it.
"""

import json
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from console.domain.times import Instant
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
_HIDDEN = """
    SELECT rowid FROM report WHERE id IN (SELECT revises_id FROM report WHERE revises_id IS NOT NULL)
    UNION
    SELECT r.rowid FROM report_revision v JOIN report r ON r.id = v.report_id
    WHERE v.kind = 'withdrawn' AND NOT EXISTS (SELECT 1 FROM report_revision w WHERE w.report_id = v.report_id
        AND w.kind = 'reinstated' AND (w.at, w.id) > (v.at, v.id))
    UNION
    SELECT r.rowid FROM report_revision v JOIN report r ON r.id = v.report_id
    WHERE v.kind = 'dismissed' AND NOT EXISTS (SELECT 1 FROM report_revision w WHERE w.report_id = v.report_id
        AND w.kind IN ('accepted', 'new') AND (w.at, w.id) > (v.at, v.id))
"""
"""The rows of what counts nothing any more. Few among many: found from the revisions, not by asking each report."""
_STALE = """
    UNION
    SELECT r.rowid FROM report r
    WHERE r.arrival_id IN (SELECT id FROM arrival WHERE format IN ('cot', 'tak')) AND r.stale_at <= {now}
        AND json_extract(r.attributes, '$.type') LIKE 'a-%'
"""
"""Where something was that says itself how long that holds: a unit or vehicle heard over Cursor on Target."""
_PLACED = """
    SELECT r.rowid, iif(v.place_precision IS 'region', NULL, v.lon), iif(v.place_precision IS 'region', NULL, v.lat)
    FROM report_revision v JOIN report r ON r.id = v.report_id
    WHERE v.kind = 'placed' AND NOT EXISTS (SELECT 1 FROM report_revision w WHERE w.report_id = v.report_id
        AND w.kind = 'placed' AND (w.at, w.id) > (v.at, v.id))
"""
_PLACE = np.dtype([("row", "i8"), ("lon", "f8"), ("lat", "f8")])
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


def reports(reader: Reader, now: Instant | None = None) -> ReportColumns:
    """All reports that count, in no order to rely on.

    With ``now`` a position that went stale by its own word is not among them; without, what once was is asked for.
    """
    return _parted(_placed(_table(reader, f"{_SELECT} {_standing(reader, 'WHERE', now)}"), placed_rows(reader)))


def reports_after(reader: Reader, row: int, most: int, now: Instant | None = None) -> ReportColumns:
    """Up to ``most`` of them whose ``row`` follows, in the order of ``row``: for a large case read in parts."""
    sql = f"{_SELECT} WHERE rowid > ? {_standing(reader, 'AND', now)} ORDER BY rowid LIMIT ?"
    return _parted(_placed(_table(reader, sql, (row, most)), placed_rows(reader)))


def reports_among(reader: Reader, rows: str, now: Instant | None = None) -> ReportColumns:
    """Those whose ``row`` is in a JSON array of numbers, in the order of ``row``."""
    sql = f"{_SELECT} WHERE rowid IN (SELECT value FROM json_each(?)) {_standing(reader, 'AND', now)} ORDER BY rowid"
    return _parted(_placed(_table(reader, sql, (rows,)), placed_rows(reader)))


def hidden_rows(reader: Reader, now: Instant | None = None) -> list[int]:
    """The rows of what counts nothing any more."""
    return [row for (row,) in reader.rows(_hidden(now))]


def standing(reader: Reader, now: Instant | None = None) -> tuple[int, int]:
    """Two numbers that change when other reports count, or when one is placed; for who need not read all again."""
    return hash(tuple(hidden_rows(reader, now))), hash(placed_rows(reader).tobytes())


def joined(parts: Sequence[ReportColumns]) -> ReportColumns:
    """Parts one after the other; at least one."""
    return ReportColumns(*(np.concatenate(arrays) for arrays in zip(*parts, strict=True)))


def reports_in_box(reader: Reader, west: float, south: float, east: float, north: float) -> ReportColumns:
    """Those with a coordinate in a box of degrees, its edges included; ``west`` is not east of ``east``."""
    where = " INDEXED BY report_map WHERE lon IS NOT NULL AND lon BETWEEN ? AND ? AND lat BETWEEN ? AND ?"
    table = _table(reader, _IN_BOX + where + _standing(reader, " AND"), (west, east, south, north))
    places = placed_rows(reader)
    if not len(places):
        return _parted(table)
    inside = (places["lon"] >= west) & (places["lon"] <= east) & (places["lat"] >= south) & (places["lat"] <= north)
    moved = json.dumps(places["row"][inside].tolist())
    among = f" WHERE rowid IN (SELECT value FROM json_each(?)) {_standing(reader, 'AND')}"
    table = np.concatenate([without(table, places["row"]), _table(reader, _IN_BOX + among, (moved,))])
    return _parted(_placed(table, places))


def without(table: npt.NDArray[np.void], rows: Sequence[int] | npt.NDArray[np.int64]) -> npt.NDArray[np.void]:
    """The entries whose ``row`` is none of ``rows``; as they are where there are none, which is so in most cases."""
    return table[~np.isin(table["row"], rows)] if len(rows) else table


def ids_of(reader: Reader, rows: npt.NDArray[np.int64]) -> list[bytes]:
    """The ids of reports by their ``row``, in that order; rows that are not there are left out."""
    found = (reader.value("SELECT id FROM report WHERE rowid = ?", (int(row),)) for row in rows)
    return [report_id for report_id in found if report_id is not None]


def _table(reader: Reader, sql: str, values: Row = ()) -> npt.NDArray[np.void]:
    return np.fromiter(reader.rows(sql, values), dtype=_ROW)


def _hidden(now: Instant | None) -> str:
    return _HIDDEN if now is None else _HIDDEN + _STALE.format(now=int(now))


def _standing(reader: Reader, word: str, now: Instant | None = None) -> str:
    """The condition that a report counts; nothing where all do, which spares asking each."""
    hidden = _hidden(now)
    return f"{word} rowid NOT IN ({hidden})" if reader.one(f"SELECT 1 FROM ({hidden}) LIMIT 1") else ""


def placed_rows(reader: Reader) -> npt.NDArray[np.void]:
    """Rows with the degrees where reports were placed by a person, in the order of ``row``."""
    found = np.fromiter(reader.rows(_PLACED), dtype=_PLACE)
    return np.sort(found, order="row")


def _placed(table: npt.NDArray[np.void], places: npt.NDArray[np.void]) -> npt.NDArray[np.void]:
    if len(places):
        at = np.minimum(np.searchsorted(places["row"], table["row"]), len(places) - 1)
        here = places["row"][at] == table["row"]
        for name in ("lon", "lat"):
            table[name][here] = places[name][at[here]]
    return table


def _parted(table: npt.NDArray[np.void]) -> ReportColumns:
    return ReportColumns(*(np.ascontiguousarray(table[name]) for name in ReportColumns._fields))


class RegionColumns(NamedTuple):
    """One entry a report that is known only as a region, in every array; ``lon`` and ``lat`` stand for the region."""

    lon: npt.NDArray[np.float64]
    lat: npt.NDArray[np.float64]
    category: npt.NDArray[np.int32]
    occurred_from: npt.NDArray[np.int64]


_REGION_ROW = np.dtype([("row", "i8"), ("lon", "f8"), ("lat", "f8"), ("category", "i4"), ("occurred_from", "i8")])
_REGION = (
    f"SELECT r.rowid, {{0}}.lon, {{0}}.lat, coalesce(r.category, {NO_CATEGORY}), coalesce(r.occurred_from, {NO_TIME})"
)
_REGION_GIVEN = (
    _REGION.format("r")
    + " FROM report r INDEXED BY report_region WHERE r.place_precision = 'region' AND +r.lon IS NOT NULL"
)
_REGION_PLACED = (
    _REGION.format("v")
    + """
    FROM report_revision v JOIN report r ON r.id = v.report_id
    WHERE v.kind = 'placed' AND v.place_precision = 'region' AND v.lon IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM report_revision w WHERE w.report_id = v.report_id AND w.kind = 'placed'
            AND (w.at, w.id) > (v.at, v.id))
"""
)


def region_reports(reader: Reader) -> RegionColumns:
    """The reports that count and are known only as a region, as they came or as a person placed them."""
    placed = np.fromiter(reader.rows(_REGION_PLACED), dtype=_REGION_ROW)
    given = np.fromiter(reader.rows(_REGION_GIVEN), dtype=_REGION_ROW)
    table = np.concatenate([placed, without(given, placed_rows(reader)["row"])])
    hidden = [row for (row,) in reader.rows(_HIDDEN)] if len(table) else []
    table = without(table, hidden)
    return RegionColumns(*(np.ascontiguousarray(table[name]) for name in RegionColumns._fields))
