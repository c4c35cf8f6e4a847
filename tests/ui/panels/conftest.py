"""A window with its real panels on the real public baseline."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from console.domain.times import parse_instant
from console.services.cases import new_case
from console.services.log import write_log
from console.ui.app import build
from console.ui.picture import Picture, picture_of
from console.ui.preferences import Preferences
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.things import ACTOR

TODAY = parse_instant("2026-11-21T19:44Z")


@pytest.fixture(scope="session")
def made_baseline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with the public baseline and one entry of the watch log, made once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        path = tmp_path_factory.mktemp("cases") / "baseline.flank"
        store = new_case(path, ACTOR, TODAY - 3_600_000)
        write_log(store, ACTOR, TODAY - 1_800_000, "Watch taken over.")
        store.close()
    return path


@pytest.fixture
def baseline(made_baseline: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copy(made_baseline, tmp_path / "baseline.flank"))


@pytest.fixture
def open_window(qtbot: QtBot) -> Iterator[Callable[[Path | None], Window]]:
    made: list[Window] = []

    def make(path: Path | None) -> Window:
        window = build(Preferences(None), lambda: TODAY)
        made.append(window)
        qtbot.addWidget(window)
        window.resize(1920, 1080)
        window.show()
        if path is not None:
            window.openings.open(path)
        settle(window)
        return window

    yield make
    for window in made:
        window.close()


@pytest.fixture
def whole(open_window: Callable[[Path | None], Window], baseline: Path) -> Window:
    """The whole window on the baseline, seen from 21 NOV 26."""
    return open_window(baseline)


@pytest.fixture
def picture(whole: Window) -> Picture:
    return picture_of(whole)
