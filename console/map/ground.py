"""The ground of the map in a theme: tiles painted when there is time, and exactly what is seen where one is missing.

A frame never waits for a tile. Where tiles are missing it shows those of another scale if they cover it, and else
at least sea and land; what is missing is painted a few layers at a time between frames, what is seen first.
"""

from math import inf
from time import perf_counter
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QRegion

from console.map import pieces
from console.map.basemap import Basemap
from console.map.frame import Frame
from console.map.layers import AT_LEAST, GROUND, SEEN_AS
from console.map.layers.base import GroundLayer, Patch
from console.map.looks import Looks
from console.map.pieces import Piece
from console.map.sheets import Sheets
from console.map.style import style
from console.map.tiles import PIXELS, Key, Tiles, needed

FRAME_SECONDS: Final = 0.006
"""How long a frame may paint ground that is missing, before it is shown without the rest."""
FIRST_SECONDS: Final = 0.25
"""The same while nothing is kept yet, as when the window opens."""
TURN_SECONDS: Final = 0.004
"""How long it may be painted between two frames before the window is answered again."""
_AHEAD: Final = 64
_ON_THE_WAY: Final = PIXELS
"""Physical pixels round a frame that are painted when nothing else is to do: on each side, and where it moves."""


class Ground:
    """Sea, land and what lies in them; the land of Allies (ISO 3166-1 alpha-2) is one step lighter."""

    def __init__(self, basemap: Basemap) -> None:
        self.basemap = basemap
        self._theme = "dark"
        self._allies: frozenset[str] = frozenset()
        self._seen = dict.fromkeys(SEEN_AS.values(), 1.0)
        self._tiles = Tiles()
        self._sheets = Sheets()
        self._begun: tuple[Key, Piece] | None = None
        self._shown: Frame | None = None
        self._way = (0, 0)

    def dress(self, theme: str) -> None:
        """Paint in another theme. Raises KeyError on an unknown name."""
        style(theme)
        if theme != self._theme:
            self._theme = theme
            self.forget()

    def forget(self) -> None:
        """Keep nothing of what was painted."""
        self._begun = None
        self._sheets.clear()
        self._tiles.clear()

    def ally(self, iso2: frozenset[str]) -> bool:
        """The Allies of the day shown; True when they are others than before."""
        changed = iso2 != self._allies
        if changed:
            self._allies = iso2
            self._outdate()
        return changed

    def look(self, looks: Looks) -> bool:
        """How much is seen of its layers that can be hidden; True when that is another than before."""
        seen = {layer: looks.opacity(layer) for layer in SEEN_AS.values()}
        changed = seen != self._seen
        if changed:
            self._seen = seen
            self._outdate()
        return changed

    def _outdate(self) -> None:
        self._begun = None
        self._sheets.clear()
        self._tiles.outdate()

    def missing(self, frame: Frame) -> list[Key]:
        """The tiles a frame still lacks, from the middle outwards."""
        return self._tiles.missing(frame)

    def fill(self, frame: Frame) -> None:
        """Paint every missing tile now."""
        for key in self.missing(frame):
            self._go_on(key, frame, inf)

    def work(self, frame: Frame) -> tuple[bool, bool]:
        """Paint for :data:`TURN_SECONDS` what is missing, then what will be: is more seen now, and is more to do."""
        end = perf_counter() + TURN_SECONDS
        seen = False
        for piece in self._sheets.unfinished(frame):
            seen = True
            if not piece.go_on(end) or perf_counter() > end:
                return seen, True
        bare = bool(self._tiles.bare(self.missing(frame)))
        for key in (*self.missing(frame), *self._tiles.missing(frame, self._around())):
            seen |= not bare
            if not self._go_on(key, frame, end) or perf_counter() > end:
                return seen, True
        return seen, False

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paint what there is and, where nothing is yet, what can be painted at once."""
        self._note_way(frame)
        missing = self.missing(frame)
        bare = _seen(frame, self._tiles.bare(missing))
        painter.save()
        painter.scale(1 / frame.ratio, 1 / frame.ratio)
        if not bare.isEmpty():
            self._paint_sheets(painter, frame, bare)
        self._tiles.paint(painter, frame)
        painter.restore()
        if not missing:
            self._tiles.let_go()
            self._sheets.clear()

    def paint_anew(self, painter: QPainter, frame: Frame) -> None:
        """Paint the whole frame from the outlines, whatever was painted before."""
        painter.save()
        painter.scale(1 / frame.ratio, 1 / frame.ratio)
        patch = self._patch_of(frame.area, frame.scale / frame.ratio, frame.ratio)
        for layer, opacity in self._layers():
            pieces.paint(painter, patch, layer, opacity)
        painter.restore()

    def _paint_sheets(self, painter: QPainter, frame: Frame, bare: QRegion) -> None:
        end = perf_counter() + (FRAME_SECONDS if self._tiles or self._sheets else FIRST_SECONDS)
        older = self._tiles.covered(frame) + self._sheets.covered(frame)
        self._sheets.drop_unfinished(frame)
        layers = self._layers()
        least = next(place for place, (layer, _) in enumerate(layers, 1) if isinstance(layer, AT_LEAST))
        for area in self._sheets.lacking(frame, bare):
            piece = Piece(self._patch_of(area, frame.scale / frame.ratio, frame.ratio), layers)
            self._sheets.add(frame, area, piece)
            if not (QRegion(area) - older).isEmpty():
                piece.go_on(end, least)
        self._sheets.paint(painter, frame, done=False)
        if self._sheets.unfinished(frame):
            self._tiles.paint_scaled(painter, frame)
            self._sheets.paint_scaled(painter, frame)
        self._sheets.paint(painter, frame, done=True)

    def _go_on(self, key: Key, frame: Frame, until: float) -> bool:
        """Paint one tile, or on; True when it is there."""
        if self._begun is None or self._begun[0] != key:
            self._begun = key, Piece(self._patch_of(key.area, key.scale, key.ratio), self._layers())
        piece = self._begun[1]
        if not piece.go_on(until):
            return False
        self._begun = None
        self._tiles.put(key, piece.pixmap, most=2 * len(list(needed(frame, (_ON_THE_WAY,) * 4))))
        return True

    def _note_way(self, frame: Frame) -> None:
        before, self._shown = self._shown, frame
        if before is not None and before != frame:
            moved = frame.area.topLeft() - before.area.topLeft() if before.scale == frame.scale else None
            self._way = (moved.x(), moved.y()) if moved is not None else (0, 0)

    def _around(self) -> tuple[int, int, int, int]:
        right, down = self._way
        return tuple(_ON_THE_WAY if way > 0 else _AHEAD for way in (-right, -down, right, down))  # type: ignore[return-value]

    def _layers(self) -> list[tuple[GroundLayer, float]]:
        opacities = ((layer, self._seen.get(SEEN_AS.get(type(layer), ""), 1.0)) for layer in GROUND)
        return [(layer, opacity) for layer, opacity in opacities if opacity]

    def _patch_of(self, area: QRect, scale: float, ratio: float) -> Patch:
        west, north = area.left() * scale, -area.top() * scale
        look = style(self._theme)
        return Patch(west, north, area.width(), area.height(), scale, ratio, self.basemap, look, self._allies)


def _seen(frame: Frame, keys: list[Key]) -> QRegion:
    """What a frame shows of some tiles."""
    region = QRegion()
    for key in keys:
        region += key.area & frame.area
    return region
