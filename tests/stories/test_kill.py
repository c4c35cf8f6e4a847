"""A console is killed fifty times on a plain case and fifty on an encrypted one: nothing acknowledged is missing."""

import os
import random
import sys
from pathlib import Path

import pytest

from console.domain.operation import Actor
from console.store import casefile, check, journal, undo
from console.store.ids import new_id
from tests.store import memory
from tests.stories.killing import killed

KILLS = 50
"""On each kind of case."""
MOST = 9
"""Operations of one child: a busy machine lets it go on long after the seventh, and each is checked again and again."""
NOW = 1_668_520_800_000
WRITER = Actor("Writer", "Cell 1")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork and SIGKILL")


def work(path: Path, key: bytes | None, acknowledge: int, seed: int) -> None:
    """What the child does until it is killed: small and large operations, edits and undo, a line after each commit."""
    dice = random.Random(seed)
    store = casefile.open_case(path, WRITER, NOW, key=key)
    for _ in range(MOST):
        act = dice.random()
        label = f"{seed} {dice.getrandbits(64):x}"
        if act < 0.15 and undo.next_undo(store.writer_view()):
            changes = undo.undo(store, WRITER, NOW)
        else:
            with store.operation(label, WRITER, NOW) as case:
                rows = [(new_id(NOW), NOW, f"Report {label}", "text " * 60) for _ in range(300 if act > 0.9 else 2)]
                case.insert_many("report", ("id", "received_at", "headline", "body"), rows)
            changes = case.changes
        assert changes.operation
        os.write(acknowledge, changes.operation.hex().encode() + b"\n")


def acknowledged_by(path: Path, key: bytes | None, seed: int) -> list[bytes]:
    """Let a child work, kill it at a random moment; the ids it acknowledged until then."""

    def hear(told: int) -> bytes:
        dice, heard = random.Random(seed), b""
        for _ in range(dice.randrange(0, 8)):
            heard += os.read(told, 33)
        # Spin for a random part of an operation: some die while writing, some while committing.
        for _ in range(dice.randrange(0, 20_000)):
            pass
        return heard

    heard = killed(lambda acknowledge: work(path, key, acknowledge, seed), hear)
    return [bytes.fromhex(line.decode()) for line in heard.split()]


@pytest.mark.filterwarnings("ignore:This process .* is multi-threaded:DeprecationWarning")
@pytest.mark.parametrize("key", [None, b"a passphrase"], ids=["plain", "encrypted"])
def test_nothing_acknowledged_is_missing_after_fifty_kills(key: bytes | None) -> None:
    with memory.folder() as folder:
        kill_and_look(folder, key)


def kill_and_look(folder: Path, key: bytes | None) -> None:
    acknowledged: list[bytes] = []
    for kill in range(KILLS):
        path = folder / f"Case {kill // 5}.flank"
        if kill % 5 == 0:  # a new case now and then, so that each check stays short
            casefile.create(path, "Killed", WRITER, NOW, key=key).close()
            acknowledged = []
        acknowledged += acknowledged_by(path, key, kill)
        with casefile.open_case(path, WRITER, NOW, key=key) as store:
            assert not store.read_only
            reader = store.writer_view()
            kept = {row.id for row in journal.operations(reader)}
            assert kept.issuperset(acknowledged)
            verdict = check.check(reader, path, store.case.case_id, key)
            assert verdict.holds, verdict.findings
        assert [entry.name for entry in folder.glob(f"{path.name}*")] == [path.name]
