"""Errors of SQLite and of the disk turned into one sentence a person can act on."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import apsw

from console.domain.errors import BadInput, CannotWrite, ConsoleError, WrongKey

_FULL = "Not saved: the disk is full. Free space and do it again; nothing was lost."


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Raise ConsoleError in place of an SQLite error the machine, the file or a text is to blame for."""
    try:
        yield
    except apsw.Error as error:
        sentence = _sentence(error, path)
        if sentence is None:
            raise
        raise sentence from error
    except UnicodeEncodeError as error:
        place = f"character {error.start + 1}"
        raise BadInput(
            f"Not saved: a text holds half a character ({place}), which no file can hold. Type it anew."
        ) from None


@contextmanager
def on_disk(path: Path) -> Iterator[None]:
    """Raise CannotWrite in place of the system's error about a file or folder. Not around code of others."""
    try:
        yield
    except OSError as error:
        raise _of_disk(error, path) from error


def damaged(path: Path) -> BadInput:
    """What to say of a file that cannot be read through."""
    return BadInput(f"{path.name} is damaged. Nothing was changed; restore a backup (File ▸ Backups…).")


def _of_disk(error: OSError, path: Path) -> CannotWrite:
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
            return CannotWrite(_FULL)
        case errno.EROFS | errno.EACCES | errno.EPERM:
            return _read_only(path)
        case _:
            return CannotWrite(f"{path} cannot be written ({error.strerror}). Look at the disk.")


def _read_only(path: Path) -> CannotWrite:
    return CannotWrite(f"Not saved: {path.name} or its folder is read-only. Copy it to a folder you may write to.")


def _sentence(error: apsw.Error, path: Path) -> ConsoleError | None:
    match error:
        case apsw.FullError():
            return CannotWrite(_FULL)
        case apsw.ReadOnlyError():
            return _read_only(path)
        case apsw.CorruptError():
            return damaged(path)
        case apsw.NotADBError():
            return WrongKey(f"The passphrase does not open {path.name}. Nothing was changed.")
        case apsw.BusyError() | apsw.LockedError():
            return CannotWrite(f"{path.name} is in use in another window or program. Close it there and try again.")
        case apsw.CantOpenError():
            return CannotWrite(f"{path} cannot be opened. Look whether the folder exists and you may write to it.")
        case apsw.IOError():
            return CannotWrite(f"The disk under {path.name} does not answer as it should. Nothing more was written.")
        case apsw.PermissionsError() | apsw.AuthError():
            return CannotWrite(f"You may not read or write {path.name}. Ask its owner.")
        case apsw.TooBigError():
            return BadInput("Not saved: a text or attachment is longer than the case file can hold. Split it.")
        case _:
            return None
