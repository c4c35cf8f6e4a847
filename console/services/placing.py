"""Accept places for reports that came without one: singly, or for all of a source that say the same words.

What was received stays as it was; the place is a revision, with who accepted it and when.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from console.domain import coordinates
from console.domain.errors import BadInput
from console.domain.numbers import grouped
from console.domain.operation import Actor, Changes
from console.domain.report import Said
from console.domain.times import Instant
from console.store import unplaced
from console.store.casefile import Store
from console.store.ids import new_ids
from console.store.reader import Writer

_COLUMNS = ("id", "report_id", "at", "author", "kind", "lon", "lat", "place", "place_precision", "reason")


@dataclass(frozen=True)
class Placing:
    """A place accepted: degrees, its name, ``region`` or ``town`` (or None), and why it was taken."""

    lon: float
    lat: float
    place: str
    precision: str | None
    reason: str = ""


def place_reports(store: Store, actor: Actor, now: Instant, report_ids: Sequence[bytes], placing: Placing) -> Changes:
    """Place some reports. Raises BadInput."""
    _require_sound(placing)
    with store.operation(f"Place {_many(len(report_ids))} at {placing.place}", actor, now) as case:
        known = "SELECT 1 FROM report WHERE id = ?"
        if any(case.value(known, (report_id,)) is None for report_id in report_ids):
            raise BadInput("This report is not in the case any more: what brought it was undone.")
        _say(case, actor, now, report_ids, placing)
    return case.changes


def place_sources(
    store: Store, actor: Actor, now: Instant, accepted: Sequence[tuple[bytes | None, str, Placing]]
) -> Changes:
    """Place all reports of sources that say the same words: (source, words, where). One operation. Raises BadInput."""
    for _, _, placing in accepted:
        _require_sound(placing)
    found = [(unplaced.reports_at(store.writer_view(), source, words), where) for source, words, where in accepted]
    count = sum(len(ids) for ids, _ in found)
    if not count:
        raise BadInput("No report is left there without a place.")
    with store.operation(f"Place {_many(count)} by their words", actor, now) as case:
        for ids, placing in found:
            _say(case, actor, now, ids, placing)
    store.flush_search()
    return case.changes


def _say(case: Writer, actor: Actor, now: Instant, report_ids: Sequence[bytes], placing: Placing) -> None:
    said = (placing.lon, placing.lat, placing.place, placing.precision, placing.reason or None)
    fresh = zip(new_ids(now, len(report_ids)), report_ids, strict=True)
    rows = [(row_id, report_id, now, actor.name, Said.PLACED.value, *said) for row_id, report_id in fresh]
    case.insert_many("report_revision", _COLUMNS, rows)


def _many(count: int) -> str:
    return "1 report" if count == 1 else f"{grouped(count)} reports"


def _require_sound(placing: Placing) -> None:
    if not coordinates.is_valid(placing.lon, placing.lat):
        raise BadInput("The position lies outside ±90° and ±180°.")
    if placing.precision not in (None, "point", "town", "region"):
        raise BadInput("How exact a place is known is a point, a town or a region.")
