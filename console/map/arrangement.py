"""Decides where everything above the ground stands: symbols first, then names by priority, nothing over another."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from time import perf_counter

import numpy as np

from console.domain.sidc import echelon_digits
from console.map import discs, projection, regions, report_regions
from console.map.annotated import Captions, DrawnSheet
from console.map.blocks import Placed, Setting
from console.map.changes import ChangeSheet
from console.map.closed import ClosedSheet
from console.map.content import Content
from console.map.families import gather
from console.map.frame import Frame
from console.map.ground_names import GroundNames
from console.map.looks import ANNOTATIONS, Looks
from console.map.marks import IncidentMark, Mark, UnitMark
from console.map.naming import Naming
from console.map.occupancy import Box, Occupancy
from console.map.overlaid import Overlaid
from console.map.parting import TRUE_PLACE, Body, Remembered, Spot, part
from console.map.regions import Region
from console.map.report_regions import CountedRegion
from console.map.reports.marks import key_box
from console.map.rings import RingSheet
from console.map.sites import Route, Site, Sites
from console.map.stance_places import StanceSheet
from console.map.symbols import SIZE, symbol
from console.map.ways import WaySheet

AREA_HALF = (66.0, 24.0)
"""Half width and height of the dashed area of a force whose position is not public, logical pixels."""
BAR = 7.0
"""Room under a symbol for the bar that tells how much of it is ready, logical pixels."""
SELECTED = 4.0
"""Room for the outline of what is selected, logical pixels."""
CORNERS = (480.0, 325.0)
"""Widths kept free in the lower corners for scale bar and sources; one above the other where both do not fit."""
BARE = 190.0
"""Width kept free for the scale bar alone."""
LINE, MORE = 30.0, 16.0
"""Their height in one line, and of each line more."""
_NARROW, _NARROWEST = 500.0, 380.0
"""Up to these widths what was left out has a line of its own, and then the projection too."""


@dataclass(frozen=True)
class Arrangement:
    """Symbols and names for one frame. ``left_out`` counts names of marks that found no room."""

    frame: Frame
    spots: tuple[Spot, ...] = ()
    areas: tuple[Spot, ...] = ()
    names: tuple[Placed, ...] = ()
    left_out: int = 0
    marks: Mapping[str, Mark] = field(default_factory=dict)
    looks: Looks = field(default_factory=Looks)
    drawn: DrawnSheet = field(default_factory=DrawnSheet)
    regions: tuple[Region, ...] = ()
    counted: tuple[CountedRegion, ...] = ()
    sites: Sites | None = None
    overlaid: Overlaid | None = None
    ways: WaySheet | None = None
    rings: RingSheet | None = None
    changes: ChangeSheet | None = None
    closed: ClosedSheet | None = None
    stances: StanceSheet | None = None

    @property
    def standing(self) -> Sequence[Site]:
        """The places on the map, the most important first."""
        return self.sites.sites if self.sites else ()

    @property
    def routes(self) -> Sequence[Route]:
        """The lines and areas of the public picture."""
        return self.sites.routes if self.sites else ()

    def letter(self, seconds: float) -> bool:
        """Draw names, the most important first, for so long; True when all are there."""
        end = perf_counter() + seconds
        for placed in self.names:
            if placed.stamp is not None and not placed.stamp.drawn:
                if perf_counter() > end:
                    return False
                placed.stamp.draw_now()
        return True

    def at(self, x: float, y: float) -> Spot | None:
        """The topmost symbol under a point of the screen of which something may be picked."""
        hit = [spot for spot in (*self.areas, *self.spots) if _holds(spot.box, x, y) and self.pickable(spot)]
        return hit[-1] if hit else None

    def drawn_at(self, x: float, y: float) -> list[str]:
        """The drawings that a point of the screen touches, the topmost first; none while their layer is locked."""
        return self.drawn.touched(x, y) if self.looks.pickable(ANNOTATIONS) else []

    def below_at(self, x: float, y: float) -> list[str]:
        """The places, routes, shapes and regions under a point of the screen; of a region all that is in it."""
        found = self.closed.at(x, y) if self.closed else []
        found += self.sites.at(x, y) if self.sites else []
        found += self.overlaid.at(x, y) if self.overlaid else []
        found += self.rings.at(x, y) if self.rings else []
        here = (region for region in self.regions if region.holds(x, y))
        return found + [mark.id for region in here for mark in region.marks if self.looks.pickable(mark.layer)]

    def pickable(self, spot: Spot) -> list[str]:
        """What may be picked of a symbol and of those gathered under it: a locked layer's things may not."""
        return [one for one in (spot.body.id, *spot.gathered) if self.looks.pickable(self.marks[one].layer)]

    def shift(self, frame: Frame) -> tuple[float, float]:
        """How far this arrangement has to move to lie right under a frame of the same scale."""
        (west, north), (other_west, other_north) = self.frame.origin, frame.origin
        return (west - other_west) / frame.scale, (other_north - north) / frame.scale


