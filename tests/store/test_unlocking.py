"""Failed unlocking stands in the case's own journal as soon as somebody opens it rightly."""

from pathlib import Path

import pytest

from console.config import paths
from console.domain.errors import WrongKey
from console.domain.operation import Kind
from console.store import connection, journal
from tests.store.sample import BO, LATER, MINUTE, CaseFile

WRONG = "Tannenberg 1410"


def fail(case: CaseFile, *times: int) -> None:
    for now in times:
        with pytest.raises(WrongKey):
            CaseFile(case.path, connection.key_from(WRONG)).open(now)


def test_every_failed_attempt_is_recorded_once_at_the_next_opening(encrypted: CaseFile) -> None:
    fail(encrypted, LATER, LATER + 7 * MINUTE)
    with encrypted.open(LATER + 60 * MINUTE, BO) as store:
        rows = journal.operations(store.writer_view())[11:]
    assert [row.label for row in rows] == [
        "Failed unlocking at 160640Z NOV 22",
        "Failed unlocking at 160647Z NOV 22",
    ]
    assert all((row.kind, row.actor, row.at) == (Kind.EVENT, BO, LATER + 60 * MINUTE) for row in rows)
    with encrypted.open():
        pass
    assert len(encrypted.labels()) == 13 and encrypted.check().holds


def test_reading_remembers_but_does_not_record(encrypted: CaseFile) -> None:
    from console.store import casefile

    with pytest.raises(WrongKey):
        casefile.open_reading(encrypted.path, key=b"wrong", now=LATER)
    with encrypted.open(), encrypted.open(actor=BO) as second:
        assert second.read_only
    assert encrypted.labels()[11:] == ["Failed unlocking at 160640Z NOV 22"]


def test_nothing_of_what_was_typed_is_kept(encrypted: CaseFile, own_folders: Path) -> None:
    fail(encrypted, LATER)
    for file in own_folders.rglob("*"):
        if file.is_file():
            assert WRONG.encode() not in file.read_bytes() and b"Case" not in file.name.encode()


def test_attempts_on_one_case_do_not_stand_in_another(encrypted: CaseFile, tmp_path: Path) -> None:
    other = CaseFile(tmp_path / "Other.flank", encrypted.key)
    other.path.write_bytes(encrypted.path.read_bytes())
    fail(other, LATER)
    with encrypted.open():
        pass
    assert len(encrypted.labels()) == 11


def test_a_memory_that_cannot_be_kept_or_read_does_not_stop_work(encrypted: CaseFile) -> None:
    folder = paths.state("unlocking")
    fail(encrypted, LATER)
    (file,) = folder.iterdir()
    file.write_text("{")
    with encrypted.open():
        pass
    file.unlink(missing_ok=True)
    folder.rmdir()
    folder.write_text("in the way")
    fail(encrypted, LATER)
    with encrypted.open():
        pass
    assert len(encrypted.labels()) == 11


def test_a_missing_passphrase_is_no_attempt(encrypted: CaseFile) -> None:
    with pytest.raises(WrongKey):
        CaseFile(encrypted.path, None).open()
    with encrypted.open():
        pass
    assert len(encrypted.labels()) == 11
