"""Baseline rows about how forces hang together: commands, brigades and host nations, and who stands under whom."""

from collections.abc import Iterable, Mapping
from functools import partial

from console.domain.force import Position
from console.domain.force_kinds import BRIGADE, COMMAND, HOST_NATION
from console.domain.subordination import standing_above
from console.domain.times import Instant
from console.feeds.baseline_drafts import BattlegroupDraft, ForceDraft
from console.feeds.baseline_force_drafts import SubordinationDraft
from console.feeds.baseline_rows import Row

_KINDS = (COMMAND, BRIGADE, HOST_NATION)
_Stretch = tuple[Instant, Instant | None]
Units = Mapping[str, list[tuple[str, _Stretch]]]
"""By unit: its intervals, each with the id of its row and its half-open validity."""


def formation(row: Row) -> ForceDraft:
    """A command, a brigade or the forces of a host nation. Raises BadInput."""
    lon, lat = row.position_if_any()
    least, most = row.range("strength_min", "strength_max")
    first, last = row.valid("valid_from", "valid_to")
    position = row.member("position", Position)
    if (position is Position.NOT_PUBLIC) != (lon is None):
        row.refuse("position", f"is {position.value}, but the row {'has no place' if lon is None else 'has one'}")
    return ForceDraft(
        id=row.filled("id"),
        unit=row.filled("unit"),
        kind=row.one_of("kind", _KINDS),
        name=row.filled("name"),
        ascii_name=row.text("ascii_name"),
        short=row.filled("short"),
        domain=row.filled("domain"),
        strength_min=least,
        strength_max=most,
        strength_note=row.text("strength_note"),
        notice_days_min=None,
        notice_days_max=None,
        notice_note="",
        valid_from=first,
        valid_to=last,
        lead=row.text("lead"),
        home_place=row.text("home_place"),
        home_country_iso2=row.text("home_country_iso2"),
        position=position,
        lon=lon,
        lat=lat,
        note=row.text("note"),
        sidc=row.symbol(),
        provenance=row.provenance(),
    )


def subordination(row: Row) -> SubordinationDraft:
    """That a unit stood under another. Raises BadInput."""
    first, last = row.valid("valid_from", "valid_to")
    return SubordinationDraft(
        id=row.filled("id"),
        child=row.filled("child"),
        parent=row.filled("parent"),
        valid_from=first,
        valid_to=last,
        provenance=row.provenance(),
    )


def parent_in(rows: Iterable[SubordinationDraft], start: Instant, end: Instant | None) -> SubordinationDraft | None:
    """Whom a unit stands under in an interval of its own: the last of its rows that holds in it.

    An earlier one says no other thing: see :func:`check_parents`.
    """
    holding = [row for row in rows if _overlaps((row.valid_from, row.valid_to), (start, end))]
    return max(holding, key=lambda row: row.valid_from, default=None)


def intervals(battlegroups: Iterable[BattlegroupDraft], forces: Iterable[ForceDraft]) -> Units:
    """The intervals of every unit."""
    found: dict[str, list[tuple[str, _Stretch]]] = {}
    for group in battlegroups:
        found.setdefault(group.bg_id, []).append((group.id, (group.valid_from, group.valid_to)))
    for force in forces:
        found.setdefault(force.unit, []).append((force.id, (force.valid_from, force.valid_to)))
    return found


def check_parents(read: list[tuple[Row, SubordinationDraft]], units: Units) -> list[tuple[Row, SubordinationDraft]]:
    """Refuse rows that the case could not keep: it keeps one parent for each interval of a unit.

    Where a unit comes under another inside an interval, because the new one only begins then, it must have stood under
    whom the new one stands under: that is what the console shows as long as a parent does not stand.
    """
    children: dict[str, list[SubordinationDraft]] = {}
    for row, draft in read:
        for column, unit in (("child", draft.child), ("parent", draft.parent)):
            if unit not in units:
                row.refuse(column, f"is {unit!r}, which is no unit of the baseline")
        children.setdefault(draft.child, []).append(draft)
    above = {child: max(drafts, key=_start).parent for child, drafts in children.items()}
    for row, draft in read:
        for _id, stretch in units[draft.child]:
            if _overlaps((draft.valid_from, draft.valid_to), stretch):
                _check_shown(row, draft, parent_in(children[draft.child], *stretch), stretch, above, units)
    return read


def _check_shown(
    row: Row,
    draft: SubordinationDraft,
    kept: SubordinationDraft | None,
    stretch: _Stretch,
    above: Mapping[str, str],
    units: Units,
) -> None:
    """The parent that is kept for the interval leads to this row's parent on this row's first and last day."""
    ends = [end for end in (draft.valid_to, stretch[1]) if end is not None]
    days = [max(draft.valid_from, stretch[0]), min(ends) - 1 if ends else None]
    for day in days:
        shown = kept and standing_above(kept.parent, above, partial(_stands, units, day))
        if shown != draft.parent:
            row.refuse("parent", f"is {draft.parent}, but then the console would show {shown or 'none'}")


def _stands(units: Units, day: Instant | None, unit: str) -> bool:
    """Whether a unit stands at an instant; None: now and on."""
    stretches = units[unit]
    if day is None:
        return any(end is None for _id, (_start, end) in stretches)
    return any(start <= day and (end is None or day < end) for _id, (start, end) in stretches)


def _overlaps(some: _Stretch, other: _Stretch) -> bool:
    return (some[1] is None or other[0] < some[1]) and (other[1] is None or some[0] < other[1])


def _start(draft: SubordinationDraft) -> Instant:
    return draft.valid_from
