"""What a port heard is taken as few contents; where one message spoils the others, halves of them are tried apart."""

from collections.abc import Callable, Sequence
from typing import Final

from console.domain.arrival import Arrival
from console.ui.arriving.taking import Coming

_TAK: Final = 0xBF
_MOST_TOGETHER: Final = 4 << 20
_MOST_TRIES: Final = 64
"""Each try is a process: whoever sends rubbish without end must not fill the line of what waits to be taken."""


class Heard:
    """The messages of one port on their way into the case. While it is ``busy`` nothing more should be taken."""

    def __init__(self, take: Callable[[Coming], None], let_go: Callable[[int], None]) -> None:
        """``take`` puts something into the line; ``let_go`` hears how many messages were given up unread."""
        self._take = take
        self._let_go = let_go
        self._under_way = 0
        self._tries = 0

    @property
    def busy(self) -> bool:
        """Whether messages are on their way."""
        return self._under_way > 0

    def take(self, name: str, messages: Sequence[bytes]) -> None:
        """Take messages, many at once; ``name`` is what the arrivals are called."""
        self._tries = _MOST_TRIES
        for group in groups(messages):
            self._try(name, group)

    def _try(self, name: str, group: Sequence[bytes]) -> None:
        if self._tries <= 0:
            self._let_go(len(group))
            return
        self._tries -= 1
        self._under_way += 1
        alone = len(group) == 1

        def taken(arrival: Arrival | None) -> None:
            self._under_way -= 1
            if arrival is not None and arrival.refused and not alone:
                half = len(group) // 2
                self._try(name, group[:half])
                self._try(name, group[half:])

        # What is refused together is told once it is refused alone.
        self._take(Coming(name, content=together(group), quiet=True, hushed=not alone, then=taken))


def groups(messages: Sequence[bytes]) -> list[list[bytes]]:
    """Messages that can be read as one content each: XML apart from TAK frames, not too much at once."""
    found: list[list[bytes]] = []
    for frames in (False, True):
        size = _MOST_TOGETHER
        for message in messages:
            if not message or (message[0] == _TAK) is not frames:
                continue
            size += len(message)
            if size > _MOST_TOGETHER:
                found.append([])
                size = len(message)
            found[-1].append(message)
    return found


def together(group: Sequence[bytes]) -> bytes:
    """A group as one content: XML events one after the other; TAK messages as a stream has them, where several are."""
    if len(group) > 1 and group[0][0] == _TAK:
        return b"".join(map(_streamed, group))
    return b"\n".join(group)


def _streamed(frame: bytes) -> bytes:
    """A frame of the mesh (0xBF, version, 0xBF) as one of a stream (0xBF, length)."""
    if frame[2:3] != b"\xbf":
        return frame
    content = frame[3:]
    left, length = len(content), bytearray()
    while left > 0x7F:
        length.append(left & 0x7F | 0x80)
        left >>= 7
    length.append(left)
    return bytes((_TAK, *length)) + content
