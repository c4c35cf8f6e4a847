"""What comes in by itself: over loopback only, from servers that live as long as one test."""

import http.server
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.errors import BadInput, Cancelled
from console.domain.live_feed import FeedKind, LiveFeed
from console.services.listening import cot
from console.services.listening import web as module
from console.services.listening.cot import CotListener, whole_messages
from console.services.listening.folder import DropFolder
from console.services.listening.web import Answer, NotReached, ask

EVENT = b'<event uid="a"><point lat="1" lon="2"/></event>'
TAK = b"\xbf\x05hello"
OVER = threading.Event()


class Server(http.server.BaseHTTPRequestHandler):
    """Answers by the path asked for."""

    def do_GET(self) -> None:
        answers = {
            "/feed": self._feed,
            "/away": self._away,
            "/busy": self._busy,
            "/files": self._files,
            "/short": self._short,
            "/drip": self._drip,
            "/round": lambda: self._give(302, b"", Location="/round"),
        }
        answers[self.path]()

    def _feed(self) -> None:
        if self.headers.get("If-None-Match") == '"v1"':
            self.send_response(304)
            self.end_headers()
            return
        self._give(200, b"<rss/>", ETag='"v1"', **{"Last-Modified": "Tue, 15 Nov 2022 19:44:00 GMT"})

    def _away(self) -> None:
        self._give(302, b"", Location="/feed")

    def _busy(self) -> None:
        self._give(503, b"", **{"Retry-After": "120"})

    def _files(self) -> None:
        self._give(302, b"", Location="file:///etc/passwd")

    def _short(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "100")
        self.end_headers()
        self.wfile.write(b"half")

    def _drip(self) -> None:
        """A byte now and then, without end, until whoever asked has gone."""
        self.send_response(200)
        self.end_headers()
        with suppress(OSError):
            while not OVER.wait(0.01):
                self.wfile.write(b"x")

    def _give(self, code: int, content: bytes, **headers: str) -> None:
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *values: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    OVER.clear()
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server) as server:
        thread = threading.Thread(target=lambda: server.serve_forever(0.01))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        OVER.set()
        server.shutdown()
        thread.join()


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def test_an_address_is_asked_only_for_what_is_new(web: str) -> None:
    first = ask(f"{web}/feed")
    assert first == Answer(b"<rss/>", '"v1"', "Tue, 15 Nov 2022 19:44:00 GMT")
    assert ask(f"{web}/feed", first) == Answer(None, first.etag, first.last_modified)
    assert ask(f"{web}/away").content == b"<rss/>"


def test_what_goes_wrong_is_one_sentence_with_the_wait_that_was_asked_for(web: str) -> None:
    with pytest.raises(NotReached, match="503") as busy:
        ask(f"{web}/busy")
    assert busy.value.wait == 120_000
    with pytest.raises(NotReached, match="is not allowed"):
        ask(f"{web}/files")
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        with pytest.raises(NotReached, match="was not reached"):
            ask(f"http://127.0.0.1:{closed.getsockname()[1]}/")
    for other in ("file:///etc/passwd", "ftp://127.0.0.1/x"):
        with pytest.raises(NotReached):
            ask(other)


def test_half_an_answer_and_one_without_end_are_not_taken(web: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotReached, match="broke off in the middle"):
        ask(f"{web}/short")
    with pytest.raises(NotReached, match="redirect"):
        ask(f"{web}/round")
    monkeypatch.setattr(module, "_WHOLE_S", 0.05)
    with pytest.raises(NotReached, match="no answer in time"):
        ask(f"{web}/drip")


def test_stopping_is_heard_while_an_answer_drips(web: str) -> None:
    def check() -> None:
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        ask(f"{web}/drip", check=check)


def test_a_file_is_taken_once_it_is_whole_and_again_when_it_changed(tmp_path: Path) -> None:
    drop = DropFolder(tmp_path)
    (tmp_path / "a.csv").write_text("half")
    (tmp_path / ".hidden").write_text("x")
    (tmp_path / "b.csv.part").write_text("x")
    (tmp_path / "empty.csv").touch()
    (tmp_path / "folder").mkdir()
    assert drop.look() == []
    (tmp_path / "a.csv").write_text("half and more")
    assert drop.look() == []
    assert drop.look() == [tmp_path / "a.csv"]
    drop.taken(tmp_path / "a.csv")
    assert drop.look() == []
    (tmp_path / "a.csv").write_text("another night, more rows")
    assert drop.look() == [] and drop.look() == [tmp_path / "a.csv"]


