"""The ground is the same picture whichever way it came about, and keeps no more than it needs."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from console.map import ground, projection, views
from console.map.basemap import shipped
from console.map.frame import Frame
from console.map.ground import Ground
from console.map.style import style
from console.map.tiles import needed

VIEWS = (views.View(24, 54.5, 7000), views.View(22.5, 57.0, 1500), views.View(25.28, 54.69, 150))

MAGENTA = 0xFFFF00FF


@pytest.fixture
def land(qtbot: QtBot) -> Ground:
    made = Ground(shipped())
    made.ally(frozenset({"PL", "LT", "LV", "EE", "NO"}))
    return made


def framed(view: views.View, ratio: float = 1.0) -> Frame:
    return Frame(view, 700, 500, ratio)


def painted(land: Ground, frame: Frame) -> QImage:
    image = QImage(frame.area.size(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(frame.ratio)
    image.fill(Qt.GlobalColor.magenta)
    painter = QPainter(image)
    land.paint(painter, frame)
    painter.end()
    return image


def anew(land: Ground, frame: Frame) -> QImage:
    image = QImage(frame.area.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    land.paint_anew(painter, frame)
    painter.end()
    return image


def exact(land: Ground, frame: Frame) -> bool:
    """Whether every layer of all that a frame shows is painted."""
    return not land.missing(frame) or (len(land._sheets) > 0 and not land._sheets.unfinished(frame))


def finished(land: Ground, frame: Frame) -> None:
    while land.work(frame)[1]:
        pass


def different(one: QImage, other: QImage, shades: int = 2) -> float:
    """The share of colours that differ by more than so many shades."""
    left, right = (np.frombuffer(image.constBits(), np.uint8).astype(int) for image in (one, other))
    return float((abs(left - right) > shades).mean())


@pytest.mark.parametrize("view", VIEWS)
def test_what_a_frame_paints_for_itself_is_what_its_tiles_show(land: Ground, view: views.View) -> None:
    frame = framed(view)
    painted(land, frame)
    while not exact(land, frame):
        land.work(frame)
    alone = painted(land, frame)
    assert different(alone, anew(land, frame)) == 0
    assert land.missing(frame)
    land.fill(frame)
    assert different(alone, painted(land, frame)) < 0.0005


def test_a_frame_over_new_ground_is_never_empty(land: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ground, "FIRST_SECONDS", 0.0)
    first = painted(land, framed(VIEWS[0]))
    assert not exact(land, framed(VIEWS[0]))
    seen = {first.pixel(x, y) for x in range(0, 700, 20) for y in range(0, 500, 20)}
    assert len(seen) >= 3 and MAGENTA not in seen


def test_a_zoom_shows_the_old_picture_larger_until_the_new_one_is_there(
    land: Ground, monkeypatch: pytest.MonkeyPatch
) -> None:
    wide, near = framed(VIEWS[0]), framed(views.View(24, 54.5, 3500))
    land.fill(wide)
    before = painted(land, wide)
    monkeypatch.setattr(ground, "FRAME_SECONDS", 0.0)
    at_once = painted(land, near)
    assert not exact(land, near)
    assert different(at_once, scaled(before, 2.0), shades=40) < 0.02
    finished(land, near)
    assert not land.missing(near)
    fresh = Ground(shipped())
    fresh.ally(frozenset({"PL", "LT", "LV", "EE", "NO"}))
    fresh.fill(near)
    assert painted(land, near) == painted(fresh, near)


def scaled(image: QImage, factor: float) -> QImage:
    larger = QImage(image.size(), QImage.Format.Format_RGB32)
    painter = QPainter(larger)
    painter.translate(image.width() / 2, image.height() / 2)
    painter.scale(factor, factor)
    painter.drawImage(QPointF(-image.width() / 2, -image.height() / 2), image)
    painter.end()
    return larger


def test_a_movement_over_new_ground_shows_every_pixel_of_it(land: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    view = VIEWS[1]
    monkeypatch.setattr(ground, "FRAME_SECONDS", 60.0)
    for step in range(12):
        x, y = view.centre
        frame = framed(view.centred(x + step * 90_000, y - step * 30_000))
        image = painted(land, frame)
        assert exact(land, frame)
        assert MAGENTA not in {image.pixel(x, y) for x in range(0, 700, 7) for y in range(0, 500, 7)}


def test_spare_time_paints_ahead_of_a_movement(land: Ground) -> None:
    x, y = VIEWS[1].centre
    for step in range(2):
        here = framed(VIEWS[1].centred(x + step * 90_000, y))
        painted(land, here)
    finished(land, here)
    beyond = framed(VIEWS[1].centred(x + 400 * 1500, y))
    assert land.missing(here) == [] == land.missing(beyond)
    assert land.missing(framed(VIEWS[1].centred(x - 400 * 1500, y)))


def test_no_more_tiles_are_kept_than_a_screen_needs_twice(land: Ground) -> None:
    x, y = VIEWS[2].centre
    most = 2 * len(list(needed(framed(VIEWS[2]), (512,) * 4)))
    for step in range(20):
        frame = framed(VIEWS[2].centred(x + step * 100_000, y))
        land.fill(frame)
        assert not land.missing(frame)
    assert len(land._tiles) <= most + 12


def test_nothing_is_kept_when_it_is_told_to_forget(land: Ground) -> None:
    frame = framed(VIEWS[0])
    land.fill(frame)
    land.forget()
    assert land.missing(frame) and not exact(land, frame)


def test_close_up_an_ally_s_land_ends_at_its_border_and_at_the_shore(land: Ground) -> None:
    land.dress("contrast")
    frame = Frame(views.View(21.2, 55.15, 300), 700, 500, 1.0)
    image = painted(land, frame)
    look = style("contrast")

    def seen(lon: float, lat: float) -> int:
        (x, y), (west, north) = projection.plane(lon, lat), frame.origin
        return image.pixel(round((x - west) / frame.scale), round((north - y) / frame.scale))

    assert seen(21.75, 55.35) == look.colour("map.land_ally").rgb()  # Lithuania, east of Silute
    assert seen(21.55, 54.97) == look.colour("map.land").rgb()  # Kaliningrad, south of the Neman
    assert seen(20.6, 55.4) == look.colour("map.sea").rgb()  # the Baltic, which Lithuania's zone holds too
