"""How much each layer of the map holds in the shown time, how much of it is in view, and how new it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from console.domain.ages import age
from console.domain.incident import Incident
from console.domain.times import Instant, Precision, day_start, dtg
from console.map import regions
from console.map.basemap import shipped
from console.ui.columns import number
from console.ui.picture import InView, Thing, picture_of
from console.ui.picture_layers import layer_of
from console.ui.words import tr

if TYPE_CHECKING:
    from console.map.annotation_marks import AnnotationMark
    from console.map.frame import Frame
    from console.map.ring_marks import RingMark
    from console.ui.window import Window


@dataclass(frozen=True)
class Tally:
    """``seen`` of ``total`` things lie in view; ``newest`` is when the newest happened, ``as_of`` the day of facts."""

    total: int = 0
    seen: int = 0
    newest: Instant | None = None
    as_of: str = ""

    def with_one(self, seen: bool, newest: Instant | None, as_of: str = "") -> Tally:
        """With one thing more."""
        return self + Tally(1, int(seen), newest, as_of)

    def __add__(self, other: Tally) -> Tally:
        moments = [moment for moment in (self.newest, other.newest) if moment is not None]
        newest = max(moments, default=None)
        return Tally(self.total + other.total, self.seen + other.seen, newest, max(self.as_of, other.as_of))


class Placed(Protocol):
    """What stands on the map and belongs to a layer; degrees."""

    @property
    def layer(self) -> str:
        """The id of its layer."""

    @property
    def lon(self) -> float:
        """East of Greenwich."""

    @property
    def lat(self) -> float:
        """North of the equator."""


Tallies: TypeAlias = Mapping[str, Tally]
Source: TypeAlias = Callable[[InView], Tallies]
"""``source(in_view)`` counts its layers; ``in_view(lon, lat)`` tells whether a place is inside what the map shows."""


class LayerCounts(QObject):
    """Counts anew when time, case or place change. ``changed`` when a count became another."""

    changed = Signal()

    def __init__(self, window: Window) -> None:
        """Counts the things of the picture and the drawings; others add a source."""
        super().__init__(window)
        canvas = self._canvas = window.map.canvas
        self._picture = picture_of(window)
        self._sources: dict[str, Source] = {
            "picture": lambda in_view: tally_of(self._picture.shown.things, in_view, self.country_in_view()),
            "drawn": lambda _: tally_of_drawings(canvas.content.annotations, canvas.frame()),
        }
        self._tallies: Tallies = {}
        self._told: Tallies = {}
        self._stale = True
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._tell)
        for told in (self._picture.changed, self._picture.moved):
            told.connect(self.recount)
        self.recount()

    def __getitem__(self, layer: str) -> Tally:
        self._count()
        return self._tallies.get(layer, _NONE)

    def of(self, layers: Iterable[str]) -> Tally:
        """Several layers together."""
        return sum((self[layer] for layer in layers), _NONE)

    def add(self, name: str, source: Source) -> None:
        """Count other layers too; a source replaces the one that had its name."""
        self._sources[name] = source
        self.recount()

    def recount(self) -> None:
        """Ask every source again, once for all that changed together: when somebody looks, or in a moment."""
        self._stale = True
        self._soon.start()

    def _count(self) -> None:
        if not self._stale:
            return
        self._stale = False
        found: dict[str, Tally] = {}
        for source in self._sources.values():
            found |= source(self._picture.in_view)
        self._tallies = found

    def _tell(self) -> None:
        self._count()
        if self._tallies != self._told:
            self._told = self._tallies
            self.changed.emit()

    def country_in_view(self) -> Callable[[str], bool]:
        """Whether a country (ISO 3166-1 alpha-2) is seen, in part or whole; each is looked at once."""
        frame, basemap = self._canvas.frame(), shipped()
        return lru_cache(lambda iso2: regions.in_view(frame, basemap, iso2))


_NONE = Tally()


def counts_of(window: Window) -> LayerCounts:
    """The counts of a window's layers, made when the first asks for them."""
    found = window.findChild(LayerCounts)
    return LayerCounts(window) if found is None else found


def tally_of(things: Iterable[Thing], in_view: InView, country_in_view: Callable[[str], bool]) -> Tallies:
    """Incidents by their time, forces and missions by the day their facts are of.

    What is known only for a country is in view where some of the country is: that is what the map fills.
    """
    found: dict[str, Tally] = {}
    for thing in things:
        layer = layer_of(thing)
        if isinstance(thing, Incident) and (thing.region_only or thing.lon is None):
            seen = bool(thing.country) and country_in_view(thing.country or "")
        else:
            seen = thing.lon is not None and thing.lat is not None and in_view(thing.lon, thing.lat)
        newest, as_of = (thing.occurred_at, "") if isinstance(thing, Incident) else (None, thing.provenance.as_of)
        found[layer] = found.get(layer, _NONE).with_one(seen, newest, as_of)
    return found


def tally_of_marks(marks: Iterable[Placed], in_view: InView) -> Tallies:
    """Things that are neither new nor old: places, drawings."""
    found: dict[str, Tally] = {}
    for mark in marks:
        found[mark.layer] = found.get(mark.layer, _NONE).with_one(in_view(mark.lon, mark.lat), None)
    return found


def tally_of_drawings(marks: Iterable[AnnotationMark | RingMark], frame: Frame) -> Tallies:
    """A drawing, or a ring, is in view where some of it is, for that is what one sees."""
    found: dict[str, Tally] = {}
    for mark in marks:
        seen = frame.meets(mark.box)
        found[mark.layer] = found.get(mark.layer, _NONE).with_one(seen, None)
    return found


def short_words(tally: Tally) -> str:
    """``4 of 29``, or ``29`` where all of it is in view."""
    if tally.seen == tally.total:
        return number(tally.total)
    return tr("{n} of {all}", n=number(tally.seen), all=number(tally.total))


def count_words(tally: Tally) -> str:
    """``4 of 29 in view and window``."""
    return tr("{n} of {all} in view and window", n=number(tally.seen), all=number(tally.total))


def age_words(tally: Tally, now: Instant | None) -> str:
    """How new it is at ``now``: ``newest 14 min ago``, ``as of 21 NOV 26``; a date in a time gone by (None)."""
    if tally.newest is not None:
        if now is None or tally.newest > now:
            return tr("newest {day}", day=dtg(tally.newest, Precision.DAY))
        return tr("newest {age} ago", age=age(now - tally.newest))
    return tr("as of {day}", day=_day(tally.as_of)) if tally.as_of else ""


def _day(as_of: str) -> str:
    precision = Precision.DAY if as_of.count("-") == 2 else Precision.MONTH
    return dtg(day_start(as_of if precision is Precision.DAY else f"{as_of}-01"), precision)
