"""A kept picture shows what painting anew would show, and is painted again only when it must."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from console.map.frame import Frame
from console.map.kept import MARGIN, KeptPicture
from console.map.occupancy import Box
from console.map.views import HOME

FRAME = Frame(HOME, 400, 300)
WHOLE = Box(-1_000, -1_000, 1_400, 1_300)


class Shapes:
    """Something to paint; counts how often it was."""

    def __init__(self) -> None:
        self.painted = 0

    def paint(self, painter: QPainter) -> None:
        self.painted += 1
        painter.setPen(QColor(200, 40, 40))
        painter.setBrush(QColor(40, 40, 200, 90))
        for number in range(-8, 12):
            painter.drawEllipse(QPointF(number * 90.0, number * 70.0), 60, 40)


@pytest.fixture
def image(qtbot: QtBot) -> Iterator[QImage]:
    made = QImage(400, 300, QImage.Format.Format_ARGB32_Premultiplied)
    yield made


def put(kept: KeptPicture, image: QImage, shift: tuple[float, float], shapes: Shapes, key: object = "a") -> QImage:
    image.fill(QColor(255, 255, 255))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    kept.put(painter, FRAME, shift, WHOLE, key, shapes.paint)  # type: ignore[arg-type]
    painter.end()
    return image.copy()


def alike(one: QImage, other: QImage) -> bool:
    """Blending once or twice may differ by a shade."""
    return all(
        abs(QColor(one.pixel(x, y)).lightness() - QColor(other.pixel(x, y)).lightness()) <= 2
        for x in range(0, 400, 5)
        for y in range(0, 300, 5)
    )


def test_moved_it_looks_as_painted_anew(image: QImage) -> None:
    kept, shapes = KeptPicture(), Shapes()
    for shift in ((0.0, 0.0), (0.0, 0.0), (40.0, -30.0), (MARGIN - 1, 0.0), (3 * MARGIN, 90.0), (-600.0, -400.0)):
        assert alike(put(kept, image, shift, shapes), put(KeptPicture(), image, shift, Shapes()))


def test_it_is_painted_again_only_beyond_its_margin_or_for_another_key(image: QImage) -> None:
    kept, shapes = KeptPicture(), Shapes()
    for _ in range(5):
        put(kept, image, (0.0, 0.0), shapes)
    put(kept, image, (100.0, -100.0), shapes)
    assert shapes.painted == 2
    put(kept, image, (2 * MARGIN, 0.0), shapes)
    assert shapes.painted == 3
    put(kept, image, (2 * MARGIN, 0.0), shapes, "b")
    assert shapes.painted == 4


def test_out_of_sight_nothing_is_painted(image: QImage) -> None:
    shapes = Shapes()
    put(KeptPicture(), image, (5_000.0, 0.0), shapes)
    assert shapes.painted == 0
