"""Check: whatever was edited, deleted, reordered or put back is found, and the first operation to blame is named."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from console.config import paths
from console.domain.errors import Cancelled
from console.domain.operation import GENESIS, chained_hash
from console.store import backups, check, connection, heads, journal
from tests.store.sample import ANN, LATER, CaseFile, write_incident

OPERATIONS = 11
EDITS = {
    "id": st.binary(min_size=16, max_size=16),
    "kind": st.sampled_from(["write", "undo", "redo", "event", "restore", "other", ""]),
    "label": st.text(st.characters(codec="utf-8"), max_size=5),
    "actor": st.sampled_from(["Ann Alder", "Bo Birk", "Somebody"]),
    "station": st.sampled_from(["Cell 1", "Cell 2", ""]),
    "at": st.integers(-(1 << 62), 1 << 62),
    "lasting": st.sampled_from([0, 1]),
    "undoes": st.one_of(st.none(), st.binary(min_size=16, max_size=16)),
    "schema": st.integers(0, 3),
    "salt": st.binary(max_size=16),
    "digest": st.binary(max_size=32),
    "previous": st.binary(max_size=32),
    "hash": st.binary(max_size=32),
    "changeset": st.one_of(st.none(), st.binary(max_size=40)),
}


def test_a_sound_case_holds(either: CaseFile) -> None:
    verdict = either.check()
    assert verdict.holds and verdict.operations == OPERATIONS and verdict.notes == ()


def test_check_tells_its_steps_and_can_be_stopped(plain: CaseFile) -> None:
    def stop_at_second(step: str) -> None:
        steps.append(step)
        if len(steps) == 2:
            raise Cancelled("stopped")

    steps: list[str] = []
    with plain.read() as store, store.reader() as reader, pytest.raises(Cancelled):
        check.check(reader, plain.path, store.case.case_id, None, stop_at_second)
    assert steps == ["Reading every page", "Following the chain"]


def test_what_is_written_while_it_is_checked_is_no_finding(plain: CaseFile) -> None:
    def write_meanwhile(step: str) -> None:
        if step.startswith("Replaying"):
            write_incident(store, "Meanwhile")

    with plain.open() as store, store.reader() as reader:
        verdict = check.check(reader, plain.path, store.case.case_id, None, write_meanwhile)
    assert verdict.holds and verdict.operations == OPERATIONS


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, OPERATIONS), st.sampled_from(sorted(EDITS)), st.data())
def test_any_edited_operation_is_found_and_named(
    prepared: dict[bytes | None, Path], tmp_path: Path, seq: int, column: str, data: st.DataObject
) -> None:
    case = CaseFile(tmp_path / "Case.flank", None)
    shutil.copy(prepared[None], case.path)
    value = data.draw(EDITS[column])
    with case.read() as store:
        was = store.writer_view().value(f"SELECT {column} FROM operation WHERE seq = ?", (seq,))
    assume(value != was and not (value is None and column == "changeset" and was is None))
    case.tamper(f"UPDATE operation SET {column} = ? WHERE seq = ?", value, seq)
    finding = case.check().findings[0]
    assert finding.operation == seq and f"peration {seq} " in finding.sentence


@pytest.mark.parametrize("seq", range(1, OPERATIONS))
def test_a_deleted_operation_is_found(seq: int, plain: CaseFile) -> None:
    plain.tamper("DELETE FROM operation WHERE seq = ?", seq)
    assert plain.check().findings[0].operation == seq


@pytest.mark.parametrize(("one", "other"), [(2, 3), (1, OPERATIONS), (5, 9)])
def test_two_operations_in_each_others_place_are_found(one: int, other: int, plain: CaseFile) -> None:
    for was, becomes in ((one, -1), (other, one), (-1, other)):
        plain.tamper("UPDATE operation SET seq = ? WHERE seq = ?", becomes, was)
    assert plain.check().findings[0].operation == one


def test_a_cut_tail_is_found_by_the_head_inside(plain: CaseFile) -> None:
    plain.tamper("DELETE FROM operation WHERE seq > 8")
    finding = plain.check().findings[0]
    assert finding.operation == 9 and "cut off after operation 8" in finding.sentence


def test_a_tail_cut_with_its_head_and_rows_is_found_by_what_this_machine_saw(either: CaseFile) -> None:
    older = either.path.read_bytes()
    with either.open() as store:
        write_incident(store, "New")
    either.path.write_bytes(older)
    finding = either.check().findings[0]
    assert finding.operation == 12 and "behind its recorded head" in finding.sentence
    assert "this machine saw operation 12" in finding.sentence


def test_an_older_copy_opens_with_a_notice_and_going_on_does_not_hide_it(either: CaseFile) -> None:
    older = either.path.read_bytes()
    with either.open() as store:
        assert store.notice == ""
        write_incident(store, "Lost one")
        write_incident(store, "Lost two")
    either.path.write_bytes(older)
    with either.open() as store:
        assert "older copy" in store.notice and "operation 13" in store.notice
    assert either.check().findings[0].operation == 12
    with either.open() as store:
        for number in range(60):
            write_incident(store, f"Other {number}")
    finding = either.check().findings[0]
    assert "the journal was rewritten" in finding.sentence and finding.operation == 13


def forget_heads() -> None:
    shutil.rmtree(paths.state("heads"), ignore_errors=True)


def test_an_older_copy_that_only_a_backup_knows_is_found(either: CaseFile) -> None:
    older = either.path.read_bytes()
    with either.open() as store:
        write_incident(store, "New")
        backup = store.back_up(LATER)
    either.path.write_bytes(older)
    forget_heads()
    finding = either.check().findings[0]
    assert finding.operation == 12 and backup.name in finding.sentence
    with either.open() as store:
        assert store.notice == ""


def test_a_journal_rewritten_with_sound_hashes_is_found_by_a_backup(plain: CaseFile) -> None:
    with plain.open() as store:
        store.back_up(LATER)
    forget_heads()
    rewrite(plain, lambda label: label.replace("Grade incident", "Leave incident"))
    finding = plain.check().findings[0]
    assert "the journal was rewritten" in finding.sentence and finding.operation == OPERATIONS


def rewrite(case: CaseFile, relabel: Callable[[str], str]) -> None:
    """What somebody who knows the program would do: edit a label and make every hash fit again."""
    with case.read() as store:
        rows = journal.operations(store.writer_view())
    previous = GENESIS
    for row in rows:
        changed = type(row)(**(vars(row) | {"label": relabel(row.label), "previous": previous}))
        previous = chained_hash(changed)
        sql = "UPDATE operation SET label = ?, previous = ?, hash = ? WHERE seq = ?"
        case.tamper(sql, changed.label, changed.previous, previous, row.seq)
    case.tamper("UPDATE journal_head SET hash = ?", previous)


@pytest.mark.parametrize(
    ("sql", "seq", "table"),
    [
        ("UPDATE incident SET severity = 5", 6, "incident"),
        ("UPDATE incident SET lon = lon + 0.001", 6, "incident"),
        ("UPDATE report SET body = body || ' '", 3, "report"),
        ("UPDATE log_entry SET text = 'Nobody told.'", 7, "log_entry"),
        ("DELETE FROM incident_report", 5, "incident_report"),
        ("UPDATE unit SET name = 'Battlegroup'", 10, "unit"),
        ("UPDATE case_setting SET value = 'Other' WHERE key = 'title'", 1, "case_setting"),
        (f"INSERT INTO unit (id, kind, name) VALUES (x'{bytes(16).hex()}', 'x', 'x')", None, "unit"),
    ],
)
def test_a_row_changed_behind_the_journal_is_found_with_who_wrote_it(
    sql: str, seq: int | None, table: str, either: CaseFile
) -> None:
    either.tamper(sql)
    finding = either.check().findings[0]
    assert finding.operation == seq and f"row of {table} " in finding.sentence


@pytest.mark.parametrize(
    "sql",
    [
        "DELETE FROM search WHERE rowid = 2",
        "DELETE FROM search_doc WHERE doc = 2",
        "INSERT INTO search_doc (kind, row_id) VALUES ('unit', x'00')",
        "INSERT INTO search (rowid, title, body) VALUES (2, 'other', 'words')",
        "UPDATE search_doc SET kind = 'unit' WHERE kind = 'report'",
    ],
)
def test_an_index_that_disagrees_is_found(sql: str, plain: CaseFile) -> None:
    if sql.startswith("INSERT INTO search ("):
        plain.tamper("DELETE FROM search WHERE rowid = 2")
    plain.tamper(sql)
    assert "search index" in plain.check().findings[0].sentence


def test_an_orphan_is_found(plain: CaseFile) -> None:
    plain.tamper("DELETE FROM report")
    sentences = [finding.sentence for finding in plain.check().findings]
    assert any("refers to a report that is not there" in sentence for sentence in sentences)


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TRIGGER keep_log_entry_delete",
        "CREATE TRIGGER quiet AFTER INSERT ON report BEGIN DELETE FROM report; END",
        "CREATE TABLE hidden (x)",
        "DROP INDEX incident_map",
    ],
)
def test_a_changed_schema_is_found(sql: str, plain: CaseFile) -> None:
    plain.tamper(sql)
    assert "schema was changed" in plain.check().findings[0].sentence


def test_a_table_that_is_gone_is_found(plain: CaseFile) -> None:
    for table in ("search_note", "journal_head", "operation"):
        plain.tamper(f"DROP TABLE {table}")
        assert "schema was changed" in plain.check().findings[0].sentence


def test_damaged_memory_of_heads_is_no_fault_of_the_case(plain: CaseFile) -> None:
    with plain.open() as store:
        case_id = store.case.case_id
    (file,) = paths.state("heads").iterdir()
    assert json.loads(file.read_text())["seq"] == OPERATIONS
    file.write_text("{")
    assert heads.recorded(case_id) is None and plain.check().holds


def test_a_backup_under_another_passphrase_is_a_note(encrypted: CaseFile) -> None:
    with encrypted.open() as store:
        store.back_up(LATER)
        store.change_key(connection.key_from("Neu"), ANN, LATER)
    verdict = CaseFile(encrypted.path, b"Neu").check()
    (backup,) = backups.backups(encrypted.path)
    assert verdict.holds and backup.path.name in verdict.notes[0]
