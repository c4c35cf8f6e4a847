"""Columns of reports stepped through: from moment to moment they are what reading all of them anew gives."""

import random
from pathlib import Path

import numpy as np

from console.domain.errors import BadInput
from console.store import casefile, undo
from console.store.column_steps import Basis, basis_of, step
from console.store.columns import ReportColumns, reports_after
from console.store.ids import new_id
from console.store.reader import Reader
from tests.store.sample import ANN, LATER, MINUTE, START, report

ALL = 1_000_000


def same(some: ReportColumns, others: ReportColumns) -> None:
    for name, one, other in zip(ReportColumns._fields, some, others, strict=True):
        assert np.array_equal(one, other, equal_nan=one.dtype.kind == "f"), name


def read(reader: Reader) -> tuple[ReportColumns, Basis]:
    return reports_after(reader, 0, ALL), basis_of(reader)


def worked(path: Path) -> casefile.Store:
    """A case in which reports came, were withdrawn, brought back, dismissed, placed, revised, deleted and undone."""
    dice, store, now = random.Random(6), casefile.create(path, "x", ANN, START), START
    known: list[bytes] = []
    for number in range(60):
        now += MINUTE
        with store.operation(f"Step {number}", ANN, now) as case:
            kind = dice.choice(("came", "came", "said", "revised", "gone")) if len(known) > 3 else "came"
            one = dice.choice(known) if known else b""
            if kind == "came" or kind == "revised":
                made = new_id(now)
                rest = {"revises_id": one} if kind == "revised" else {}
                report(case, made, f"Report {number}", lon=dice.uniform(18, 30), lat=dice.uniform(48, 60), **rest)
                known.append(made)
            elif kind == "said":
                said = dice.choice(("withdrawn", "reinstated", "dismissed", "accepted", "placed"))
                place = {"lon": dice.uniform(18, 30), "lat": 50.0} if said == "placed" else {}
                case.insert(
                    "report_revision", id=new_id(now), report_id=one, at=now, author="Ann", kind=said, **place
                )  # fmt: skip
            else:
                case.execute("DELETE FROM report_revision WHERE report_id = ?", (one,))
                case.execute("UPDATE report SET revises_id = NULL WHERE revises_id = ?", (one,))
                case.execute("DELETE FROM report WHERE id = ?", (one,))
                known.remove(one)
        if number % 9 == 8:
            try:
                undo.undo(store, ANN, now)
            except BadInput:
                continue
            known = [row for (row,) in store.writer_view().rows("SELECT id FROM report ORDER BY id")]
    return store


def test_from_moment_to_moment_columns_are_what_reading_all_gives(tmp_path: Path) -> None:
    dice = random.Random(7)
    with worked(tmp_path / "Case.flank") as store, store.reader() as live, store.known_at(LATER * 2) as past:
        present, present_basis = read(live)
        columns, basis = present, present_basis
        for _ in range(60):
            for _ in range(dice.randint(0, 2)):
                past.go_to_operation(dice.randint(0, past.newest))
            found = step(past, columns, basis)
            assert found is not None
            same(found.columns, read(past)[0])
            before, after = set(columns.row.tolist()), set(found.columns.row.tolist())
            gone, came = set(found.gone.tolist()), set(found.came.tolist())
            assert gone <= before and came <= after and before - gone == after - came
            columns, basis = found.columns, found.basis
        assert step(live, columns, basis) is None
        back = step(live, present, present_basis)
        assert back is not None and back.columns is present


def test_what_was_written_since_is_noticed(tmp_path: Path) -> None:
    with worked(tmp_path / "Case.flank") as store, store.reader() as live:
        columns, basis = read(live)
        with store.operation("Say", ANN, LATER) as case:
            one = case.value("SELECT id FROM report ORDER BY id DESC")
            case.insert(
                "report_revision", id=new_id(LATER), report_id=one, at=LATER * 2, author="Ann", kind="withdrawn"
            )
        found = step(live, columns, basis)
        assert found is not None
        same(found.columns, read(live)[0])
        with store.operation("Come", ANN, LATER + MINUTE) as case:
            report(case, new_id(LATER), "Another")
        assert step(live, found.columns, found.basis) is None
