"""Putting a finished file in the place of another: whole or not at all, also when the power goes."""

import glob
import os
import sys
from contextlib import suppress
from pathlib import Path


def sync(path: Path) -> None:
    """Wait until the content of a file, or the entries of a folder, are on the disk."""
    if path.is_dir() and sys.platform == "win32":
        return  # Windows opens no folders and keeps their entries in order by itself
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def put_in_place(finished: Path, target: Path) -> None:
    """Rename ``finished`` to ``target``, in whose place it comes at once. Both are in one folder."""
    sync(finished)
    finished.replace(target)
    sync(target.parent)


def put_anew(finished: Path, target: Path) -> None:
    """Give ``finished`` the name ``target``. Raises FileExistsError when somebody made that file meanwhile."""
    sync(finished)
    try:
        # A hard link never replaces a file; some file systems have none.
        os.link(finished, target)
    except FileExistsError:
        raise
    except OSError:
        if target.exists():
            raise FileExistsError(target) from None
        finished.rename(target)
    sync(target.parent)


def may_write(path: Path) -> bool:
    """Whether this user may write a file or in a folder."""
    return os.access(path, os.W_OK)


def half_made(case: Path) -> Path:
    """Where this process builds what shall take the place of a case."""
    return case.with_name(f".{case.name}.{os.getpid()}.new")


def sweep(case: Path) -> None:
    """Remove what a console that was killed had half made. For who holds the lock of the case."""
    escaped = glob.escape(case.name)
    for pattern in (f".{escaped}.*.new", f".{escaped}.*.new-journal", f"{escaped} backups/*.part"):
        for left in case.parent.glob(pattern):
            with suppress(OSError):
                left.unlink()


def side_files(case: Path) -> tuple[Path, ...]:
    """What SQLite keeps beside a file while it is open, or left there in a crash."""
    return tuple(case.with_name(case.name + ending) for ending in ("-wal", "-shm", "-journal"))
