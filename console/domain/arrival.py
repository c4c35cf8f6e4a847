"""What arrived with one file or message: every record of it was accepted, known already, or rejected with a reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from console.domain.numbers import grouped
from console.domain.times import Instant

_NAMED = 10
"""So many rejected records are named in a sentence; the list has them all."""


@dataclass(frozen=True, slots=True)
class Rejection:
    """A record that could not be taken; ``record`` counts from 1."""

    record: int
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One import. ``records`` is ``accepted`` + ``duplicates`` + the rejected, always.

    ``accepted`` is ``located`` + ``unlocated``; of the accepted, ``revised`` are newer versions of what was there.
    ``bbox`` (degrees: least and most, longitude before latitude) and the times are those of what was accepted; all None
    where there are none. ``time_max`` is the last time told, the end of an interval
    too; of days the start of the last. ``refused`` says why nothing
    could be taken and nothing was written; empty otherwise. ``under`` is the node of the tree of forces its units stand
    under, empty where it brought none. ``id`` and ``source`` are empty where nothing was written.
    """

    file: str
    format: str = ""
    records: int = 0
    accepted: int = 0
    located: int = 0
    unlocated: int = 0
    duplicates: int = 0
    revised: int = 0
    rejected: tuple[Rejection, ...] = ()
    warnings: tuple[str, ...] = ()
    bbox: tuple[float, float, float, float] | None = None
    time_min: Instant | None = None
    time_max: Instant | None = None
    refused: str = ""
    id: bytes = b""
    source: str = ""
    source_id: bytes | None = None
    at: Instant | None = None
    author: str = ""
    under: str = ""


def told(arrival: Arrival) -> str:
    """An arrival in a sentence or two: ``211 of 214 taken. 3 rejected: no readable time in records 14, 90, 91.``"""
    if arrival.refused:
        return arrival.refused
    if not arrival.records:
        return "It holds no records."
    parts = [_taken(arrival)]
    if arrival.revised:
        parts.append(f"{_many(arrival.revised, 'is a newer version', 'are newer versions')} of what was there.")
    if arrival.duplicates and arrival.accepted:
        parts.append(f"{grouped(arrival.duplicates)} known already.")
    if arrival.under and arrival.accepted:
        parts.append(f"In the tree of forces under “{arrival.under}”.")
    if arrival.unlocated:
        parts.append(f"{grouped(arrival.unlocated)} without a position.")
    if arrival.rejected:
        reasons = "; ".join(_of_reason(reason, numbers) for reason, numbers in by_reason(arrival.rejected).items())
        parts.append(f"{grouped(len(arrival.rejected))} rejected: {reasons}.")
    return " ".join(parts)


def by_reason(rejected: Iterable[Rejection]) -> dict[str, list[int]]:
    """The numbers of rejected records by why they were, in the order they came."""
    found: dict[str, list[int]] = {}
    for one in rejected:
        found.setdefault(one.reason, []).append(one.record)
    return found


def _taken(arrival: Arrival) -> str:
    if not arrival.accepted and arrival.duplicates:
        if arrival.duplicates == arrival.records:
            return f"Nothing new: {_many(arrival.duplicates, 'record is', 'records are')} known already."
        return f"Nothing new: {grouped(arrival.duplicates)} of {grouped(arrival.records)} known already."
    if arrival.accepted == arrival.records:
        return f"All {grouped(arrival.records)} taken." if arrival.records > 1 else "1 record taken."
    return f"{grouped(arrival.accepted)} of {grouped(arrival.records)} taken."


def _many(count: int, one: str, more: str) -> str:
    return f"{grouped(count)} {one if count == 1 else more}"


def _of_reason(reason: str, numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:_NAMED]))
    rest = f" and {grouped(len(numbers) - _NAMED)} more" if len(numbers) > _NAMED else ""
    return f"{reason.rstrip('.')} (record{'s' if len(numbers) > 1 else ''} {shown}{rest})"
