"""Arrays become paths and polygons that cover and follow just what they say."""

from itertools import pairwise

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath
from pytestqt.qtbot import QtBot

from console.map import paths

COORDINATE = st.integers(-20, 60).map(lambda number: number + 0.3)
RING = st.lists(st.tuples(COORDINATE, COORDINATE), min_size=3, max_size=12, unique=True)
RINGS = st.lists(RING, min_size=1, max_size=5)
Ring = list[tuple[float, float]]


def arrays(rings: list[Ring]) -> tuple[paths.Floats, paths.Floats, npt.NDArray[np.bool_]]:
    points = np.array([point for ring in rings for point in ring])
    heads = np.array([number == 0 for ring in rings for number in range(len(ring))])
    return points[:, 0], points[:, 1], heads


def filled(paint: object) -> bytes:
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.black)
    painter = QPainter(image)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(255, 255, 255))
    paint(painter)  # type: ignore[operator]
    painter.end()
    return bytes(image.constBits())


@given(RINGS)
def test_a_path_goes_through_every_point_and_begins_where_it_should(rings: list[Ring]) -> None:
    x, y, heads = arrays(rings)
    path = paths.path(x, y, heads)
    elements = [path.elementAt(number) for number in range(path.elementCount())]
    assert [(each.x, each.y) for each in elements] == list(zip(x.tolist(), y.tolist(), strict=True))
    assert [each.isMoveTo() for each in elements] == heads.tolist()
    assert path.fillRule() == Qt.FillRule.OddEvenFill


def test_nothing_is_an_empty_path(qtbot: QtBot) -> None:
    none = np.zeros(0)
    assert paths.path(none, none, none.astype(bool)).isEmpty()
    assert paths.polygon(none, none, none.astype(bool)).isEmpty()


@given(RINGS)
def test_the_one_polygon_of_many_rings_fills_what_they_fill(rings: list[Ring]) -> None:
    separate = QPainterPath()
    for ring in rings:
        separate.moveTo(QPointF(*ring[0]))
        for _, end in pairwise(ring):
            separate.lineTo(QPointF(*end))
        separate.closeSubpath()
    one = paths.polygon(*arrays(rings))
    assert filled(lambda painter: painter.drawPolygon(one)) == filled(lambda painter: painter.drawPath(separate))
