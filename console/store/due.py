"""Reading what alarms are computed from, and what people said to them."""

from console.domain.due import GRADE_WITHIN, Acknowledgement
from console.domain.times import Instant
from console.store.reader import Reader
from console.store.reports import NEW, NOT_SUPERSEDED

GRADE_SETTING = "grade_within_ms"
_LOOKED_AT = 20_000
"""So many of the newest reports are looked at for a grade: who imports a million has not a million to grade at once."""
_EVER = 1 << 62
_UNGRADED = f"""
    SELECT r.received_at
    FROM (SELECT * FROM report WHERE received_at <= ? ORDER BY received_at DESC LIMIT ?) r
    WHERE r.credibility IS NULL AND {NEW} AND {NOT_SUPERSEDED}
        AND NOT EXISTS (SELECT 1 FROM report_revision g WHERE g.report_id = r.id AND g.kind IN ('grade', 'withdrawn'))
"""


def acknowledgements(reader: Reader) -> list[Acknowledgement]:
    """Everything that was said to alarms, the oldest first."""
    return [
        Acknowledgement(*row) for row in reader.rows("SELECT alarm, at, by, note FROM acknowledgement ORDER BY at, id")
    ]


def grade_within(reader: Reader) -> int:
    """Within how long a report is to be graded in this case, milliseconds."""
    kept = reader.value("SELECT value FROM case_setting WHERE key = ?", (GRADE_SETTING,))
    return int(kept) if kept is not None and str(kept).isascii() and str(kept).isdigit() else GRADE_WITHIN


def ungraded(reader: Reader, until: Instant) -> list[Instant]:
    """When the reports in the inbox that nobody graded were received, of the newest up to then."""
    if reader.last_operation is None:
        return [at for (at,) in reader.rows(_UNGRADED, (until, _LOOKED_AT))]

    def newest() -> list[Instant]:
        return [at for (at,) in reader.rows(_UNGRADED, (_EVER, _LOOKED_AT))]

    # From one moment to the next the same ones wait.
    return [at for at in reader.kept("ungraded", frozenset({"report", "report_revision"}), newest) if at <= until]
