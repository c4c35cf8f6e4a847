"""Reading the reports that came without a position but with a place in words, source by source and words by words."""

from dataclasses import dataclass

from console.store.reader import Reader
from console.store.reports import NOT_SUPERSEDED

_NOT_PLACED = (
    "r.lon IS NULL AND r.place IS NOT NULL AND r.place <> ''"
    " AND NOT EXISTS (SELECT 1 FROM report_revision v WHERE v.report_id = r.id AND v.kind = 'placed')"
)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """So many reports of one source are at a place that is known only in these words; ``source`` is empty for none."""

    source_id: bytes | None
    source: str
    words: str
    count: int


def unplaced(reader: Reader) -> list[Unplaced]:
    """Places in words of reports that nobody placed yet, the most frequent first."""
    sql = f"""
        SELECT r.source_id, coalesce(s.name, ''), r.place, count(*)
        FROM report r LEFT JOIN source s ON s.id = r.source_id
        WHERE {_NOT_PLACED} AND {NOT_SUPERSEDED}
        GROUP BY r.source_id, r.place ORDER BY count(*) DESC, r.place
    """
    return [Unplaced(*row) for row in reader.rows(sql)]


def reports_at(reader: Reader, source_id: bytes | None, words: str) -> list[bytes]:
    """The reports of a source whose place is known only in these words."""
    sql = f"SELECT r.id FROM report r WHERE r.source_id IS ? AND r.place = ? AND {_NOT_PLACED} AND {NOT_SUPERSEDED}"
    return [row_id for (row_id,) in reader.rows(sql, (source_id, words))]
