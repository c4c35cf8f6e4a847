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
    return reader.kept("log entries written by", frozenset({"log_entry"}), lambda: _written_by(reader))


def _written_by(reader: Reader) -> dict[bytes, bytes]:
    written: dict[tuple[int, str, str], list[bytes]] = {}
    for entry, *key in reader.rows("SELECT id, at, station, author FROM log_entry"):
        written.setdefault((key[0], key[1], key[2]), []).append(entry)
    found: dict[bytes, bytes] = {}
    sql = "SELECT seq, at, station, actor FROM operation WHERE seq <= ? AND changeset IS NOT NULL"
    for seq, *key in reader.all(sql, (journal.upto(reader),)):
        waiting = written.get((key[0], key[1], key[2]))
        if waiting:
            operation, stored = reader.all("SELECT id, changeset FROM operation WHERE seq = ?", (seq,))[0]
            changeset = journal.unpack(stored)
            found.update((entry, operation) for entry in waiting if entry in changeset)
    return found


def next_number(reader: Reader, station: str) -> int:
    """The number the next entry of a station gets: rising, never given twice."""
    return int(reader.value("SELECT coalesce(max(number), 0) + 1 FROM log_entry WHERE station = ?", (station,)))
