"""Which incidents operations may have changed, by what stands behind them: so that a step in time reads only those."""

from collections.abc import Iterable

import apsw

from console.store import journal
from console.store.reader import Reader

_MOST = 200
"""Of more it is quicker to read all."""
_INCIDENT = {"incident_report": 1}
"""By table: which column names the incident."""
_REPORT = {"incident_report": (2,), "report_revision": (1,), "report": (0, 15)}
"""By table: which columns name reports; of a report also the version before."""


def incidents_between(reader: Reader, after: int, upto: int) -> set[bytes] | None:
    """Incidents whose reports, or what was said of these, changed in the operations after one, up to another.

    Holds while no source changed. None where there are too many.
    """
    incidents: set[bytes] = set()
    reports: set[bytes] = set()
    for _, changeset in journal.with_changesets(reader, after, upto, newest_first=False):
        for change in apsw.Changeset.iter(changeset):
            for values in (change.old, change.new):
                if values is not None and change.name in _REPORT:
                    incidents.update(_ids(values, _INCIDENT.get(change.name)))
                    for place in _REPORT[change.name]:
                        reports.update(_ids(values, place))
            if len(reports) > _MOST:
                return None
    return incidents | _resting_on(reader, reports)


def _ids(values: tuple[object, ...], place: int | None) -> Iterable[bytes]:
    # A column that did not change is not among the new values.
    found = None if place is None else values[place]
    return (found,) if isinstance(found, bytes) else ()


def _resting_on(reader: Reader, reports: set[bytes]) -> set[bytes]:
    """The incidents these reports are linked to, those that relay them, and earlier versions of their records."""
    seen, todo = set(reports), list(reports)
    while todo:
        one = todo.pop()
        more = {row[0] for row in reader.rows("SELECT report_id FROM report_revision WHERE repeats_id = ?", (one,))}
        more |= {row[0] for row in reader.rows("SELECT revises_id FROM report WHERE id = ?", (one,)) if row[0]}
        todo += more - seen
        seen |= more
    linked = "SELECT incident_id FROM incident_report WHERE report_id = ?"
    return {row[0] for one in seen for row in reader.rows(linked, (one,))}
