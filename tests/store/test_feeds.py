"""How new the reports of each source are."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.domain.feed import Feed
from console.domain.operation import Actor
from console.domain.times import DAY, HOUR
from console.store.casefile import Store, create
from console.store.feeds import feeds
from console.store.ids import new_id
from tests import cases

ANN = Actor("Ann", "Desk 1")
NOW = 1_668_541_440_000
HEARD = (("Reuters", 2 * HOUR), ("Reuters", HOUR), ("Drop folder", 3 * HOUR), (None, 4 * HOUR), ("Old paper", DAY))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = cases.empty(tmp_path / "night.flank", "night", ANN, NOW)
    with made.operation("Import", ANN, NOW) as case:
        ids = {name: new_id(NOW) for name in ("Reuters", "Drop folder", "Old paper", "Silent")}
        for name, source_id in ids.items():
            case.insert("source", id=source_id, name=name)
        for name, old in HEARD:
            case.insert("report", id=new_id(NOW), source_id=ids.get(name or ""), received_at=NOW - old, headline="Seen")
    yield made
    made.close()


def test_every_source_with_reports_tells_its_newest(store: Store) -> None:
    assert feeds(store.writer_view()) == [
        Feed("Reuters", NOW - HOUR), Feed("Drop folder", NOW - 3 * HOUR), Feed("", NOW - 4 * HOUR),
        Feed("Old paper", NOW - DAY),
    ]  # fmt: skip


def test_a_source_beyond_what_is_looked_at_is_older_than_that(store: Store) -> None:
    assert feeds(store.writer_view(), looked_at=3) == [
        Feed("Reuters", NOW - HOUR), Feed("Drop folder", NOW - 3 * HOUR),
        Feed("Old paper", NOW - 3 * HOUR, before=True),
    ]  # fmt: skip


def test_no_reports_no_feeds(tmp_path: Path) -> None:
    with create(tmp_path / "empty.flank", "empty", ANN, NOW) as empty:
        assert feeds(empty.writer_view()) == []
