"""Encryption: nothing readable anywhere on the disk, a wrong passphrase touches nothing, a changed one is whole."""

import os
import signal
import subprocess
import sys
import textwrap
import traceback
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import apsw
import pytest

from console.domain.errors import CannotWrite, WrongKey
from console.store import backups, casefile, connection, disk, migrations, undo
from console.store.ids import new_id
from console.store.reader import Writer
from tests.store.sample import (
    ANN,
    KEY,
    LATER,
    PASSPHRASE,
    QUICK_KEY,
    START,
    CaseFile,
    beside,
    fingerprint,
    write_incident,
)
from tests.store.test_search import filled, line_of

CANARY = "kanarienvogel-7310"
ENCODED = [CANARY.encode(form) for form in ("utf-8", "utf-16-le", "utf-16-be")]


def text_columns(case: Writer, table: str) -> dict[str, str]:
    """Every column of a table a text may stand in."""
    sql = case.value("SELECT sql FROM sqlite_schema WHERE name = ?", (table,))
    columns = [row[1] for row in case.all(f"PRAGMA table_info({table})") if row[2] == "TEXT"]
    return {
        name: f"{CANARY} {name} {new_id(LATER).hex()}" for name in columns if "IN (" not in line_of(sql, name, "TEXT")
    }


def fill_everything(case: Writer) -> int:
    """Put the canary into every text column of every table; tell into how many."""
    count = 0
    for table in migrations.entity_tables(case.db):
        if table == "case_setting":
            case.execute("INSERT INTO case_setting VALUES (?, ?)", (f"{CANARY} key", f"{CANARY} value"))
            count += 2
        else:
            words = text_columns(case, table)
            if words:
                filled(case, table, words)
            count += len(words)
    return count


def everything_written(folder: Path) -> Iterator[bytes]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.name.encode() + path.read_bytes()


def canaries(*folders: Path) -> int:
    """In how many files any of the words can be read."""
    files = [content for folder in folders for content in everything_written(folder)]
    return sum(any(word in content for word in ENCODED) for content in files)


