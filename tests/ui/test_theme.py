"""One place for colours and sizes: the tokens. The style sheet and the widgets name roles only."""

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF
from PySide6.QtWidgets import QApplication

import console.ui
from console.config import fonts, paths
from console.config.tokens import THEMES
from console.map.face import family
from console.ui.theme import Look

UI = Path(console.ui.__file__).parent
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}\b|rgb\(|QColor\(\s*(?:\d|\")|GlobalColor\.(?!transparent|black)")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("scale", [1.0, 1.35, 2.0])
def test_every_token_of_the_style_sheet_exists_in_every_theme(theme: str, scale: float) -> None:
    text = Look(theme, scale).style_sheet()
    assert "@" not in text
    assert text.count("{") == text.count("}")


def test_no_colour_is_written_outside_the_tokens() -> None:
    sources = [*UI.rglob("*.py"), paths.resources("style.qss")]
    assert [path.name for path in sources if COLOUR.search(path.read_text(encoding="utf-8"))] == []


def test_the_wall_keeps_its_floors() -> None:
    desk, wall = Look(scale=1.0), Look(scale=Look().wall_scale)
    assert (desk.px("small"), desk.px("text"), desk.px("row")) == (12, 13, 28)
    assert (wall.px("small"), wall.px("text"), wall.px("title"), wall.px("clock")) == (17, 18, 28, 28)


def test_figures_are_all_as_wide(look: Look) -> None:
    metrics = QFontMetricsF(look.font())
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_the_face_is_one_of_the_language(qapp: QApplication, look: Look) -> None:
    face = QFontInfo(look.font()).family()
    assert face.split(" [")[0] in ("Inter", "Roboto", "Noto Sans", "Segoe UI", "DejaVu Sans")
    assert family(("No such face", face)) == face


def test_a_good_face_is_always_there() -> None:
    names = {path.name for path in fonts.roboto_files()}
    assert {"Roboto-Regular.ttf", "Roboto-Medium.ttf", "Roboto-Bold.ttf"} <= names
    assert fonts.choose(["Inter", "Roboto"], {"Roboto", "DejaVu Sans"}) == "Roboto"
    assert fonts.choose(["Inter"], {"DejaVu Sans"}) is None


def test_a_theme_is_switched_live(look: Look) -> None:
    told: list[str] = []
    look.changed.connect(lambda: told.append(look.theme))
    before = look.colour("surface.base")
    look.become("light", 1.0)
    look.become("light", 1.0)
    assert told == ["light"]
    assert look.colour("surface.base") != before


def test_a_desk_with_large_letters_is_no_wall() -> None:
    wall = Look().wall_scale
    assert Look(scale=wall).on_wall and not any(Look(scale=scale).on_wall for scale in (1.0, 1.5, 2.0))
