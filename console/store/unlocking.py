"""Failed unlocking: remembered beside the user's state until the case can be written, then recorded in it.

A case that does not open cannot record who tried. One small file a case path holds the times, never what was typed.
It is a trace for the audit, not a lock: when it cannot be written, work goes on.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from console.config import paths
from console.config.atomic import replace_file
from console.domain import times
from console.domain.errors import WrongKey
from console.domain.times import Instant

_AT_MOST = 500
"""So many attempts are kept apart; of a longer siege the newest."""


@contextmanager
def watched(case: Path, now: Instant | None) -> Iterator[None]:
    """Remember a WrongKey that leaves the block; without ``now`` only let it pass."""
    try:
        yield
    except WrongKey:
        if now is not None:
            _remember(case, now)
        raise


def failures(case: Path) -> list[str]:
    """A label for the journal of every failed attempt, oldest first."""
    return [f"Failed unlocking at {times.dtg(at)}" for at in _remembered(case)]


def forget(case: Path) -> None:
    """The attempts stand in the case now."""
    try:
        _file(case).unlink(missing_ok=True)
    except OSError:
        return


def _remember(case: Path, now: Instant) -> None:
    file = _file(case)
    text = json.dumps([*_remembered(case), now][-_AT_MOST:])
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        replace_file(file, text.encode())
    except OSError:
        return


def _remembered(case: Path) -> list[Instant]:
    try:
        told = json.loads(_file(case).read_text(encoding="utf-8"))
        return [int(at) for at in told]
    except (OSError, ValueError, TypeError):
        return []


def _file(case: Path) -> Path:
    # A digest of the path: the name tells nothing, and any path makes a valid one.
    name = hashlib.sha256(str(case.resolve()).encode(errors="surrogateescape")).hexdigest()[:32]
    return paths.state("unlocking", f"{name}.json")
