"""Keys: UUIDv7 (RFC 9562), 16 bytes, rising within a process, so rows made on two workstations never collide."""

import os
import threading
from collections.abc import Iterator

_KEPT = 1000
_lock = threading.Lock()
_last: dict[int, int] = {}
"""The last number given out for a millisecond, of those asked for lately."""


def new_ids(now: int, count: int) -> Iterator[bytes]:
    """``count`` fresh ids for the millisecond ``now``. Ids of one millisecond rise, so index inserts append.

    They rise although ids of other moments were made in between: who said something last is told by them.
    """
    with _lock:
        # 48 bits of time and 12 of counter, taken as one number; a full one runs on into the next, and begins again.
        first = max(now << 12, _last.pop(now, -1) + 1)
        if first + count <= now + 1 << 12:
            _last[now] = first + count - 1
        if len(_last) > _KEPT:
            del _last[next(iter(_last))]
    noise = os.urandom(8 * count)
    for tick, at in zip(range(first, first + count), range(0, 8 * count, 8), strict=True):
        low = int.from_bytes(noise[at : at + 8], "big") & 0x3FFF_FFFF_FFFF_FFFF | 1 << 63
        yield ((tick >> 12 << 16 | 0x7000 | tick & 0xFFF) << 64 | low).to_bytes(16, "big")


def new_id(now: int) -> bytes:
    """One fresh id."""
    return next(new_ids(now, 1))