def _tinted(frame: Frame, content: Content, ground: GroundNames | None) -> tuple[Region, ...]:
    """The regions in which something happened; without a ground there are none yet."""
    somewhere = [mark for mark in content.incidents if mark.region and content.looks.shown(mark.layer)]
    return regions.lay_out(frame, somewhere, ground.basemap) if ground else ()


def _counted(frame: Frame, content: Content, ground: GroundNames | None) -> tuple[CountedRegion, ...]:
    """The regions that reports are known to lie in; without a ground there are none yet."""
    if ground is None or not content.region_reports:
        return ()
    return report_regions.lay_out(frame, content.region_reports, content.looks, ground.basemap)


def _write_ground(
    setting: Setting, sites: Sites, spots: Sequence[Spot], said: set[str], ground: GroundNames, content: Content
) -> None:
    """Names of the ground and places, in the room that is left: capitals, countries, seas, places, cities."""
    standing = [spot.box for spot in spots if not spot.moved]
    ground.write_great(setting, standing, said, content.looks)
    sites.stand(setting)
    sites.write(setting, content.selected)
    standing += [site.box for site in sites.sites if site.symbol]
    ground.write_cities(setting, standing, said | {site.mark.name for site in sites.sites}, content.looks)


def arrange(
    frame: Frame, content: Content, theme: str, ground: GroundNames | None, last: Remembered | None = None
) -> Arrangement:
    """Place everything for a frame; ``ground`` None leaves the ground without names.

    ``last`` remembers how symbols were parted, from one time to the next.
    """
    view = Box(0, 0, frame.width, frame.height)
    taken = _kept_clear(frame, content)
    shown, families = gather(_in_view(frame, content, view), content.selected)
    marks: dict[str, Mark] = {mark.id: mark for mark, _, _ in shown} | families.marks
    areas = [_area(mark, x, y) for mark, x, y in shown if isinstance(mark, UnitMark) and mark.area_only]
    bodies = [
        body_of(mark, x, y, theme, frame, SELECTED * (mark.id == content.selected))
        for mark, x, y in sorted(shown, key=lambda entry: _rank(entry[0], content))
        if not (isinstance(mark, UnitMark) and mark.area_only)
    ]
    setting = Setting(taken, view)
    changes = ChangeSheet(frame, content.changes) if content.changes else None
    naming = Naming(frame, theme, setting, content.looks, changes, content.bare)
    spots = part(bodies, taken, view, last=last)
    families.settle(spots)
    first = [spot for spot in spots if spot.body.id == content.selected]
    if not all(naming.write_one(spot, marks[spot.body.id], content.selected) for spot in first):
        setting, spots = _round_selection(bodies, marks, frame, content, naming)
        families.settle(spots)
        naming = naming.within(setting)
    stances = StanceSheet(frame, content.stances, content.looks, setting.taken) if content.stances else None
    drawings = (*content.drawings, *content.passing)
    captions = Captions(frame, drawings, theme, content.selected, content.looks.opacity(ANNOTATIONS))
    sites = Sites(frame, content.places, content.routes, content.looks, theme)
    sites.first(setting, content.selected)
    tinted = _tinted(frame, content, ground)
    missing = regions.write_selected(setting, tinted, frame, theme, content.selected)
    ways = WaySheet(frame, content.ways, content.way, theme) if content.ways else None
    if ways:
        ways.write(setting)
    closed = ClosedSheet(frame, content.closures, content.looks, theme)
    closed.write(setting)
    captions.write_first(setting)
    naming.write([spot for spot in spots if spot.body.id != content.selected], areas, marks, content.selected)
    captions.write_rest(setting)
    overlaid = Overlaid(frame, content.overlays, content.looks)
    overlaid.write(setting, theme, content.selected)
    rings = RingSheet(frame, content.rings, content.looks, content.selected)
    rings.write(setting, theme)
    missing += regions.write_rest(setting, tinted, frame, theme, content.selected)
    counted = _counted(frame, content, ground)
    missing += report_regions.write(setting, counted, frame, theme)
    if ground is not None:
        _write_ground(setting, sites, spots, naming.written, ground, content)
    left_out = naming.left_out + captions.left_out + missing + sites.left_out + overlaid.left_out
    left_out += rings.left_out + closed.left_out
    names, looks = tuple(setting.placed), content.looks
    return Arrangement(
        frame, tuple(spots), tuple(areas), names, left_out, marks, looks, DrawnSheet(captions.drawn), tinted, counted,
        sites, overlaid, ways, rings, changes, closed, stances,
    )  # fmt: skip


