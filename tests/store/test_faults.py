"""A full or read-only disk: one sentence, nothing lost, nothing half written, and it works again afterwards."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest

from console.domain.errors import BadInput, CannotWrite
from console.store import backups, casefile, faults, search
from console.store.ids import new_id
from tests.store.sample import ANN, KEY, LATER, CaseFile, beside, fingerprint, incident, write_incident

LONG = "A very long report. " * 20_000


def mounted(*words: str) -> bool:
    """Mount something; False where this machine or user may not."""
    if not shutil.which("mount") or os.name != "posix" or os.geteuid() != 0:
        return False
    return subprocess.run(["mount", *words], capture_output=True, check=False).returncode == 0


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of four megabytes of its own."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if not mounted("-t", "tmpfs", "-o", "size=4m", "none", str(folder)):
        pytest.skip("a small disk can only be mounted by root")
    yield folder
    subprocess.run(["umount", "-l", str(folder)], check=True)


@pytest.fixture
def sealed(request: pytest.FixtureRequest) -> Callable[[Path], None]:
    """Make a file or folder read-only for everybody, root included."""

    def seal(path: Path) -> None:
        if os.name == "posix" and os.geteuid() == 0:
            if not mounted("--bind", str(path), str(path)):
                pytest.skip("permission bits do not stop root, and nothing can be mounted here")
            request.addfinalizer(lambda: subprocess.run(["umount", "-l", str(path)], check=True))
            subprocess.run(["mount", "-o", "remount,ro,bind", str(path)], check=True)
        else:
            mode = path.stat().st_mode
            path.chmod(mode & ~0o222)
            request.addfinalizer(lambda: path.chmod(mode))

    return seal


def fill(folder: Path) -> Path:
    """Leave no byte free."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (1 << 16, 1 << 12, 1):
            try:
                while True:
                    file.write(b"x" * size)
            except OSError:
                continue
    return filler


# Full ----------------------------------------------------------------------------------------------------------


def test_an_operation_on_a_full_disk_is_refused_whole_and_works_once_there_is_space(either: CaseFile) -> None:
    with either.open() as store:
        db = store.writer_view().db
        db.pragma("max_page_count", int(db.pragma("page_count")))
        with pytest.raises(CannotWrite, match="the disk is full") as refused:
            write_incident(store, LONG)
        assert refused.value.exit_code == 73
        assert not search.find(store.writer_view(), "very long report")
        db.pragma("max_page_count", 1 << 30)
        write_incident(store, "After there was space")
    assert either.labels()[11:] == ["New incident After there was space"]
    assert either.check().holds


@pytest.mark.parametrize("key", [None, KEY])
def test_on_a_disk_that_runs_full_nothing_saved_is_lost(small_disk: Path, key: bytes | None) -> None:
    path = small_disk / "Case.flank"
    of_others = small_disk / "of others"
    of_others.write_bytes(b"x" * 900_000)
    saved = 0
    store = casefile.create(path, "x", ANN, LATER, key=key)
    with pytest.raises(CannotWrite, match="the disk is full"):
        for number in range(10_000):
            with store.operation(f"Operation {number}", ANN, LATER + number) as case:
                incident(case, new_id(LATER + number), "x" * 5_000)
            saved += 1
    filler = fill(small_disk)
    with pytest.raises(CannotWrite, match="the disk is full"):
        write_incident(store, "y" * 50_000)
    with pytest.raises(CannotWrite, match="is saved, but the disk is too full"):
        store.close()
    filler.unlink()
    of_others.unlink()
    case_file = CaseFile(path, key)
    with case_file.open() as again:
        write_incident(again, "Space again")
    assert case_file.labels()[1:] == [f"Operation {number}" for number in range(saved)] + ["New incident Space again"]
    assert case_file.check().holds and beside(path) == ["Case.flank"]


def test_no_case_is_half_made_on_a_full_disk(small_disk: Path) -> None:
    filler = fill(small_disk)
    with pytest.raises(CannotWrite) as refused:
        casefile.create(small_disk / "New.flank", "x", ANN, LATER)
    assert refused.value.exit_code == 73 and beside(filler) == ["filler"]


