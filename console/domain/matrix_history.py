"""How the matrix of an incident stood at each moment something changed it: reports, what was said of them, marks."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from console.domain.matrix import EvidenceMark, Hypothesis, Matrix, weigh
from console.domain.report import Report, Revision, revised
from console.domain.times import Instant


@dataclass(frozen=True, slots=True)
class Past:
    """What an incident's matrix was made of over time.

    ``received`` are the linked reports as they came, without what was said of them since, ``relayed`` those they relay.
    ``linked_at`` is when each was linked (when it came, where that was not recorded), ``replaced_at`` when a newer
    version took its place.
    """

    received: tuple[Report, ...]
    relayed: tuple[Report, ...]
    revisions: tuple[Revision, ...]
    linked_at: Mapping[bytes, Instant]
    replaced_at: Mapping[bytes, Instant]
    hypotheses: tuple[Hypothesis, ...]
    marks: tuple[EvidenceMark, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """How the matrix stood from ``at`` until the next step. ``against`` counts ranked origins by hypothesis."""

    at: Instant
    against: tuple[int, ...]
    support: tuple[int, ...]
    leader: Hypothesis | None
    remaining: tuple[Hypothesis, ...]


def history(past: Past, analyst: str | None = None) -> tuple[Step, ...]:
    """Every change, the oldest first; moments that changed nothing are left out."""
    found: list[Step] = []
    for at in _moments(past):
        step = _step(at, matrix_at(past, at, analyst))
        if not found or replace(step, at=found[-1].at) != found[-1]:
            found.append(step)
    return tuple(found)


def matrix_at(past: Past, at: Instant, analyst: str | None = None) -> Matrix:
    """The matrix with what had come and been said by then, that moment included."""
    said = [one for one in past.revisions if one.at <= at]
    linked = [one for one in past.received if past.linked_at.get(one.id, one.received_at) <= at]
    reports = [_as_of(one, said, past.replaced_at, at) for one in linked]
    known = {one.id: _as_of(one, said, past.replaced_at, at) for one in past.relayed if one.received_at <= at}
    return weigh(reports, past.hypotheses, [one for one in past.marks if one.at <= at], known, analyst)


def _moments(past: Past) -> Sequence[Instant]:
    known: Iterator[Iterable[Instant]] = iter(
        (
            (past.linked_at.get(one.id, one.received_at) for one in past.received),
            (one.at for one in past.revisions),
            (one.at for one in past.marks),
            past.replaced_at.values(),
        )
    )
    return sorted({at for each in known for at in each})


def _as_of(report: Report, said: Sequence[Revision], replaced_at: Mapping[bytes, Instant], at: Instant) -> Report:
    gone = replaced_at.get(report.id)
    here = report if gone is not None and gone <= at else replace(report, superseded_by=None)
    return revised(here, [one for one in said if one.report_id == report.id])


def _step(at: Instant, found: Matrix) -> Step:
    return Step(
        at,
        tuple(len(count.against) for count in found.counts),
        tuple(count.support for count in found.counts),
        found.leader,
        tuple(sorted(found.remaining, key=lambda one: one.position)),
    )