def test_links_out_of_the_folder_are_never_followed(tmp_path: Path) -> None:
    inside = tmp_path / "drop"
    inside.mkdir()
    (tmp_path / "secret.csv").write_text("secret")
    try:
        (inside / "link.csv").symlink_to(tmp_path / "secret.csv")
    except OSError:
        pytest.skip("no links here")
    drop = DropFolder(inside)
    assert drop.look() == drop.look() == []
    with pytest.raises(BadInput, match="cannot be read"):
        DropFolder(tmp_path / "gone").look()


@given(st.lists(st.sampled_from([EVENT, TAK, b"\xbf\x80\x01" + b"x" * 128]), max_size=6), st.integers(1, 40))
def test_a_stream_gives_whole_messages_however_it_is_cut(messages: list[bytes], piece: int) -> None:
    stream, held, found = b"".join(messages), bytearray(), []
    for start in range(0, len(stream), piece):
        held += stream[start : start + piece]
        found += whole_messages(held)
    assert found == messages and not held


def listening(kind: FeedKind) -> CotListener:
    with socket.socket(type=socket.SOCK_DGRAM if kind is FeedKind.COT_UDP else socket.SOCK_STREAM) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    listener = CotListener(LiveFeed(b"", b"", "TAK", kind, f"127.0.0.1:{port}", True, 5))
    listener.start()
    return listener


@pytest.mark.parametrize("kind", [FeedKind.COT_TCP, FeedKind.COT_UDP])
def test_events_arrive_on_a_port_of_this_machine(kind: FeedKind) -> None:
    listener = listening(kind)
    port = listener.port
    try:
        with socket.socket(type=socket.SOCK_DGRAM if kind is FeedKind.COT_UDP else socket.SOCK_STREAM) as sender:
            sender.connect(("127.0.0.1", port))
            sender.sendall(EVENT)
        waiting = threading.Event()
        for _ in range(200):
            taken, lost = listener.take()
            if taken:
                break
            waiting.wait(0.01)
        assert taken == [EVENT] and lost == 0
        with pytest.raises(BadInput, match="cannot be listened on"):
            CotListener(LiveFeed(b"", b"", "TAK", kind, f"127.0.0.1:{port}", True, 5)).start()
    finally:
        listener.stop()


def test_many_small_messages_are_no_way_around_the_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cot, "_MOST_WAITING", 1_000)
    listener = CotListener(LiveFeed(b"", b"", "TAK", FeedKind.COT_UDP, "127.0.0.1:8087", True, 5))
    for _ in range(50):
        listener._keep(b"x")
    taken, lost = listener.take()
    assert len(taken) == 7 and lost == 43
    listener._keep(b"x")
    assert listener.take() == ([b"x"], 0)


def test_who_holds_connections_and_says_nothing_makes_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cot, "_MOST_CONNECTIONS", 2)
    monkeypatch.setattr(cot, "_SILENT_S", 0.0)
    listener = listening(FeedKind.COT_TCP)
    open_now = []
    try:
        for _ in range(5):
            open_now.append(socket.create_connection(("127.0.0.1", listener.port), timeout=10))
        open_now[-1].sendall(EVENT)
        assert open_now[0].recv(1) == b""  # closed from the other side
        until = time.monotonic() + 10
        while not (taken := listener.take()[0]) and time.monotonic() < until:
            threading.Event().wait(0.01)
        assert taken == [EVENT]
    finally:
        for one in open_now:
            one.close()
        listener.stop()


@given(st.binary(max_size=300), st.integers(1, 40))
def test_rubbish_on_a_port_neither_hangs_nor_breaks(rubbish: bytes, piece: int) -> None:
    held, found = bytearray(), []
    for start in range(0, len(rubbish), piece):
        held += rubbish[start : start + piece]
        found += whole_messages(held)
    assert sum(map(len, found)) + len(held) <= len(rubbish)
