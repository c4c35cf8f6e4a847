"""Two consoles on one case: the second reads and says who has it; the lock never outlives its process."""

import json
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from console.domain.errors import CannotWrite
from console.store.lock import CaseLock, Holder, lock_file
from tests.store.sample import ANN, BO, LATER, QUICK_KEY, CaseFile, beside, write_incident

CHILD = f"""
    {QUICK_KEY}
    import sys
    from pathlib import Path
    from console.domain.operation import Actor
    from console.store import casefile
    path, key = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]) or None
    sys.stdin.readline()
    store = casefile.open_case(path, Actor("Child", "Cell 9"), 5, key=key)
    print("reads" if store.read_only else "writes", flush=True)
    sys.stdin.readline()
    store.close()
"""


def child(case: CaseFile) -> subprocess.Popen[str]:
    """A console in a process of its own: opens at the first line it gets, closes at the second."""
    words = [sys.executable, "-c", textwrap.dedent(CHILD), str(case.path), (case.key or b"").hex()]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ.copy())


def say(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("\n")
    process.stdin.flush()


def answer(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def end(process: subprocess.Popen[str]) -> None:
    process.communicate("\n", timeout=60)


def test_a_second_console_reads_and_says_who_has_the_case(either: CaseFile) -> None:
    with either.open() as first, either.open(actor=BO) as second:
        assert second.read_only and second.holder
        assert (second.holder.name, second.holder.station, second.holder.since) == (ANN.name, ANN.station, LATER)
        assert second.why_read_only == "Case.flank is open for reading only: Ann Alder at Cell 1 has it."
        write_incident(first, "New")
        assert second.writer_view().value("SELECT count(*) FROM incident") == 2
        with pytest.raises(CannotWrite, match="Ann Alder at Cell 1 has it"):
            write_incident(second, "Mine")
        for act in (lambda: second.change_key(b"x", BO, LATER), lambda: second.event("Shown", BO, LATER)):
            with pytest.raises(CannotWrite, match="Ann Alder"):
                act()
    assert beside(either.path) == ["Case.flank"]
    with either.open(actor=BO) as third:
        assert not third.read_only


def test_whoever_closes_last_leaves_one_file(either: CaseFile) -> None:
    first = either.open()
    write_incident(first, "New")
    second = either.open(actor=BO)
    assert second.writer_view().value("SELECT count(*) FROM incident") == 2
    first.close()
    second.close()
    assert beside(either.path) == ["Case.flank"]
    assert either.check().holds and len(either.labels()) == 12


def test_a_query_in_progress_elsewhere_does_not_keep_a_console_from_closing(plain: CaseFile) -> None:
    first, second = plain.open(), plain.read()
    rows = second.writer_view().db.execute("SELECT seq FROM operation")
    next(rows)
    write_incident(first, "New")
    first.close()
    assert not lock_file(plain.path).exists()
    rows.close()
    second.close()
    assert beside(plain.path) == ["Case.flank"] and len(plain.labels()) == 12


def test_two_processes_at_once_make_one_writer_and_one_reader(either: CaseFile) -> None:
    both = [child(either), child(either)]
    for process in both:
        say(process)
    assert sorted(answer(process) for process in both) == ["reads", "writes"]
    for process in both:
        end(process)
    assert [process.returncode for process in both] == [0, 0]
    assert beside(either.path) == ["Case.flank"]


@pytest.mark.skipif(os.name != "posix", reason="Windows ends processes in another way")
def test_a_killed_console_lets_go_of_its_case(plain: CaseFile) -> None:
    process = child(plain)
    say(process)
    assert answer(process) == "writes"
    with plain.open(actor=BO) as second:
        assert second.holder and (second.holder.name, second.holder.process) == ("Child", process.pid)
    process.send_signal(signal.SIGKILL)
    process.communicate()
    assert lock_file(plain.path).exists()
    with plain.open(actor=BO) as second:
        assert not second.read_only
    assert beside(plain.path) == ["Case.flank"]


def test_a_lock_says_nothing_of_the_content(encrypted: CaseFile) -> None:
    with encrypted.open():
        told = json.loads(lock_file(encrypted.path).read_text())
    assert set(told) == {"name", "station", "since", "process"}


def test_a_holder_that_has_not_yet_said_who_it_is_is_someone(tmp_path: Path) -> None:
    case = tmp_path / "Case.flank"
    lock = CaseLock.take(case, ANN, LATER)
    assert isinstance(lock, CaseLock)
    lock_file(case).write_bytes(b"{")
    other = CaseLock.take(case, BO, LATER)
    assert isinstance(other, Holder) and other.name == "someone"
    lock.release()
    lock.release()
    assert not lock_file(case).exists()
