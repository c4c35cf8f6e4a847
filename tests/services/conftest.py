"""An empty case for each test of a service."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from console.store.casefile import Store
from tests import cases
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
