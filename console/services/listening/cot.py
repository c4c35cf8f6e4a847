"""A port on which Cursor on Target events arrive, as text or TAK protocol, over TCP or UDP.

Only from this machine, unless its address says otherwise. What arrives is kept until somebody takes it. Whoever sends
too much, or no events at all, is cut off.
"""

import selectors
import socket
import threading
import time
from contextlib import suppress

from console.domain.errors import BadInput
from console.domain.live_feed import FeedKind, LiveFeed, host_and_port

_MOST_CONNECTIONS = 32
_MOST_EVENT = 1 << 20
"""One event may be so long."""
_MOST_WAITING = 32 << 20
"""So much may wait to be taken; what comes beyond is counted and let go."""
_OF_EACH = 128
"""Keeping a message takes so many bytes more: many small ones are no way around the limit."""
_SILENT_S = 10.0
"""Who said nothing for so long makes room when all connections are taken."""
_PIECE = 1 << 16
_END = b"</event>"
_TAK = 0xBF


class CotListener:
    """Listens from :meth:`start` to :meth:`stop`; :meth:`take` gives what came since, whole events only."""

    def __init__(self, feed: LiveFeed) -> None:
        """Nothing is opened yet."""
        self._udp = feed.kind is FeedKind.COT_UDP
        self._place = host_and_port(feed.address)
        self._lock = threading.Lock()
        self._waiting: list[bytes] = []
        self._size = 0
        self._lost = 0
        self._stopped = threading.Event()
        self._thread: threading.Thread | None = None
        self._socket: socket.socket | None = None
        self._wake: tuple[socket.socket, socket.socket] | None = None

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._place[1] if self._socket is None else int(self._socket.getsockname()[1])

    def start(self) -> None:
        """Open the port. Raises BadInput when it cannot be opened."""
        try:
            family, _, _, _, place = socket.getaddrinfo(*self._place, type=self._kind())[0]
            listening = socket.socket(family, self._kind())
            try:
                if not self._udp:
                    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                listening.bind(place)
                if not self._udp:
                    listening.listen(_MOST_CONNECTIONS)
                listening.setblocking(False)
            except OSError:
                listening.close()
                raise
        except OSError as error:
            why = error.strerror or error
            raise BadInput(f"Port {self._place[1]} cannot be listened on: {why}. Choose another.") from None
        self._socket = listening
        self._wake = socket.socketpair()
        self._thread = threading.Thread(target=self._run, name="cot", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Close the port and every connection."""
        self._stopped.set()
        if self._wake is not None:
            with suppress(OSError):
                self._wake[1].send(b".")
        if self._thread is not None:
            self._thread.join()
        for one in (*(self._wake or ()), *((self._socket,) if self._socket else ())):
            one.close()

    def take(self) -> tuple[list[bytes], int]:
        """The messages that came since the last time, and how many had to be let go."""
        with self._lock:
            taken, self._waiting = self._waiting, []
            lost, self._lost = self._lost, 0
            self._size = 0
        return taken, lost

    def _kind(self) -> socket.SocketKind:
        return socket.SOCK_DGRAM if self._udp else socket.SOCK_STREAM

    def _keep(self, message: bytes) -> None:
        if not message.strip():
            return
        with self._lock:
            if self._size + len(message) + _OF_EACH > _MOST_WAITING:
                self._lost += 1
            else:
                self._waiting.append(message)
                self._size += len(message) + _OF_EACH

    def _run(self) -> None:
        assert self._socket is not None and self._wake is not None
        with selectors.DefaultSelector() as selector:
            selector.register(self._socket, selectors.EVENT_READ)
            selector.register(self._wake[0], selectors.EVENT_READ)
            open_now: dict[socket.socket, _Held] = {}  # whoever was silent longest first
            while not self._stopped.is_set():
                for key, _ in selector.select():
                    one = key.fileobj
                    assert isinstance(one, socket.socket)
                    if one is self._socket:
                        self._arrived(selector, open_now)
                    elif one in open_now:
                        open_now[one] = held = open_now.pop(one)
                        held.at = time.monotonic()
                        if not self._heard(one, held):
                            _close(selector, open_now, one)
            for one in open_now:
                one.close()

    def _arrived(self, selector: selectors.BaseSelector, open_now: "dict[socket.socket, _Held]") -> None:
        assert self._socket is not None
        with suppress(OSError):
            if self._udp:
                self._keep(self._socket.recvfrom(_PIECE)[0])
                return
            connection, _ = self._socket.accept()
            if len(open_now) >= _MOST_CONNECTIONS:
                silent = next(iter(open_now))
                if time.monotonic() - open_now[silent].at < _SILENT_S:
                    connection.close()
                    return
                _close(selector, open_now, silent)
            connection.setblocking(False)
            open_now[connection] = _Held()
            selector.register(connection, selectors.EVENT_READ)

    def _heard(self, one: socket.socket, held: bytearray) -> bool:
        """Read what a connection has; False when it ended or sends what is no event."""
        try:
            piece = one.recv(_PIECE)
        except BlockingIOError:
            return True
        except OSError:
            return False
        held += piece
        for message in whole_messages(held):
            self._keep(message)
        return bool(piece) and len(held) <= _MOST_EVENT


class _Held(bytearray):
    """What came on a connection and is no whole message yet; ``at`` is when something came last."""

    def __init__(self) -> None:
        super().__init__()
        self.at = time.monotonic()


def _close(selector: selectors.BaseSelector, open_now: dict[socket.socket, _Held], one: socket.socket) -> None:
    selector.unregister(one)
    del open_now[one]
    one.close()


def whole_messages(held: bytearray) -> list[bytes]:
    """Take the whole messages off the front of a stream: XML events, or TAK protocol frames (0xBF, length, bytes)."""
    found = []
    while held:
        if held[0] == _TAK:
            size, start = _length(held)
            if size is None or size > _MOST_EVENT:
                if size is not None:
                    held.clear()
                break
            if len(held) < start + size:
                break
            found.append(bytes(held[: start + size]))
            del held[: start + size]
            continue
        end = held.find(_END)
        if end < 0:
            break
        found.append(bytes(held[: end + len(_END)]))
        del held[: end + len(_END)]
        while held[:1].isspace():
            del held[:1]
    return found


def _length(held: bytearray) -> tuple[int | None, int]:
    """The length after the first byte, as a varint, and where the bytes begin; None while it is not whole."""
    size = shift = 0
    for place in range(1, min(len(held), 7)):
        size |= (held[place] & 0x7F) << shift
        shift += 7
        if not held[place] & 0x80:
            return size, place + 1
    return (None, 0) if len(held) < 7 else (_MOST_EVENT + 1, 0)
