"""Finding places and positions (Ctrl+F, and in Ctrl+K): asked off the window's thread, gone to on the map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer

from console.domain import coordinates, geodesics, readings
from console.domain.lengths import bearing_text, length_text
from console.domain.readings import Reading
from console.map import views
from console.map.found import FoundMark
from console.map.views import View
from console.ui.picture_map import map_of
from console.ui.words import count, later, tr

if TYPE_CHECKING:
    from console.map.gazetteer import Found
    from console.map.named_areas import NamedArea
    from console.ui.window import Window

PLACES: Final = 8
_REMEMBERED: Final = 8
_PATIENCE_MS: Final = 3_000
# Metres a pixel a found place is shown at, where the map is coarser: by how many people live there at least.
_SCALES: Final = ((100_000, 400.0), (5_000, 250.0), (0, 150.0))
_POSITION_SCALE: Final = 150.0
_SQUARE_PIXELS: Final = 120
_KINDS: Final = {"country": later("Country"), "region": later("Region"), "sea": later("Sea")}
_ASSUMED: Final = {
    readings.LATITUDE_FIRST: later("if latitude comes first"),
    readings.LONGITUDE_FIRST: later("if longitude comes first"),
    readings.O_IS_EAST: later("if O is east (German Ost)"),
    readings.O_IS_WEST: later("if O is west (French ouest)"),
    readings.S_IS_SOUTH: later("if S is the southern half"),
    readings.S_IS_BAND: later("if S is the band of 32–40° N"),
}


@dataclass(frozen=True)
class Goal:
    """Something found that the map can go to: its name, what else is known of it, where, and how near to look."""

    name: str
    detail: str
    lon: float
    lat: float
    metres_per_pixel: float
    box: tuple[float, float, float, float] | None = None
    """West, south, east, north of an area, all of which is shown."""


@dataclass(frozen=True)
class Answers:
    """What ``text`` can mean: positions, places and areas, each the likeliest first."""

    text: str
    positions: tuple[Goal, ...] = ()
    places: tuple[Goal, ...] = ()
    areas: tuple[Goal, ...] = ()
    areas_first: bool = False
    """Whether an area is called so and no town is."""
    exact: bool = False
    """Whether a town is called just so."""
    why_none: str = ""
    """What is wrong with what looks like a position."""


Then = Callable[[Answers], None]


class Finder(QObject):
    """Answers for one window. One search runs at a time; while it does, only the newest text asked for waits."""

    def __init__(self, window: Window) -> None:
        """Lives as long as the window; nothing is read before the first question."""
        super().__init__(window)
        self._window = window
        self._running = False
        self._wanted: tuple[str, Then] | None = None
        self.remembered: tuple[Goal, ...] = ()
        """Where the map went last, newest first."""

    def prepare(self) -> None:
        """Have the gazetteer read before somebody types; a question under way does that itself."""
        if not self._running:
            self.ask("", lambda _answers: None)

    def ask(self, text: str, then: Then) -> None:
        """Call ``then`` with the answers for ``text``, unless something newer is asked for meanwhile."""
        self._wanted = (text, then)
        if not self._running:
            self._start()

    def go(self, goal: Goal) -> None:
        """Show a place on the map with a mark, and remember it."""
        canvas = self._window.map.canvas
        view = canvas.view.scaled(min(canvas.view.metres_per_pixel, goal.metres_per_pixel))
        canvas.found.show(FoundMark(goal.lon, goal.lat, goal.name))
        canvas.go_to(self._measured_to(goal) or self._all_of(goal) or view.centred(*_plane(goal)))
        canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.remembered = (goal, *(one for one in self.remembered if one != goal))[:_REMEMBERED]

    def _measured_to(self, goal: Goal) -> View | None:
        """Where somebody measures, what is found is the next place, and the view shows the whole way."""
        from console.map.tools.measure import MeasureTool

        canvas = self._window.map.canvas
        tool = canvas.tool
        if not isinstance(tool, MeasureTool) or not tool.points or tool.finished:
            return None
        tool.add((goal.lon, goal.lat), goal.name)
        tool.update()
        return views.around(tool.points, canvas.width(), canvas.height())

    def _all_of(self, goal: Goal) -> View | None:
        """The view that shows the whole of an area."""
        if goal.box is None:
            return None
        west, south, east, north = goal.box
        corners = [(west, south), (east, south), (west, north), (east, north), (goal.lon, north), (goal.lon, south)]
        canvas = self._window.map.canvas
        return views.around(corners, canvas.width(), canvas.height())

    def _start(self) -> None:
        if self._wanted is None:
            return
        text, then = self._wanted
        self._wanted, self._running = None, True
        view = self._window.map.canvas.view
        middle = (view.centre_lon, view.centre_lat)

        def arrived(answers: Answers) -> None:
            self._running = False
            if self._wanted is None:
                then(answers)
            self._start()

        def lost() -> None:
            self._running = False
            self._start()

        self._window.jobs.start("", lambda _progress: answer(text, middle), arrived, lost)


def read_in_time(window: Window) -> None:
    """Have the gazetteer read some seconds after the first picture, before anybody looks for something."""

    def read() -> None:
        if window.isVisible():  # else it was closed meanwhile
            finder_of(window).prepare()

    shown = map_of(window)
    if shown is not None:
        shown.pictured.connect(lambda: QTimer.singleShot(_PATIENCE_MS, window, read))


def finder_of(window: Window) -> Finder:
    """What finds places for a window, made when first asked for."""
    return window.findChild(Finder) or Finder(window)


def answer(text: str, middle: tuple[float, float]) -> Answers:
    """What ``text`` can mean, near ``middle`` (lon, lat) first. Any thread; the first call reads the gazetteer.

    Without a text everything is only made ready.
    """
    from console.map import gazetteer, named_areas

    places = gazetteer.shipped().find(text, middle, PLACES)
    if not text:
        named_areas.read()
        geodesics.warm_up()
    areas = named_areas.find(text)
    areas_first, places = named_areas.beside(areas, places, text)
    return Answers(
        text,
        tuple(_position(one) for one in readings.readings(text, middle)),
        tuple(_place(one, middle) for one in places),
        tuple(_area(one) for one in areas),
        areas_first,
        any(one.match is gazetteer.Match.EXACT for one in places),
        readings.why_none(text),
    )


def _area(one: NamedArea) -> Goal:
    kind = tr(_KINDS[one.kind])
    lon, lat = one.middle
    return Goal(one.name, f"{kind} · {one.within}" if one.within else kind, lon, lat, 0.0, one.box)


def _position(one: Reading) -> Goal:
    scale = max(_POSITION_SCALE, one.metres / _SQUARE_PIXELS) if one.metres > 1 else _POSITION_SCALE
    written = coordinates.decimal(one.lon, one.lat)
    name = written if one.style != readings.GRID else coordinates.grid(one.lon, one.lat, _figures(one.metres))
    size = count("middle of a square of {n} m", "middle of a square of {n} m", one.metres) if one.metres > 1 else ""
    assumed = tr(_ASSUMED[one.assumed]) if one.assumed in _ASSUMED else one.assumed
    parts = (assumed, size, written if name != written else coordinates.grid(one.lon, one.lat))
    return Goal(name, " · ".join(part for part in parts if part), one.lon, one.lat, scale)


def _figures(metres: int) -> int:
    return max(1, 5 - (len(str(metres)) - 1))


def _place(one: Found, middle: tuple[float, float]) -> Goal:
    way = geodesics.leg(middle, (one.lon, one.lat))
    where = ", ".join(part for part in (one.region, one.country_name) if part)
    far = f"{length_text(way.metres)} {bearing_text(way.bearing)}"
    scale = next(scale for people, scale in _SCALES if one.people >= people)
    return Goal(_called(one), f"{where} · {far}", one.lon, one.lat, scale)


def _called(one: Found) -> str:
    others: Sequence[str] = [name for name in (one.local, one.spelling) if name]
    return f"{one.name} ({', '.join(others)})" if others else one.name


def _plane(goal: Goal) -> tuple[float, float]:
    from console.map import projection

    return projection.plane(goal.lon, goal.lat)
