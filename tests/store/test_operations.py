"""Operations: whole or not at all, chained, announced with the right tables."""

from random import Random

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from console.domain.operation import GENESIS, Actor, Changes, Kind, Operation, chained_hash, digest_of
from console.store import check, journal, search
from console.store.ids import new_id, new_ids
from tests.store.sample import ANN, BO, INCIDENT, LATER, REPORT, UNIT, CaseFile, incident, log, tables, write_incident


def test_a_write_tells_the_tables_it_touched_and_leaves_one_row(either: CaseFile) -> None:
    with either.open() as store:
        with store.operation("Move unit and link", BO, LATER) as case:
            case.insert("place", id=new_id(LATER), name="Orzysz", kind="base", source="s", as_of="2022", to_check=0)
            case.update("unit", UNIT, note="moved")
        assert case.changes.tables == {"place", "unit", "operation"}
        assert case.changes.touches("unit") and not case.changes.touches("incident", "report")
        (row,) = journal.operations(store.writer_view(), newest_first=True, limit=1)
        assert (row.id, row.label, row.actor, row.at) == (case.changes.operation, case.changes.label, BO, LATER)
        assert row.kind is Kind.WRITE and not row.lasting and row.undoes is None


def test_an_exception_takes_everything_back(either: CaseFile) -> None:
    with either.open() as store:
        before = tables(store.writer_view())
        with pytest.raises(KeyError), store.operation("Breaks", ANN, LATER) as case:
            incident(case, new_id(LATER), "Half an incident")
            case.update("unit", UNIT, name="Half a unit")
            raise KeyError
        with pytest.raises(apsw.ConstraintError), store.operation("Breaks", ANN, LATER) as case:
            incident(case, new_id(LATER), "Half an incident")
            incident(case, INCIDENT, "There already")
        assert tables(store.writer_view()) == before
        assert not search.find(store.writer_view(), "half an")
        write_incident(store, "Whole")
    assert len(either.labels()) == 12 and either.check().holds


def test_what_changes_nothing_leaves_no_operation(plain: CaseFile) -> None:
    with plain.open() as store:
        with store.operation("Same again", ANN, LATER) as case:
            case.update("unit", UNIT, name="Battlegroup Poland")
        assert case.changes == Changes(frozenset())
        with store.operation("There and back", ANN, LATER) as case:
            row_id = new_id(LATER)
            incident(case, row_id, "x")
            case.execute("DELETE FROM incident WHERE id = ?", (row_id,))
        assert case.changes == Changes(frozenset())
        with store.reader() as reader:
            assert check.check(reader, store.path, store.case.case_id).findings == ()
    assert len(plain.labels()) == 11 and plain.check().holds


def test_a_reference_to_nothing_is_refused(plain: CaseFile) -> None:
    with plain.open() as store, pytest.raises(apsw.ConstraintError), store.operation("Dangling", ANN, LATER) as case:
        case.insert("incident_report", id=new_id(LATER), incident_id=INCIDENT, report_id=new_id(LATER))


@pytest.mark.parametrize("sql", ["UPDATE log_entry SET text = 'other'", "DELETE FROM log_entry"])
def test_a_log_entry_stays_whatever_is_tried(sql: str, either: CaseFile) -> None:
    with either.open() as store:
        with pytest.raises(apsw.ConstraintError, match="log entry cannot be"), store.operation("x", ANN, LATER) as case:
            case.execute(sql)
        assert store.writer_view().all("SELECT number, text FROM log_entry") == [(1, "Duty officer told.")]


def test_a_log_number_is_given_once(plain: CaseFile) -> None:
    with plain.open() as store, pytest.raises(apsw.ConstraintError), store.operation("x", ANN, LATER) as case:
        log(case, 1, "again")


def test_an_event_is_a_row_without_a_change(plain: CaseFile) -> None:
    with plain.open() as store:
        changes = store.event("Exported the briefing", BO, LATER)
        assert changes.tables == {"operation"}
        (row,) = journal.operations(store.writer_view(), newest_first=True, limit=1)
        assert (row.kind, row.label, row.lasting) == (Kind.EVENT, "Exported the briefing", True)
        assert journal.changeset_of(store.writer_view(), row.id) is None
    assert plain.check().holds


