"""Backups: verified copies beside the case, in ``FILE backups``; the last ten and one a day are kept."""

import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import apsw

from console.domain import times
from console.domain.errors import BadInput, CannotWrite, ConsoleError, UsageError
from console.domain.times import Instant
from console.store import connection, disk, header, journal, settings
from console.store.faults import explained, on_disk
from console.store.reader import Reader

EVERY = 30 * 60 * 1000
"""A changed case is backed up this often, in milliseconds."""

_KEEP = 10


@dataclass(frozen=True)
class Backup:
    """A copy: when it was made (from its name), its size in bytes."""

    path: Path
    made_at: Instant
    size: int


def folder_of(case: Path) -> Path:
    """Where the backups of a case are."""
    return case.with_name(f"{case.name} backups")


def back_up(db: apsw.Connection, case: Path, key: bytes | None, now: Instant) -> Path:
    """Copy, verify, then thin out. Raises CannotWrite when the copy is not as good as the case."""
    folder = folder_of(case)
    with explained(folder), on_disk(folder):
        folder.mkdir(exist_ok=True)
        target = _free_name(folder, now)
        half = target.with_suffix(f".{os.getpid()}.part")
        half.unlink(missing_ok=True)
        try:
            connection.copy_into(db, half, key)
            verify(half, key, journal.head(db) if _has_journal(db) else None)
            disk.put_in_place(half, target)
        finally:
            for left in (half, *disk.side_files(half)):
                left.unlink(missing_ok=True)
        _thin_out(case)
        return target


def backups(case: Path) -> list[Backup]:
    """The backups of a case, newest first."""
    found = []
    for path in folder_of(case).glob("*.flank"):
        if (made_at := _made_at(path)) is not None:
            found.append(Backup(path, made_at, path.stat().st_size))
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def at(path: Path) -> Backup:
    """A backup anywhere on the disk; made when its name says so, else when the file was last written."""
    try:
        there = path.stat()
    except OSError as error:
        raise BadInput(f"{path} is not there ({error.strerror}). Name a backup of: flank backups CASE") from None
    made_at = _made_at(path)
    return Backup(path, int(there.st_mtime * 1000) if made_at is None else made_at, there.st_size)


def key_of(backup: Backup, key: bytes | None) -> bytes | None:
    """The key for a backup of a case that ``key`` opens: none when the copy was made before it was encrypted."""
    return None if header.inspect(backup.path).nature is header.Nature.PLAIN else key


def end_of(backup: Backup, key: bytes | None) -> tuple[str, int, bytes] | None:
    """The id of the case a backup is of, and sequence number and hash it ends with; None when it cannot be read."""
    try:
        with closing(connection.for_reading(backup.path, key_of(backup, key))) as db:
            return settings.identity(Reader(db)).case_id, *journal.head(db)
    except (apsw.Error, ConsoleError, KeyError, ValueError):
        return None


def due(case: Path, last_change: Instant, now: Instant) -> bool:
    """Whether the case changed since its newest backup and that one is old enough."""
    newest = next(iter(backups(case)), None)
    return newest is None or (last_change > newest.made_at and now - newest.made_at >= EVERY)


def verify(copy: Path, key: bytes | None, head: tuple[int, bytes] | None) -> None:
    """Read a copy through. Raises CannotWrite when it is not sound or does not end as the case does."""
    with closing(connection.for_reading(copy, key)) as db:
        sound = db.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
        if not sound or (head is not None and journal.head(db) != head):
            raise CannotWrite("The backup did not come out as the case is. It was thrown away; check the disk.")


def _free_name(folder: Path, now: Instant) -> Path:
    stamp = times.file_stamp(now)
    target = folder / f"{stamp}.flank"
    number = 1
    while target.exists():
        number += 1
        target = folder / f"{stamp}-{number}.flank"
    return target


def _has_journal(db: apsw.Connection) -> bool:
    return bool(db.execute("SELECT 1 FROM sqlite_schema WHERE name = 'journal_head'").fetchall())


def _thin_out(case: Path) -> None:
    kept_days: set[int] = set()
    for index, backup in enumerate(backups(case)):
        day = backup.made_at // 86_400_000
        if index >= _KEEP and day in kept_days:
            backup.path.unlink(missing_ok=True)
        kept_days.add(day)


def _made_at(path: Path) -> Instant | None:
    try:
        return times.parse_file_stamp(path.name)
    except UsageError:
        return None
