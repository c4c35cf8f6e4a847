"""Names of the ground: capitals, countries, seas, cities, in that order.

What a view could name is worked out once; what the day puts on the map only decides which of it finds room.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from time import perf_counter
from typing import Final

import numpy as np

from console.map.basemap import Basemap, Floats
from console.map.blocks import BESIDE, Block, Placed, Setting
from console.map.country_spots import country_spots
from console.map.edges import edge_names
from console.map.frame import Frame
from console.map.lettering import Words, written
from console.map.looks import CITY_NAMES, COUNTRY_NAMES, SEA_NAMES, Looks
from console.map.occupancy import Box
from console.map.stamps import Stamp

CITY_SIZES: Final = ((400.0, 0), (1500.0, 50_000), (4000.0, 300_000))
"""Metres per logical pixel up to which cities over so many people are named; capitals at any scale."""
SLIDE_SIZES: Final = ((400.0, 0), (800.0, 50_000), (1250.0, 100_000), (4000.0, 300_000))
"""The same on a still map, by metres per pixel of its letters: whoever sees it once needs a few great names."""
TOWN_SIZES: Final = ((200.0, 0), (400.0, 5_000))
"""The same for places too small for a city."""
NEAR: Final = 400.0
"""Below this country names stand only at the edges."""
CITY_SPACE: Final = 7.0
"""Clear logical pixels a city needs around its dot, so that crowded regions stay calm."""
MOST_CITIES: Final = 400
_COARSEST: Final = 4
_DOT: Final = 2.0
_SQUARE: Final = 3.5
_LARGE: Final = 1_000_000
_NARROWEST: Final = 28.0
_SEA_STEPS: Final = (0, -18, 18, -36, 36)
_TURN_SECONDS: Final = 0.004


Meaning = tuple[str, int]
"""A kind of :meth:`Basemap.names` and a number in it."""


@dataclass(frozen=True)
class _City:
    meaning: Meaning
    name: str
    capital: bool
    x: float
    y: float
    dot: Box
    block: Block


@dataclass(frozen=True)
class _Country:
    """``spots``: where the middle of its name may stand; with ``own`` the source's own first."""

    number: int
    block: Block
    spots: tuple[tuple[float, float], ...]
    own: bool = True


