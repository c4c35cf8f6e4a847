"""Reading indicators, their states, and the reports they count: as columns, so that a million take seconds."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from console.domain.errors import BadInput
from console.domain.indicator_rules import Indicator, read_rule
from console.domain.indicators import Reports
from console.domain.times import Instant
from console.store.columns import without
from console.store.reader import Reader

_NO_CATEGORY = -1
_EXACT, _IN_REGION, _IN_COUNTRY = range(3)
_ROW = np.dtype(
    [
        ("at", "i8"), ("timed", "?"), ("exact", "?"), ("category", "i4"), ("lon", "f8"), ("lat", "f8"), ("loose", "i1"),
        ("row", "i8"),
    ]
)  # fmt: skip
_LOOSE = f"""
    CASE WHEN {{place}}_precision IS NOT 'region' THEN {_EXACT}
         WHEN coalesce({{place}}, '') = '' OR lower({{place}}) IN (SELECT value FROM json_each(?1)) THEN {_IN_COUNTRY}
         ELSE {_IN_REGION} END
"""
_COUNTED = f"""
    SELECT coalesce(occurred_from, received_at),
           occurred_from IS NOT NULL AND coalesce(time_precision, '') <> 'month',
           occurred_from IS NOT NULL AND coalesce(time_precision, '') NOT IN ('day', 'month'),
           coalesce(category, {_NO_CATEGORY}), lon, lat, {_LOOSE.format(place="place")}, rowid
    FROM report
    WHERE rowid > ?2 AND coalesce(occurred_from, received_at) >= ?3 AND coalesce(occurred_from, received_at) <= ?4
    ORDER BY rowid LIMIT ?5
"""
_SUPERSEDED = "SELECT o.rowid FROM report n JOIN report o ON o.id = n.revises_id WHERE n.revises_id IS NOT NULL"
_LAST = """
    SELECT r.rowid FROM (SELECT DISTINCT report_id FROM report_revision WHERE kind = ?1) said
    JOIN report r ON r.id = said.report_id
    WHERE (SELECT v.{said} FROM report_revision v WHERE v.report_id = r.id AND v.kind IN ({kinds})
           ORDER BY v.at DESC, v.id DESC LIMIT 1) {holds}
"""
_LEFT_OUT = (
    ("withdrawn", _LAST.format(said="kind", kinds="'withdrawn', 'reinstated'", holds="= ?1")),
    ("dismissed", _LAST.format(said="kind", kinds="'dismissed', 'accepted', 'new'", holds="= ?1")),
    ("repeats", _LAST.format(said="repeats_id", kinds="'repeats'", holds="IS NOT NULL")),
)
_PLACED = f"""
    SELECT r.rowid, v.lon, v.lat, {_LOOSE.format(place="v.place")}
    FROM report_revision v JOIN report r ON r.id = v.report_id WHERE v.kind = 'placed' ORDER BY v.at, v.id
"""
Rows = npt.NDArray[np.void]
"""Reports as they are read, in the order of their ``row``."""


@dataclass(frozen=True)
class StateRow:
    """A change of an indicator's state, as it was recorded."""

    indicator_id: bytes
    name: str
    state: str
    at: Instant
    reason: str


def indicators(reader: Reader) -> list[Indicator]:
    """Every indicator, by name. Raises BadInput for one that was changed by hand."""
    rows = reader.all("SELECT id, name, rule, enabled FROM indicator ORDER BY name COLLATE NOCASE, id")
    return [Indicator(row_id, name, read_rule(rule), bool(enabled)) for row_id, name, rule, enabled in rows]


def indicator(reader: Reader, indicator_id: bytes) -> Indicator:
    """One indicator. Raises BadInput when it is not there."""
    found = next((one for one in indicators(reader) if one.id == indicator_id), None)
    if found is None:
        raise BadInput("This indicator is not in the case any more: it was removed.")
    return found


def states(reader: Reader) -> list[StateRow]:
    """Every recorded change of state, the newest first."""
    sql = """
        SELECT s.indicator_id, i.name, s.state, s.at, s.reason
        FROM indicator_state s JOIN indicator i ON i.id = s.indicator_id ORDER BY s.at DESC, s.id DESC
    """
    return [StateRow(*row) for row in reader.rows(sql)]


def last_states(reader: Reader) -> dict[bytes, str]:
    """The state each indicator was last recorded in."""
    found: dict[bytes, str] = {}
    for row in states(reader):
        found.setdefault(row.indicator_id, row.state)
    return found


def rows_after(reader: Reader, row: int, first: Instant, last: Instant, countries: Sequence[str], most: int) -> Rows:
    """Up to ``most`` reports from one instant to another, both included, whose ``row`` follows.

    One known only as a region that is called like one of ``countries`` is in none of their regions.
    """
    names = json.dumps([name.lower() for name in countries])
    return np.fromiter(reader.rows(_COUNTED, (names, row, first, last, most)), dtype=_ROW)


def standing(reader: Reader, table: Rows, countries: Sequence[str]) -> Reports:
    """Those of the reports that count, where they are known to be by now; country and region are not known yet."""
    names = json.dumps([name.lower() for name in countries])
    table = table.copy()
    placed = {int(row): (lon, lat, loose) for row, lon, lat, loose in reader.rows(_PLACED, (names,))}
    if placed and len(table):
        rows = np.array(list(placed), np.int64)
        found = np.searchsorted(table["row"], rows).clip(max=len(table) - 1)
        for row, place in zip(rows.tolist(), found.tolist(), strict=True):
            if table["row"][place] == row:
                table["lon"][place], table["lat"][place], table["loose"][place] = placed[row]
    kept = without(table, _left_out(reader))
    nowhere = np.full(len(kept), -1, np.int32)
    columns = {name: np.ascontiguousarray(kept[name]) for name in kept.dtype.names or ()}
    return Reports(**columns, country=nowhere, region=nowhere.copy())


def _left_out(reader: Reader) -> npt.NDArray[np.int64]:
    rows = {int(row) for (row,) in reader.rows(_SUPERSEDED)}
    for kind, sql in _LEFT_OUT:
        rows.update(int(row) for (row,) in reader.rows(sql, (kind,)))
    return np.fromiter(rows, np.int64, len(rows))
