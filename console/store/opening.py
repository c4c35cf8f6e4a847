"""Before a file may be opened as a case: is it ours, of a schema we know, and does the key fit what it is?"""

from pathlib import Path

import apsw

from console.domain.errors import BadInput, Fault, OlderCase, WrongKey
from console.domain.times import Instant
from console.store import connection, header, migrations
from console.store.backups import back_up
from console.store.faults import damaged

_READ_THROUGH = 32 * 1024 * 1024
"""A file up to so many bytes is read through at every opening: that takes a few hundredths of a second."""


def admit(path: Path, key: bytes | None) -> header.Header:
    """Tell what a file is. Raises BadInput or WrongKey, having touched nothing, when it cannot be opened so."""
    found = header.inspect(path)
    if found.nature is header.Nature.ENCRYPTED and key is None:
        raise WrongKey(f"{path.name} is encrypted. Give its passphrase: --key-file FILE, FLANK_KEY, or at the prompt.")
    if found.nature is header.Nature.PLAIN and key is not None:
        raise WrongKey(f"{path.name} is not encrypted: open it without a passphrase.")
    if found.version is not None and found.version > migrations.newest():
        raise _too_new(path, found.version)
    return found


def require_ours(path: Path, db: apsw.Connection) -> None:
    """What :func:`admit` could not see while the file was encrypted."""
    if db.pragma("application_id") != header.APPLICATION_ID:
        raise BadInput(f"{path.name} is a database of another program, not a case file. It was left as it was.")
    if (version := int(db.pragma("user_version"))) > migrations.newest():
        raise _too_new(path, version)


def require_current(path: Path, db: apsw.Connection) -> None:
    """A reader cannot migrate: the file must be of the newest schema."""
    require_ours(path, db)
    if int(db.pragma("user_version")) < migrations.newest():
        raise OlderCase(
            f"{path.name} was made by an older console. Open it once for writing to bring it up to date:"
            f" flank open {path.name}"
        )


def require_sound(path: Path, db: apsw.Connection) -> None:
    """Refuse a file whose pages do not hold together. A large file is left to :func:`console.store.check.check`."""
    if path.stat().st_size > _READ_THROUGH:
        return
    try:
        sound = db.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)]
    except apsw.SQLError:
        # The search index is read through as well, and says in its own way that it is broken.
        sound = False
    if not sound:
        raise damaged(path)


def bring_up_to_date(path: Path, db: apsw.Connection, key: bytes | None, now: Instant) -> None:
    """Migrate an older case, after a verified backup. The file stays as it was when either fails."""
    require_ours(path, db)
    if int(db.pragma("user_version")) < migrations.newest():
        backup = back_up(db, path, key, now)
        try:
            migrations.migrate(db, now)
        except (apsw.SQLError, apsw.ConstraintError) as error:
            raise Fault(
                f"{path.name} could not be brought up to date ({error}). It was left as it was,"
                f" and {backup.name} is a copy of it."
            ) from error


def fold_what_was_left(path: Path, key: bytes | None) -> None:
    """Fold in a log nobody writes any more; the caller holds the lock. Leaves it where somebody still reads."""
    db = connection.for_writing(path, key)
    try:
        connection.begin_writing(db)
        connection.fold_in(db)
    except apsw.BusyError:
        return
    finally:
        db.close()


def _too_new(path: Path, version: int) -> BadInput:
    return BadInput(
        f"{path.name} was made by a newer console (schema {version}, this one knows {migrations.newest()})."
        " Update the console; the file was left as it was."
    )
