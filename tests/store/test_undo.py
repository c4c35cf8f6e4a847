"""Undo and redo: new operations that take back old ones, refused with what stands in the way."""

import pytest

from console.domain.errors import BadInput
from console.domain.operation import Kind
from console.store import journal, search, undo
from console.store.casefile import Store
from console.store.ids import new_id
from tests.store.sample import ANN, BO, INCIDENT, LATER, REPORT, UNIT, CaseFile, incident, log, tables, write_incident


def named(store: Store, label: str) -> bytes:
    return next(row.id for row in journal.operations(store.writer_view(), newest_first=True) if row.label == label)


def next_labels(store: Store) -> tuple[str | None, str | None]:
    steps = undo.next_undo(store.writer_view()), undo.next_redo(store.writer_view())
    return steps[0].label if steps[0] else None, steps[1].label if steps[1] else None


def test_undo_and_redo_walk_back_and_forth_and_tell_the_tables(either: CaseFile) -> None:
    with either.open() as store:
        reader = store.writer_view()
        states = [tables(reader)]
        for title in ("one", "two", "three"):
            write_incident(store, title)
            states.append(tables(reader))
        for state in reversed(states[:-1]):
            assert undo.undo(store, BO, LATER).tables == {"incident", "operation"}
            assert tables(reader) == state
        for state in states[1:]:
            assert undo.redo(store, BO, LATER).tables == {"incident", "operation"}
            assert tables(reader) == state
        with pytest.raises(BadInput, match="nothing to redo"):
            undo.redo(store, BO, LATER)
        assert search.find(reader, "three")
    assert either.labels()[14:] == [
        "Undo “New incident three”", "Undo “New incident two”", "Undo “New incident one”",
        "Redo “New incident one”", "Redo “New incident two”", "Redo “New incident three”",
    ]  # fmt: skip
    assert either.check().holds


def test_what_comes_next_is_known_at_every_step(plain: CaseFile) -> None:
    with plain.open() as store:
        assert next_labels(store) == ("New unit", None)
        undo.undo(store, ANN, LATER)
        assert next_labels(store) == ("Grade incident", "Undo “New unit”")
        store.event("Shown", ANN, LATER)
        assert next_labels(store) == ("Grade incident", "Undo “New unit”")
        write_incident(store, "x")
        assert next_labels(store) == ("New incident x", None)
        undo.undo(store, ANN, LATER)
        undo.redo(store, ANN, LATER)
        undo.undo(store, ANN, LATER)
        assert next_labels(store) == ("Grade incident", "Undo “New incident x”")


def test_what_is_undone_stays_undone(plain: CaseFile) -> None:
    with plain.open() as store:
        operation = named(store, "New unit")
        undo.undo(store, ANN, LATER, operation)
        with pytest.raises(BadInput, match="is undone already"):
            undo.undo(store, ANN, LATER, operation)
        undo.redo(store, ANN, LATER)
        undo.undo(store, ANN, LATER, operation)
        assert store.writer_view().value("SELECT count(*) FROM unit") == 0


def test_undo_is_refused_with_the_names_of_what_rests_on_it(plain: CaseFile) -> None:
    with plain.open() as store:
        before = tables(store.writer_view())
        with pytest.raises(BadInput) as same_row:
            undo.undo(store, ANN, LATER, named(store, "New incident"))
        assert str(same_row.value) == (
            "Cannot undo “New incident”: 2 later changes rest on it (“Link report”, “Grade incident”). "
            "Undo what came later first."
        )
        with pytest.raises(BadInput, match=r"1 later change rests on it \(“Link report”\)") as referring_row:
            undo.undo(store, ANN, LATER, named(store, "Take in report"))
        assert referring_row.value.exit_code == 65
        assert tables(store.writer_view()) == before
        for label in ("Grade incident", "Link report", "New incident", "Take in report", "Add source"):
            undo.undo(store, ANN, LATER, named(store, label))
        assert store.writer_view().value("SELECT count(*) FROM report") == 0
    assert plain.check().holds


def test_a_later_change_of_another_column_stands(plain: CaseFile) -> None:
    with plain.open() as store:
        with store.operation("Rename", ANN, LATER) as case:
            case.update("incident", INCIDENT, title="Missile at Przewodów")
        undo.undo(store, ANN, LATER, named(store, "Grade incident"))
        assert store.writer_view().one("SELECT title, severity FROM incident") == ("Missile at Przewodów", 2)


