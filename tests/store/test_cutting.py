"""What is cut is read from the schema: what is said of single tables there is still so."""

from pathlib import Path

from console.store import cutting
from console.store.casefile import Store
from tests import cases
from tests.services.people import ANN, NOW


def _made(path: Path) -> Store:
    return cases.empty(path / "night.flank", "night", ANN, NOW)


def test_whatever_carries_a_marking_has_a_title_for_the_briefer(tmp_path: Path) -> None:
    with _made(tmp_path) as store, store.known_at(None) as copy:
        assert set(cutting.marked_tables(copy)) <= cutting.TITLES.keys()


def test_references_that_only_point_are_there_and_may_be_empty(tmp_path: Path) -> None:
    with _made(tmp_path) as store, store.known_at(None) as copy:
        for table, column in cutting.LOOSE:
            assert copy.one('SELECT 1 FROM pragma_foreign_key_list(?) WHERE "from" = ?', (table, column)), (
                table,
                column,
            )
            needs = copy.value('SELECT "notnull" FROM pragma_table_info(?) WHERE name = ?', (table, column))
            assert needs == 0, (table, column)
