"""Decides where everything above the ground stands: symbols first, then names by priority, nothing over another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from console.domain.sidc import echelon_digits
from console.map import discs, projection
from console.map.basemap import Basemap
from console.map.frame import Frame
from console.map.marks import IncidentMark, Mark, UnitMark
from console.map.naming import Naming, Placed
from console.map.occupancy import Box, Occupancy
from console.map.parting import Body, Spot, part
from console.map.symbols import SIZE, symbol

AREA_HALF = (66.0, 24.0)
"""Half width and height of the dashed area of a force whose position is not public, logical pixels."""


FURNITURE = (450.0, 30.0)
"""Width and height kept free in the lower left corner; the right one is narrower."""


@dataclass(frozen=True)
class Arrangement:
    """Symbols and names for one frame. ``left_out`` counts names of marks that found no room."""

    frame: Frame
    spots: tuple[Spot, ...] = ()
    areas: tuple[Spot, ...] = ()
    names: tuple[Placed, ...] = ()
    left_out: int = 0
    marks: Mapping[str, Mark] = field(default_factory=dict)

    def at(self, x: float, y: float) -> Spot | None:
        """The topmost symbol under a point of the screen."""
        hit = [spot for spot in (*self.areas, *self.spots) if _holds(spot.box, x, y)]
        return hit[-1] if hit else None

    def shift(self, frame: Frame) -> tuple[float, float]:
        """How far this arrangement has to move to lie right under a frame of the same scale."""
        (west, north), (other_west, other_north) = self.frame.origin, frame.origin
        return (west - other_west) / frame.scale, (other_north - north) / frame.scale


@dataclass(frozen=True)
class Content:
    """What is to be shown: the caller's marks and the selection."""

    incidents: tuple[IncidentMark, ...] = ()
    units: tuple[UnitMark, ...] = ()
    selected: str | None = None


def arrange(frame: Frame, content: Content, basemap: Basemap, theme: str) -> Arrangement:
    """Place everything for a frame."""
    view = Box(0, 0, frame.width, frame.height)
    taken = Occupancy()
    for strip in furniture(frame):
        taken.take(strip)
    shown = _in_view(frame, content, view)
    marks: dict[str, Mark] = {mark.id: mark for mark, _, _ in shown}
    areas = [_area(mark, x, y) for mark, x, y in shown if isinstance(mark, UnitMark) and mark.area_only]
    bodies = [
        _body(mark, x, y, theme, frame)
        for mark, x, y in sorted(shown, key=lambda entry: _rank(entry[0], content.selected))
        if not (isinstance(mark, UnitMark) and mark.area_only)
    ]
    spots = part(bodies, taken, view)
    naming = Naming(frame, basemap, theme, taken, view)
    naming.marks(spots, areas, marks, content.selected)
    naming.ground()
    return Arrangement(frame, tuple(spots), tuple(areas), tuple(naming.placed), naming.left_out, marks)


def furniture(frame: Frame) -> tuple[Box, Box]:
    """The two lower corners, kept free for the scale bar and the sources."""
    top = frame.height - FURNITURE[1]
    return (
        Box(0, top, FURNITURE[0], frame.height),
        Box(frame.width - FURNITURE[0] * 0.6, top, frame.width, frame.height),
    )


def _in_view(frame: Frame, content: Content, view: Box) -> list[tuple[Mark, float, float]]:
    marks: Sequence[Mark] = (*content.units, *content.incidents)
    if not marks:
        return []
    x, y = projection.forward([mark.lon for mark in marks], [mark.lat for mark in marks])
    places = frame.screen(list(zip(x, y, strict=True)))
    near = view.grown(4)
    return [
        (mark, float(left), float(top))
        for mark, (left, top) in zip(marks, places, strict=True)
        if near.left <= left <= near.right and near.top <= top <= near.bottom
    ]


def _rank(mark: Mark, selected: str | None) -> tuple[bool, bool, int, str]:
    """Selection first, then forces by size, then incidents by severity."""
    if isinstance(mark, UnitMark):
        return mark.id != selected, False, -echelon_digits(mark.sidc), mark.id
    return mark.id != selected, True, -mark.severity, mark.id


def _body(mark: Mark, x: float, y: float, theme: str, frame: Frame) -> Body:
    if isinstance(mark, IncidentMark):
        reach = discs.radius(mark.severity, frame.symbol_scale) + discs.HALO * frame.symbol_scale
        return Body(mark.id, x, y, reach, reach, reach, reach)
    picture = symbol(mark.sidc, theme, frame.ratio, SIZE * frame.symbol_scale)
    right, bottom = picture.width - picture.anchor_x, picture.height - picture.anchor_y
    return Body(mark.id, x, y, picture.anchor_x, picture.anchor_y, right, bottom)


def _area(mark: UnitMark, x: float, y: float) -> Spot:
    width, height = AREA_HALF
    return Spot(Body(mark.id, x, y, width, height, width, height), x, y)


def _holds(box: Box, x: float, y: float) -> bool:
    return box.left <= x <= box.right and box.top <= y <= box.bottom
