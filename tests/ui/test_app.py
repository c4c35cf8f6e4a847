"""The program put together: pictures without a screen, and what is refused."""

import hashlib
import shutil
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.errors import BadInput, CannotWrite, UsageError
from console.domain.times import day_start, parse_instant
from console.services.cases import new_case
from console.ui.app import build, shoot, tell_passing
from console.ui.preferences import Preferences
from tests.ui.things import ACTOR

NOW = parse_instant("2026-11-21T19:44Z")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        path = tmp_path_factory.mktemp("cases") / "shown.flank"
        new_case(path, ACTOR, NOW - 3_600_000).close()
    return path


@pytest.fixture
def shown(made: Path, tmp_path: Path, qapp: QApplication) -> Path:
    return Path(shutil.copy(made, tmp_path / "shown.flank"))


def test_a_picture_has_the_size_asked_for_and_leaves_the_case_as_it_was(shown: Path, tmp_path: Path) -> None:
    before = hashlib.sha256(shown.read_bytes()).digest()
    out = tmp_path / "out.png"
    shoot(shown, out, size=(1366, 768), scale=2.0, now=NOW)
    image = QImage(str(out))
    assert (image.width(), image.height()) == (2732, 1536)
    assert hashlib.sha256(shown.read_bytes()).digest() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.png", "shown.flank"]


def test_equal_input_gives_an_equal_picture(shown: Path, tmp_path: Path) -> None:
    pictures = []
    for number in range(2):
        out = tmp_path / f"{number}.png"
        shoot(shown, out, size=(1366, 768), now=NOW, as_of=day_start("2022-11-15"), view="baltic", theme="light")
        pictures.append(out.read_bytes())
    assert pictures[0] == pictures[1]


def test_another_day_theme_or_moment_is_another_picture(shown: Path, tmp_path: Path) -> None:
    found = set()
    for number, asked in enumerate(
        ({}, {"as_of": day_start("2022-11-15")}, {"theme": "contrast"}, {"known_at": NOW - 60_000}, {"panel": "log"})
    ):
        out = tmp_path / f"{number}.png"
        shoot(shown, out, size=(1366, 768), now=NOW, **asked)  # type: ignore[arg-type]
        found.add(out.read_bytes())
    assert len(found) == 5


@pytest.mark.parametrize("asked", [{"panel": "kitchen"}, {"view": "moon"}, {"theme": "pink"}])
def test_an_unknown_name_is_refused_with_the_known_ones(shown: Path, tmp_path: Path, asked: dict[str, str]) -> None:
    with pytest.raises(UsageError, match=r"Panels:|Views:|Themes:"):
        shoot(shown, tmp_path / "out.png", now=NOW, **asked)  # type: ignore[arg-type]
    assert not (tmp_path / "out.png").exists()


def test_a_place_that_cannot_be_written_is_refused(shown: Path, tmp_path: Path) -> None:
    with pytest.raises(CannotWrite):
        shoot(shown, tmp_path / "nowhere" / "out.png", now=NOW)
    with pytest.raises(CannotWrite):
        shoot(shown, tmp_path, now=NOW)


def test_a_case_that_is_not_there_is_refused(tmp_path: Path, qapp: QApplication) -> None:
    with pytest.raises(BadInput):
        shoot(tmp_path / "none.flank", tmp_path / "out.png", now=NOW)


def test_what_was_asked_for_stands_in_the_inspector(shown: Path, tmp_path: Path) -> None:
    plain, chosen = tmp_path / "plain.png", tmp_path / "chosen.png"
    shoot(shown, plain, size=(1366, 768), now=NOW)
    shoot(shown, chosen, size=(1366, 768), now=NOW, select="przewodow grain")
    assert plain.read_bytes() != chosen.read_bytes()
    with pytest.raises(UsageError, match="Nothing in the case holds"):
        shoot(shown, tmp_path / "none.png", size=(1366, 768), now=NOW, select="xyzzy")
    assert not (tmp_path / "none.png").exists()


def test_a_case_that_does_not_stay_says_so_until_another_is_open(tmp_path: Path, qtbot: QtBot) -> None:
    window = build(Preferences(None), lambda: NOW, ())
    qtbot.addWidget(window)
    tell_passing(window, tmp_path / "passing.flank")
    for name, told in (("passing", True), ("kept", False)):
        with qtbot.waitSignal(window.session.opened):
            window.session.show(new_case(tmp_path / f"{name}.flank", ACTOR, NOW - 3_600_000))
        assert any("thrown away" in notice.text for notice in window.notices.shown) is told
    window.session.end()
