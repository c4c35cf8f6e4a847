"""Reading reports as lines of a table, in parts, newest first; and which of them an operation touched."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import apsw

from console.domain.report import State
from console.domain.report_line import LONGEST, ReportLine, check_words, line_of
from console.domain.time_window import TimeWindow
from console.domain.times import Instant, Precision
from console.store import journal, markings, reports
from console.store.reader import Reader, Row

_PART = f"""
    SELECT r.rowid, r.id, r.received_at, r.occurred_from, r.time_precision, coalesce(s.name, ''),
           coalesce(s.reliability, '') || coalesce(r.credibility, ''), substr(r.headline, 1, {LONGEST}),
           coalesce(r.origin, s.name, ''), r.marking_id, r.to_check, coalesce(r.check_note, ''),
           EXISTS (SELECT 1 FROM report_revision v WHERE v.report_id = r.id)
           OR EXISTS (SELECT 1 FROM incident_report l WHERE l.report_id = r.id),
           EXISTS (SELECT 1 FROM report n WHERE n.revises_id = r.id)
    FROM report r LEFT JOIN source s ON s.id = r.source_id
    WHERE r.received_at <= ?1 AND (r.received_at, r.rowid) < (?1, ?2)
    ORDER BY r.received_at DESC, r.rowid DESC LIMIT ?3
"""
_LAST = (1 << 62, 1 << 62)
_MOST_TOUCHED = 500
"""An operation that touched more reports is answered by reading everything again."""
_FEW = 50
"""Of fewer reports it is asked one by one who repeats them."""
_MOST_BETWEEN = 20_000
"""The same of the operations between two moments: reading all again takes longer than so many lines."""
_REPORT_ID = {"report": 0, "report_revision": 1, "incident_report": 2}
"""By table: which column names the report."""
_TOUCHING = frozenset(_REPORT_ID) | {"incident"}
_REVISES = slice(15, 16)
"""Of ``report``: the column that names the version before."""


class Part(NamedTuple):
    """Lines of one part of the case, and where the next begins; None after the last.

    ``times`` is when each report looked through was received and is said to have occurred, by its key.
    """

    lines: list[ReportLine]
    following: tuple[Instant, int] | None
    times: Sequence[tuple[str, tuple[Instant, Instant | None]]] = ()


def part(reader: Reader, window: TimeWindow, begin: tuple[Instant, int] | None, most: int) -> Part:
    """Look through the next ``most`` reports: the newest versions received, or said to have occurred, in a window."""
    rows = reader.all(_PART, (*(begin or _LAST), most))
    following = (rows[-1][2], rows[-1][0]) if len(rows) == most else None
    wanted = [row for row in rows if not row[-1] and _in(window, row[2], row[3])]
    touched = {line.key: line for line in lines_of(reader, [row[1] for row in wanted if row[-2]])}
    known = markings.all_markings(reader)
    lines = [touched.get(row[1].hex()) or _plain(row, known) for row in wanted]
    return Part(lines, following, [(row[1].hex(), (row[2], row[3])) for row in rows])


def count_in(reader: Reader, window: TimeWindow) -> int:
    """How many lines a window of time holds."""
    inside = "({0} < ?2 AND (?1 IS NULL OR {0} >= ?1))"
    where = f"{inside.format('r.received_at')} OR {inside.format('r.occurred_from')}"
    sql = f"SELECT count(*) FROM report r WHERE ({where}) AND {reports.NOT_SUPERSEDED}"
    return int(reader.value(sql, (window.start, window.end)))


def lines_of(reader: Reader, ids: Sequence[bytes]) -> list[ReportLine]:
    """The lines of reports by their ids; without those that a newer version replaced."""
    found = [one for one in reports.reports_of(reader, ids) if one.superseded_by is None]
    known = {one.id: one for one in found} | reports.relayed_by(reader, found)
    titles = titles_of(reader, {incident for one in found for incident in one.incident_ids})
    return [line_of(one, known, titles) for one in found]


def titles_of(reader: Reader, incident_ids: Iterable[bytes]) -> dict[bytes, str]:
    """What incidents are called."""
    found = {one: reader.value("SELECT title FROM incident WHERE id = ?", (one,)) for one in incident_ids}
    return {one: title for one, title in found.items() if title is not None}


def in_window(line: ReportLine, window: TimeWindow) -> bool:
    """Whether a report was received, or is said to have occurred, in a window of time."""
    return _in(window, line.received_at, line.occurred_from)


def touched_by(reader: Reader, operation_id: bytes) -> set[bytes] | None:
    """The reports whose lines an operation may have changed; None where these are too many, or not known."""
    changeset = journal.changeset_of(reader, operation_id)
    return None if changeset is None else _touched(reader, [changeset], _MOST_TOUCHED)


def touched_between(reader: Reader, after: int, upto: int) -> set[bytes] | None:
    """The same of all operations after one, up to another; ``reader`` knows them all, wherever it stands."""
    changesets = (stored for _, stored in journal.with_changesets(reader, after, upto, newest_first=False))
    return _touched(reader, changesets, _MOST_BETWEEN)


def _touched(reader: Reader, changesets: Iterable[bytes], most: int) -> set[bytes] | None:
    found: set[bytes] = set()
    titled: set[bytes] = set()
    for changeset in changesets:
        for change in apsw.Changeset.iter(changeset):
            if change.name == "source":
                return None
            if change.name not in _TOUCHING:
                continue
            for values in (change.old, change.new):
                if values is not None:
                    found.update(_reports_in(reader, change.name, values, titled))
            if len(found) > most:
                return None
    return found | _echoes_of(reader, found)


def _reports_in(reader: Reader, table: str, values: Row, titled: set[bytes]) -> Iterable[bytes]:
    if table == "incident":
        # A changeset names the key of a changed row among the old values alone.
        key = values[0] if isinstance(values[0], bytes) else b""
        if key in titled:
            return ()
        titled.add(key)
        return [row[0] for row in reader.all("SELECT report_id FROM incident_report WHERE incident_id = ?", (key,))]
    place = _REPORT_ID.get(table)
    if place is None:
        return ()
    # A report that revises another takes its line away.
    return [one for one in (values[place], *(values[_REVISES] if table == "report" else ())) if isinstance(one, bytes)]


def _echoes_of(reader: Reader, ids: set[bytes]) -> set[bytes]:
    """The reports that repeat one of these."""
    if len(ids) < _FEW:
        sql = "SELECT report_id FROM report_revision WHERE repeats_id = ?"
        return {row[0] for one in ids for row in reader.all(sql, (one,))}
    every = reader.all("SELECT report_id, repeats_id FROM report_revision WHERE repeats_id IS NOT NULL")
    return {echo for echo, of in every if of in ids}


def _in(window: TimeWindow, received: Instant, occurred: Instant | None) -> bool:
    return window.holds(received) or (occurred is not None and window.holds(occurred))


def _plain(row: Row, known: markings.Known) -> ReportLine:
    """The line of a report of which nothing was said since it came."""
    _, row_id, received, occurred, precision, source, grade, headline, origin, marking_id, check, note, *_ = row
    return ReportLine(
        row_id.hex(), received, occurred, Precision(precision) if precision else None, source, grade,
        " ".join(headline.split()), origin, False, State.NEW, False, (), known.get(marking_id),
        check_words(bool(check), note),
    )  # fmt: skip