def _round_selection(
    bodies: Sequence[Body], marks: Mapping[str, Mark], frame: Frame, content: Content, naming: Naming
) -> tuple[Setting, list[Spot]]:
    """In a crowd the name of the selection, ``bodies[0]``, comes first and other symbols stand round it.

    It covers nobody's true place where it can, so that what stands aside still shows where it belongs.
    """
    view = Box(0, 0, frame.width, frame.height)
    for kept_free in (bodies[1:], ()):
        setting = Setting(_kept_clear(frame, content), view)
        first = part(bodies[:1], setting.taken, view)
        guarded = Setting(setting.taken.copy(), view)
        for body in kept_free:
            guarded.taken.take(Box(body.x, body.y, body.x, body.y).grown(TRUE_PLACE))
        if naming.within(guarded).write_one(first[0], marks[bodies[0].id], bodies[0].id):
            break
    setting.placed = guarded.placed
    for box in guarded.boxes:
        setting.taken.take(box)
    return setting, part(bodies[1:], setting.taken, view, first)


def _kept_clear(frame: Frame, content: Content) -> Occupancy:
    taken = Occupancy()
    shrunk = 1 / frame.enlarged
    key = (key_box(frame),) if content.keyed else ()
    for box in (
        *furniture(frame, content.bare),
        *key,
        *(Box(*(edge * shrunk for edge in box)) for box in content.covered),
    ):
        taken.take(box)
    return taken


def furniture(frame: Frame, bare: bool = False) -> tuple[Box, ...]:
    """The two lower corners, kept free for the scale bar and the sources; on a ``bare`` map that of the bar alone."""
    if bare:
        return (Box(0, frame.height - LINE, BARE, frame.height),)
    left, right = CORNERS
    more = sum(frame.width <= width for width in (left + right, _NARROW, _NARROWEST))
    high = LINE + MORE * more
    return (
        Box(0, frame.height - high, left, frame.height),
        Box(frame.width - right, frame.height - LINE, frame.width, frame.height),
    )


def _in_view(frame: Frame, content: Content, view: Box) -> list[tuple[Mark, float, float]]:
    marks = [mark for mark in content.marks if not (isinstance(mark, IncidentMark) and mark.region)]
    if not marks:
        return []
    x, y = projection.forward([mark.lon for mark in marks], [mark.lat for mark in marks])
    places = frame.screen(np.column_stack((x, y))).tolist()
    near = view.grown(4)
    return [
        (mark, left, top)
        for mark, (left, top) in zip(marks, places, strict=True)
        if near.left <= left <= near.right and near.top <= top <= near.bottom
    ]


def _rank(mark: Mark, content: Content) -> tuple[bool, bool, int, int, str]:
    """Selection first, then forces by size, then incidents by severity; within each, raised layers come first."""
    other, raised = mark.id != content.selected, -content.looks.order(mark.layer)
    if isinstance(mark, UnitMark):
        return other, False, raised, -echelon_digits(mark.sidc), mark.id
    return other, True, raised, -mark.severity, mark.id


def body_of(mark: Mark, x: float, y: float, theme: str, frame: Frame, outline: float = 0.0) -> Body:
    """How far a mark's symbol reaches round its true place, with room for the outline of what is selected."""
    if isinstance(mark, IncidentMark):
        reach = discs.radius(mark.severity, frame.symbol_scale) + discs.HALO * frame.symbol_scale + outline
        return Body(mark.id, x, y, reach, reach, reach, reach)
    picture = symbol(mark.sidc, theme, frame.ratio, SIZE * frame.symbol_scale)
    left, top = picture.anchor_x + outline, picture.anchor_y + outline
    right, bottom = picture.width - picture.anchor_x + outline, picture.height - picture.anchor_y + outline
    bottom += BAR if mark.readiness is not None else 0.0
    return Body(mark.id, x, y, left, top, right, bottom)


def _area(mark: UnitMark, x: float, y: float) -> Spot:
    width, height = AREA_HALF
    return Spot(Body(mark.id, x, y, width, height, width, height), x, y)


def _holds(box: Box, x: float, y: float) -> bool:
    return box.left <= x <= box.right and box.top <= y <= box.bottom
