"""An address on the web, asked only for what is new since the last time."""

import ssl
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException
from socket import gaierror
from typing import IO, Any
from urllib.parse import urlsplit

from console import __version__
from console.domain.errors import ConsoleError
from console.domain.live_feed import asked_to_wait
from console.services.listening.line import Line

MOST_BYTES = 64 << 20
_TIMEOUT_S = 20
_WHOLE_S = 180
"""An answer takes so long at most, however slowly it comes."""
_PIECE = 1 << 16


class NotReached(ConsoleError):
    """The address gave nothing that could be taken; ``wait`` is what it asked to wait, in milliseconds, if it did."""

    def __init__(self, sentence: str, wait: int | None = None) -> None:
        super().__init__(sentence)
        self.wait = wait


@dataclass(frozen=True)
class Answer:
    """What an address gave. ``content`` is None where nothing is new; the tags are for the next time."""

    content: bytes | None
    etag: str = ""
    last_modified: str = ""


class _SameKind(urllib.request.HTTPRedirectHandler):
    """Follows to other web addresses only, never from a secure one to one that is not."""

    max_redirections = 5

    def redirect_request(
        self, req: urllib.request.Request, fp: IO[bytes], code: int, msg: str, headers: Message, newurl: str
    ) -> urllib.request.Request | None:
        there = urlsplit(newurl).scheme
        if there not in ("http", "https") or (req.type == "https" and there == "http"):
            raise NotReached("The address leads to one that is not secure. It was not followed.")
        return super().redirect_request(req, fp, code, msg, headers, newurl)  # type: ignore[arg-type]


def _opener(line: Line) -> urllib.request.OpenerDirector:
    """Web addresses only, all on ``line``: no files, no FTP, no cookies, no passwords."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        *line.handlers(ssl.create_default_context()),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _SameKind(),
    ):
        opener.add_handler(handler)
    opener.addheaders = []
    return opener


def ask(url: str, before: Answer | None = None, check: Callable[[], None] = lambda: None) -> Answer:
    """Ask an address for what is new since ``before``. Raises NotReached with a sentence, and what ``check`` raises.

    ``check`` is called while it lasts, on another thread: whoever waits may stop.
    """
    if urlsplit(url).scheme not in ("http", "https"):
        raise NotReached("Only web addresses are asked: they begin with https:// or http://.")
    request = urllib.request.Request(url, headers={"User-Agent": f"FlankConsole/{__version__}", "Accept": "*/*"})
    if before is not None and before.etag:
        request.add_header("If-None-Match", before.etag)
    if before is not None and before.last_modified:
        request.add_header("If-Modified-Since", before.last_modified)
    host = urlsplit(url).hostname or url
    try:
        with Line(check, _WHOLE_S) as line, _opener(line).open(request, timeout=_TIMEOUT_S) as answer:
            return _read(answer, host)
    except urllib.error.HTTPError as error:
        with error:
            if error.code == 304:
                return Answer(None, *(before.etag, before.last_modified) if before else ("", ""))
            raise NotReached(
                f"{host} answered {error.code} {error.reason}.", asked_to_wait(error.headers.get("Retry-After", ""))
            ) from None
    except ssl.SSLError:
        raise NotReached(f"{host} could not prove who it is. Nothing was taken.") from None
    except (urllib.error.URLError, HTTPException, TimeoutError, OSError, ValueError) as error:
        raise NotReached(f"{host} was not reached: {_why(error)}.") from None


def _read(answer: Any, host: str) -> Answer:
    pieces, size = [], 0
    while piece := answer.read(_PIECE):
        size += len(piece)
        if size > MOST_BYTES:
            raise NotReached(f"{host} sends more than {MOST_BYTES >> 20} MB. Nothing was taken.")
        pieces.append(piece)
    if answer.length:  # what its headers promised and did not come
        raise NotReached(f"{host} broke off in the middle. Nothing was taken.")
    headers = answer.headers
    return Answer(b"".join(pieces), headers.get("ETag", ""), headers.get("Last-Modified", ""))


def _why(error: BaseException) -> str:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, ssl.SSLError):
        return "it could not prove who it is"
    if isinstance(reason, TimeoutError):
        return "no answer in time"
    if isinstance(reason, gaierror):
        return "its name is not known here"
    if isinstance(reason, OSError) and reason.strerror:
        return reason.strerror[0].lower() + reason.strerror[1:]
    return "it does not answer as a web server does"
