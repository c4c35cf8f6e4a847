"""The program put together: pictures without a screen, and what is refused."""

import hashlib
import shutil
from pathlib import Path
from typing import Any

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


def taken(case: Path, **asked: Any) -> bytes:
    """A picture of the case, by a program that nothing has dressed before."""
    QApplication.instance().setStyleSheet("")  # type: ignore[union-attr]
    out = case.parent / "taken.png"
    shoot(case, out, size=(1024, 640), now=NOW, **asked)
    return out.read_bytes()


@pytest.fixture(scope="module")
def plain(made: Path, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> bytes:
    """The picture nothing is asked of."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        return taken(Path(shutil.copy(made, tmp_path_factory.mktemp("plain"))))


def test_equal_input_gives_an_equal_picture(shown: Path) -> None:
    asked = {"as_of": day_start("2022-11-15"), "view": "baltic", "theme": "light"}
    assert taken(shown, **asked) == taken(shown, **asked)


def test_another_day_theme_or_moment_is_another_picture(shown: Path, plain: bytes) -> None:
    other = ({"as_of": day_start("2022-11-15")}, {"theme": "contrast"}, {"known_at": NOW - 60_000}, {"panel": "log"})
    assert len({plain, *(taken(shown, **asked) for asked in other)}) == 5


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


def test_what_was_asked_for_stands_in_the_inspector(shown: Path, tmp_path: Path, plain: bytes) -> None:
    assert taken(shown, select="przewodow grain") != plain
    with pytest.raises(UsageError, match="Nothing in the case holds"):
        shoot(shown, tmp_path / "none.png", size=(1366, 768), now=NOW, select="xyzzy")
    assert not (tmp_path / "none.png").exists()


def test_a_case_that_does_not_stay_says_so_until_another_is_open(tmp_path: Path, qtbot: QtBot) -> None:
    window = build(Preferences(None), lambda: NOW, ())
    qtbot.addWidget(window)
    (tmp_path / "passing").mkdir()
    tell_passing(window, tmp_path / "passing/passing.flank")
    for folder, told in ((tmp_path / "passing", True), (tmp_path, False)):
        with qtbot.waitSignal(window.session.opened):
            window.session.show(new_case(folder / f"{folder.name}.flank", ACTOR, NOW - 3_600_000))
        assert any("thrown away" in notice.text for notice in window.notices.shown) is told
        assert (window.openings.folder() == folder) is not told
    window.session.end()
