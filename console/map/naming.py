"""Names what stands on the ground: selection, incidents, forces, in that order, none over another."""

from collections.abc import Mapping, Sequence
from typing import Final

from console.domain.letters import cut_at_word
from console.map.blocks import Block, Setting
from console.map.change_signs import role
from console.map.changes import ChangeSheet
from console.map.frame import WIDE, Frame
from console.map.lettering import Words, to_check, written
from console.map.looks import Looks
from console.map.marks import IncidentMark, Mark, UnitMark
from console.map.parting import Spot

INCIDENT_NAMES_UNDER: Final = 1000.0
"""Metres per logical pixel below which incidents are named without being selected."""
SEVERE: Final = 4
AREA_WORDS: Final = "area, not position"
_LONGEST: Final = 36


class Naming:
    """One pass over the marks of a frame. What did not find room for every line is counted in ``left_out``.

    On a ``still`` map, which nobody can ask, severe incidents are named at any scale.
    """

    def __init__(
        self,
        frame: Frame,
        theme: str,
        setting: Setting,
        looks: Looks,
        changes: ChangeSheet | None = None,
        still: bool = False,
    ) -> None:
        self.left_out = 0
        self.written: set[str] = set()
        self._frame, self._theme, self._setting, self._looks = frame, theme, setting, looks
        self._changes, self._still = changes, still

    def within(self, setting: Setting) -> "Naming":
        """The same pass begun anew in another setting."""
        return Naming(self._frame, self._theme, setting, self._looks, self._changes, self._still)

    def write(
        self, spots: Sequence[Spot], areas: Sequence[Spot], marks: Mapping[str, Mark], selected: str | None
    ) -> None:
        """Names of incidents and forces; a force's area is named inside it where there is room."""
        put, beside = self._setting.put, self._setting.beside
        for area in areas:
            block = self._unit_block(marks[area.body.id], (AREA_WORDS,))
            self._setting.opacity = self._looks.opacity(marks[area.body.id].layer)
            if not put(block, area.x - block.width / 2, area.y - block.height / 2):
                self.left_out += not beside(area.box, block)
        for spot in sorted(spots, key=lambda spot: _importance(marks[spot.body.id])):
            self.write_one(spot, marks[spot.body.id], selected)

    def write_one(self, spot: Spot, mark: Mark, selected: str | None) -> bool:
        """The name of one symbol, at least its first line; True when it stands whole, or needs none."""
        found = self._block(mark, selected)
        self._setting.opacity = self._looks.opacity(mark.layer)
        if found is None or self._setting.beside(spot.box, found):
            return True
        self.left_out += 1
        fewer = (Block(found.lines[:count], found.check) for count in range(len(found.lines) - 1, 0, -1))
        any(self._setting.beside(spot.box, block) for block in fewer)
        return False

    def _block(self, mark: Mark, selected: str | None) -> Block | None:
        if isinstance(mark, UnitMark):
            return self._unit_block(mark, (mark.detail,) if self._frame.logical_scale < WIDE else ())
        severe = self._still and mark.severity >= SEVERE
        if mark.id != selected and not severe and self._frame.logical_scale >= INCIDENT_NAMES_UNDER:
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
        self.written.add(name)
        lines = [Words(name, "ink.primary", 12, 600)]
        change = self._changes.marks.get(mark.id) if self._changes else None
        lines += [Words(change.words, role(change.sign), 12, 600)] if change and change.words else []
        lines += [Words(detail, "ink.secondary", 12) for detail in details if detail]
        return self._set(lines, mark.to_check)

    def _set(self, lines: Sequence[Words], check: bool) -> Block:
        theme, ratio = self._theme, self._frame.ratio
        return Block(tuple(written(line, theme, ratio) for line in lines), to_check(theme, ratio) if check else None)


def _importance(mark: Mark) -> tuple[bool, int]:
    return (False, -mark.severity) if isinstance(mark, IncidentMark) else (True, 0)


def shortened(title: str) -> str:
    """A title cut at a word to what a map has room for; the whole one is shown when it is selected."""
    return cut_at_word(title, _LONGEST)
