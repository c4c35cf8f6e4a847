"""What comes in by itself: over loopback only, from servers that live as long as one test."""

import http.server
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from console.domain.errors import BadInput
from console.domain.live_feed import FeedKind, LiveFeed
from console.services.listening.cot import CotListener, whole_messages
from console.services.listening.folder import DropFolder
from console.services.listening.web import Answer, NotReached, ask

EVENT = b'<event uid="a"><point lat="1" lon="2"/></event>'
TAK = b"\xbf\x05hello"


class Server(http.server.BaseHTTPRequestHandler):
    """Answers by the path asked for."""

    def do_GET(self) -> None:
        answers = {"/feed": self._feed, "/away": self._away, "/busy": self._busy, "/files": self._files}
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
    with http.server.HTTPServer(("127.0.0.1", 0), Server) as server:
        thread = threading.Thread(target=lambda: server.serve_forever(0.01))
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
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


@pytest.mark.parametrize("kind", [FeedKind.COT_TCP, FeedKind.COT_UDP])
def test_events_arrive_on_a_port_of_this_machine(kind: FeedKind) -> None:
    with socket.socket(type=socket.SOCK_DGRAM if kind is FeedKind.COT_UDP else socket.SOCK_STREAM) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    listener = CotListener(LiveFeed(b"", b"", "TAK", kind, f"127.0.0.1:{port}", True, 5))
    listener.start()
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
