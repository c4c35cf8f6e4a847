"""Restoring: what would be lost is told, the case is kept first, and check tells it from tampering."""

from collections.abc import Callable
from pathlib import Path

import pytest

from console.domain.errors import BadInput, CannotWrite, WrongKey
from console.domain.operation import Kind
from console.store import backups, connection, disk, heads, journal, migrations, restore
from console.store.backups import Backup
from tests.store.sample import ANN, BO, LATER, MINUTE, PASSPHRASE, CaseFile, beside, fingerprint, write_incident

NOON = LATER + 600 * MINUTE


def backed_up(case: CaseFile, now: int = LATER) -> Backup:
    with case.open() as store:
        path = store.back_up(now)
    return next(backup for backup in backups.backups(case.path) if backup.path == path)


def work(case: CaseFile, *titles: str, now: int = LATER + MINUTE) -> None:
    with case.open() as store:
        for title in titles:
            write_incident(store, title, now)


def test_what_would_be_lost_is_told_before(either: CaseFile) -> None:
    backup = backed_up(either)
    assert restore.compared(either.path, backup, either.key) == restore.Differences()
    work(either, "one", "two")
    told = restore.compared(either.path, backup, either.key)
    assert [(row.label, row.actor, row.at) for row in told.lost] == [
        ("New incident one", ANN, LATER + MINUTE),
        ("New incident two", ANN, LATER + MINUTE),
    ]
    assert told.regained == () and told.note == ""
    if either.key:
        with pytest.raises(WrongKey):
            restore.compared(either.path, backup, b"wrong")
    either.path.write_bytes(either.path.read_bytes()[:5000])
    without = restore.compared(either.path, backup, either.key)
    assert "cannot be read" in without.note and len(without.regained) == 11


def test_a_restored_case_is_the_backup_and_says_so(either: CaseFile) -> None:
    backup = backed_up(either)
    work(either, "one", "two")
    kept = restore.restore(either.path, backup, either.key, BO, NOON)
    assert either.labels()[11:] == ["Restored the backup of 160640Z NOV 22"]
    with either.read() as store:
        (row,) = journal.operations(store.writer_view(), newest_first=True, limit=1)
        assert (row.kind, row.actor, row.at, row.lasting) == (Kind.RESTORE, BO, NOON, True)
        assert store.notice == "" and heads.recorded(store.case.case_id) == (row.seq, row.hash)
    assert kept and CaseFile(kept, either.key).labels()[11:] == ["New incident one", "New incident two"]
    assert kept.parent == backups.folder_of(either.path)
    assert beside(either.path) == ["Case.flank", "Case.flank backups"]


def test_what_was_given_up_is_a_note_and_other_tampering_is_still_found(either: CaseFile) -> None:
    backup = backed_up(either)
    work(either, "one", "two")
    with either.open() as store:
        store.back_up(LATER + 2 * MINUTE)
    work(either, "three")
    restore.restore(either.path, backup, either.key, BO, NOON)
    verdict = either.check()
    assert verdict.holds and len(verdict.notes) == 2
    assert all("operation 12 “Restored the backup of 160640Z NOV 22” gave up" in note for note in verdict.notes)
    older = either.path.read_bytes()
    work(either, "four", "five", now=NOON + MINUTE)
    with either.open() as store:
        store.back_up(NOON + 2 * MINUTE)
    assert either.check().holds
    either.path.write_bytes(older)
    findings = either.check().findings
    assert len(findings) == 2 and all("behind its recorded head" in finding.sentence for finding in findings)
    either.path.write_bytes(backup.path.read_bytes())
    assert not either.check().holds


def test_what_was_given_up_can_be_taken_up_again(either: CaseFile) -> None:
    backup = backed_up(either)
    work(either, "one", "two")
    kept = restore.restore(either.path, backup, either.key, BO, NOON)
    again = next(found for found in backups.backups(either.path) if found.path == kept)
    told = restore.compared(either.path, again, either.key)
    assert [row.kind for row in told.lost] == [Kind.RESTORE]
    assert [row.label for row in told.regained] == ["New incident one", "New incident two"]
    restore.restore(either.path, again, either.key, BO, NOON + MINUTE)
    assert either.labels()[11:13] == ["New incident one", "New incident two"]
    assert either.check().holds


@pytest.mark.parametrize("damage", [lambda content: b"", lambda content: content[:9_000], lambda content: b"x" * 9_000])
def test_a_case_that_cannot_be_read_is_set_aside(either: CaseFile, damage: Callable[[bytes], bytes]) -> None:
    backup = backed_up(either)
    work(either, "one")
    left = damage(either.path.read_bytes())
    either.path.write_bytes(left)
    kept = restore.restore(either.path, backup, either.key, BO, NOON)
    assert kept == either.path.with_name("Case damaged 2022-11-16T164000Z.flank")
    assert kept.read_bytes() == left
    assert either.labels()[11:] == ["Restored the backup of 160640Z NOV 22"] and either.check().holds


