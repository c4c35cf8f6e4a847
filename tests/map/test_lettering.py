"""Words on the map as pictures."""

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication

from console.map.blocks import Block
from console.map.lettering import CHECK_GAP, Words, to_check, written
from console.map.stamps import Stamp
from console.map.style import style


def columns(stamp: Stamp, ratio: float, role: str) -> tuple[float, float]:
    """Where ink of a colour begins and ends, logical pixels from the picture's left edge."""
    image = stamp.pixmap.toImage().convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)[..., 2::-1].astype(int)
    ink = np.array(style("dark").colour(role).getRgb()[:3])
    seen = np.flatnonzero((np.abs(pixels - ink).sum(axis=2) < 160).any(axis=0))
    return float(seen[0] / ratio), float((seen[-1] + 1) / ratio)


@pytest.fixture
def tabular(qapp: QApplication) -> Iterator[None]:
    """As in the window, whose own face has figures of one width: words must stay as wide as they were measured."""
    before, face = qapp.font(), QFont(qapp.font())
    face.setFeature(QFont.Tag("tnum"), 1)
    qapp.setFont(face)
    yield
    qapp.setFont(before)


@pytest.mark.parametrize("ratio", [1.0, 1.35, 2.0])
@pytest.mark.usefixtures("tabular")
def test_the_to_check_mark_stands_clear_of_the_last_digit(ratio: float) -> None:
    line = written(Words("GB · 1\N{THIN SPACE}430", "ink.primary"), "dark", ratio)
    check = to_check("dark", ratio)
    words, mark = sorted(Block((line,), check).pieces(10.0, 10.0, 0.0), key=lambda piece: piece.x)
    assert words.stamp is line and mark.stamp is check
    end = words.x + columns(line, ratio, "ink.primary")[1]
    begin = mark.x + columns(check, ratio, "state.warn")[0]
    assert begin - end == pytest.approx(CHECK_GAP, abs=1.1)


def test_no_letters_are_smaller_than_twelve() -> None:
    assert Words("", "ink.primary").pixels == 12
