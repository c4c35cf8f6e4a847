"""Reading the watch log."""

from console.domain.log import LogEntry
from console.store import journal
from console.store.reader import Reader


def entries(reader: Reader) -> list[LogEntry]:
    """The watch log, newest first."""
    sql = "SELECT id, station, number, at, author, text FROM log_entry ORDER BY at DESC, station, number DESC"
    return [LogEntry(*row) for row in reader.rows(sql)]


def written_by(reader: Reader) -> dict[bytes, bytes]:
    """The id of the operation that wrote each entry, by the entry's id: its change holds that id."""
    sql = (
        "SELECT e.id, o.id, o.changeset FROM log_entry AS e"
        " JOIN operation AS o ON o.at = e.at AND o.station = e.station AND o.actor = e.author"
        " WHERE o.seq <= ? AND o.changeset IS NOT NULL"
    )
    found = reader.rows(sql, (journal.upto(reader),))
    return {entry: operation for entry, operation, stored in found if entry in journal.unpack(stored)}


def next_number(reader: Reader, station: str) -> int:
    """The number the next entry of a station gets: rising, never given twice."""
    return int(reader.value("SELECT coalesce(max(number), 0) + 1 FROM log_entry WHERE station = ?", (station,)))