def test_a_large_change_is_kept_whole(either: CaseFile) -> None:
    content = Random(1).randbytes(3 << 20)
    key = new_id(LATER)
    with either.open() as store:
        with store.operation("Attach", BO, LATER) as case:
            case.insert("attachment", id=key, sha256=bytes(32), name="clip", media_type="video/mp4", content=content)
        assert content in (journal.changeset_of(store.writer_view(), case.changes.operation or b"") or b"")
    assert either.check().holds


def test_the_chain_covers_every_field_and_the_change(plain: CaseFile) -> None:
    with plain.read() as store:
        reader = store.writer_view()
        rows = journal.operations(reader)
        previous = GENESIS
        for number, row in enumerate(rows, 1):
            assert row.seq == number and row.previous == previous and row.hash == chained_hash(row)
            assert row.digest == digest_of(row.salt, journal.changeset_of(reader, row.id) or b"")
            previous = row.hash
        assert journal.head(reader.db) == (len(rows), previous)
        assert len({row.salt for row in rows}) == len(rows)


def an_operation(**fields: object) -> Operation:
    values: dict[str, object] = {
        "seq": 1, "id": bytes(16), "kind": Kind.WRITE, "label": "x", "actor": ANN, "at": 5, "lasting": False,
        "undoes": None, "schema": 1, "salt": bytes(16), "digest": bytes(32), "previous": GENESIS, "hash": b"",
    }  # fmt: skip
    return Operation(**(values | fields))  # type: ignore[arg-type]


texts = st.text(st.characters(codec="utf-8"), max_size=6)


@settings(max_examples=30)
@given(st.tuples(texts, texts, texts), st.tuples(texts, texts, texts))
def test_no_two_rows_share_a_hash_by_moving_letters_between_fields(
    one: tuple[str, str, str], other: tuple[str, str, str]
) -> None:
    hashes = [chained_hash(an_operation(label=label, actor=Actor(name, at))) for label, name, at in (one, other)]
    assert (hashes[0] == hashes[1]) == (one == other)


@given(st.lists(st.tuples(st.integers(0, 1 << 40), st.integers(1, 5_000)), min_size=1, max_size=5))
def test_ids_are_unique_rise_within_a_moment_and_carry_it(batches: list[tuple[int, int]]) -> None:
    seen: set[bytes] = set()
    for now, count in batches:
        ids = list(new_ids(now, count))
        assert ids == sorted(ids) and len(set(ids)) == count and seen.isdisjoint(ids)
        assert all(row_id[6] >> 4 == 7 and row_id[8] >> 6 == 2 and len(row_id) == 16 for row_id in ids)
        assert 0 <= int.from_bytes(ids[0][:6]) - now <= 2
        seen |= set(ids)


@given(st.binary(max_size=3_000))
def test_a_stored_changeset_comes_back_and_nothing_else_does(changeset: bytes) -> None:
    stored = journal.pack(changeset)
    assert journal.unpack(stored) == changeset
    for wrong in (b"\7" + stored[1:], stored[:1] + b"\1" + stored[2:], b"\1" + changeset[:20]):
        try:
            assert journal.unpack(wrong) != changeset or wrong == stored
        except ValueError:
            continue


def test_changes_in_a_large_import_are_stored_compressed(plain: CaseFile) -> None:
    rows = [(row_id, LATER, "An explosion was heard near the border") for row_id in new_ids(LATER, 2_000)]
    with plain.open() as store:
        with store.operation("Import", ANN, LATER) as case:
            case.insert_many("report", ("id", "received_at", "headline"), rows)
        stored = store.writer_view().value("SELECT max(length(changeset)) FROM operation")
        assert stored < 60 * len(rows)
        assert store.writer_view().value("SELECT count(*) FROM report WHERE id <> ?", (REPORT,)) == 2_000