def test_no_word_of_an_encrypted_case_can_be_read_from_any_file(
    either: CaseFile, own_folders: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("SQLITE_TMPDIR", str(temporary))
    seen = []
    with either.open() as store:
        with store.operation(f"Fill {CANARY}", ANN, LATER) as case:
            assert fill_everything(case) > 150
        with store.operation("Make it long", ANN, LATER + 1) as case:
            case.insert_many(
                "report",
                ("id", "received_at", "headline", "body"),
                [(new_id(LATER), LATER, f"{CANARY} {number}", f"{CANARY} " * 40) for number in range(3_000)],
            )
        seen.append(canaries(tmp_path, own_folders))
        store.flush_search()
        undo.undo(store, ANN, LATER + 2)
        store.back_up(LATER)
        with store.reader() as reader, store.known_at(START) as rewound:
            reader.all("SELECT headline FROM report ORDER BY body")
            rewound.all("SELECT title FROM incident ORDER BY title")
            seen.append(canaries(tmp_path, own_folders))
    seen.append(canaries(tmp_path, own_folders))
    if either.key:
        assert seen == [0, 0, 0]
    else:  # the control: the same search finds the words of a plain case in the log, the file and the backup
        assert all(seen)


def test_a_wrong_passphrase_touches_nothing(encrypted: CaseFile) -> None:
    before = fingerprint(encrypted.path)
    for key in (connection.key_from("Žalgiris 1411"), KEY + b"\n", b"x"):
        for opened in (CaseFile(encrypted.path, key).open, CaseFile(encrypted.path, key).read):
            with pytest.raises(WrongKey, match="does not open") as refused:
                opened()
            assert refused.value.exit_code == 78
    with pytest.raises(WrongKey, match="is encrypted"):
        CaseFile(encrypted.path, None).open()
    assert fingerprint(encrypted.path) == before and beside(encrypted.path) == ["Case.flank"]


def test_a_passphrase_for_a_plain_case_is_said_to_be_too_much(plain: CaseFile) -> None:
    with pytest.raises(WrongKey, match="is not encrypted"):
        CaseFile(plain.path, KEY).open()


def test_an_empty_passphrase_is_none() -> None:
    with pytest.raises(WrongKey, match="empty"):
        connection.key_from("")


def test_one_passphrase_typed_on_two_keyboards_opens_the_case(encrypted: CaseFile) -> None:
    composed, apart = (unicodedata.normalize(form, PASSPHRASE) for form in ("NFC", "NFD"))
    assert composed != apart
    for typed in (composed, apart):
        with CaseFile(encrypted.path, connection.key_from(typed)).open() as store:
            assert store.encrypted


@pytest.mark.parametrize("passphrase", ["Neu", None])
def test_a_changed_or_removed_passphrase_is_the_only_one(either: CaseFile, passphrase: str | None) -> None:
    with either.open() as store:
        store.change_key(connection.key_from(passphrase) if passphrase else None, ANN, LATER)
        assert store.encrypted == (passphrase is not None)
        write_incident(store, "After the change")
        with store.reader() as reader, store.known_at(START) as rewound:
            assert reader.value("SELECT count(*) FROM incident") == 2
            assert rewound.value("SELECT count(*) FROM incident") == 0
    now = CaseFile(either.path, connection.key_from(passphrase) if passphrase else None)
    act = "Change passphrase" if passphrase else "Remove encryption"
    assert now.labels()[11:] == [act, "New incident After the change"]
    assert now.check().holds and beside(either.path) == ["Case.flank"]
    if now.key != either.key:
        with pytest.raises(WrongKey):
            either.open()


def test_adding_encryption_leaves_no_word_in_the_file_and_check_tells_of_plain_backups(plain: CaseFile) -> None:
    with plain.open() as store:
        write_incident(store, CANARY)
        store.change_key(KEY, ANN, LATER)
    assert canaries(plain.path.parent) == 0
    with CaseFile(plain.path, KEY).open() as store:
        assert store.encrypted
    with CaseFile(plain.path, KEY).open() as store:
        store.change_key(None, ANN, LATER)
        store.back_up(LATER)
        store.change_key(KEY, ANN, LATER)
    verdict = CaseFile(plain.path, KEY).check()
    (backup,) = backups.backups(plain.path)
    assert verdict.holds and verdict.notes == (f"The backup {backup.path.name} is not encrypted, though the case is.",)


def test_the_passphrase_is_not_changed_under_a_reader(either: CaseFile) -> None:
    with either.open() as store:
        with store.reader(), pytest.raises(CannotWrite, match="in use in another window"):
            store.change_key(connection.key_from("Neu"), ANN, LATER)
        write_incident(store, "Still there")
    assert either.labels()[11:] == ["New incident Still there"] and either.check().holds


def test_a_disk_that_fails_while_the_passphrase_changes_leaves_the_old_one(
    either: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(finished: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    with either.open() as store:
        with monkeypatch.context() as patch, pytest.raises(CannotWrite, match="disk is full"):
            patch.setattr(disk, "put_in_place", fail)
            store.change_key(connection.key_from("Neu"), ANN, LATER)
        write_incident(store, "Still there")
    assert either.labels()[11:] == ["New incident Still there"]
    assert either.check().holds and beside(either.path) == ["Case.flank"]


CHILD = f"""
    {QUICK_KEY}
    import os, signal, sys
    from pathlib import Path
    from console.domain.operation import Actor
    from console.store import casefile, disk
    path, key, step = Path(sys.argv[1]), bytes.fromhex(sys.argv[2]) or None, int(sys.argv[3])
    def die(left):
        def trace(frame, event, argument):
            nonlocal left
            if event == "call" and frame.f_code.co_filename.endswith(("connection.py", "disk.py", "journal.py")):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
        return trace
    store = casefile.open_case(path, Actor("Child", "Cell 9"), 5, key=key)
    sys.setprofile(die(step))
    store.change_key(b"Neu", Actor("Child", "Cell 9"), 6)
    sys.setprofile(None)
    print("survived")
"""


@pytest.mark.skipif(os.name != "posix", reason="Windows ends processes in another way")
@pytest.mark.parametrize("step", [3, 9, 15, 21])
def test_a_kill_while_the_passphrase_changes_leaves_the_old_case_or_the_new(either: CaseFile, step: int) -> None:
    words = [sys.executable, "-c", textwrap.dedent(CHILD), str(either.path), (either.key or b"").hex(), str(step)]
    child = subprocess.run(words, capture_output=True, text=True, check=False)
    assert child.returncode in (0, -signal.SIGKILL), child.stderr
    opened = 0
    for key in (connection.key_from("Neu"), either.key):
        case = CaseFile(either.path, key)
        try:
            with case.read():
                opened += 1
            with case.open():
                pass
        except WrongKey:
            continue
        assert case.labels()[11:12] == ([] if key == either.key else ["Change passphrase"])
        assert case.check().holds
    assert opened == 1 and beside(either.path) == ["Case.flank"]


def test_a_new_encrypted_case_is_never_plain_on_the_disk(tmp_path: Path) -> None:
    with casefile.create(tmp_path / "New.flank", CANARY, ANN, LATER, key=KEY):
        assert canaries(tmp_path) == 0
    assert canaries(tmp_path) == 0


def test_no_error_about_a_copy_quotes_the_key(encrypted: CaseFile, tmp_path: Path) -> None:
    with encrypted.open() as store, pytest.raises(apsw.CantOpenError) as failed:
        connection.copy_into(store.writer_view().db, tmp_path / "no such folder" / "copy.flank", KEY)
    told = "".join(traceback.format_exception(failed.value))
    assert "unable to open" in told and KEY.hex() not in told
    assert failed.value.__context__ is None and failed.value.__cause__ is None


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PureWindowsPath(r"\\server\share\Night watch.flank"), "file:////server/share/Night%20watch.flank"),
        (PureWindowsPath(r"C:\cases\a#1.flank"), "file:///C:/cases/a%231.flank"),
        (PurePosixPath("/cases/50 %?.flank"), "file:///cases/50%20%25%3F.flank"),
    ],
)
def test_a_path_of_any_system_is_named_so_that_sqlite_finds_it(path: PurePath, uri: str) -> None:
    assert connection.uri_of(path) == uri
