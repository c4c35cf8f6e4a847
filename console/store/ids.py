"""Keys: UUIDv7 (RFC 9562), 16 bytes, rising within a process, so rows made on two workstations never collide."""

import os
import threading
from collections.abc import Iterator

_lock = threading.Lock()
_last = 0


def new_ids(now: int, count: int) -> Iterator[bytes]:
    """``count`` fresh ids for the millisecond ``now``. Ids of one millisecond rise, so index inserts append."""
    global _last
    with _lock:
        # 48 bits of time and 12 of counter, taken as one number; it runs on into the next millisecond when full.
        first = max(now << 12, _last + 1) if _last >> 12 == now else now << 12
        _last = first + count - 1
    noise = os.urandom(8 * count)
    for tick, at in zip(range(first, first + count), range(0, 8 * count, 8), strict=True):
        low = int.from_bytes(noise[at : at + 8], "big") & 0x3FFF_FFFF_FFFF_FFFF | 1 << 63
        yield ((tick >> 12 << 16 | 0x7000 | tick & 0xFFF) << 64 | low).to_bytes(16, "big")


def new_id(now: int) -> bytes:
    """One fresh id."""
    return next(new_ids(now, 1))
