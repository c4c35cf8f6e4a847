"""How much each layer of the map holds in the shown time, how much of it is in view, and how new it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from console.domain.ages import age
from console.domain.incident import Incident
from console.domain.picture import Thing
from console.domain.times import Instant, Precision, day_start, dtg
from console.exports.picture_layers import layer_of
from console.map import regions
from console.map.basemap import shipped
from console.ui.columns import number
from console.ui.picture import InView, picture_of
from console.ui.words import tr

if TYPE_CHECKING:
    from console.map.annotation_marks import AnnotationMark
    from console.map.closure_marks import ClosureMark
    from console.map.frame import Frame
    from console.map.ring_marks import RingMark
    from console.ui.window import Window


@dataclass(frozen=True)
class Tally:
    """``seen`` of ``total`` things lie in view; ``newest`` is when the newest happened, ``as_of`` the day of facts.

    ``numbered`` False: no number is told. Stances are never counted, not even by how many are in view.
    """

    total: int = 0
    seen: int = 0
    newest: Instant | None = None
    as_of: str = ""
    numbered: bool = True

    def __add__(self, other: Tally) -> Tally:
        moments = [moment for moment in (self.newest, other.newest) if moment is not None]
        newest = max(moments, default=None)
        numbered = self.numbered and other.numbered
        return Tally(self.total + other.total, self.seen + other.seen, newest, max(self.as_of, other.as_of), numbered)


@dataclass(slots=True)
class _Sum:
    """A tally in the making."""

    total: int = 0
    seen: int = 0
    newest: Instant | None = None
    as_of: str = ""

    def add(self, seen: bool, newest: Instant | None, as_of: str = "") -> None:
        self.total += 1
        self.seen += seen
        if newest is not None and (self.newest is None or newest > self.newest):
            self.newest = newest
        self.as_of = max(self.as_of, as_of)

    def tally(self) -> Tally:
        return Tally(self.total, self.seen, self.newest, self.as_of)


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
"""``source(in_view)`` counts its layers."""


class LayerCounts(QObject):
    """Counts anew when time, case or place change. ``changed`` when a count became another."""

    changed = Signal()

    def __init__(self, window: Window) -> None:
        """Counts the things of the picture and the drawings; others add a source."""
        super().__init__(window)
        canvas = self._canvas = window.map.canvas
        self._unseen = window.unseen
        self._picture = picture_of(window)
        self._sources: dict[str, Source] = {
            "picture": lambda in_view: tally_of(self._picture.shown.things, in_view, self.country_in_view()),
            "drawn": lambda _: tally_of_drawings(canvas.content.annotations, canvas.frame()),
        }
        self._tallies: Tallies = {}
        self._told: Tallies = {}
        self._stale = set(self._sources)
        self._found: dict[str, Tallies] = {}
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._tell)
        for told in (self._picture.changed, self._picture.moved):
            told.connect(lambda: self.recount())
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
        self.recount(name)

    def recount(self, name: str = "") -> None:
        """Ask every source again, or the one of a name: when somebody looks, or in a moment."""
        self._stale |= {name} if name else set(self._sources)
        self._unseen.show(self._canvas, self._tell_soon)

    def _tell_soon(self) -> None:
        self._soon.start()

    def _count(self) -> None:
        if not self._stale:
            return
        for name in self._stale:
            self._found[name] = self._sources[name](self._picture.in_view)
        self._stale.clear()
        self._tallies = {layer: tally for name in self._sources for layer, tally in self._found[name].items()}

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
    listed = list(things)
    found: dict[str, _Sum] = {}
    for thing, seen in zip(listed, _seen([(thing.lon, thing.lat) for thing in listed], in_view), strict=True):
        summed = found.setdefault(layer_of(thing), _Sum())
        if not isinstance(thing, Incident):
            summed.add(seen, None, thing.provenance.as_of)
        elif thing.region_only or thing.lon is None:
            summed.add(bool(thing.country) and country_in_view(thing.country or ""), thing.occurred_at)
        else:
            summed.add(seen, thing.occurred_at)
    return {layer: summed.tally() for layer, summed in found.items()}


def tally_of_marks(marks: Iterable[Placed], in_view: InView) -> Tallies:
    """Things that are neither new nor old: places, drawings."""
    listed = list(marks)
    found: dict[str, _Sum] = {}
    for mark, seen in zip(listed, _seen([(mark.lon, mark.lat) for mark in listed], in_view), strict=True):
        found.setdefault(mark.layer, _Sum()).add(seen, None)
    return {layer: summed.tally() for layer, summed in found.items()}


def tally_of_drawings(marks: Iterable[AnnotationMark | ClosureMark | RingMark], frame: Frame) -> Tallies:
    """A drawing, a closure or a ring is in view where some of it is, for that is what one sees."""
    found: dict[str, _Sum] = {}
    for mark in marks:
        found.setdefault(mark.layer, _Sum()).add(frame.meets(mark.box), None)
    return {layer: summed.tally() for layer, summed in found.items()}


def _seen(places: Sequence[tuple[float | None, float | None]], in_view: InView) -> list[bool]:
    """Which of the places are in view; none without a longitude and latitude is. All at once: they may be thousands."""
    if not places:
        return []
    lon, lat = np.array(places, np.float64).T  # None is no number, and so nowhere
    seen: list[bool] = np.broadcast_to(np.asarray(in_view(lon, lat), np.bool_), lon.shape).tolist()
    return seen


def short_words(tally: Tally) -> str:
    """``4 of 29``, or ``29`` where all of it is in view; empty where no number is told."""
    if not tally.numbered:
        return ""
    if tally.seen == tally.total:
        return number(tally.total)
    return tr("{n} of {all}", n=number(tally.seen), all=number(tally.total))


def count_words(tally: Tally) -> str:
    """``4 of 29 in view and window``; empty where no number is told."""
    if not tally.numbered:
        return ""
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
