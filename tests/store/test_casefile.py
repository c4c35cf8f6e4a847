"""Making and opening a case: one file, one clear sentence when it is not one, and its bytes left as they were."""

import os
import shutil
import threading
import zipfile
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from console.config import paths
from console.domain.errors import BadInput, CannotWrite, ConsoleError, WrongKey
from console.store import backups, casefile, heads, journal, migrations
from console.store.header import APPLICATION_ID
from tests.store.sample import ANN, KEY, LATER, MINUTE, START, UNIT, CaseFile, beside, fingerprint, write_incident

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 48


def test_what_is_left_of_a_case_that_is_gone_is_not_taken_for_a_part_of_a_new_one(tmp_path: Path) -> None:
    left = tmp_path / "Watch.flank-wal"
    left.write_bytes(b"the last words of another")
    with pytest.raises(CannotWrite, match="flank-wal is left there"):
        casefile.create(tmp_path / "Watch.flank", "Watch", ANN, LATER)
    assert [file.name for file in tmp_path.iterdir()] == [left.name] and left.read_bytes()


def test_a_new_case_is_one_file_that_opens_again(tmp_path: Path) -> None:
    path = tmp_path / "New.flank"
    with casefile.create(path, "Night of 15 November", ANN, LATER, exercise=True) as store:
        assert store.case.title == "Night of 15 November" and store.case.exercise
    assert beside(path) == ["New.flank"]
    with casefile.open_case(path, ANN, LATER) as store:
        assert store.case.title == "Night of 15 November"
        assert [row.label for row in journal.operations(store.writer_view())] == ["Make case"]


def test_a_case_is_never_made_over_a_file_that_is_there(tmp_path: Path) -> None:
    path = tmp_path / "There.flank"
    path.write_text("mine")
    with pytest.raises(CannotWrite, match="is there already"):
        casefile.create(path, "x", ANN, LATER)
    assert path.read_text() == "mine" and beside(path) == ["There.flank"]


def test_a_case_made_by_another_meanwhile_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "Race.flank"
    migrate = migrations.migrate

    def make_it_first(db: apsw.Connection, now: int) -> None:
        path.write_text("theirs")
        migrate(db, now)

    monkeypatch.setattr(migrations, "migrate", make_it_first)
    with pytest.raises(CannotWrite, match="is there already"):
        casefile.create(path, "x", ANN, LATER)
    assert path.read_text() == "theirs" and beside(path) == ["Race.flank"]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="does not exist"):
        casefile.create(tmp_path / "no" / "New.flank", "x", ANN, LATER)


def a_text(path: Path) -> None:
    path.write_text("minutes of the meeting\n" * 500)


def a_picture(path: Path) -> None:
    path.write_bytes(PICTURE)


def a_zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", "some text " * 5_000)


def another_database(path: Path) -> None:
    db = apsw.Connection(str(path))
    db.execute("CREATE TABLE mine (x); INSERT INTO mine VALUES (1)")
    db.close()


def an_empty_file(path: Path) -> None:
    path.touch()


@pytest.mark.parametrize("make", [a_text, a_picture, a_zip, another_database, an_empty_file])
@pytest.mark.parametrize("key", [None, KEY])
def test_a_file_that_is_not_ours_is_refused_and_left_alone(
    make: Callable[[Path], None], key: bytes | None, tmp_path: Path
) -> None:
    path = tmp_path / "Other.flank"
    make(path)
    before = fingerprint(path)
    for opened in (casefile.open_case, lambda path, *_, key: casefile.open_reading(path, key=key)):
        with pytest.raises(ConsoleError) as refused:
            opened(path, ANN, LATER, key=key)
        assert refused.value.exit_code in (65, 78) and "Other.flank" in str(refused.value)
        assert fingerprint(path) == before and beside(path) == ["Other.flank"]


def test_a_missing_file_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"flank new Missing\.flank"):
        casefile.open_case(tmp_path / "Missing.flank", ANN, LATER)
    assert not list(tmp_path.iterdir())


def test_a_folder_is_no_case(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        casefile.open_case(tmp_path, ANN, LATER)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no such files")
def test_a_pipe_does_not_keep_the_console_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "Pipe.flank")
    with pytest.raises(BadInput, match="is not a file"):
        casefile.open_case(tmp_path / "Pipe.flank", ANN, LATER)


def test_a_newer_schema_is_refused_and_left_alone(either: CaseFile) -> None:
    either.tamper(f"PRAGMA user_version = {migrations.newest() + 1}")
    before = fingerprint(either.path)
    for opened in (either.open, either.read):
        with pytest.raises(BadInput, match="newer console"):
            opened()
    assert fingerprint(either.path) == before and beside(either.path) == ["Case.flank"]


