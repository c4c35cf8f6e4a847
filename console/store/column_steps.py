"""Columns of reports from one moment to the next: only the rows that a move of the case may have changed are read."""

import json
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from console.domain.times import Instant
from console.store import journal
from console.store.columns import ReportColumns, hidden_rows, placed_rows, reports_among
from console.store.operations import tables_of
from console.store.reader import LIVE, Reader, Stamp

_FEW = 50
"""Of more operations it is quicker to read all than to ask what they changed."""
_MOST = 20_000
"""Of more it is quicker to read all."""


class Basis(NamedTuple):
    """What columns rest on beside the reports themselves: where the reader stood, what did not count, what was placed.

    ``places`` are rows with their degrees, in the order of the rows.
    """

    stamp: Stamp
    hidden: frozenset[int]
    places: npt.NDArray[np.void]

    @property
    def present(self) -> bool:
        """Whether the case itself was read."""
        return self.stamp[0] == LIVE


class Step(NamedTuple):
    """Columns in the order of ``row``; ``gone`` are rows of the columns before that are others or none now, ``came``
    those that are new or others.
    """

    columns: ReportColumns
    basis: Basis
    gone: npt.NDArray[np.int64]
    came: npt.NDArray[np.int64]


def basis_of(reader: Reader, now: Instant | None = None) -> Basis:
    """As of where the reader stands."""
    return Basis(reader.stamp, frozenset(hidden_rows(reader, now)), placed_rows(reader))


def step(reader: Reader, columns: ReportColumns, before: Basis, now: Instant | None = None) -> Step | None:
    """What :func:`console.store.columns.reports_after` would read where the reader stands; None: read it all.

    ``columns`` are in the order of ``row`` and were read where ``before`` stood.
    """
    touched = set[int]() if _untouched(reader, before.stamp) else reader.report_rows_since(before.stamp)
    if touched is None or len(touched) > _MOST:
        return None
    after = basis_of(reader, now)
    touched |= before.hidden ^ after.hidden
    touched |= _other_places(before.places, after.places)
    rows = np.sort(np.fromiter(touched, np.int64, len(touched)))
    came = reports_among(reader, json.dumps(rows.tolist()), now) if len(rows) else None
    at = np.searchsorted(columns.row, rows)
    inside = at < len(columns.row)
    at = at[inside][columns.row[at[inside]] == rows[inside]]
    gone = columns.row[at]
    left = _without(columns, at) if len(at) else columns
    if came is None or not len(came.row):
        return Step(left, after, gone, np.zeros(0, np.int64))
    return Step(_with(left, came), after, gone, came.row)


def _without(columns: ReportColumns, at: npt.NDArray[np.intp]) -> ReportColumns:
    return ReportColumns(*(np.delete(one, at) for one in columns))  # type: ignore[arg-type]


def _with(columns: ReportColumns, came: ReportColumns) -> ReportColumns:
    """Both in the order of their rows; no row is in both."""
    between = np.searchsorted(columns.row, came.row)
    pairs = zip(columns, came, strict=True)
    return ReportColumns(*(np.insert(one, between, new) for one, new in pairs))  # type: ignore[call-overload]


def _untouched(reader: Reader, stamp: Stamp) -> bool:
    """Whether no report came or went in the case itself since a stamp of it."""
    of, newest = reader.stamp
    if of != LIVE or stamp[0] != LIVE or newest - stamp[1] > _FEW:
        return False
    later = journal.with_changesets(reader, stamp[1], newest, newest_first=False)
    return all("report" not in tables_of(reader.db, changeset) for _, changeset in later)


def _other_places(some: npt.NDArray[np.void], others: npt.NDArray[np.void]) -> set[int]:
    """The rows that are placed otherwise."""
    before, after = ({entry[0]: entry for entry in places.tolist()} for places in (some, others))
    return {row for row in before.keys() | after.keys() if before.get(row) != after.get(row)}
