"""The connections of one question to the web, which end when the one who asked stops or the time is up.

A server that sends a byte now and then keeps within the time limit of every single read; this limits all of them.
"""

import http.client
import socket
import ssl
import threading
import time
import urllib.request
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Any

_LOOK_EVERY_S = 0.2


class Line:
    """Lasts as its block does. What stopped it is raised at the block's end, whatever reading made of it."""

    def __init__(self, check: Callable[[], None], most_s: float) -> None:
        """``check`` raises once whoever asked wants it stopped; it is called on another thread."""
        self._check = check
        self._until = time.monotonic() + most_s
        self._held: list[socket.socket] = []
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._why: BaseException | None = None
        self._thread = threading.Thread(target=self._watch, name="line", daemon=True)

    def __enter__(self) -> "Line":
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        self._thread.join()
        for one in self._held:
            one.close()
        if self._why is not None:
            raise self._why from None

    def handlers(self, context: ssl.SSLContext) -> list[urllib.request.BaseHandler]:
        """What opens web addresses, in the clear and secured, on this line."""
        return [_Clear(self), _Secured(self, context)]

    def connected(self, *words: Any, **more: Any) -> socket.socket:
        """A new connection; another hold on it stays here, whatever becomes of the first."""
        made = socket.create_connection(*words, **more)
        with self._lock:
            self._held.append(made.dup())
            if self._why is not None:
                self._end()
        return made

    def _watch(self) -> None:
        while not self._over.wait(_LOOK_EVERY_S):
            try:
                self._check()
                if time.monotonic() > self._until:
                    raise TimeoutError
            except BaseException as error:
                with self._lock:
                    self._why = error
                    self._end()
                return

    def _end(self) -> None:
        for one in self._held:
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)


class _Clear(urllib.request.HTTPHandler):
    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_on(self._line, http.client.HTTPConnection), req)


class _Secured(urllib.request.HTTPSHandler):
    def __init__(self, line: Line, context: ssl.SSLContext) -> None:
        super().__init__(context=context)
        self._line = line
        self._secure = context

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_on(self._line, http.client.HTTPSConnection), req, context=self._secure)


def _on(line: Line, kind: Callable[..., http.client.HTTPConnection]) -> Any:
    def made(*words: Any, **more: Any) -> http.client.HTTPConnection:
        connection = kind(*words, **more)
        connection._create_connection = line.connected  # type: ignore[attr-defined]
        return connection

    return made
