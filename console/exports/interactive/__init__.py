"""The interactive map that leaves the program: one HTML file that works from disk, with no network and no other file.

All it shows comes from the reader it is given, so that a cut picture gives a cut map.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from console.domain.audience import Audience
from console.domain.errors import BadInput
from console.domain.marking import Marking, product_of
from console.domain.release import why_nobody
from console.domain.storyboard import Storyboard
from console.domain.times import Instant, dtg
from console.map.words import tr
from console.store.casefile import Store
from console.store.reader import Reader

if TYPE_CHECKING:
    from console.exports.interactive.layers import LayerLine
    from console.exports.interactive.page import Head

_HELD: Final = frozenset({
    "incident", "assessment", "claim", "report", "source", "unit", "mission", "annotation", "closure", "overlay",
    "crisis",
})  # fmt: skip
"""The tables whose rows the map may show: its marking rests on what they carry."""


@dataclass(frozen=True)
class InteractiveMap:
    """What the file holds, as plain values that another process can make it from, and its marking at top and bottom."""

    head: "Head"
    layers: "tuple[LayerLine, ...]"
    data: Mapping[str, Any]
    drawings: str
    marking: Marking

    @cached_property
    def html(self) -> bytes:
        """The file's bytes (UTF-8). The first of a process takes over a second: folium and the outlines are read."""
        from console.exports.interactive import page
        from console.exports.interactive.ground import ground

        return page.page(self.head, self.layers, self.data, ground(), self.drawings)


def interactive(
    reader: Reader, at: Instant, board: Storyboard | None, case: str, case_marking: Marking, title: str = ""
) -> InteractiveMap:
    """The map of a case as a reader that stands at ``at`` holds it, for a briefing (None: the map alone).

    ``title`` takes the place of the briefing's. The same reader, moment and words give the same bytes. Raises BadInput
    where nobody may see all of it.
    """
    from console.store import markings

    raised = [board.marking] if board is not None and board.marking is not None else []
    parts = [case_marking, *raised, *markings.in_use(reader, _HELD)]
    if reason := why_nobody(parts):
        raise BadInput(reason)
    marking = product_of(parts)
    marking = replace(marking, exercise=marking.exercise or case_marking.exercise)
    title = title or (tr("The eastern flank") if board is None else board.title)
    grades = board is not None and board.grades
    crisis_id = None if board is None else board.crisis_id
    return interactive_map(reader, at, title, case, marking, grades=grades, crisis_id=crisis_id)


def interactive_of(
    store: Store, at: Instant, audience: Audience | None = None, board: Storyboard | None = None, title: str = ""
) -> InteractiveMap:
    """The same of a case as known at a moment, cut for an audience (None: all of it, for the briefer).

    Any thread may call it. Raises BadInput where the audience may see nothing of the case, or nobody all of the map.
    """
    from console.services.cut import cut

    with cut(store, at, audience).reader as reader:
        return interactive(reader, at, board, store.case.title, store.case.marking, title)


def interactive_map(
    reader: Reader,
    at: Instant,
    title: str,
    case: str,
    marking: Marking,
    *,
    grades: bool = False,
    crisis_id: bytes | None = None,
) -> InteractiveMap:
    """The map under a marking; ``grades`` of sources only where the briefer switched them on.

    ``crisis_id``: the crisis it is about, whose overrides it names; None: every open one.
    """
    # Together with what they load these are for whoever makes a map, not for a start of the console.
    from console.exports import picture
    from console.exports.interactive import drawn, entries, page, reported
    from console.exports.interactive.layers import lines_of
    from console.exports.interactive.symbols import Symbols
    from console.exports.override_words import override_words
    from console.map.basemap import shipped
    from console.store import crises

    known, symbols = picture.known(reader), Symbols()
    incidents = entries.incident_entries(reader, known, symbols)
    forces = entries.force_entries(known, symbols)
    reports = reported.report_entries(reader, grades)
    regions = reported.region_entries(reader, shipped(), at)
    drawings, overlays, left_out = drawn.drawn_entries(reader)
    layers = lines_of([*incidents, *forces, *reports, *drawings], bool(regions), overlays, symbols)
    data = {
        "at": at,
        "first": entries.since(known, at),
        "incidents": incidents,
        "forces": forces,
        "reports": reports,
        "regions": regions,
        "drawings": drawings,
        "allies": {ally.iso2: ally.accession for ally in known.allies},
        "view": entries.flank(),
        "ink": page.ink(),
        "words": page.words(),
        "attribution": page.ATTRIBUTION,
        "notes": page.notes(dtg(at), reported.MOST if len(reports) == reported.MOST else 0, left_out),
    }
    below = tr("As known at {moment} · case {case}", moment=dtg(at), case=case)
    about = [one for one in crises.crises(reader) if (one.open if crisis_id is None else one.id == crisis_id)]
    overrides = tuple(words for one in about for words in override_words(one))
    return InteractiveMap(page.Head(title, below, marking, overrides), tuple(layers), data, symbols.svg, marking)
