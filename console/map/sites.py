"""Where places and routes fall on a frame: symbols where there is room beside forces and incidents, else a dot."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from PySide6.QtGui import QPainterPath

from console.map import outlines, projection
from console.map.blocks import Block, Setting
from console.map.frame import Frame
from console.map.lettering import Words, to_check, written
from console.map.looks import Looks
from console.map.naming import shortened
from console.map.occupancy import Box
from console.map.outlines import Floats, distance_to
from console.map.parting import GAP
from console.map.place_marks import COARSEST, FINEST_LINES, NAMED, SUWALKI, PlaceMark, RouteMark
from console.map.symbols import SIZE, symbol

_SHARE, _FAR_SHARE = 0.58, 0.4
DOT: Final = 2.5
_NEAR: Final = 5.0
_ORDER: Final = tuple(COARSEST)
_BEYOND: Final = 1_500.0


@dataclass(frozen=True)
class Site:
    """A place on a frame, pixels; without ``symbol`` it is a dot."""

    mark: PlaceMark
    x: float
    y: float
    box: Box
    symbol: bool


@dataclass(frozen=True, eq=False)
class Route:
    """A line or area on a frame, pixels; its name stands at ``x``, ``y``."""

    mark: RouteMark
    lines: tuple[Floats, ...]
    path: QPainterPath
    x: float
    y: float

    def holds(self, x: float, y: float) -> bool:
        """Whether a point of the frame touches its line."""
        return any(distance_to(line, x, y) <= _NEAR for line in self.lines)


def size(logical_scale: float) -> float:
    """How large their symbols are: smaller than those of forces, for places are ground, not news; smaller from afar."""
    return SIZE * (_SHARE if logical_scale <= NAMED else _FAR_SHARE)


class Sites:
    """The places and routes of one frame. Names that found no room are counted in ``left_out``."""

    def __init__(
        self, frame: Frame, places: Sequence[PlaceMark], routes: Sequence[RouteMark], looks: Looks, theme: str
    ) -> None:
        self.left_out = 0
        self._frame, self._theme, self._looks = frame, theme, looks
        self._places = [mark for mark in places if self._shows(mark.layer)]
        self.routes = [] if frame.logical_scale < FINEST_LINES else self._laid_out(routes)
        self.sites: list[Site] = []
        self._said: set[str] = set()

    def first(self, setting: Setting, selected: str | None) -> None:
        """Before the other names of the map: the selected place or route and its name."""
        self._places, others = [mark for mark in self._places if mark.id == selected], self._places
        self.stand(setting)
        self._write(setting, [*self.sites], [route for route in self.routes if route.mark.id == selected], selected)
        self._places = [mark for mark in others if mark.id != selected]

    def stand(self, setting: Setting) -> None:
        """Give each place its symbol where that is free, a dot where it is not."""
        if not self._places:
            return
        x, y = projection.forward([mark.lon for mark in self._places], [mark.lat for mark in self._places])
        spots = self._frame.screen(np.column_stack((x, y))).tolist()
        found = sorted(
            zip(self._places, spots, strict=True),
            key=lambda entry: (_ORDER.index(entry[0].layer), entry[0].id),
        )
        for mark, (left, top) in found:
            if Box(left, top, left, top).within(setting.view):
                self.sites.append(self._stood(setting, mark, left, top))

    def write(self, setting: Setting, selected: str | None) -> None:
        """Names beside what has its symbol, then those of routes; from afar only the selected one's."""
        named = self._frame.logical_scale <= NAMED
        sites = [site for site in self.sites if named and site.symbol and site.mark.id != selected]
        routes = [route for route in self.routes if named or route.mark.layer == SUWALKI]
        self._write(setting, sites, [route for route in routes if route.mark.id != selected], None)

    def _write(self, setting: Setting, sites: Sequence[Site], routes: Sequence[Route], selected: str | None) -> None:
        for site in sites:
            block = self._block(site.mark.name, site.mark.to_check, site.mark.id == selected)
            self.left_out += not setting.beside(site.box, block)
        for route in routes:
            self._write_route(setting, route, route.mark.id == selected)

    def at(self, x: float, y: float) -> list[str]:
        """The places and routes that a point of the frame touches, places first; none of a locked layer."""
        marks: list[PlaceMark | RouteMark] = [site.mark for site in self.sites if _holds(site.box, x, y)]
        marks += [route.mark for route in self.routes if route.holds(x, y)]
        return [mark.id for mark in marks if self._looks.pickable(mark.layer)]

    def _shows(self, layer: str) -> bool:
        return self._frame.logical_scale <= COARSEST[layer] and self._looks.shown(layer)

    def _laid_out(self, routes: Sequence[RouteMark]) -> list[Route]:
        wide = self._frame.around(_BEYOND)
        found = []
        for mark in routes:
            if self._shows(mark.layer):
                cut = [
                    piece
                    for line in mark.lines
                    for piece in ([line] if mark.is_area else outlines.trimmed_line(line, *wide))
                ]
                lines = tuple(self._frame.screen(piece) for piece in cut)
                path = outlines.path_of([outlines.polygon(line) for line in lines], closed=mark.is_area)
                ((x, y),) = self._frame.screen(projection.plane(mark.lon, mark.lat)).tolist()
                found.append(Route(mark, lines, path, x, y))
        return found

    def _stood(self, setting: Setting, mark: PlaceMark, left: float, top: float) -> Site:
        box = self._box(mark, left, top)
        free = setting.taken.free(box)
        if not free:
            box = Box(left, top, left, top).grown(DOT)
        setting.taken.take(box.grown(GAP))
        return Site(mark, left, top, box, free)

    def _box(self, mark: PlaceMark, left: float, top: float) -> Box:
        if not mark.sidc:
            return Box(left, top, left, top).grown(2 * DOT)
        picture = symbol(mark.sidc, self._theme, self._frame.ratio, size(self._frame.logical_scale))
        corner_x, corner_y = left - picture.anchor_x, top - picture.anchor_y
        return Box(corner_x, corner_y, corner_x + picture.width, corner_y + picture.height)

    def _block(self, name: str, check: bool, chosen: bool) -> Block:
        words = Words(name if chosen else shortened(name), "ink.primary" if chosen else "ink.secondary", 12, 500)
        mark = to_check(self._theme, self._frame.ratio) if check and chosen else None
        return Block((written(words, self._theme, self._frame.ratio),), mark)

    def _write_route(self, setting: Setting, route: Route, chosen: bool) -> None:
        """On its own place, else beside it; a name whose place is out of the picture is not missing."""
        if not Box(route.x, route.y, route.x, route.y).within(setting.view):
            return
        name = route.mark.name if chosen else way(route.mark.name)
        if name in self._said:  # a gap and the line along it go by one name
            return
        block = self._block(name, route.mark.to_check, chosen)
        here = Box(route.x, route.y, route.x, route.y).grown(3.0)
        on_it = route.mark.is_area and setting.put(block, route.x - block.width / 2, route.y - block.height / 2)
        if on_it or setting.beside(here, block):
            self._said.add(name)
        else:
            self.left_out += 1


def way(name: str) -> str:
    """What a route is called without the towns it joins, which the map shows; its whole name is in the tooltip."""
    head = name.partition(" (")[0].partition(",")[0]
    return " ".join(word for word in head.split() if word.count("-") < 2) or head


def _holds(box: Box, x: float, y: float) -> bool:
    return box.left <= x <= box.right and box.top <= y <= box.bottom
