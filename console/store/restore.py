"""Restoring a backup: what would be lost, and putting it in the place of the case, which is kept first."""

import os
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import apsw

from console.domain import times
from console.domain.errors import BadInput, CannotWrite, ConsoleError, WrongKey
from console.domain.operation import Actor, Kind, Operation
from console.domain.times import Instant
from console.store import backups, connection, disk, header, heads, journal, migrations, opening, search, settings
from console.store.backups import Backup
from console.store.faults import explained, on_disk
from console.store.lock import CaseLock, Holder
from console.store.operations import transaction
from console.store.reader import Reader


@dataclass(frozen=True)
class Differences:
    """What restoring changes. ``lost`` are operations of the case that the backup has not, oldest first.

    ``regained`` are operations only the backup has: it was made on a line of work given up since. ``note`` says why
    the case could not be compared, else it is empty.
    """

    lost: tuple[Operation, ...] = ()
    regained: tuple[Operation, ...] = ()
    note: str = ""


def compared(case: Path, backup: Backup, key: bytes | None, *, older_key: bytes | None = None) -> Differences:
    """Compare a case, whether it can be read or not, with a backup; ``older_key`` opens the backup where it differs.

    A passphrase that does not open the case tells of damage only where it is proved by opening the backup: else it
    is a WrongKey. BadInput when the backup is of another case.
    """
    proved = key is None or (older_key is None and backups.key_of(backup, key) is not None)
    try:
        with explained(case), closing(_case_for_reading(case, key)) as db:
            mine = journal.operations(Reader(db))
    except WrongKey:
        if not proved:
            raise
        mine = None
    except (BadInput, ValueError):
        mine = None
    return _between(mine, backup, older_key or key)


def _between(mine: list[Operation] | None, backup: Backup, key: bytes | None) -> Differences:
    with _opened(backup, key) as copy, explained(backup.path):
        opening.require_ours(backup.path, copy.db)
        theirs = journal.operations(copy)
    if mine is None:
        return Differences((), tuple(theirs), "The case cannot be read: what it holds after the backup is not known.")
    common = _in_common(mine, theirs)
    if not common:
        raise BadInput(f"{backup.path.name} is a backup of another case. Nothing was changed.")
    return Differences(tuple(mine[common:]), tuple(theirs[common:]))


def restore(
    case: Path, backup: Backup, key: bytes | None, actor: Actor, now: Instant, *, older_key: bytes | None = None
) -> Path | None:
    """Put a backup in the place of a case nobody has open, and tell where the case as it was is kept.

    The kept file is a new backup, or ``NAME damaged STAMP.flank`` when the case cannot be read; None when there was
    no case. The restored case has the passphrase of ``key``; ``older_key`` opens a backup made under another one. That
    it was restored stands in its journal, and this machine takes its head for the newest. Raises CannotWrite, WrongKey
    or BadInput; the case is then as it was.
    """
    with _locked(case, actor, now), explained(case), on_disk(case):
        finished = disk.half_made(case)
        try:
            _copy_of(backup, finished, key, older_key, now)
            label = f"Restored the backup of {times.dtg(backup.made_at)}"
            row = journal.append_to(finished, key, Kind.RESTORE, label, actor, now, undoes=_shared(case, finished, key))
            with closing(connection.for_reading(finished, key)) as db:
                case_id = settings.identity(Reader(db)).case_id
            kept = _keep(case, key, now)
            disk.put_in_place(finished, case)
        finally:
            for left in (finished, *disk.side_files(finished)):
                left.unlink(missing_ok=True)
        heads.record(case_id, row.seq, row.hash)
        return kept


def _in_common(mine: list[Operation], theirs: list[Operation]) -> int:
    """How many operations two journals share, from the first on."""
    pairs = enumerate(zip(mine, theirs, strict=False))
    return next((index for index, (one, other) in pairs if one.hash != other.hash), min(len(mine), len(theirs)))