@dataclass(frozen=True)
class GroundNames:
    """What the ground of one frame could be called, in the letters of a theme.

    On a ``still`` one, which nobody moves, a country is named in what is seen of it where its own spots are not.
    """

    frame: Frame
    basemap: Basemap
    theme: str
    meanings: dict[Stamp, Meaning] = field(default_factory=dict, compare=False)
    """What each name that could be written stands for."""
    still: bool = False

    def at_mark(self, x: float, y: float) -> Meaning | None:
        """The city whose mark has its middle at a point."""
        cities = (*self._capitals, *self._cities)
        return next((city.meaning for city in cities if (city.x, city.y) == (x, y)), None)

    def write_great(self, setting: Setting, standing: Sequence[Box], said: Collection[str], looks: Looks) -> None:
        """Set the names of capitals, countries and seas round what stands on the map already.

        ``standing`` are the symbols at their true places; a city that is in ``said`` needs no name beside one.
        """
        self._write(setting, looks, CITY_NAMES, lambda: self._write_cities(setting, self._capitals, standing, said))
        self._write(setting, looks, COUNTRY_NAMES, lambda: self._write_countries(setting))
        self._write(setting, looks, SEA_NAMES, lambda: self._write_seas(setting))

    def write_cities(self, setting: Setting, standing: Sequence[Box], said: Collection[str], looks: Looks) -> None:
        """Set the names of all other cities, as :meth:`write_great` does."""
        self._write(setting, looks, CITY_NAMES, lambda: self._write_cities(setting, self._cities, standing, said))

    def work(self) -> bool:
        """Work out some of what could be named, for a few milliseconds; whether all is: then writing only sets it."""
        end = perf_counter() + _TURN_SECONDS
        return all(perf_counter() < end for _ in self._steps)

    @cached_property
    def _steps(self) -> Iterator[None]:
        return self._work_out()

    def _work_out(self) -> Iterator[None]:
        parts = (
            lambda: self._capitals, lambda: self._countries, lambda: self._edges, lambda: self._seas,
            lambda: self._cities, lambda: self._rest if self.still else (),
        )  # fmt: skip
        named: list[_Country] = []
        for part in parts:
            named += [one for one in part() if isinstance(one, _Country)]
            yield
        view = Box(0, 0, self.frame.width, self.frame.height)
        for country in named:
            yield
            for _ in self._places(country, view):
                yield

    def _write(self, setting: Setting, looks: Looks, layer: str, write: Callable[[], None]) -> None:
        setting.opacity, before = looks.opacity(layer), setting.opacity
        if setting.opacity:
            write()
        setting.opacity = before

    def _write_cities(
        self, setting: Setting, cities: Sequence[_City], standing: Sequence[Box], said: Collection[str]
    ) -> None:
        for city in cities:
            self._city(setting, city, standing, said)

    def _write_countries(self, setting: Setting) -> None:
        named = {country.number for country in self._countries if self._country(setting, country)}
        for block, x, y in self._edges:
            setting.put(block, x, y)
        for country in self._rest if self.still else ():
            if country.number not in named:
                self._country(setting, country)

    def _write_seas(self, setting: Setting) -> None:
        for block, x, y in self._seas:
            any(setting.put(block, x, y + down) for down in _SEA_STEPS)

    def _city(self, setting: Setting, city: _City, standing: Sequence[Box], said: Collection[str]) -> None:
        under = None
        if not setting.taken.free(city.dot):
            under = _symbol_over(city.dot, standing)
            if under is None or city.name in said:
                return
        if not (city.capital or under or setting.taken.free(city.dot.grown(CITY_SPACE))):
            return
        if setting.beside(under or city.dot, city.block, gap=BESIDE if under else -1.0) and not under:
            setting.taken.take(city.dot)
            mark = "square" if city.capital else "dot"
            setting.placed.append(Placed(city.x, city.y, mark=mark, opacity=setting.opacity))

    def _country(self, setting: Setting, country: _Country) -> bool:
        return any(setting.put(country.block, left, top) for left, top in self._places(country, setting.view))

    def _places(self, country: _Country, view: Box) -> Iterator[tuple[float, float]]:
        """Another spot than the source's own only where both ends of the name lie in the country."""
        block = country.block
        half = block.width / 2
        for order, (x, y) in enumerate(country.spots):
            left, top = x - half, y - block.height / 2
            seen = block.box(left, top).within(view)
            if seen and ((country.own and not order) or self._holds(country.number, x, y, half)):
                yield left, top

    def _holds(self, number: int, x: float, y: float, half: float) -> bool:
        ends = (self.frame.plane(x + side * half, y) for side in (-1, 1))
        # To the kilometre: the same name at the same spot is asked for again after every movement of the map.
        return all(_owner(self.basemap, round(x, -3), round(y, -3)) == number for x, y in ends)

    @cached_property
    def _capitals(self) -> tuple[_City, ...]:
        return self._found_cities("city", capital=True, least=0)

    @cached_property
    def _cities(self) -> tuple[_City, ...]:
        found: tuple[_City, ...] = ()
        scale = self.frame.scale if self.still else self.frame.logical_scale
        for kind, sizes in (("city", SLIDE_SIZES if self.still else CITY_SIZES), ("town", TOWN_SIZES)):
            least = next((people for limit, people in sizes if scale < limit), None)
            if least is not None:
                found += self._found_cities(kind, capital=False, least=least)
        return found

    def _found_cities(self, kind: str, capital: bool, least: int) -> tuple[_City, ...]:
        cities = self.basemap.cities if kind == "city" else self.basemap.towns
        west, south, east, north = self.frame.bounds
        x, y = cities.xy[:, 0], cities.xy[:, 1]
        wanted = (x > west) & (x < east) & (y > south) & (y < north)
        wanted &= (cities.capital == capital) & (cities.people >= least)
        numbers = np.flatnonzero(wanted)[:MOST_CITIES]
        reach = (_SQUARE if capital else _DOT) + 1
        found = []
        for number, (left, top) in zip(numbers.tolist(), self.frame.screen(cities.xy[numbers]).tolist(), strict=True):
            large = capital or cities.people[number] >= _LARGE
            words = Words(cities.name[number], "map.label_city" if large else "map.label", 13 if capital else 12)
            dot = Box(left - reach, top - reach, left + reach, top + reach)
            meaning = (kind, number)
            found.append(_City(meaning, cities.name[number], capital, left, top, dot, self._set(meaning, words)))
        return tuple(found)

    @cached_property
    def _countries(self) -> tuple[_Country, ...]:
        if self.frame.logical_scale < NEAR:
            return ()
        countries = self.basemap.countries
        width = countries.width / self.frame.scale
        spots = self._spots(countries.spot)
        right, bottom = self.frame.width, self.frame.height
        inside = (spots[..., 0] > 0) & (spots[..., 0] < right) & (spots[..., 1] > 0) & (spots[..., 1] < bottom)
        wanted = (width > _NARROWEST) & inside.any(axis=1)
        found = []
        for number in np.argsort(-countries.width, kind="stable").tolist():
            if wanted[number]:
                block = self._country_block(number, float(width[number]))
                if block.width <= max(float(width[number]) * 1.15, 40):
                    found.append(_Country(number, block, tuple((x, y) for x, y in spots[number].tolist())))
        return tuple(found)

    @cached_property
    def _rest(self) -> tuple[_Country, ...]:
        """Countries by where they are seen; far out those that are large enough to be named at all."""
        if self.frame.logical_scale < NEAR:
            return ()
        seen, width = country_spots(self.frame, self.basemap), self.basemap.countries.width / self.frame.scale
        return tuple(
            _Country(number, self._country_block(number, float(width[number])), spots, own=False)
            for number, spots in seen.items()
            if width[number] > _NARROWEST
        )

    def _country_block(self, number: int, width: float) -> Block:
        name = self.basemap.countries.name[number].upper()
        pixels, spacing = (13, 3.2) if width > 170 else (12, 1.8) if width > 90 else (12, 1.0)
        lines = (Words(part, "map.label", pixels, 500, spacing=spacing) for part in _wrapped(name, width))
        return self._set(("country", number), *lines)

    @cached_property
    def _edges(self) -> tuple[tuple[Block, float, float], ...]:
        if self.frame.logical_scale >= NEAR:
            return ()
        found = []
        for number, x, y in edge_names(self.frame, self.basemap):
            name = self.basemap.countries.name[number].upper()
            block = self._set(("country", number), Words(name, "map.label", 12, 500, spacing=1.0))
            left = min(max(x - block.width / 2, 4), self.frame.width - block.width - 4)
            top = min(max(y - block.height / 2, 4), self.frame.height - block.height - 4)
            found.append((block, left, top))
        return tuple(found)

    @cached_property
    def _seas(self) -> tuple[tuple[Block, float, float], ...]:
        seas, scale = self.basemap.seas, self.frame.logical_scale
        numbers = np.flatnonzero((seas.finest <= scale) & (scale <= seas.coarsest))
        found = []
        for number, (x, y) in zip(numbers.tolist(), self.frame.screen(seas.xy[numbers]).tolist(), strict=True):
            block = self._set(("sea", number), Words(seas.name[number], "map.label_sea", 13, 400, True, 0.6))
            found.append((block, x - block.width / 2, y - block.height / 2))
        return tuple(found)

    def _spots(self, xy: "np.typing.NDArray[np.float32]") -> Floats:
        return self.frame.screen(xy.reshape(-1, 2)).reshape(xy.shape)

    def _set(self, meaning: Meaning, *lines: Words) -> Block:
        stamps = tuple(written(line, self.theme, self.frame.ratio) for line in lines)
        self.meanings.update(dict.fromkeys(stamps, meaning))
        return Block(stamps)


@lru_cache(maxsize=2048)
def _owner(basemap: Basemap, x: float, y: float) -> int | None:
    return basemap.country_at(x, y, level=_COARSEST)


def _symbol_over(box: Box, standing: Sequence[Box]) -> Box | None:
    """The symbol that hides a city: the name may stand beside it, for both are there."""
    return next((symbol for symbol in standing if symbol.meets(box)), None)


def _wrapped(name: str, width: float) -> list[str]:
    """A long name in two lines, broken where the halves are most alike."""
    words = name.split(" ")
    if len(words) < 2 or len(name) * 9.5 < min(width, 160):
        return [name]
    cut = min(range(1, len(words)), key=lambda at: abs(len(" ".join(words[:at])) - len(" ".join(words[at:]))))
    return [" ".join(words[:cut]), " ".join(words[cut:])]
