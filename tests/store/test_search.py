"""Full text: every table it covers is found after a write, an edit and an undo; what is typed is never an operator."""

import re
from typing import Any

import pytest

from console.domain.errors import BadInput
from console.store import search, undo
from console.store.ids import new_id
from console.store.reader import Reader, Writer
from console.store.searchable import SEARCHABLE
from tests.store.sample import ANN, INCIDENT, LATER, CaseFile, incident


def filled(case: Writer, table: str, words: dict[str, str]) -> bytes:
    """Insert a row of any table with something in every column that must have it."""
    row_id = new_id(LATER)
    columns: dict[str, Any] = {}
    for name, kind, required, default, reference, check in described(case, table):
        if name in words:
            columns[name] = words[name]
        elif name != "id" and required and default is None:
            columns[name] = existing(case, reference) if reference else sound(name, kind, check)
    case.insert(table, id=row_id, **columns)
    return row_id


def described(case: Reader, table: str) -> list[tuple[Any, ...]]:
    references = {row[3]: row[2] for row in case.all(f"PRAGMA foreign_key_list({table})")}
    sql = case.value("SELECT sql FROM sqlite_schema WHERE name = ?", (table,))
    return [
        (name, kind, required, default, references.get(name), line_of(sql, name, kind))
        for _, name, kind, required, default, _ in case.all(f"PRAGMA table_info({table})")
    ]


def line_of(sql: str, name: str, kind: str) -> str:
    """The words of a column; SQLite writes one that was appended later behind all others."""
    return re.search(rf"\b{name} +{kind}\b.*", sql)[0]  # type: ignore[index]


def existing(case: Writer, table: str) -> bytes:
    found = case.value(f"SELECT id FROM {table} ORDER BY rowid DESC")
    return found if found else filled(case, table, {})


def sound(name: str, kind: str, line: str) -> object:
    if "IN ('" in line:
        return line.split("IN ('")[1].split("'")[0]
    if name == "iso2":
        return new_id(LATER).hex()
    return {"INTEGER": 1, "REAL": 1.0, "TEXT": new_id(LATER).hex(), "BLOB": bytes(32)}[kind]


@pytest.mark.parametrize("entry", SEARCHABLE, ids=lambda entry: entry.table)
def test_every_covered_table_is_found_and_follows_undo(entry: Any, plain: CaseFile) -> None:
    with plain.open() as store:
        reader = store.writer_view()
        with store.operation("Parents", ANN, LATER) as case:
            for _, _, _, _, parent, _ in described(case, entry.table):
                if parent:
                    existing(case, parent)
        with store.operation("Write", ANN, LATER) as case:
            columns = described(case, entry.table)
            texts = [name for name, kind, *_, line in columns if kind == "TEXT" and "IN (" not in line]
            row_id = filled(case, entry.table, {name: f"zebra{name.replace('_', '')}" for name in texts})
        found = [name for name in texts if search.find(reader, f"zebra{name.replace('_', '')}")]
        assert found and all(hit.row_id == row_id for name in found for hit in search.find(reader, "zebra" + name))
        if entry.table != "log_entry":  # which nobody can take back
            undo.undo(store, ANN, LATER)
            assert not search.find(reader, "zebra")
    assert plain.check().holds


def test_an_edit_is_found_by_its_new_words_only_and_accents_do_not_matter(either: CaseFile) -> None:
    with either.open() as store:
        reader = store.writer_view()
        assert [hit.title for hit in search.find(reader, "przewodow explosion")] == ["Explosion at Przewodów"]
        with store.operation("Edit", ANN, LATER) as case:
            case.update("incident", INCIDENT, title="Удар по елеватору")
        assert not search.find(reader, "przewodow", kinds=("incident",))
        assert [hit.row_id for hit in search.find(reader, "ЕЛЕВАТ")] == [INCIDENT]


def test_the_newest_come_first_and_kinds_and_limit_hold(plain: CaseFile) -> None:
    with plain.open() as store:
        with store.operation("Many", ANN, LATER) as case:
            for number in range(30):
                incident(case, new_id(LATER + number), f"Cable cut {number}")
        hits = search.find(store.writer_view(), "cable", limit=5)
        assert [hit.title for hit in hits] == [f"Cable cut {number}" for number in range(29, 24, -1)]
        assert not search.find(store.writer_view(), "cable", kinds=("report",))


@pytest.mark.parametrize(
    "typed", ['"', "AND OR NOT", "title:x", "x*", "(", "NEAR(a b)", "^x", "-x", "a'b", "\0", "%", "'; DROP TABLE unit"]
)
def test_nothing_typed_is_an_operator_or_an_error(typed: str, plain: CaseFile) -> None:
    with plain.read() as store:
        assert search.find(store.writer_view(), typed) == []


def test_a_large_operation_is_searchable_after_one_flush(plain: CaseFile) -> None:
    rows = [(new_id(LATER), LATER, f"Sighting {number}") for number in range(2_500)]
    with plain.open() as store:
        with store.operation("Import", ANN, LATER) as case:
            case.insert_many("report", ("id", "received_at", "headline"), rows)
        store.flush_search()
        assert [hit.title for hit in search.find(store.writer_view(), "sighting 2499")] == ["Sighting 2499"]
    assert plain.check().holds


def test_an_index_a_crash_left_behind_is_brought_up_to_date_at_the_next_opening(plain: CaseFile) -> None:
    rows = [(new_id(LATER), LATER, f"Sighting {number}") for number in range(2_500)]
    with plain.open() as store:
        with store.operation("Import", ANN, LATER) as case:
            case.insert_many("report", ("id", "received_at", "headline"), rows)
        plain.path.with_name("Copy.flank").write_bytes(plain.path.read_bytes())
        plain.path.with_name("Copy.flank-wal").write_bytes(plain.path.with_name("Case.flank-wal").read_bytes())
    crashed = CaseFile(plain.path.with_name("Copy.flank"), None)
    with crashed.open() as store:
        assert len(search.find(store.writer_view(), "sighting", limit=10_000)) == 2_500


def test_a_kind_no_console_notes_is_said_as_damage(plain: CaseFile) -> None:
    plain.tamper("INSERT INTO search_note VALUES ('minutes', ?)", INCIDENT)
    with pytest.raises(BadInput, match=r"Case\.flank is damaged"):
        plain.open()