def test_an_encrypted_database_of_another_program_is_refused(encrypted: CaseFile) -> None:
    encrypted.tamper("PRAGMA application_id = 7")
    with pytest.raises(BadInput, match="another program"):
        encrypted.open()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_case_cut_short_is_refused_or_found_out_and_left_alone(
    prepared: dict[bytes | None, Path], tmp_path: Path, data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from([None, None, KEY]))
    whole = prepared[key].read_bytes()
    case = CaseFile(tmp_path / "Cut.flank", key)
    case.path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    found_out(case)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_flipped_bytes_are_refused_found_out_or_without_effect(
    prepared: dict[bytes | None, Path], tmp_path: Path, data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from([None, None, None, KEY]))
    content = bytearray(prepared[key].read_bytes())
    where = data.draw(st.one_of(st.integers(0, 200), st.integers(0, len(content) - 1)))
    length = data.draw(st.sampled_from([1, 16, 4096]))
    for place in range(where, min(where + length, len(content))):
        content[place] ^= data.draw(st.integers(1, 255)) if length == 1 else 0x5A
    case = CaseFile(tmp_path / "Flipped.flank", key)
    case.path.write_bytes(content)
    found_out(case, sound=key is None)


def found_out(case: CaseFile, sound: bool = False) -> None:
    """Opening refuses with one sentence, or check finds the damage (or nothing that matters was hit: ``sound``)."""
    before = fingerprint(case.path)
    try:
        verdict = case.check()
        assert sound or not verdict.holds
    except ConsoleError as refused:
        assert refused.exit_code in (65, 73, 78) and "\n" not in str(refused)
    assert fingerprint(case.path) == before
    try:
        case.open().close()
    except ConsoleError as refused:
        assert refused.exit_code in (65, 73, 78)
        assert fingerprint(case.path) == before
    assert beside(case.path) == [case.path.name]


# Older schemas -------------------------------------------------------------------------------------------------

SECOND = (migrations.newest() + 1, "second", "ALTER TABLE unit ADD COLUMN nickname TEXT;")
BROKEN = (migrations.newest() + 2, "broken", "CREATE TABLE half (x) STRICT;")


