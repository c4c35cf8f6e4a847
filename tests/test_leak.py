"""No audience sees a trace of what it may not see: random markings over a case full of canaries, page by page."""

from collections.abc import Iterator

import pytest

from tests.leak import AUDIENCES, leaks_of
from tests.leak_case import Planted, mark, planted
from tests.store import memory


@pytest.fixture(scope="module")
def found() -> Iterator[Planted]:
    with memory.folder() as folder:
        made = planted(folder / "leak.flank")
        yield made
        made.store.close()


@pytest.mark.parametrize("seed", range(20))
def test_nothing_withheld_stands_on_a_page_nor_is_a_page_marked_too_low(
    found: Planted, seed: int, qapp: object
) -> None:
    mark(found, seed)
    leaks, _ = leaks_of(found, AUDIENCES[seed % len(AUDIENCES)])
    assert leaks == []
