"""The net under all tests holds: each thing that must fail a test is done once, in a run of its own."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent

TESTS = """
import warnings
from pathlib import Path

import platformdirs
from hypothesis import given, strategies
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QMenu, QWidget

KEPT = []


def test_good_window_closed_by_qtbot(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()


def test_good_window_held_by_a_cycle(qapp):
    widget = QWidget()
    widget.itself = widget
    QMenu(widget)


def test_good_window_deleted_later(qapp):
    widget = QWidget()
    KEPT.append(widget)
    widget.deleteLater()


def test_bad_window_left(qapp):
    KEPT.append(QWidget())


def test_bad_shown_window_left(qapp):
    KEPT.append(QWidget())
    KEPT[-1].show()


def test_bad_qt_warning(qapp):
    QObject().startTimer(-1)


def test_bad_python_warning():
    warnings.warn("old", DeprecationWarning, stacklevel=1)


def test_bad_file_left_open(tmp_path):
    open(tmp_path / "a", "w").write("a")


def test_bad_exception_in_a_slot(qtbot):
    QTimer.singleShot(0, lambda: 1 / 0)
    qtbot.wait(1)


def test_good_own_folders(tmp_path_factory):
    home = tmp_path_factory.getbasetemp()
    dirs = platformdirs.PlatformDirs("flank-console", appauthor=False)
    for folder in (dirs.user_config_dir, dirs.user_state_dir, dirs.user_documents_dir, Path.home()):
        assert Path(folder).is_relative_to(home)


@given(strategies.integers())
def test_good_property(number):
    assert number == number
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """What pytest said of each test: a test can pass and its end still be an error."""
    folder = tmp_path_factory.mktemp("net")
    (folder / "tests").mkdir()
    shutil.copy(HERE / "conftest.py", folder / "tests")
    shutil.copy(HERE.parent / "pyproject.toml", folder)
    (folder / "tests" / "test_net.py").write_text(TESTS, encoding="utf-8")
    run = [sys.executable, "-m", "pytest", "--no-xvfb", "-v", "-p", "no:cacheprovider"]
    said = subprocess.run(run, cwd=folder, capture_output=True, text=True).stdout
    found: dict[str, set[str]] = {}
    for name, outcome in re.findall(r"::(test_\w+) (PASSED|FAILED|ERROR)", said):
        found.setdefault(name, set()).add(outcome)
    assert not (folder / ".hypothesis" / "examples").exists()
    return found


NAMES = re.findall(r"^def (test_\w+)", TESTS, re.MULTILINE)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("test_good")])
def test_an_orderly_test_passes(outcomes: dict[str, set[str]], name: str) -> None:
    assert outcomes[name] == {"PASSED"}


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("test_bad")])
def test_a_disorderly_test_fails(outcomes: dict[str, set[str]], name: str) -> None:
    assert outcomes[name] & {"FAILED", "ERROR"}
