"""Where reports come in by themselves, and when each is asked again.

All of them are off until a person switches them on. What opens a connection is also held back by the one master switch
of the machine, which is off by default; a watched folder needs no network and is the normal way in a secure room.
"""

import ipaddress
import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit, urlunsplit

from console.domain.errors import BadInput
from console.domain.times import HOUR, SECOND, Instant

LEAST_S = 5
"""Nothing is asked more often than this, in seconds."""
_MOST_WAIT = 6 * HOUR
_DOUBLINGS = 12
_HOST = re.compile(r"[A-Za-z0-9_]([A-Za-z0-9_.-]{0,252}[A-Za-z0-9_])?")


class FeedKind(StrEnum):
    """How a feed comes in."""

    FOLDER = "folder"
    HTTP = "http"
    COT_TCP = "cot-tcp"
    COT_UDP = "cot-udp"

    @property
    def network(self) -> bool:
        """Whether it opens a connection, so that "network off" holds it back."""
        return self is not FeedKind.FOLDER

    @property
    def listens(self) -> bool:
        """Whether others connect to it; else it asks by itself."""
        return self in (FeedKind.COT_TCP, FeedKind.COT_UDP)


USUAL_S = {FeedKind.FOLDER: 10, FeedKind.HTTP: 300, FeedKind.COT_TCP: LEAST_S, FeedKind.COT_UDP: LEAST_S}
"""How often each is asked, or what came is taken in, where nobody said otherwise; seconds."""


@dataclass(frozen=True, slots=True)
class LiveFeed:
    """One feed as it is set up. ``every_s`` is how often it is asked, ``format`` one that is taken whatever comes."""

    id: bytes
    source_id: bytes
    source: str
    kind: FeedKind
    address: str
    enabled: bool
    every_s: int
    format: str | None = None


@dataclass(frozen=True, slots=True)
class SourceStanding:
    """A source and how it does: the list a person looks at to see whether the picture is alive.

    ``newest`` is when its newest report was received, ``last_arrival`` when it last brought anything at all, new or
    known; ``reports_day`` counts reports of the last 24 hours, ``errors_day`` records that were rejected in them.
    ``expected_every_s`` is how often it is heard when it works; None: nobody said, so it is never stale.
    ``failing_since`` and ``failure`` are set while its feed does not work.
    """

    id: bytes
    name: str
    reliability: str | None
    newest: Instant | None
    last_arrival: Instant | None
    reports_day: int
    errors_day: int
    expected_every_s: int | None
    feed: LiveFeed | None
    failing_since: Instant | None = None
    failure: str = ""

    @property
    def last_heard(self) -> Instant | None:
        """When it last showed that it works."""
        known = [when for when in (self.newest, self.last_arrival) if when is not None]
        return max(known, default=None)

    def is_stale(self, now: Instant) -> bool:
        """Whether it should have been heard by now: twice its usual time has gone by."""
        if self.expected_every_s is None or self.last_heard is None:
            return False
        return now - self.last_heard > 2 * self.expected_every_s * SECOND


def wait_after(every_s: int, failures: int) -> int:
    """How long to wait before asking again, in milliseconds, after so many failures in a row.

    It doubles with each failure, so that a server in trouble is left alone, up to six hours (longer where it is asked
    less often anyway).
    """
    usual = max(LEAST_S, every_s) * SECOND
    return max(usual, min(usual * 2 ** min(failures, _DOUBLINGS), _MOST_WAIT)) if failures else usual


def asked_to_wait(text: str) -> int | None:
    """The wait a server asks for in ``Retry-After``, in milliseconds; None where it says none in seconds."""
    return min(int(text.strip()), 24 * 3600) * SECOND if re.fullmatch(r"\s*\d{1,9}\s*", text) else None


def sound_address(kind: FeedKind, address: str) -> str:
    """An address as it is kept. Raises BadInput with what is wrong with it."""
    address = address.strip()
    if not address:
        raise BadInput("A feed needs an address: a folder, a web address, or a port to listen on.")
    if kind is FeedKind.FOLDER:
        return address
    return _sound_url(address) if kind is FeedKind.HTTP else "{}:{}".format(*host_and_port(address))


def host_and_port(address: str) -> tuple[str, int]:
    """The host and port of ``host:port``, ``[::1]:port`` or a port alone (loopback). Raises BadInput."""
    host, _, port = address.rpartition(":")
    host = host.strip("[]") or "127.0.0.1"
    if not port.isascii() or not port.isdigit() or not 1 <= int(port) <= 65535:
        raise BadInput(f"{address} has no port to listen on. Write 8087, or 127.0.0.1:8087.")
    if not _is_address(host) and not _HOST.fullmatch(host):
        raise BadInput(f"{host} is not an address of this machine. Write 127.0.0.1:8087.")
    return host, int(port)


def is_loopback(address: str) -> bool:
    """Whether only this machine reaches a listener at ``host:port``. Raises BadInput."""
    host, _ = host_and_port(address)
    return host == "localhost" or (_is_address(host) and ipaddress.ip_address(host).is_loopback)


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _sound_url(address: str) -> str:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise BadInput(f"{address} is not a web address. It begins with https://.") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise BadInput(f"{address} is not a web address. It begins with https://.")
    if parts.username or parts.password:
        raise BadInput("A name or password in a web address would be kept for all to read. Take it out.")
    if any(ord(letter) < 33 or ord(letter) == 127 for letter in address):
        raise BadInput("A web address has no spaces. Check what was pasted.")
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, ""))
