"""What every test gets: no screen needed, no user's folder touched, no window left behind, no dice.

That warnings and Qt's own messages fail a test is set in pyproject.toml (filterwarnings, qt_log_level_fail).
"""

import gc
import os
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import apsw
import hypothesis
import pytest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# The same examples every time: what is green here is green there. Time limits are the benchmarks' business.
hypothesis.settings.register_profile(
    "console",
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("console")

_FAILED = pytest.StashKey[bool]()


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: looking through it for what could go costs a quarter second each time."""
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Remember which tests failed: a traceback keeps a test's windows alive, and that is no leak."""
    report = yield
    if report.failed:
        item.stash[_FAILED] = True
    return report


@pytest.fixture(autouse=True)
def own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of the test's own, so that no test reads or writes a user's settings, state or documents."""
    home = tmp_path_factory.mktemp("home")
    # XDG for Linux; macOS goes by HOME, Windows asks the shell unless platformdirs' WIN_PD_OVERRIDE_* is there.
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(home))
    for kind in ("CONFIG", "STATE", "DATA", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    monkeypatch.setenv("XDG_DOCUMENTS_DIR", str(home / "Documents"))
    for folder in ("LOCAL_APPDATA", "APPDATA", "PERSONAL"):
        monkeypatch.setenv(f"WIN_PD_OVERRIDE_{folder}", str(home / folder.lower()))
    return home


@pytest.fixture
def quick_hash(monkeypatch: pytest.MonkeyPatch) -> None:
    """Persons' passphrases hashed with the least work argon2 allows: for tests about everything but that work."""
    import argon2

    from console.services import sign_on

    least = argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(sign_on, "_hasher", lambda: least)


def _stretch_little(db: apsw.Connection) -> None:
    db.pragma("kdf_iter", 1)


@pytest.fixture(scope="session", autouse=True)
def quick_key() -> Iterator[None]:
    """Encrypted cases that this process makes and opens have keys of one round, not of 64,007 (19 ms each time).

    Every other process takes all of them, as the stories do, and cannot open such a case unless it is told to.
    """
    apsw.connection_hooks.append(_stretch_little)
    yield
    apsw.connection_hooks.remove(_stretch_little)


@pytest.fixture
def undressed() -> Iterator[None]:
    """Take a test's style sheet off again: the next window is built as the first one of a program is."""
    before = application.styleSheet() if (application := _application()) is not None else ""
    yield
    if (application := _application()) is not None and application.styleSheet() != before:
        application.setStyleSheet(before)


@pytest.fixture(autouse=True)
def no_window_left(request: pytest.FixtureRequest, undressed: None) -> Iterator[None]:
    """Fail a test that leaves a top-level window behind, shown or hidden."""
    before = _windows()
    yield
    if request.node.stash.get(_FAILED, False) or not _left(before):
        return
    gc.collect()  # what only a cycle of signals holds is not a leak
    left = _left(before)
    assert not left, f"windows left behind: {', '.join(map(repr, left))}"


def _application() -> "QApplication | None":
    """The one there is; None while no test has made one."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    return None if widgets is None else widgets.QApplication.instance()


def _left(before: list[object]) -> list[object]:
    return [window for window in _windows() if window not in before]


def _windows() -> list[object]:
    """The top-level windows that are alive; none while no test has made a QApplication."""
    application = _application()
    if application is None:
        return []
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return list(application.topLevelWidgets())
