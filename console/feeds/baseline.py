"""The public baseline: CSV and GeoJSON files of ``resources/baseline`` become typed drafts.

Nothing is taken on trust: a row without source or as-of, with an unknown category, a bad date, position or
symbol code, or marked to be checked without saying what, ends the reading with a BadInput that names file, row
and column. Nothing is half read.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import Protocol, TypeVar

from console.feeds.baseline_drafts import Baseline, BattlegroupDraft, ForceDraft, OperationDraft
from console.feeds.baseline_events import consultation, incident, symbol
from console.feeds.baseline_force_drafts import (
    AuthorityDraft,
    ContributionDraft,
    CoverageDraft,
    SubordinationDraft,
    TraitDraft,
)
from console.feeds.baseline_forces import ally, battlegroup, force, operation
from console.feeds.baseline_orders import authority, check_contribution, check_named, contribution, coverage, trait
from console.feeds.baseline_places import corridors, places
from console.feeds.baseline_rows import Row, csv_rows
from console.feeds.baseline_tree import Units, check_parents, formation, intervals, subordination


class _Identified(Protocol):
    @property
    def id(self) -> str: ...


_D = TypeVar("_D", bound=_Identified)
_S = TypeVar("_S", BattlegroupDraft, ForceDraft, SubordinationDraft)


def read_baseline(folder: Path) -> Baseline:
    """Read every file of the baseline folder. Raises BadInput."""
    battlegroups = _unique(_joined(_pairs(folder / "battlegroups.csv", battlegroup), lambda draft: draft.bg_id))
    forces = _read(folder / "response_forces.csv", force)
    formations = _unique(
        _joined(_pairs(folder / "formations.csv", formation), lambda draft: draft.unit), {draft.id for draft in forces}
    )
    operations = _read(folder / "operations.csv", operation)
    units = intervals(battlegroups, (*forces, *formations))
    return Baseline(
        allies=_read(folder / "allies.csv", ally),
        battlegroups=battlegroups,
        forces=forces,
        formations=formations,
        subordinations=_unique(
            check_parents(
                _joined(_pairs(folder / "subordination.csv", subordination), lambda draft: draft.child), units
            )
        ),
        traits=_unique(_of_intervals(_pairs(folder / "force_traits.csv", trait), units)),
        contributions=_unique(_given(_pairs(folder / "contributions.csv", contribution), battlegroups, units)),
        authorities=_unique(_ordered(_pairs(folder / "authority.csv", authority), units)),
        coverages=_unique(_covering(_pairs(folder / "coverage.csv", coverage), units, operations)),
        operations=operations,
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


def _unique(read: Iterable[tuple[Row, _D]], taken: Collection[str] = ()) -> tuple[_D, ...]:
    seen: dict[str, _D] = {}
    for row, draft in read:
        if draft.id in seen or draft.id in taken:
            row.refuse("id", f"{draft.id!r} is there already")
        seen[draft.id] = draft
    return tuple(seen.values())


def _joined(read: Iterable[tuple[Row, _S]], unit: Callable[[_S], str]) -> list[tuple[Row, _S]]:
    """Refuse intervals of one unit that leave a gap or overlap; only the last may be open."""
    pairs = list(read)
    last: dict[str, _S] = {}
    for row, draft in sorted(pairs, key=lambda pair: pair[1].valid_from):
        before = last.get(unit(draft))
        if before is not None and before.valid_to != draft.valid_from:
            gap = before.valid_to is not None and before.valid_to < draft.valid_from
            row.refuse(
                "valid_from", f"{'leaves a gap after' if gap else 'overlaps'} {before.id}; intervals of one unit join"
            )
        last[unit(draft)] = draft
    return pairs


def _of_intervals(read: Iterable[tuple[Row, TraitDraft]], units: Units) -> Iterator[tuple[Row, TraitDraft]]:
    known = _interval_ids(units)
    for row, draft in read:
        check_named(row, "placement", draft.placement, known, "unit or interval")
        yield row, draft


def _given(
    read: Iterable[tuple[Row, ContributionDraft]], battlegroups: Iterable[BattlegroupDraft], units: Units
) -> Iterator[tuple[Row, ContributionDraft]]:
    nations: dict[str, frozenset[str] | None] = dict.fromkeys(_interval_ids(units))
    nations |= {one.id: frozenset({one.framework_iso2, *one.contributing_iso2}) for one in battlegroups}
    for row, draft in read:
        check_contribution(row, draft, nations)
        yield row, draft


def _ordered(read: Iterable[tuple[Row, AuthorityDraft]], units: Units) -> Iterator[tuple[Row, AuthorityDraft]]:
    for row, draft in read:
        for unit in draft.units:
            check_named(row, "units", unit, units, "unit")
        yield row, draft


def _covering(
    read: Iterable[tuple[Row, CoverageDraft]], units: Units, operations: Iterable[OperationDraft]
) -> Iterator[tuple[Row, CoverageDraft]]:
    running = {operation.id for operation in operations}
    for row, draft in read:
        if draft.unit:
            check_named(row, "unit", draft.unit, units, "unit")
        else:
            check_named(row, "operation", draft.operation, running, "operation")
        yield row, draft


def _interval_ids(units: Units) -> set[str]:
    return {name for stretches in units.values() for name, _stretch in stretches}
