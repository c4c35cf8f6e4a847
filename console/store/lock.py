"""Who has the case: a side file held by an operating-system lock while a console writes.

The lock ends with the process, however it ends. The side file says who holds it and goes when the case is closed.
"""

import errno
import json
import os
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from console.domain.errors import CannotWrite
from console.domain.operation import Actor
from console.domain.times import Instant
from console.store.faults import on_disk

# Windows forbids reading locked bytes, so the byte that is locked lies behind the text that tells who has it.
_LOCKED_BYTE = 1 << 20
_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}
_LOOKS = 25


@dataclass(frozen=True)
class Holder:
    """Who has a case open for writing, since when, on which machine."""

    name: str
    station: str
    since: Instant
    process: int


class CaseLock:
    """A held lock; release it with :meth:`release`."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self._path = path
        self._descriptor = descriptor

    @staticmethod
    def take(case: Path, actor: Actor, now: Instant) -> "CaseLock | Holder":
        """Take the lock of a case, or tell who has it. Raises CannotWrite when the folder cannot be written."""
        path = lock_file(case)
        while True:
            with on_disk(path):
                descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
            try:
                if not _lock(descriptor, case):
                    os.close(descriptor)
                    return _holder(path)
            except BaseException:
                os.close(descriptor)
                raise
            if _still_there(path, descriptor):
                break
            os.close(descriptor)
        lock = CaseLock(path, descriptor)
        text = json.dumps({"name": actor.name, "station": actor.station, "since": now, "process": os.getpid()})
        try:
            os.ftruncate(descriptor, 0)
            os.write(descriptor, text.encode())
        except OSError as error:
            # On a full disk the lock holds all the same; only the second console cannot say who has the case.
            if error.errno not in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
                lock.release()
                raise
        return lock

    def release(self) -> None:
        """Give the case back. The file goes first, while nobody else can hold it."""
        if self._descriptor < 0:
            return
        if sys.platform != "win32":
            self._path.unlink(missing_ok=True)
        os.close(self._descriptor)
        self._descriptor = -1
        if sys.platform == "win32":
            with suppress(PermissionError):  # another console has just opened it to look who has the case
                self._path.unlink(missing_ok=True)

    def __enter__(self) -> "CaseLock":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def lock_file(case: Path) -> Path:
    """The side file of a case."""
    return case.with_name(case.name + "-lock")


def _lock(descriptor: int, case: Path) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, _LOCKED_BYTE, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            os.lseek(descriptor, 0, os.SEEK_SET)
        else:
            import fcntl

            # flock belongs to the open file, so a second console in this very process is refused as well.
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in _HELD:
            return False
        raise CannotWrite(
            f"The disk under {case.name} cannot keep two consoles apart ({error.strerror}). Copy the case to another."
        ) from None
    return True


def _still_there(path: Path, descriptor: int) -> bool:
    """Whether the locked file is still the one at ``path``: its holder may have removed it in between."""
    try:
        there = path.stat()
    except FileNotFoundError:
        return False
    mine = os.fstat(descriptor)
    return (there.st_ino, there.st_dev) == (mine.st_ino, mine.st_dev)


def _holder(path: Path) -> Holder:
    try:
        text = path.read_bytes()
        for _ in range(_LOOKS):
            if text:
                break
            time.sleep(0.002)  # its holder has it, but has not yet written who that is
            text = path.read_bytes()
        told = json.loads(text.rstrip(b"\0"))
        return Holder(str(told["name"]), str(told["station"]), int(told["since"]), int(told["process"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder("someone", "another console", 0, 0)
