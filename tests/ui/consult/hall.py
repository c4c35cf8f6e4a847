"""One window on a Council in session for the tests of a module; each test has its case afresh."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from console.domain.times import HOUR
from console.store.casefile import open_case
from console.ui.consult.council import CouncilDesk
from console.ui.panels import PANELS
from console.ui.render import settle
from console.ui.window import Window
from tests import cases
from tests.ui.conftest import on_case
from tests.ui.consult.council_case import NOW, Made, write_council
from tests.ui.things import ACTOR

RUNS = 1_000
"""How often the forecast is run beside these tests: a tenth of what it is in the program."""


class Hall:
    """The window, its stopped clock, and cases with or without a Council in them."""

    window: Window

    def __init__(self, folder: Path, made: Path, bare: Path, ids: Made) -> None:
        self.now = NOW
        self.ids = ids
        self._folder, self._made, self._bare = folder, made, bare
        self._copies = 0

    def council(self, *, empty: bool = False) -> CouncilDesk:
        """The desk on a fresh copy."""
        self._copies += 1
        self.now = NOW
        self.window.preferences.change(scale=1.0, theme="dark")
        while self.window.notices.close_newest():
            pass
        copy = self._folder / f"{self._copies}.flank"
        self.window.openings.open(Path(shutil.copy(self._bare if empty else self._made, copy)))
        settle(self.window)
        self.window.desks.show("council")
        settle(self.window)
        desk = self.window.desks.desk
        assert isinstance(desk, CouncilDesk)
        desk.hand.end()
        return desk


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Hall]:
    folder = tmp_path_factory.mktemp("council")
    bare, made = folder / "bare.flank", folder / "made.flank"
    cases.with_baseline(bare, ACTOR, NOW - HOUR).close()
    with open_case(shutil.copy(bare, made), ACTOR, NOW) as store:
        ids = write_council(store, ACTOR)
    hall = Hall(folder, made, bare, ids)
    log = [kind for kind in PANELS if kind.id == "log"]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("console.domain.forecast.RUNS", RUNS)
        with on_case(tmp_path_factory, bare, lambda: hall.now, log, size=(1920, 1080)) as hall.window:
            hall.council()
            yield hall


@pytest.fixture
def council(hall: Hall) -> CouncilDesk:
    """The desk, at rest, on a Council in session."""
    return hall.council()
