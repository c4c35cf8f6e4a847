"""What a canvas shows of reports: colours that tell the truth, and pictures that follow without being waited for."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from console.config import tokens
from console.domain.categories import Category
from console.map.canvas import MapCanvas
from console.map.frame import Frame
from console.map.looks import Looks
from console.map.reports import points, tally
from console.map.reports.crowds import CROWDED
from console.map.reports.picture import Reports
from console.map.views import View
from tests.map.canvases import canvas_at
from tests.map.reports.sample import HOUR, START, at, columns, frame, fresh, made, same

pytestmark = pytest.mark.usefixtures("qapp")


def painted(reports: Reports, of: Frame, theme: str = "dark") -> QImage:
    image = QImage(round(of.width * of.ratio), round(of.height * of.ratio), QImage.Format.Format_ARGB32)
    image.setDevicePixelRatio(of.ratio)
    image.fill(0)
    painter = QPainter(image)
    reports.paint(painter, of, theme)
    painter.end()
    return image


def finished(reports: Reports, of: Frame, theme: str = "dark") -> QImage:
    reports.finish(of, theme)
    return painted(reports, of, theme)


def shown(*places: tuple[float, float, int]) -> Reports:
    reports = Reports()
    reports.set_points(at(*places))
    return reports


@pytest.mark.parametrize("theme", tokens.THEMES)
@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_report_has_the_colour_of_its_kind_at_its_place(theme: str, ratio: float) -> None:
    for category in Category:
        image = finished(shown((24.0, 54.0, category.code)), frame(ratio=ratio), theme)
        middle = QPoint(round(250 * ratio), round(170 * ratio))
        colour = tokens.load().themes[theme][f"category.{category.value}"]
        assert image.pixelColor(middle) == QColor(*colour), category


def test_kinds_on_one_spot_have_no_kind_s_colour_but_equal_ones_do() -> None:
    theme = tokens.load().themes["dark"]
    kinds = {QColor(*theme[f"category.{category.value}"]).rgb() for category in Category}
    spot = QPoint(250, 170)
    assert finished(shown(*[(24.0, 54.0, 5)] * 3), frame()).pixel(spot) in kinds
    for other in range(1, 17):
        if other != 5:
            assert finished(shown((24.0, 54.0, 5), (24.0, 54.0, other)), frame()).pixel(spot) not in kinds
            assert finished(shown(*[(24.0, 54.0, 5)] * 9, (24.0, 54.0, other)), frame()).pixel(spot) not in kinds


def test_no_mix_of_kinds_passes_for_one() -> None:
    """The pairs are corners of a strictly convex polygon: no mean of several is one of them."""
    dice = np.random.default_rng(1)
    for _ in range(2_000):
        kinds = dice.integers(0, tally.KINDS, dice.integers(1, 40))
        packed = np.array([tally.WEIGHT[kinds].sum()])
        told = tally.told(packed)
        assert told.dots[0] == len(kinds)
        assert told.kind[0] == (kinds[0] if len(set(kinds.tolist())) == 1 else tally.MIXED)


def test_a_crowd_is_grey_and_has_its_key_and_the_look_does_not_depend_on_the_view() -> None:
    dice = np.random.default_rng(1)
    crowd = [(24 + dice.normal(0, 0.1), 54 + dice.normal(0, 0.06), 5) for _ in range(4 * CROWDED[-1])]
    reports = shown(*crowd, (26.0, 54.4, 5))
    image = finished(reports, frame())
    assert reports.marks.density
    inner = image.pixelColor(250, 170)
    assert max(inner.red(), inner.green(), inner.blue()) - min(inner.red(), inner.green(), inner.blue()) < 40
    of = frame()
    moved = Frame(of.view.centred(of.view.centre[0] + 37 * of.scale, of.view.centre[1] - 21 * of.scale), 500, 340)
    right, down = (round(one) for one in of.screen([moved.plane(0, 0)])[0])
    other = finished(reports, moved)
    part = (max(0, right), max(0, down), 400, 300)
    assert image.copy(*part) == other.copy(part[0] - right, part[1] - down, 400, 300)
    reports.set_window(START + 4 * CROWDED[-1] * HOUR)
    finished(reports, frame())
    assert not reports.marks.density


def test_a_pan_shows_at_once_what_painting_anew_would() -> None:
    reports, of = Reports(), frame(5_000.0)
    reports.set_points(made(3_000))
    finished(reports, of)
    x, y = of.view.centre
    for _ in range(30):
        x, y = x + 9 * of.scale, y - 13 * of.scale
        here = Frame(of.view.centred(x, y), 500, 340)
        image = painted(reports, here)
        reports.work()
        if reports.complete:
            assert image == painted(reports.alone(here, "dark"), here) or image == painted(reports, here)
    reports.finish(here, "dark")
    assert painted(reports, here) == painted(reports.alone(here, "dark"), here)


def test_a_zoom_shows_the_older_picture_scaled_until_the_new_one_is_whole() -> None:
    reports, of = Reports(), frame(2_500.0)
    reports.set_points(made(3_000))
    finished(reports, of)
    near = frame(1_000.0)
    first = painted(reports, near)
    assert not reports.complete and first.pixelColor(0, 0).isValid()
    assert any(first.pixelColor(x, y).alpha() for x in range(0, 500, 3) for y in range(0, 340, 3))
    for _ in range(200):
        reports.work()
    assert reports.complete
    assert painted(reports, near) == painted(reports.alone(near, "dark"), near)


def test_half_a_continent_is_gathered_and_counts_as_many() -> None:
    reports, of = Reports(), frame(9_000.0)
    given = made(5_000)
    reports.set_points(given)
    reports.finish(of, "dark")
    planes = reports._filling.planes
    assert planes is not None and reports._filling._coarse
    crowd = planes.ring.get(planes.packed, planes.valid) & tally.COUNT
    assert given.coarse.packed is not None and (given.coarse.packed & tally.COUNT).sum() == given.size
    assert crowd.sum() > given.size
    assert same(planes, fresh(reports._filling))
    # A window of time begins anew with each report at its own place.
    reports.set_window(START, START + 60 * HOUR)
    reports.finish(of, "dark")
    assert not reports._filling._coarse
    assert painted(reports, of) == painted(reports.alone(of, "dark"), of)


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    made_one = canvas_at(qtbot, View(24, 54, 2_500), 500, 340)
    return made_one


def test_the_canvas_comes_to_rest_with_every_report_on_it(canvas: MapCanvas, qtbot: QtBot) -> None:
    canvas.show()
    canvas.reports.set_points(made(2_000))
    qtbot.waitUntil(lambda: canvas.complete, timeout=20_000)
    image = canvas.grab().toImage()
    canvas.zoom_by(2.0)
    qtbot.waitUntil(lambda: canvas.complete, timeout=20_000)
    assert canvas.grab().toImage() != image
    canvas.settle()
    kept = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    assert kept == canvas.picture().toImage().convertToFormat(QImage.Format.Format_RGB32)


def test_a_theme_another_window_and_looks_repaint_the_reports(canvas: MapCanvas) -> None:
    canvas.reports.set_points(at((24.0, 54.0, Category.CYBER.code)))
    pictures = [canvas.picture().toImage()]
    canvas.set_looks(Looks().toggled("report:cyber"))
    pictures.append(canvas.picture().toImage())
    canvas.set_looks(Looks().faded_group("reports", 0.4))
    pictures.append(canvas.picture().toImage())
    canvas.set_theme("light")
    pictures.append(canvas.picture().toImage())
    assert all(one != other for at_, one in enumerate(pictures) for other in pictures[at_ + 1 :])
    canvas.set_looks(Looks())
    canvas.reports.set_window(START + HOUR, START + 2 * HOUR)
    canvas.set_theme("dark")
    assert canvas.picture().toImage() == pictures[1]


def test_a_window_that_became_empty_leaves_nothing_to_do() -> None:
    reports, of = Reports(), frame()
    reports.set_points(made(2_000))
    painted(reports, of)
    reports.set_window(START - HOUR, START - 1)
    assert not any(painted(reports, of).pixelColor(x, 170).alpha() for x in range(500))
    reports.work()
    assert reports.complete and not reports._work.isActive()


def test_where_there_were_reports_and_are_none_any_more_nothing_is_left() -> None:
    dice = np.random.default_rng(7)
    crowds = [
        [
            (float(lon), float(lat), 3)
            for lon, lat in zip(dice.uniform(*span, 4000), dice.uniform(52, 55, 4000), strict=True)
        ]
        for span in ((22.0, 24.0), (24.5, 26.0))
    ]
    reports = shown(*crowds[0])
    finished(reports, frame())
    for crowd in (crowds[1], crowds[0][:3], []):
        reports.set_points(at(*crowd))
        assert finished(reports, frame()) == finished(shown(*crowd), frame())


def test_a_picture_made_again_is_the_same() -> None:
    reports = shown(*[(24.0 + step / 100, 54.0, 5) for step in range(60)])
    first = finished(reports, frame())
    reports.redo(frame(), "dark")
    assert painted(reports, frame()) == first


@pytest.mark.parametrize("scale", [1_500.0, 5_000.0])
@pytest.mark.parametrize("hidden", [(), (5,)])
def test_a_few_other_reports_change_the_picture_to_what_painting_anew_would(
    scale: float, hidden: tuple[int, ...]
) -> None:
    dice, of = np.random.default_rng(4), frame(scale)
    whole = columns(4_000)
    there = np.ones(4_000, bool)
    there[dice.integers(0, 4_000, 200)] = False
    reports, before = Reports(), points.prepare(*(one[there] for one in whole))
    reports.set_points(before)
    reports.hide(hidden)
    finished(reports, of)
    for number in range(12):
        flipped = np.unique(dice.integers(200, 4_000, 30))
        there[flipped] ^= True
        after = points.prepare(*(one[there] for one in whole))
        rows = whole[4]
        gone, came = rows[flipped[~there[flipped]]], rows[flipped[there[flipped]]]
        if number % 3 == 2:
            reports.set_window(START + 2 * HOUR, START + (20 + number) * HOUR)
        reports.set_points(after, points.exchange(before, after, gone, came))
        image = painted(reports, of)
        if number % 3 == 2:  # another window of time may fill anew
            image = finished(reports, of)
        assert reports.complete
        assert image == painted(reports.alone(of, "dark"), of)
        before = after