def _shared(case: Path, finished: Path, key: bytes | None) -> bytes | None:
    """The newest operation both have, and every line the case itself had given up; None when that is not known."""
    try:
        with closing(_case_for_reading(case, key)) as db:
            mine = journal.operations(Reader(db))
    except (ConsoleError, apsw.Error, ValueError):
        return None
    with closing(connection.for_reading(finished, key)) as db:
        theirs = journal.operations(Reader(db))
    at = {row.id: row.seq for row in mine}
    before = [at.get(row.undoes or b"", row.seq - 1) for row in mine if row.kind is Kind.RESTORE]
    shared = min(_in_common(mine, theirs), *before, len(mine))
    return mine[shared - 1].id if shared else None


def _case_for_reading(case: Path, key: bytes | None) -> apsw.Connection:
    here = None if header.inspect(case).nature is header.Nature.PLAIN else key
    with explained(case):
        db = connection.for_reading(case, here)
        opening.require_ours(case, db)
        return db


def _locked(case: Path, actor: Actor, now: Instant) -> CaseLock:
    lock = CaseLock.take(case, actor, now)
    if isinstance(lock, Holder):
        raise CannotWrite(f"{case.name} is open: {lock.name} at {lock.station} has it. Close it there first.")
    return lock


def _opened(backup: Backup, key: bytes | None) -> Reader:
    with explained(backup.path):
        return Reader(connection.for_reading(backup.path, backups.key_of(backup, key)))


def _copy_of(backup: Backup, finished: Path, key: bytes | None, older_key: bytes | None, now: Instant) -> None:
    """A copy under ``key``, read through, of the newest schema, its search index up to date."""
    with _opened(backup, older_key or key) as copy, explained(backup.path):
        opening.require_ours(backup.path, copy.db)
        head = journal.head(copy.db)
        connection.copy_into(copy.db, finished, key)
    backups.verify(finished, key, head)
    with closing(connection.for_writing(finished, key)) as db:
        migrations.migrate(db, now)
        with transaction(db):
            search.flush(db)


def _keep(case: Path, key: bytes | None, now: Instant) -> Path | None:
    """Keep the case as it is: as one more backup, or as it lies there when it cannot be read."""
    if not case.exists():
        _set_aside_logs(case, _damaged_name(case, now))
        return None
    try:
        here = None if header.inspect(case).nature is header.Nature.PLAIN else key
        with closing(_case_for_reading(case, key)) as db:
            kept = backups.back_up(db, case, here, now)
        if any(side.exists() for side in disk.side_files(case)):
            opening.fold_what_was_left(case, here)
    except (BadInput, WrongKey, apsw.Error):
        return _set_aside(case, now)
    if any(side.exists() for side in disk.side_files(case)):
        raise CannotWrite(f"{case.name} is being read in another window or console. Close it there first.")
    return kept


def _set_aside(case: Path, now: Instant) -> Path:
    """Keep a case that cannot be read under a name that says so, with what SQLite left beside it."""
    kept = _damaged_name(case, now)
    _set_aside_logs(case, kept)
    try:
        os.link(case, kept)  # so that the case's own name is never without a file
    except OSError:
        case.rename(kept)
    return kept


def _set_aside_logs(case: Path, kept: Path) -> None:
    """Move logs out of the way: one left beside the restored case would be read into it."""
    for side, kept_side in zip(disk.side_files(case), disk.side_files(kept), strict=True):
        with suppress(FileNotFoundError):
            side.rename(kept_side)


def _damaged_name(case: Path, now: Instant) -> Path:
    stamp = times.file_stamp(now)
    kept = case.with_name(f"{case.stem} damaged {stamp}{case.suffix}")
    number = 1
    while kept.exists():
        number += 1
        kept = case.with_name(f"{case.stem} damaged {stamp}-{number}{case.suffix}")
    return kept
