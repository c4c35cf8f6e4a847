"""No audience sees a trace of what it may not see: random markings over a case full of canaries, also in files."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.domain.storyboard import SlideKind
from tests.leak import AUDIENCES, CANARY, files_of, found_in, leaks_of, unpacked
from tests.leak_case import Planted, mark, planted, withheld
from tests.store import memory

_SLOW = frozenset({SlideKind.ARRIVALS, SlideKind.RACE})
"""Simulated anew for every audience: one of the cases has them, and all of ``python -m tests.leak``."""


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
    kinds = [kind for kind in SlideKind if kind not in _SLOW or seed == 4]
    leaks, _ = leaks_of(found, AUDIENCES[seed % len(AUDIENCES)], kinds)
    assert leaks == []


def test_nothing_withheld_stands_in_a_file(found: Planted, tmp_path: Path, qapp: object) -> None:
    mark(found, 14)
    council = AUDIENCES[6]
    with found.store.reader() as reader:
        hidden = withheld(found, reader, council)
    files = files_of(found, council, tmp_path, (SlideKind.DRAFT, SlideKind.CLAIMS))
    assert {name.rsplit(".")[-1] for name in files} == {"pdf", "pptx", "png", "html"}
    for name, content in files.items():
        blobs = unpacked(name, content)
        assert list(found_in(blobs, hidden)) == []
        # What may be seen is found there: the net has no holes.
        assert name.endswith("png") or any(CANARY.search(blob) for blob in blobs.values()), name
