"""Made-up reports for these tests, and pictures painted from nothing to hold kept ones against."""

import numpy as np
import numpy.typing as npt

from console.map.frame import Frame
from console.map.reports import points
from console.map.reports.colours import colours
from console.map.reports.filling import Filling
from console.map.reports.planes import Planes
from console.map.reports.points import NO_TIME, Points, Span
from console.map.reports.ring import Rect
from console.map.reports.tally import KINDS
from console.map.views import View

START = 1_668_470_400_000
HOUR = 3_600_000


def columns(count: int, seed: int = 1) -> tuple[npt.NDArray[np.generic], ...]:
    """Half in a few towns, half anywhere between Norway and Türkiye; some without place, some without time."""
    dice = np.random.default_rng(seed)
    near, town = dice.random(count) < 0.5, dice.integers(0, 5, count)
    lon = np.where(near, 20 + 2 * town + dice.normal(0, 0.1, count), dice.uniform(5, 45, count))
    lat = np.where(near, 52 + town + dice.normal(0, 0.1, count), dice.uniform(36, 70, count))
    lon, lat = lon.round(2), lat.round(2)
    nowhere = dice.random(count) < 0.05
    lon[nowhere] = lat[nowhere] = np.nan
    time = START + dice.integers(0, 48 * 60, count) * 60_000
    time[dice.random(count) < 0.05] = NO_TIME
    return lon, lat, dice.integers(-1, KINDS, count), time, np.arange(count) + 100


def made(count: int, seed: int = 1) -> Points:
    return points.prepare(*columns(count, seed))


def at(*places: tuple[float, float, int]) -> Points:
    """Reports of these (lon, lat, kind), an hour apart."""
    lon, lat, kind = zip(*places, strict=True) if places else ((), (), ())
    time = START + np.arange(len(places)) * HOUR
    return points.prepare(lon, lat, kind, time, np.arange(len(places)))


def frame(scale: float = 2500.0, width: int = 500, height: int = 340, ratio: float = 1.0) -> Frame:
    return Frame(View(24.0, 54.0, scale), width, height, ratio)


def fresh(filling: Filling, of: Points | None = None, span: Span | None = None) -> Planes:
    """Exactly what a filling's planes hold valid, painted from nothing."""
    assert filling.planes is not None
    valid = filling.planes.valid
    other = Filling(of or filling.points, span or filling.span, filling.hidden)
    other.aim(filling.planes.grain, valid, 0, colours("dark").paint)
    other.fill()
    assert other.planes is not None and other.planes.valid == valid
    return other.planes


def same(one: Planes, other: Planes, rect: Rect | None = None) -> bool:
    rect = rect or one.valid
    return all(
        np.array_equal(one.ring.get(getattr(one, name), rect), other.ring.get(getattr(other, name), rect))
        for name in ("packed", "level", "image")
    )