def test_an_edit_of_the_same_column_is_undone_newest_first(plain: CaseFile) -> None:
    with plain.open() as store:
        with store.operation("Grade again", ANN, LATER) as case:
            case.update("incident", INCIDENT, severity=5)
        with pytest.raises(BadInput, match="“Grade again”"):
            undo.undo(store, ANN, LATER, named(store, "Grade incident"))
        undo.undo(store, ANN, LATER)
        undo.undo(store, ANN, LATER, named(store, "Grade incident"))
        assert store.writer_view().value("SELECT severity FROM incident") == 2


def test_a_name_taken_meanwhile_stands_in_the_way(plain: CaseFile) -> None:
    with plain.open() as store:
        with store.operation("Remove unit", ANN, LATER) as case:
            case.insert("unit", id=new_id(LATER), kind="x", name="x", slug="vjtf")
        with store.operation("Rename", ANN, LATER) as case:
            case.execute("UPDATE unit SET slug = 'old' WHERE slug = 'vjtf'")
        with store.operation("Take the name", ANN, LATER) as case:
            case.update("unit", UNIT, slug="vjtf")
        with pytest.raises(BadInput, match="Cannot undo “Rename”"):
            undo.undo(store, ANN, LATER, named(store, "Rename"))


def test_what_lasts_is_answered_not_undone(plain: CaseFile) -> None:
    with plain.open() as store:
        for label in ("Watch log", "Make case", "Shown"):
            with pytest.raises(BadInput, match="stays"):
                undo.undo(store, ANN, LATER, named(store, label))
        with store.operation("Log with an incident", ANN, LATER) as case:
            log(case, 2, "text")
            incident(case, new_id(LATER), "x")
        with pytest.raises(BadInput, match="watch log"):
            undo.undo(store, ANN, LATER)
        assert store.writer_view().value("SELECT count(*) FROM log_entry") == 2


def test_nothing_to_undo_is_said(plain: CaseFile) -> None:
    with plain.open() as store:
        while undo.next_undo(store.writer_view()):
            undo.undo(store, ANN, LATER)
        with pytest.raises(BadInput, match="nothing to undo"):
            undo.undo(store, ANN, LATER)
        assert store.writer_view().value("SELECT count(*) FROM report WHERE id = ?", (REPORT,)) == 0
    assert plain.check().holds


def test_an_operation_is_undone_as_one(plain: CaseFile) -> None:
    with plain.open() as store:
        before = tables(store.writer_view())
        with store.operation("Tree", ANN, LATER) as case:
            parent, child = new_id(LATER), new_id(LATER)
            case.insert("unit", id=parent, kind="x", name="parent")
            case.insert("unit", id=child, kind="x", name="child", parent_id=parent)
            case.insert("readiness", id=new_id(LATER), unit_id=child, source="s", as_of="2022", to_check=0)
        assert undo.undo(store, ANN, LATER).tables == {"unit", "readiness", "operation"}
        assert tables(store.writer_view()) == before


def test_the_next_step_of_a_long_journal_is_known_at_once(plain: CaseFile, monkeypatch: pytest.MonkeyPatch) -> None:
    with plain.open() as store:
        reader = store.writer_view()
        # Five thousand events after the last change is the most there is to walk through.
        with store._transaction() as db:
            for _ in range(5_000):
                journal.append(db, Kind.EVENT, "Shown", ANN, LATER, None, lasting=True)
        assert next_labels(store) == ("New unit", None)
        # Once along the journal, and of it only the step itself becomes an operation: no clock is needed to tell.
        made, asked, hundreds = [], [], []
        operation = journal._operation
        monkeypatch.setattr(journal, "_operation", lambda row: made.append(row) or operation(row))
        store._db.exec_trace = lambda _, sql, values: asked.append(sql) or True
        store._db.set_progress_handler(lambda: bool(hundreds.append(1)), 100)
        undo.next_undo(reader)
        store._db.set_progress_handler(None)
        store._db.exec_trace = None
        assert len(made) == 1
        assert len(asked) == 2
        assert len(hundreds) * 100 < 20 * 5_000  # steps of the database, twenty a row
