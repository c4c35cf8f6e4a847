"""What a command gives to somebody: a second person releases it where the case asks, and nobody gets what none may."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from console.domain.marking import Level, Marking
from console.domain.operation import Actor
from console.domain.times import parse_instant
from console.services.releasing import require_second_person
from console.store import markings
from console.store.casefile import Store, open_case
from tests import cases
from tests.cli.conftest import Flank

NOW = "2026-11-21T10:00:00Z"
WATCH = Actor("Watch officer", "A")
PRODUCTS = (
    ("map", "flank.png", ()),
    ("export", "minutes.html", ("--format", "minutes")),
    ("export", "ledger.csv", ("--format", "ledger")),
    ("export", "forces.csv", ("--format", "csv")),
)


@pytest.fixture
def heron(tmp_path: Path) -> Path:
    return cases.story(tmp_path / "heron.flank", "grey-heron")


def changed(path: Path, change: Callable[[Store], None]) -> None:
    with open_case(path, WATCH, parse_instant(NOW)) as store:
        change(store)


def clash(store: Store) -> None:
    """Two forces and two drafts that no nation may see both of."""
    now = parse_instant(NOW)
    with store.operation("Mark", WATCH, now) as case:
        for table in ("unit", "draft"):
            for (row,), nation in zip(case.all(f"SELECT id FROM {table} LIMIT 2"), ("POL", "EST"), strict=True):
                marking = Marking(Level.SECRET, "NATO", frozenset({nation}))
                case.update(table, row, marking_id=markings.marking_id(case, marking, now))


@pytest.mark.parametrize(("command", "file", "more"), PRODUCTS)
def test_where_the_case_asks_for_a_second_person_one_alone_gets_no_file(
    flank: Flank,
    heron: Path,
    tmp_path: Path,
    rows: Callable[..., list[dict[str, Any]]],
    qapp: QApplication,
    command: str,
    file: str,
    more: tuple[str, ...],
) -> None:
    changed(heron, lambda store: require_second_person(store, WATCH, parse_instant(NOW), True) and None)
    asked = (command, heron, tmp_path / file, *more, "--now", NOW)
    code, out, err = flank(*asked)
    assert (code, out) == (65, "") and "asks for a second person" in err and err.count("\n") == 1
    assert not (tmp_path / file).exists()
    if command == "map":
        return  # a map that is released is drawn in tests/cli/test_maps.py
    assert flank(*asked, "--released-by", "Bo, Desk 1")[0] == 0 and (tmp_path / file).exists()
    left = rows(heron, "outputs")[0]
    assert (left["file"], left["released_by"]) == (file, "Bo, Desk 1")


def test_what_nobody_may_see_all_of_is_not_written_and_the_reason_names_both(
    flank: Flank, heron: Path, tmp_path: Path, qapp: QApplication
) -> None:
    changed(heron, clash)
    before = sorted(tmp_path.iterdir())
    for command, file, more in (*PRODUCTS, ("quick-print", "paper.pdf", ())):
        code, out, err = flank(command, heron, tmp_path / file, *more, "--now", NOW)
        assert (code, out) == (65, ""), file
        assert "have nobody in common" in err and "REL TO POL" in err and "REL TO EST" in err, err
    assert sorted(tmp_path.iterdir()) == before
