"""Backups: verified, kept ten and one a day, due only when something changed."""

from pathlib import Path

import pytest

from console.domain.errors import CannotWrite
from console.domain.times import Instant
from console.store import backups, casefile, connection, journal
from tests.store.sample import ANN, LATER, START, CaseFile, beside, tables, write_incident

DAY = 86_400_000
HALF_HOUR = backups.EVERY


def test_a_backup_is_the_case_and_opens_like_one(either: CaseFile) -> None:
    with either.open() as store:
        write_incident(store, "Just before")
        path = store.back_up(LATER)
        before = tables(store.writer_view())
        case_id, head = store.case.case_id, journal.head(store.writer_view().db)
        write_incident(store, "Just after")
    assert path == either.path.with_name("Case.flank backups") / "2022-11-16T064000Z.flank"
    (backup,) = backups.backups(either.path)
    assert (backup.path, backup.made_at, backup.size) == (path, LATER, path.stat().st_size)
    assert backups.end_of(backup, either.key) == (case_id, *head)
    with CaseFile(path, either.key).read() as store:
        assert tables(store.writer_view()) == before
    assert CaseFile(path, either.key).check().findings[0].operation == 13  # this machine saw a newer one
    assert beside(path) == [path.name] and beside(either.path) == ["Case.flank", "Case.flank backups"]


def test_two_backups_of_one_second_are_two_files(plain: CaseFile) -> None:
    with plain.open() as store:
        paths = [store.back_up(LATER + millisecond) for millisecond in range(3)]
    assert len(set(paths)) == 3 and {backup.path for backup in backups.backups(plain.path)} == set(paths)


def test_the_last_ten_and_one_a_day_are_kept(plain: CaseFile) -> None:
    times: list[Instant] = [START + day * DAY + hour * 3_600_000 for day in range(5) for hour in range(4)]
    with plain.open() as store:
        for now in times:
            store.back_up(now)
    kept = sorted(backup.made_at for backup in backups.backups(plain.path))
    # The last of every day before the last ten.
    assert kept == [times[3], times[7], *times[-10:]]


def test_files_of_others_in_the_folder_are_neither_listed_nor_removed(plain: CaseFile) -> None:
    folder = backups.folder_of(plain.path)
    folder.mkdir()
    for name in ("notes.txt", "my copy.flank", "2022-11-15.flank"):
        (folder / name).write_text("mine")
    with plain.open() as store:
        for number in range(15):
            store.back_up(LATER + number * 1_000)
    assert len(backups.backups(plain.path)) == 10
    assert {"notes.txt", "my copy.flank", "2022-11-15.flank"} <= {path.name for path in folder.iterdir()}


def test_a_backup_is_due_when_something_changed_and_the_last_is_old(plain: CaseFile) -> None:
    assert backups.due(plain.path, START, LATER)
    with plain.open() as store:
        store.back_up(LATER)
    assert not backups.due(plain.path, LATER - 1, LATER + HALF_HOUR)
    assert not backups.due(plain.path, LATER + 1_000, LATER + HALF_HOUR - 1)
    assert backups.due(plain.path, LATER + 1_000, LATER + HALF_HOUR)


def test_a_copy_that_is_not_as_good_as_the_case_is_thrown_away(
    either: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def copy_badly(db: object, target: Path, key: bytes | None) -> None:
        target.write_bytes(either.path.read_bytes())

    with either.open() as store:
        write_incident(store, "Not in the copy")
        monkeypatch.setattr(connection, "copy_into", copy_badly)
        with pytest.raises(CannotWrite, match="did not come out as the case is"):
            store.back_up(LATER)
    assert not list(backups.folder_of(either.path).iterdir())


def test_a_folder_that_cannot_be_made_is_one_sentence(plain: CaseFile) -> None:
    backups.folder_of(plain.path).write_text("in the way")
    with plain.open() as store, pytest.raises(CannotWrite):
        store.back_up(LATER)


def test_a_damaged_backup_has_no_head(plain: CaseFile) -> None:
    with plain.open() as store:
        path = store.back_up(LATER)
    path.write_bytes(path.read_bytes()[:5_000])
    (backup,) = backups.backups(plain.path)
    assert backups.end_of(backup, None) is None
    verdict = plain.check()
    assert verdict.holds and path.name in verdict.notes[0]


def test_two_cases_whose_names_differ_in_the_ending_have_a_folder_each(tmp_path: Path) -> None:
    assert backups.folder_of(tmp_path / "x.flank") != backups.folder_of(tmp_path / "x.case")


def test_a_backup_of_another_case_in_the_folder_says_nothing_against_this_one(plain: CaseFile, tmp_path: Path) -> None:
    with casefile.create(tmp_path / "Other.flank", "Other", ANN, LATER) as other:
        strange = other.back_up(LATER)
    folder = backups.folder_of(plain.path)
    folder.mkdir()
    strange.rename(folder / strange.name)
    verdict = plain.check()
    assert verdict.holds and verdict.notes == (f"The backup {strange.name} is of another case.",)
