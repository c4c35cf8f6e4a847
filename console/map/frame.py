"""One view on one surface: where a place of the plane falls in pixels, and back."""

from dataclasses import dataclass
from functools import cached_property
from math import ceil
from typing import Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QRect

from console.map import projection
from console.map.views import View

Floats = npt.NDArray[np.float64]
WIDE: Final = 4000.0
"""Metres per logical pixel over which only the great things are told in full."""


@dataclass(frozen=True)
class Frame:
    """A view on ``width`` × ``height`` pixels at a device pixel ratio.

    Screen coordinates are logical pixels, y downwards. The centre is snapped to whole physical pixels so that
    tiles are copied, never resampled. With text and marks ``enlarged``, a pixel of the frame is so many logical ones:
    what stands on the ground is laid out at 100 % on a smaller surface, which is then shown larger.
    """

    view: View
    width: float
    height: float
    ratio: float = 1.0
    enlarged: float = 1.0

    def enlarge(self, factor: float) -> "Frame":
        """The same part of the Earth on the same surface, in pixels ``factor`` times as large."""
        return Frame(self.view, self.width / factor, self.height / factor, self.ratio * factor, factor)

    @property
    def scale(self) -> float:
        """Metres of the plane per pixel of the frame."""
        return self.view.metres_per_pixel * self.enlarged

    @property
    def logical_scale(self) -> float:
        """Metres of the plane per logical pixel: what the rules of LANGUAGE.md speak of."""
        return self.view.metres_per_pixel

    @property
    def symbol_scale(self) -> float:
        """How large symbols are drawn: smaller when half a continent is shown, so that they crowd less."""
        return 1.0 if self.logical_scale <= WIDE else 0.75

    @cached_property
    def origin(self) -> tuple[float, float]:
        """The plane's coordinates of the upper left corner, on a whole physical pixel."""
        x, y = self.view.centre
        pixel = self.scale / self.ratio
        west = round(x / pixel - self.width * self.ratio / 2) * pixel
        north = round(y / pixel + self.height * self.ratio / 2) * pixel
        return west, north

    def zoomed(self, view: View, left: float, top: float) -> View:
        """A view of another scale in which what lies under a point here, logical pixels, still lies under it."""
        x, y = self.plane(left, top)
        change = view.metres_per_pixel * self.enlarged
        return view.centred(x + (self.width / 2 - left) * change, y - (self.height / 2 - top) * change)

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north in metres of the plane."""
        west, north = self.origin
        return west, north - self.height * self.scale, west + self.width * self.scale, north

    def around(self, beyond: float) -> tuple[float, float, float, float]:
        """The same so many pixels further out on each side."""
        west, south, east, north = self.bounds
        beyond *= self.scale
        return west - beyond, south - beyond, east + beyond, north + beyond

    @cached_property
    def area(self) -> QRect:
        """What is seen in physical pixels from the plane's origin, y downwards."""
        west, north = self.origin
        pixel = self.scale / self.ratio
        return QRect(
            round(west / pixel), -round(north / pixel), ceil(self.width * self.ratio), ceil(self.height * self.ratio)
        )

    def screen(self, xy: npt.ArrayLike) -> Floats:
        """Metres of the plane (n, 2) to logical pixels (n, 2)."""
        west, north = self.origin
        plane = np.asarray(xy, np.float64).reshape(-1, 2)
        return np.column_stack(((plane[:, 0] - west) / self.scale, (north - plane[:, 1]) / self.scale))

    def plane(self, left: float, top: float) -> tuple[float, float]:
        """Logical pixels to metres of the plane."""
        west, north = self.origin
        return west + left * self.scale, north - top * self.scale

    def holds(self, lon: float, lat: float) -> bool:
        """Whether a place in degrees lies on the surface."""
        (x, y), (west, south, east, north) = projection.plane(lon, lat), self.bounds
        return west <= x <= east and south <= y <= north

    def holding(self, lon: npt.ArrayLike, lat: npt.ArrayLike) -> npt.NDArray[np.bool_]:
        """Which of many places in degrees do."""
        (x, y), (west, south, east, north) = projection.forward(lon, lat), self.bounds
        return (west <= x) & (x <= east) & (south <= y) & (y <= north)

    def meets(self, box: tuple[float, float, float, float]) -> bool:
        """Whether some of a box (west, south, east, north, metres of the plane) may be seen."""
        west, south, east, north = self.bounds
        return box[0] <= east and box[2] >= west and box[1] <= north and box[3] >= south

    def degrees(self, left: float, top: float) -> tuple[float, float]:
        """Logical pixels to (longitude, latitude); NaN off the Earth."""
        return projection.degrees(*self.plane(left, top))