def test_opening_and_backing_up_on_a_full_disk_change_nothing(small_disk: Path, plain: CaseFile) -> None:
    case = CaseFile(Path(shutil.copy(plain.path, small_disk)), None)
    before = fingerprint(case.path)
    filler = fill(small_disk)
    with pytest.raises(CannotWrite) as refused:
        case.open().close()
    assert refused.value.exit_code == 73 and "disk is full" in str(refused.value)
    assert fingerprint(case.path) == before
    with case.read() as store:
        assert store.writer_view().value("SELECT count(*) FROM incident") == 1
    filler.write_bytes(b"x" * (filler.stat().st_size - 64_000))
    with case.open() as store, pytest.raises(CannotWrite, match="disk is full"):
        store.back_up(LATER)
    assert not backups.backups(case.path)
    assert case.check().holds


# Read-only -----------------------------------------------------------------------------------------------------


def test_a_read_only_folder_can_be_read_and_nothing_else(either: CaseFile, sealed: Callable[[Path], None]) -> None:
    before = fingerprint(either.path)
    sealed(either.path.parent)
    with either.open() as store:
        assert store.read_only and "reading only" in store.why_read_only
        assert store.writer_view().value("SELECT count(*) FROM incident") == 1
        assert store.known_at(LATER).value("SELECT count(*) FROM incident") == 1
        with pytest.raises(CannotWrite, match="reading only") as refused:
            write_incident(store, "x")
        assert refused.value.exit_code == 73
        with pytest.raises(CannotWrite):
            store.back_up(LATER)
    assert either.check().holds
    with pytest.raises(CannotWrite) as refused:
        casefile.create(either.path.with_name("New.flank"), "x", ANN, LATER)
    assert refused.value.exit_code == 73
    assert fingerprint(either.path) == before and beside(either.path) == ["Case.flank"]


def test_a_read_only_file_can_be_read_and_nothing_else(plain: CaseFile, sealed: Callable[[Path], None]) -> None:
    before = fingerprint(plain.path)
    sealed(plain.path)
    with plain.open() as store, pytest.raises(CannotWrite, match="reading only"):
        write_incident(store, "x")
    assert fingerprint(plain.path) == before and beside(plain.path) == ["Case.flank"]


# Texts no file can hold ------------------------------------------------------------------------------------------


def test_half_a_character_is_refused_with_a_sentence_and_nothing_is_saved(plain: CaseFile) -> None:
    with plain.open() as store:
        for label, title in (("Half", "half \ud83d"), ("Half \ud83d", "whole")):
            with pytest.raises(BadInput, match="half a character"), store.operation(label, ANN, LATER) as case:
                incident(case, new_id(LATER), title)
    assert len(plain.labels()) == 11


@pytest.mark.parametrize("text", ["a\0b", "\U0001f6a8 тривога", "x" * 3_000_000, "\u202eabc\r\n\t", "e\u0301"])
def test_every_other_text_comes_back_as_it_was(text: str, either: CaseFile) -> None:
    with either.open() as store, store.operation(f"Label {text}", ANN, LATER) as case:
        incident(case, new_id(LATER), text)
    with either.read() as store:
        assert store.writer_view().value("SELECT title FROM incident ORDER BY rowid DESC") == text
    assert either.labels()[-1] == f"Label {text}" and either.check().holds


def test_what_is_too_long_for_any_file_is_refused(plain: CaseFile) -> None:
    with plain.open() as store:
        store.writer_view().db.limit(apsw.SQLITE_LIMIT_LENGTH, 100_000)
        with pytest.raises(BadInput, match="longer than the case file can hold"):
            write_incident(store, LONG)


def test_a_fault_of_ours_is_not_blamed_on_the_disk() -> None:
    with pytest.raises(apsw.SQLError), faults.explained(Path("x")):
        raise apsw.SQLError("no such column")
