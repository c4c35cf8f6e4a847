"""Reading the watch log."""

from console.domain.log import LogEntry
from console.store.reader import Reader


def entries(reader: Reader) -> list[LogEntry]:
    """The watch log, newest first."""
    sql = "SELECT id, station, number, at, author, text FROM log_entry ORDER BY at DESC, station, number DESC"
    return [LogEntry(*row) for row in reader.rows(sql)]


def next_number(reader: Reader, station: str) -> int:
    """The number the next entry of a station gets: rising, never given twice."""
    return int(reader.value("SELECT coalesce(max(number), 0) + 1 FROM log_entry WHERE station = ?", (station,)))
