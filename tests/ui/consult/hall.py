"""One window on a Council in session for the tests of a module; each test has its case afresh."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from console.services.cases import new_case
from console.ui.app import build
from console.ui.consult.council import CouncilDesk
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.conftest import signed_on
from tests.ui.consult.council_case import NOW, Made, write_council
from tests.ui.things import ACTOR


class Hall:
    """The window, its stopped clock, and cases with or without a Council in them."""

    def __init__(self, folder: Path, made: Path, bare: Path, ids: Made) -> None:
        self.now = NOW
        self.ids = ids
        self._folder, self._made, self._bare = folder, made, bare
        self._copies = 0
        self.window = build(signed_on(), lambda: self.now)
        self.window.resize(1920, 1080)
        self.window.show()

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
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        folder = tmp_path_factory.mktemp("council")
        bare, made = folder / "bare.flank", folder / "made.flank"
        new_case(bare, ACTOR, NOW - 3_600_000).close()
        shutil.copy(bare, made)
        from console.store.casefile import open_case

        store = open_case(made, ACTOR, NOW)
        ids = write_council(store, ACTOR)
        store.close()
        hall = Hall(folder, made, bare, ids)
        hall.council()
        yield hall
        window: Window = hall.window
        window.close()
        window.jobs.join()
        window.deleteLater()
        qapp.setStyleSheet("")


@pytest.fixture
def council(hall: Hall) -> CouncilDesk:
    """The desk, at rest, on a Council in session."""
    return hall.council()
