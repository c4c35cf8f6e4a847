"""The history of one row, out of the journal."""

from dataclasses import replace
from pathlib import Path
from time import perf_counter

from console.domain.categories import Category
from console.domain.operation import Actor
from console.domain.times import Precision
from console.services import incidents as verbs
from console.services.incidents import IncidentForm
from console.services.log import write_log
from console.store import undo
from console.store.casefile import create
from console.store.history import history_of
from console.store.rewind import Rewound

ANN = Actor("Ann", "Desk 1")
NOW = 1_668_541_440_000
FORM = IncidentForm("Cable cut", Category.NAVAL, 3, NOW, Precision.MINUTE, None, None, "", "word " * 400, None)


def labels(reader: object, row_id: bytes) -> list[str]:
    return [row.label for row in history_of(reader, row_id)]  # type: ignore[arg-type]


def test_every_operation_on_a_row_is_found_newest_first_and_no_other(tmp_path: Path) -> None:
    with create(tmp_path / "night.flank", "night", ANN, NOW) as store:
        row_id, _ = verbs.create_incident(store, ANN, NOW, FORM)
        other, _ = verbs.create_incident(store, ANN, NOW, replace(FORM, title="Another"))
        verbs.edit_incident(store, ANN, NOW + 1, row_id, replace(FORM, severity=4))
        verbs.close_incident(store, ANN, NOW + 2, row_id)
        undo.undo(store, ANN, NOW + 3)
        expected = [
            "Undo “Close incident “Cable cut””",
            "Close incident “Cable cut”",
            "Edit incident “Cable cut”",
            "New incident “Cable cut”",
        ]
        with store.reader() as reader:
            assert labels(reader, row_id) == expected
            assert labels(reader, other) == ["New incident “Another”"]
        with store.known_at(NOW + 1) as past:
            assert isinstance(past, Rewound)
            assert labels(past, row_id) == expected[2:]


def test_five_thousand_operations_do_not_make_it_slow(tmp_path: Path) -> None:
    with create(tmp_path / "night.flank", "night", ANN, NOW) as store:
        row_id, _ = verbs.create_incident(store, ANN, NOW, FORM)
        for _ in range(500):
            write_log(store, ANN, NOW, "Nothing new on the line")
        with store.reader() as reader:
            history_of(reader, row_id)
            start = perf_counter()
            assert len(history_of(reader, row_id)) == 1
            # A tenth of the operations, and twenty times the measured time: a slow machine is no failure.
            assert perf_counter() - start < 0.04
