"""SQLite's errors turned into one sentence a person can act on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from console.domain.errors import BadInput, CannotWrite, ConsoleError, WrongKey


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise ConsoleError in place of an SQLite error the machine or the file is to blame for."""
    try:
        yield
    except apsw.Error as error:
        sentence = _sentence(error, path)
        if sentence is None:
            raise
        raise sentence from error


def damaged(path: Path) -> BadInput:
    """What to say of a file that cannot be read through."""
    return BadInput(f"{path.name} is damaged. Nothing was changed; take a backup (File ▸ Backups) or check the disk.")


def _sentence(error: apsw.Error, path: Path) -> ConsoleError | None:
    match error:
        case apsw.FullError():
            return CannotWrite("Not saved: the disk is full. Free space and do it again; nothing was lost.")
        case apsw.ReadOnlyError():
            return CannotWrite(f"Not saved: {path.name} or its folder is read-only. Copy it to a folder you may write to.")
        case apsw.CorruptError():
            return damaged(path)
        case apsw.NotADBError():
            return WrongKey(f"The passphrase does not open {path.name}. Nothing was changed.")
        case apsw.BusyError() | apsw.LockedError():
            return CannotWrite(f"{path.name} is in use by another program. Close it there and try again.")
        case apsw.CantOpenError():
            return CannotWrite(f"{path} cannot be opened. Look whether the folder exists and you may write to it.")
        case apsw.IOError():
            return CannotWrite(f"The disk under {path.name} does not answer as it should. Nothing more was written.")
        case apsw.PermissionsError() | apsw.AuthError():
            return CannotWrite(f"You may not read or write {path.name}. Ask its owner.")
        case _:
            return None
