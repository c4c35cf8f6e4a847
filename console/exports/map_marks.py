"""What a case has on the map besides incidents, forces and places, as marks of the map."""

from typing import NamedTuple

from console.domain.authority import Coverage
from console.domain.movement import Closure
from console.map import annotation_marks, overlay_marks
from console.map.annotation_marks import AnnotationMark
from console.map.closure_marks import ClosureMark, closure_mark
from console.map.crisis_marks import CrisisMark, crisis_mark
from console.map.looks import AIR_DEFENCE, AIR_POLICING
from console.map.overlay_marks import OverlayMark
from console.map.ring_marks import RingMark, ring_mark
from console.store.annotations import annotations
from console.store.closures import closures
from console.store.crises import crises
from console.store.force_facts import coverages
from console.store.reader import Reader

_LAYERS = {"air defence": AIR_DEFENCE, "air policing": AIR_POLICING}


class Ring(NamedTuple):
    """What a case knows of a ring of air defence or air policing, and the ring itself."""

    known: Coverage
    mark: RingMark


class Shut(NamedTuple):
    """A closure of a way and its mark."""

    known: Closure
    mark: ClosureMark


def rings(reader: Reader) -> tuple[Ring, ...]:
    """Every ring, whenever it holds."""
    return tuple(Ring(known, _ring(known)) for known in coverages(reader))


def shut(reader: Reader) -> tuple[Shut, ...]:
    """Every closure, whenever it holds."""
    return tuple(Shut(one, closure_mark(one)) for one in closures(reader))


def drawn(reader: Reader) -> tuple[dict[str, AnnotationMark], list[CrisisMark]]:
    """The drawings by their id, and the areas of crises."""
    areas = [mark for one in crises(reader) if (mark := crisis_mark(one)) is not None]
    return {mark.id: mark for mark in map(annotation_marks.mark_of, annotations(reader))}, areas


def overlays(reader: Reader) -> tuple[OverlayMark, ...]:
    """The overlays, the oldest first, with all their shapes."""
    from console.store import overlays as kept

    return tuple(overlay_marks.mark_of(one, kept.features(reader, one.id)) for one in kept.overlays(reader))


def _ring(known: Coverage) -> RingMark:
    covering = known.unit_id or known.mission_id or known.id
    return ring_mark(
        covering.hex(), (known.lon, known.lat), known.radius_km * 1000, known.place, _LAYERS[known.kind],
        check=known.provenance.to_check,
    )  # fmt: skip
