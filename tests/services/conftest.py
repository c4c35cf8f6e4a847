"""An empty case for each test of a service."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.store.casefile import Store
from tests import cases
from tests.services.consulting import Table, laid
from tests.services.people import ANN, NOW
from tests.store import memory


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    with memory.folder() as folder:
        yield folder


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = cases.empty(tmp_path / "night.flank", "night", ANN, NOW)
    yield made
    made.close()


@pytest.fixture
def table(tmp_path: Path) -> Iterator[Table]:
    """A consultation in a case with the public baseline."""
    made = cases.with_baseline(tmp_path / "council.flank", ANN, NOW)
    yield laid(made)
    made.close()