@pytest.fixture
def newer_console(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Make this console one that knows more steps."""

    def learn(*steps: tuple[int, str, str]) -> None:
        known = (*migrations.steps(), *steps)
        monkeypatch.setattr(migrations, "steps", lambda: known)

    return learn


def test_an_older_case_is_brought_up_to_date_after_a_backup(
    either: CaseFile, newer_console: Callable[..., None]
) -> None:
    old_schema = migrations.newest()
    newer_console(SECOND)
    with pytest.raises(BadInput, match="Open it once for writing"):
        either.read()
    with either.open() as store:
        reader = store.writer_view()
        assert reader.value("PRAGMA user_version") == SECOND[0]
        assert reader.all("SELECT version, name FROM migration ORDER BY version")[-1] == SECOND[:2]
        assert reader.value("SELECT count(*) FROM unit WHERE nickname IS NULL") == 1
        write_incident(store, "After the migration")
    assert either.check().holds
    (backup,) = backups.backups(either.path)
    copy = apsw.Connection(str(backup.path))
    if either.key:
        copy.pragma("hexkey", either.key.hex())
    assert copy.pragma("user_version") == old_schema and copy.pragma("application_id") == APPLICATION_ID
    copy.close()


def test_a_case_brought_up_to_date_shows_what_was_known_before_and_after(
    either: CaseFile, newer_console: Callable[..., None]
) -> None:
    newer_console(SECOND)
    with either.open() as store:
        with store.operation("Nickname", ANN, LATER + MINUTE) as case:
            case.update("unit", UNIT, nickname="Poles")
        known = "SELECT name, nickname FROM unit"
        with store.known_at(START + 7 * MINUTE) as then:
            assert then.all(known) == [("Battlegroup Poland", None)]
            then.go_to(LATER + MINUTE)
            assert then.all(known) == [("Battlegroup Poland", "Poles")]
            then.go_to(START + 6 * MINUTE)
            assert then.all(known) == []


def test_to_bring_a_case_up_to_date_writes_no_word_of_its_journal(
    either: CaseFile, newer_console: Callable[..., None]
) -> None:
    before = either.labels()
    newer_console(SECOND)
    casefile.bring_up_to_date(either.path, ANN, LATER, either.key)
    assert either.labels() == before and either.check().holds


def test_a_failing_migration_leaves_the_file_as_it_was(either: CaseFile, newer_console: Callable[..., None]) -> None:
    newer_console(SECOND, BROKEN)
    before = fingerprint(either.path)
    with pytest.raises(ConsoleError, match="left as it was") as refused:
        either.open()
    assert refused.value.exit_code == 70
    assert fingerprint(either.path) == before
    assert beside(either.path) == ["Case.flank", "Case.flank backups"]


def test_without_a_backup_there_is_no_migration(plain: CaseFile, newer_console: Callable[..., None]) -> None:
    newer_console(SECOND)
    backups.folder_of(plain.path).write_text("in the way")
    before = fingerprint(plain.path)
    with pytest.raises(CannotWrite):
        plain.open()
    assert fingerprint(plain.path) == before


# Several at once -----------------------------------------------------------------------------------------------


def test_a_reader_in_another_thread_sees_whole_operations_while_the_writer_commits(either: CaseFile) -> None:
    uneven: list[int] = []
    looking, done = threading.Event(), threading.Event()

    def look(store: casefile.Store) -> None:
        with store.reader() as reader:
            while not done.is_set():
                uneven.append(int(reader.value("SELECT count(*) FROM place")) % 2)
                looking.set()

    with either.open() as store:
        thread = threading.Thread(target=look, args=(store,))
        thread.start()
        assert looking.wait(20)
        for number in range(40):
            with store.operation("Two places", ANN, LATER + number) as case:
                for side in (0, 1):
                    row_id = bytes([side + 1]) * 8 + number.to_bytes(8)
                    case.insert("place", id=row_id, name="x", kind="port", source="s", as_of="2022", to_check=0)
        done.set()
        thread.join()
    assert uneven and not any(uneven)
    assert either.check().holds and beside(either.path) == ["Case.flank"]


def test_writers_in_two_threads_take_turns(plain: CaseFile) -> None:
    faults: list[BaseException] = []

    def write(store: casefile.Store, first: int) -> None:
        try:
            for number in range(30):
                write_incident(store, "x", LATER + first + number)
        except BaseException as fault:
            faults.append(fault)

    with plain.open() as store:
        threads = [threading.Thread(target=write, args=(store, first)) for first in (0, 100_000)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert not faults
    assert len(plain.labels()) == 11 + 60 and plain.check().holds


def test_closing_twice_and_after_an_exception_is_harmless(plain: CaseFile) -> None:
    with pytest.raises(ZeroDivisionError), plain.open() as store, store.operation("Breaks", ANN, LATER):
        raise ZeroDivisionError
    store.close()
    assert beside(plain.path) == ["Case.flank"] and len(plain.labels()) == 11


def test_an_abandoned_query_does_not_hold_up_backups_and_closing(plain: CaseFile) -> None:
    with plain.open() as store:
        reader = store.writer_view()
        rows = reader.rows("SELECT seq FROM operation")
        next(rows)
        assert reader.value("SELECT seq FROM operation") == 1
        del rows
        store.back_up(LATER)
    assert beside(plain.path) == ["Case.flank", "Case.flank backups"]


def test_a_renamed_and_odd_path_opens(plain: CaseFile, tmp_path: Path) -> None:
    odd = tmp_path / "Fälle & more?#%41" / "x ; y'.flank"
    odd.parent.mkdir()
    shutil.move(plain.path, odd)
    with CaseFile(odd, None).open() as store:
        write_incident(store, "x")
        store.back_up(LATER)
    assert CaseFile(odd, None).check().holds
    assert WrongKey.exit_code == 78


@pytest.mark.parametrize("case_id", ["../../../escaped", "", "A" * 32, "0" * 31, "0" * 32 + "\n", "/tmp/escaped"])
def test_a_crafted_id_neither_opens_nor_chooses_a_path(plain: CaseFile, own_folders: Path, case_id: str) -> None:
    plain.tamper("UPDATE case_setting SET value = ? WHERE key = 'case_id'", case_id)
    before = fingerprint(plain.path)
    for opening in (plain.open, plain.read):
        with pytest.raises(BadInput, match="changed by hand"):
            opening()
    assert fingerprint(plain.path) == before and beside(plain.path) == ["Case.flank"]
    heads.record(case_id, 7, bytes(32))
    assert heads.recorded(case_id) == (7, bytes(32))
    assert [path.parent for path in own_folders.rglob("*.json")] == [paths.state("heads")]
