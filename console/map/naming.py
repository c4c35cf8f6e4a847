"""Writes names: selection, incidents, forces, capitals, countries, seas, cities, in that order, none over another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from console.map.basemap import Basemap, Floats
from console.map.edges import edge_names
from console.map.frame import WIDE, Frame
from console.map.lettering import Stamp, Words, to_check, written
from console.map.marks import IncidentMark, Mark, UnitMark
from console.map.occupancy import Box, Occupancy
from console.map.parting import Spot

INCIDENT_NAMES_UNDER: Final = 1000.0
"""Metres per logical pixel below which incidents are named without being selected."""
CITY_SIZES: Final = ((400.0, 0), (1500.0, 50_000), (4000.0, 300_000))
"""Metres per logical pixel up to which cities over so many people are named; capitals at any scale."""
AREA_WORDS: Final = "area, not position"
NEAR: Final = 400.0
"""Below this country names stand only at the edges."""
CITY_SPACE: Final = 7.0
"""Clear logical pixels a city needs around its dot, so that crowded regions stay calm."""
_COARSEST: Final = 4
_DOT: Final = 2.0
_SQUARE: Final = 3.5
_LONGEST: Final = 34


@dataclass(frozen=True)
class Placed:
    """A picture of words at a place, or the mark of a city (``mark`` "square" or "dot") at its middle."""

    x: float
    y: float
    stamp: Stamp | None = None
    mark: str = ""


@dataclass(frozen=True)
class Block:
    """Lines set under one another; the last may carry the to-check mark."""

    lines: tuple[Stamp, ...]
    check: Stamp | None = None

    @property
    def width(self) -> float:
        """Of the widest line."""
        extra = self.check.width + 2 if self.check else 0.0
        return max(line.width + (extra if line is self.lines[-1] else 0) for line in self.lines)

    @property
    def height(self) -> float:
        """Of all lines."""
        return sum(line.height for line in self.lines)

    def pieces(self, left: float, top: float, align: float) -> Iterable[Placed]:
        """The pictures at their places; ``align`` 0 sets left, 0.5 centred, 1 right."""
        for line in self.lines:
            check = self.check if line is self.lines[-1] else None
            extra = check.width + 2 if check else 0.0
            x = left + (self.width - line.width - extra) * align
            if check:
                mark_x = x if align == 1 else x + line.width
                yield Placed(mark_x, top + (line.height - check.height) / 2, check)
                x += extra if align == 1 else 0
            yield Placed(x, top, line)
            top += line.height


class Naming:
    """One pass over a frame. What is placed is in ``placed``; what found no room is counted in ``left_out``."""

    def __init__(self, frame: Frame, basemap: Basemap, theme: str, taken: Occupancy, view: Box) -> None:
        self.placed: list[Placed] = []
        self.left_out = 0
        self._frame, self._basemap, self._theme = frame, basemap, theme
        self._taken, self._view = taken, view
        self._spots: Sequence[Spot] = ()
        self._written: set[str] = set()

    def marks(
        self, spots: Sequence[Spot], areas: Sequence[Spot], marks: Mapping[str, Mark], selected: str | None
    ) -> None:
        """Names of the selection, incidents and forces."""
        self._spots = spots
        for area in areas:
            block = self._unit_block(marks[area.body.id], (AREA_WORDS,))
            if not self._try(block, area.x - block.width / 2, area.y - block.height / 2, 0.5):
                self.left_out += not self._beside(area.box, block)
        for spot in sorted(spots, key=lambda spot: self._importance(marks[spot.body.id], selected)):
            found = self._block(marks[spot.body.id], selected)
            if found and not self._beside(spot.box, found):
                self.left_out += 1

    def ground(self) -> None:
        """Names of capitals, countries, seas and cities."""
        self._cities(capitals=True)
        self._countries()
        self._seas()
        self._cities(capitals=False)

    def _importance(self, mark: Mark, selected: str | None) -> tuple[bool, bool, int]:
        incident = isinstance(mark, IncidentMark)
        return mark.id != selected, not incident, -mark.severity if isinstance(mark, IncidentMark) else 0

    def _block(self, mark: Mark, selected: str | None) -> Block | None:
        if isinstance(mark, UnitMark):
            return self._unit_block(mark, (mark.detail,) if self._frame.scale < WIDE else ())
        if mark.id != selected and self._frame.scale >= INCIDENT_NAMES_UNDER:
            return None
        role = "state.warn" if mark.status == "unverified" else "ink.secondary"
        detail = mark.detail or mark.status
        chosen = mark.id == selected
        title = mark.title if chosen else shortened(mark.title)
        lines = [Words(title, "ink.primary", 14 if chosen else 12, 600)]
        lines += [Words(detail, role, 12)] if chosen else []
        return self._set(lines, mark.to_check)

    def _unit_block(self, mark: Mark, details: Sequence[str]) -> Block:
        name = mark.name if isinstance(mark, UnitMark) else ""
        self._written.add(name)
        lines = [Words(name, "ink.primary", 12, 600)]
        lines += [Words(detail, "ink.secondary", 12) for detail in details if detail]
        return self._set(lines, mark.to_check)

    def _set(self, lines: Sequence[Words], check: bool = False) -> Block:
        theme, ratio = self._theme, self._frame.ratio
        return Block(tuple(written(line, theme, ratio) for line in lines), to_check(theme, ratio) if check else None)

    def _beside(self, box: Box, block: Block, gap: float = 1.0) -> bool:
        """Right, left, above, below: the first that is free; then right and left again, a little up or down."""
        middle_x, middle_y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        width, height = block.width, block.height
        choices = (
            (box.right + gap, middle_y - height / 2, 0.0),
            (box.left - gap - width, middle_y - height / 2, 1.0),
            (middle_x - width / 2, box.top - gap - height, 0.5),
            (middle_x - width / 2, box.bottom + gap, 0.5),
            *((box.right + gap, middle_y + share * height, 0.0) for share in (-1.0, 0.0)),
            *((box.left - gap - width, middle_y + share * height, 1.0) for share in (-1.0, 0.0)),
        )
        return any(self._try(block, left, top, align) for left, top, align in choices)

    def _try(self, block: Block, left: float, top: float, align: float) -> bool:
        box = Box(left + 2, top + 1, left + block.width - 2, top + block.height - 1)
        if not box.within(self._view) or not self._taken.free(box):
            return False
        self._taken.take(box)
        self.placed += block.pieces(left, top, align)
        return True

    def _cities(self, capitals: bool) -> None:
        cities, scale = self._basemap.cities, self._frame.scale
        least = next((people for limit, people in CITY_SIZES if scale < limit), None)
        if least is None and not capitals:
            return
        west, south, east, north = self._frame.bounds
        x, y = cities.xy[:, 0], cities.xy[:, 1]
        wanted = (x > west) & (x < east) & (y > south) & (y < north) & (cities.capital == capitals)
        if not capitals:
            wanted &= cities.people >= (least or 0)
        for number in np.flatnonzero(wanted)[:400]:
            self._city(int(number), capitals)

    def _city(self, number: int, capital: bool) -> None:
        left, top = self._frame.screen(self._basemap.cities.xy[number])[0]
        reach = (_SQUARE if capital else _DOT) + 1
        box = Box(left - reach, top - reach, left + reach, top + reach)
        under = None if self._taken.free(box) else self._symbol_over(box)
        if under is None and not self._taken.free(box):
            return
        name = self._basemap.cities.name[number]
        if under and name in self._written:
            return
        large = capital or self._basemap.cities.people[number] >= 1_000_000
        words = Words(name, "map.label_city" if large else "map.label", 13 if capital else 12)
        if not (capital or under or self._taken.free(box.grown(CITY_SPACE))):
            return
        if self._beside(under or box, self._set([words]), gap=0.0 if under else -1.0) and not under:
            self._taken.take(box)
            self.placed.append(Placed(float(left), float(top), mark="square" if capital else "dot"))

    def _symbol_over(self, box: Box) -> Box | None:
        """The symbol that hides a city: the name may stand beside it, for both are there."""
        return next((spot.box for spot in self._spots if not spot.moved and spot.box.meets(box)), None)

    def _countries(self) -> None:
        countries, scale = self._basemap.countries, self._frame.scale
        if scale < NEAR:
            for name, x, y in edge_names(self._frame, self._basemap):
                block = self._set([Words(name.upper(), "map.label", 11, 500, spacing=1.2)])
                left = min(max(x - block.width / 2, 4), self._frame.width - block.width - 4)
                top = min(max(y - block.height / 2, 4), self._frame.height - block.height - 4)
                self._try(block, left, top, 0.5)
            return
        width = countries.width / scale
        for number in np.argsort(-countries.width, kind="stable"):
            spots = self._frame.screen(countries.spot[number])
            if width[number] > 28 and self._some_inside(spots):
                self._country(int(number), spots, float(width[number]))

    def _country(self, number: int, spots: Floats, width: float) -> None:
        """The source's own spot first; another one only where both ends of the name lie in the country."""
        name = self._basemap.countries.name[number].upper()
        pixels, spacing = (13, 3.2) if width > 170 else (12, 1.8) if width > 90 else (11, 1.2)
        lines = [Words(part, "map.label", pixels, 500, spacing=spacing) for part in _wrapped(name, width)]
        block = self._set(lines)
        if block.width > max(width * 1.15, 40):
            return
        for order, (left, top) in enumerate(spots):
            if order and not self._holds(number, float(left), float(top), block.width / 2):
                continue
            if self._try(block, float(left) - block.width / 2, float(top) - block.height / 2, 0.5):
                return

    def _holds(self, number: int, x: float, y: float, half: float) -> bool:
        if not (self._view.left < x < self._view.right and self._view.top < y < self._view.bottom):
            return False
        ends = (self._frame.plane(x + side * half, y) for side in (-1, 1))
        return all(self._basemap.country_at(*end, level=_COARSEST) == number for end in ends)

    def _seas(self) -> None:
        seas, scale = self._basemap.seas, self._frame.scale
        for number in np.flatnonzero((seas.finest <= scale) & (scale <= seas.coarsest)):
            left, top = self._frame.screen(seas.xy[number])[0]
            block = self._set([Words(seas.name[number], "map.label_sea", 13, 400, True, 0.6)])
            for down in (0, -18, 18, -36, 36):
                if self._try(block, left - block.width / 2, top - block.height / 2 + down, 0.5):
                    break

    def _some_inside(self, spots: Floats) -> bool:
        view = self._view
        return bool(
            np.any(
                (spots[:, 0] > view.left)
                & (spots[:, 0] < view.right)
                & (spots[:, 1] > view.top)
                & (spots[:, 1] < view.bottom)
            )
        )


def shortened(title: str) -> str:
    """A title cut at a word to what a map has room for; the whole one is shown when it is selected."""
    if len(title) <= _LONGEST:
        return title
    return title[:_LONGEST].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _wrapped(name: str, width: float) -> list[str]:
    """A long name in two lines, broken where the halves are most alike."""
    words = name.split(" ")
    if len(words) < 2 or len(name) * 9.5 < min(width, 160):
        return [name]
    cut = min(range(1, len(words)), key=lambda at: abs(len(" ".join(words[:at])) - len(" ".join(words[at:]))))
    return [" ".join(words[:cut]), " ".join(words[cut:])]
