"""Folders in memory where the system has such: the tests are about what is written, not about waiting for a disk."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_SHARED = Path("/dev/shm")
_ENOUGH = 512 << 20


@contextmanager
def folder() -> Iterator[Path]:
    """A new folder, removed with all it holds; on the disk where there is no room in memory."""
    with tempfile.TemporaryDirectory(prefix="flank-test-", dir=_SHARED if _has_room() else None) as made:
        yield Path(made)


def _has_room() -> bool:
    if not _SHARED.is_dir() or not os.access(_SHARED, os.W_OK):
        return False
    told = os.statvfs(_SHARED)
    return told.f_bavail * told.f_frsize >= _ENOUGH
