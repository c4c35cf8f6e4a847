"""What is hostile ends in the process that parses: one clear sentence, nothing kept, nothing reached."""

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from console.config import children
from console.domain.errors import BadInput, Cancelled
from console.feeds.drafts import Refused, Rejected, ReportDraft, Titled, Warned
from console.services import parsing
from console.services.parsing import Limits, Parsed
from console.services.progress import Unheard

PARSER = """
import sys, os, time
from console.feeds import formats, parse_process
from console.feeds.drafts import *
class Parser:
    name = "made"
    def recognises(self, given): return True
    def read(self, given, asked):
        {body}
        yield from ()
formats.parsers = lambda: iter([Parser()])
sys.exit(parse_process.main())
"""
GOOD = """
        yield Titled("The wire")
        for number in range(1, 2500): yield ReportDraft(number=number, headline=f"Report {number}", lon=1.5, lat=2.5)
        yield Rejected(2500, "no words")
        yield Warned("half a character: \\ud800")
"""
Parse = Callable[..., Parsed]


@pytest.fixture
def parse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Parse:
    """Parse a small file by a parser whose words are given, or by a whole program."""

    def run(body: str, limits: Limits | None = None, told: Unheard | None = None, program: str = PARSER) -> Parsed:
        words = program.replace("{body}", body)
        monkeypatch.setattr(children, "command", lambda module: [sys.executable, "-P", "-c", words])
        file = tmp_path / "what came.txt"
        file.write_text("some words\n")
        size, sha256 = parsing.examined(file, Unheard())
        parsed = Parsed(file.name, size, sha256)
        parsing.parse_file(file, parsed, None, told or Unheard(), limits)
        return parsed

    return run


def test_what_was_parsed_comes_whole_and_in_order(parse: Parse) -> None:
    parsed = parse(GOOD)
    drafts = [draft for batch in parsed.batches() for draft in batch]
    assert (parsed.format, parsed.title, parsed.count, len(drafts)) == ("made", "The wire", 2502, 2502)
    reports = [draft for draft in drafts if isinstance(draft, ReportDraft)]
    assert [one.number for one in reports] == list(range(1, 2500)) and reports[7].lat == 2.5
    assert drafts[-2:] == [Rejected(2500, "no words"), Warned("half a character: ?")]
    assert isinstance(drafts[0], Titled)


@pytest.mark.parametrize(
    ("body", "why"),
    [
        ("raise ValueError(given.name)", "breaks the rules of its format"),
        ("yield from (ReportDraft(number=n, headline='x') for n in range(3000)); os._exit(9)", "broke off"),
        ("os.write(3, b'x' * 100); os._exit(0)", "broke off in disorder"),
        ("import socket; socket.socket()", "breaks the rules of its format"),
        ("import ctypes; ctypes.CDLL(None).getpid()", "breaks the rules of its format"),
        ("import sqlite3; sqlite3.connect(str(given._given._path))", "breaks the rules of its format"),
        ("import subprocess; subprocess.run(['true'])", "breaks the rules of its format"),
        ("open(given._given._path.with_name('made.txt'), 'w')", "breaks the rules of its format"),
        ("raise Refused('Not taken: it is a poem. Nothing was written.')", "it is a poem"),
    ],
)
def test_a_parser_that_fails_or_does_what_it_may_not_takes_nothing(
    parse: Parse, tmp_path: Path, body: str, why: str
) -> None:
    with pytest.raises(Refused, match=why) as refused:
        parse(body)
    assert "Nothing was written." in str(refused.value) and "\n" not in str(refused.value)
    assert [path.name for path in tmp_path.iterdir()] == ["what came.txt"]


@pytest.mark.skipif(sys.platform != "linux", reason="how memory is held differs")
def test_one_that_takes_too_much_memory_is_ended(parse: Parse) -> None:
    with pytest.raises(Refused, match="more than 200 MB of memory"):
        parse("held = [bytes(1 << 20) for _ in range(4000)]", Limits(memory=200 << 20))


def test_one_that_says_nothing_for_long_is_ended(parse: Parse) -> None:
    with pytest.raises(Refused, match="nothing came of it for 0 seconds"):
        parse("time.sleep(60)", Limits(silent_s=0.3))


def test_one_that_says_too_much_is_ended(parse: Parse) -> None:
    with pytest.raises(Refused, match="more than this console can hold"):
        parse(GOOD, Limits(drafts=5000))


def test_stopping_ends_it_at_once(parse: Parse) -> None:
    class Stopped(Unheard):
        def check(self) -> None:
            if threading.current_thread().name == "parsing":
                raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        parse("time.sleep(60)", told=Stopped())


def test_its_surroundings_hold_no_key(parse: Parse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLANK_KEY", "secret")
    parsed = parse("yield Warned(' '.join(sorted(os.environ)) + sys.stdin.read())")
    ((warned,),) = parsed.batches()
    assert isinstance(warned, Warned) and "FLANK" not in warned.text and "HOME" not in warned.text.split()


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        parsing.examined(tmp_path, Unheard())
    with pytest.raises(BadInput, match="is not there"):
        parsing.examined(tmp_path / "gone.csv", Unheard())


NO_HOOK = PARSER.replace("import sys, os, time", "import sys, os, time; sys.addaudithook = lambda hook: None")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has such filters")
def test_what_python_does_not_see_the_kernel_refuses(parse: Parse, tmp_path: Path) -> None:
    tries = (
        "__import__('socket').socket()", "os.fork()", "os.execv(sys.executable, [sys.executable, '-V'])",
        "os.remove(given._given._path)", "open(given._given._path, 'r+')",
        "os.mkfifo('made')", "os.kill(os.getppid(), 9)",
    )  # fmt: skip
    body = f"""
        for words in {tries!r}:
            try: yield Warned(f"{{words}} was let through: {{eval(words)}}")
            except PermissionError: yield Warned("refused")
        __import__('numpy'), __import__('shapely'), __import__('pyproj')
    """
    parsed = parse(body, program=NO_HOOK)
    (warned,) = parsed.batches()
    assert warned == [Warned("refused")] * len(tries)
    assert [path.name for path in tmp_path.iterdir()] == ["what came.txt"]


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_it_ends_when_the_console_is_killed() -> None:
    console = """
import os, sys
from console.config import children
from console.services import parsing
from console.services.progress import Unheard
child = "import os, sys; from console.feeds import confined; "
child += "confined.end_with_parent(); print(os.getpid(), flush=True); [0 for _ in iter(int, 1)]"
import subprocess
started = subprocess.Popen([sys.executable, "-P", "-c", child], env=children.bare_environment(), stdin=subprocess.PIPE)
started.wait()
"""
    words = [sys.executable, "-P", "-c", console]
    with subprocess.Popen(words, env=children.environment(), stdout=subprocess.PIPE) as parent:
        assert parent.stdout is not None
        assert int(parent.stdout.readline()) > 0
        parent.kill()
        assert parent.stdout.read() == b""  # its other end is closed once the child has gone too
