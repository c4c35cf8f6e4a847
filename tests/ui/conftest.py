"""A window for tests: real case files, a stopped clock, panels that only remember what they were told."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.times import DAY, Instant
from console.services.cases import new_case
from console.ui import crash
from console.ui.app import build
from console.ui.panels import PANELS
from console.ui.panes import PanelKind
from console.ui.picture import Picture, picture_of
from console.ui.preferences import Preferences
from console.ui.render import settle
from console.ui.theme import Look
from console.ui.window import Window
from tests import cases
from tests.ui.kept import Kept
from tests.ui.things import ACTOR, KINDS, LATER, NOW


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Without a screen Qt says of each dialog that there is no window manager to tell its size: that is no fault."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("^This plugin does not support", extend=True))


@pytest.fixture(autouse=True)
def mistakes(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[BaseException]]:
    """What the console reported as its own mistakes: a test that expects one empties the list."""
    made: list[BaseException] = []
    monkeypatch.setattr(crash, "report", made.append)
    yield made
    assert not made, f"mistakes of our own: {made!r}"


@pytest.fixture
def look(qapp: QApplication) -> Look:
    made = Look()
    made.apply(qapp)
    return made


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A plain case file, closed."""
    path = tmp_path / "Night watch.flank"
    cases.empty(path, "Night watch", ACTOR, NOW).close()
    return path


@pytest.fixture(scope="session")
def made_baseline(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with the public baseline, made once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        path = tmp_path_factory.mktemp("cases") / "baseline.flank"
        new_case(path, ACTOR, LATER - 3_600_000).close()
    return path


@pytest.fixture
def baseline(made_baseline: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return Path(shutil.copy(made_baseline, tmp_path / "baseline.flank"))


@contextmanager
def on_baseline(
    folders: pytest.TempPathFactory, kinds: Sequence[PanelKind] = (), furnish: Callable[[Window], object] = id
) -> Iterator[Window]:
    """A window on the public baseline for all tests of a module, at rest; ``furnish`` puts more into it first."""
    path = folders.mktemp("cases") / "baseline.flank"
    cases.with_baseline(path, ACTOR, LATER - DAY).close()
    with on_case(folders, path, lambda: LATER, kinds, furnish) as window:
        yield window


@contextmanager
def on_case(
    folders: pytest.TempPathFactory,
    path: Path,
    now: Callable[[], Instant],
    kinds: Sequence[PanelKind] = (),
    furnish: Callable[[Window], object] = id,
    size: tuple[int, int] = (1366, 768),
) -> Iterator[Window]:
    """The same on a case that is there already, seen at ``now``."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(folders.mktemp("state")))
        made = build(signed_on(), now, kinds)
        furnish(made)
        made.resize(*size)
        made.show()
        made.openings.open(path)
        settle(made)
        yield made
        made.close()
        made.jobs.join()
        made.deleteLater()
        qapp = QApplication.instance()
        assert isinstance(qapp, QApplication)
        qapp.setStyleSheet("")


def signed_on() -> Preferences:
    """The settings of somebody who has said who they are."""
    preferences = Preferences(None)
    preferences.change(name=ACTOR.name, station=ACTOR.station)
    return preferences


def shown(qtbot: QtBot, window: Window, size: tuple[int, int], path: Path | None) -> Window:
    """Show a window, with a case in it where there is one, and wait until it rests."""
    qtbot.addWidget(window)
    window.resize(*size)
    window.show()
    if path is not None:
        window.openings.open(path)
    settle(window)
    return window


@pytest.fixture
def make_window(qtbot: QtBot) -> Iterator[Callable[..., Window]]:
    made: list[Window] = []

    def make(path: Path | None = None, *, preferences: Preferences | None = None) -> Window:
        window = build(signed_on() if preferences is None else preferences, lambda: NOW, KINDS)
        made.append(window)
        return shown(qtbot, window, (1366, 768), path)

    yield make
    for window in made:
        window.close()


@pytest.fixture
def window(make_window: Callable[..., Window], case: Path) -> Window:
    """A window on an open case."""
    return make_window(case)


@pytest.fixture
def open_whole(qtbot: QtBot) -> Iterator[Callable[[Path | None], Window]]:
    """Makes windows with everything in them, seen from 21 NOV 26."""
    made: list[Window] = []

    def make(path: Path | None) -> Window:
        window = build(signed_on(), lambda: LATER)
        made.append(window)
        return shown(qtbot, window, (1920, 1080), path)

    yield make
    for window in made:
        window.close()


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, made_baseline: Path, qapp: QApplication) -> Iterator[Kept]:
    """What makes ``whole`` one window a module; see :class:`Kept`."""
    with on_baseline(tmp_path_factory, PANELS) as window:
        window.resize(1920, 1080)
        settle(window)
        yield Kept(window, made_baseline, tmp_path_factory.mktemp("kept"))


@pytest.fixture
def whole(kept: Kept) -> Window:
    """A window with everything in it on the baseline: the module's one, at rest and as it was at first."""
    return kept.window()


@pytest.fixture
def picture(whole: Window) -> Picture:
    return picture_of(whole)
