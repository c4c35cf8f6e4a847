"""What a map on a slide is marked with: everything that stands on it, reports that are only counted included."""

from collections.abc import Iterable

from console.domain.marking import Marking
from console.domain.stance import Position
from console.domain.time_window import TimeWindow
from console.exports.briefing.map_dots import dots_marked
from console.exports.briefing.page import Map
from console.map.frame import Frame
from console.store.markings import any_carried, carried, carried_behind, carried_by_regions
from console.store.reader import Reader

_TABLES = ("incident", "unit", "mission", "place", "annotation", "crisis", "overlay", "closure")


def map_marked(
    reader: Reader, drawn: Map, window: TimeWindow, view_id: bytes | None = None, positions: Iterable[Position] = ()
) -> tuple[Marking | None, ...]:
    """The different markings of it, of the saved view it shows and of positions on it; None: the case's own."""
    content, frame = drawn.content, Frame(drawn.view, drawn.box.width, drawn.box.height)
    ids = {bytes.fromhex(mark.id) for mark in (*content.marks, *content.places, *content.routes, *content.closures)}
    ids |= {mark.annotation.id for mark in content.annotations}
    ids |= {bytes.fromhex(mark.id) for mark in content.overlays} | {bytes.fromhex(mark.id) for mark in content.rings}
    found = [one for table in _TABLES for one in carried(reader, table, ids)]
    found += carried_behind(reader, {bytes.fromhex(mark.id) for mark in content.incidents})
    found += carried(reader, "map_view", [] if view_id is None else [view_id])
    found += dots_marked(reader, window, content.looks, frame) if drawn.dots else []
    found += carried_by_regions(reader) if content.region_reports and any_carried(reader, "report") else []
    found += [one.marking for one in positions] if content.stances else []
    return tuple(dict.fromkeys(found))