def test_a_log_beside_a_damaged_case_is_not_read_into_the_restored_one(plain: CaseFile) -> None:
    backup = backed_up(plain)
    with plain.open() as store:
        write_incident(store, "In the log only")
        log = plain.path.with_name("Case.flank-wal").read_bytes()
    plain.path.write_bytes(plain.path.read_bytes()[:-4096])
    plain.path.with_name("Case.flank-wal").write_bytes(log)
    damaged = plain.path.read_bytes()[:50]
    plain.path.write_bytes(damaged)
    kept = restore.restore(plain.path, backup, None, BO, NOON)
    assert kept and kept.with_name(kept.name + "-wal").read_bytes() == log
    assert plain.check().holds and len(plain.labels()) == 12


def test_a_case_that_is_gone_comes_back(either: CaseFile) -> None:
    backup = backed_up(either)
    either.path.unlink()
    assert restore.restore(either.path, backup, either.key, BO, NOON) is None
    assert len(either.labels()) == 12 and either.check().holds


def test_nothing_is_restored_over_a_case_somebody_has_open(either: CaseFile) -> None:
    backup = backed_up(either)
    with either.open(), pytest.raises(CannotWrite, match="Ann Alder at Cell 1 has it"):
        restore.restore(either.path, backup, either.key, BO, NOON)
    with either.read() as reading:
        rows = reading.writer_view().db.execute("SELECT seq FROM operation")
        next(rows)
        rows.close()
    assert len(either.labels()) == 11


def test_a_damaged_backup_is_refused_and_the_case_stays(either: CaseFile) -> None:
    backup = backed_up(either)
    content = bytearray(backup.path.read_bytes())
    for page in range(4096 * 3, len(content) - 4096, 4096):
        content[page : page + 64] = bytes(64)
    backup.path.write_bytes(content)
    before = fingerprint(either.path)
    with pytest.raises((BadInput, CannotWrite, WrongKey)):
        restore.restore(either.path, backup, either.key, BO, NOON)
    assert fingerprint(either.path) == before
    assert beside(either.path) == ["Case.flank", "Case.flank backups"] and len(backups.backups(either.path)) == 1


def test_a_disk_that_fails_leaves_the_case(either: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = backed_up(either)
    work(either, "one")

    def fail(finished: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    before = fingerprint(either.path)
    with monkeypatch.context() as patch, pytest.raises(CannotWrite, match="disk is full"):
        patch.setattr(disk, "put_in_place", fail)
        restore.restore(either.path, backup, either.key, BO, NOON)
    assert fingerprint(either.path) == before and either.check().holds
    assert beside(either.path) == ["Case.flank", "Case.flank backups"]


def test_backups_from_before_a_change_of_passphrase_come_back_under_the_new_one(encrypted: CaseFile) -> None:
    backup = backed_up(encrypted)
    with encrypted.open() as store:
        store.change_key(connection.key_from("Neu"), ANN, LATER + MINUTE)
    now = CaseFile(encrypted.path, connection.key_from("Neu"))
    with pytest.raises(WrongKey):
        restore.restore(now.path, backup, now.key, BO, NOON)
    kept = restore.restore(now.path, backup, now.key, BO, NOON, older_key=encrypted.key)
    assert now.labels()[11:] == ["Restored the backup of 160640Z NOV 22"]
    assert kept and CaseFile(kept, now.key).labels()[11:] == ["Change passphrase"]
    assert now.check().holds


def test_a_plain_backup_of_an_encrypted_case_comes_back_encrypted(plain: CaseFile) -> None:
    backup = backed_up(plain)
    with plain.open() as store:
        store.change_key(connection.key_from(PASSPHRASE), ANN, LATER + MINUTE)
    now = CaseFile(plain.path, connection.key_from(PASSPHRASE))
    restore.restore(now.path, backup, now.key, BO, NOON)
    assert len(now.labels()) == 12 and now.check().holds


def test_a_backup_of_an_older_schema_is_brought_up_to_date(plain: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    backup = backed_up(plain)
    steps = (*migrations.steps(), (migrations.newest() + 1, "second", "ALTER TABLE unit ADD COLUMN nickname TEXT;"))
    monkeypatch.setattr(migrations, "steps", lambda: steps)
    restore.restore(plain.path, backup, None, BO, NOON)
    with plain.read() as store:
        assert store.writer_view().value("SELECT count(nickname) FROM unit") == 0
