"""The public baseline: CSV and GeoJSON files of ``resources/baseline`` become typed drafts.

Nothing is taken on trust: a row without source or as-of, with an unknown category, a bad date, position or
symbol code, or marked to be checked without saying what, ends the reading with a BadInput that names file, row
and column. Nothing is half read.
"""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from console.feeds.baseline_drafts import Baseline, BattlegroupDraft
from console.feeds.baseline_events import consultation, incident, symbol
from console.feeds.baseline_forces import ally, battlegroup, force, operation
from console.feeds.baseline_places import corridors, places
from console.feeds.baseline_rows import Row, csv_rows


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_D = TypeVar("_D", bound=_Identified)


def read_baseline(folder: Path) -> Baseline:
    """Read every file of the baseline folder. Raises BadInput."""
    return Baseline(
        allies=_read(folder / "allies.csv", ally),
        battlegroups=_unique(_joined(_pairs(folder / "battlegroups.csv", battlegroup))),
        forces=_read(folder / "response_forces.csv", force),
        operations=_read(folder / "operations.csv", operation),
        consultations=_read(folder / "consultations.csv", consultation),
        incidents=_read(folder / "incidents.csv", incident),
        symbols=_read(folder / "symbols.csv", symbol),
        places=_unique(places(folder / "places.geojson")),
        corridors=_unique(corridors(folder / "corridors.geojson")),
    )


def _read(path: Path, make: Callable[[Row], _D]) -> tuple[_D, ...]:
    return _unique(_pairs(path, make))


def _pairs(path: Path, make: Callable[[Row], _D]) -> Iterator[tuple[Row, _D]]:
    return ((row, make(row)) for row in csv_rows(path))


def _unique(read: Iterable[tuple[Row, _D]]) -> tuple[_D, ...]:
    seen: dict[str, _D] = {}
    for row, draft in read:
        if draft.id in seen:
            row.refuse("id", f"{draft.id!r} is there already")
        seen[draft.id] = draft
    return tuple(seen.values())


def _joined(read: Iterable[tuple[Row, BattlegroupDraft]]) -> list[tuple[Row, BattlegroupDraft]]:
    """Refuse intervals of one battlegroup that leave a gap or overlap; only the last may be open."""
    pairs = list(read)
    last: dict[str, BattlegroupDraft] = {}
    for row, draft in sorted(pairs, key=lambda pair: pair[1].valid_from):
        before = last.get(draft.bg_id)
        if before is not None and before.valid_to != draft.valid_from:
            gap = before.valid_to is not None and before.valid_to < draft.valid_from
            row.refuse(
                "valid_from",
                f"{'leaves a gap after' if gap else 'overlaps'} {before.id}; intervals of one battlegroup join",
            )
        last[draft.bg_id] = draft
    return pairs
