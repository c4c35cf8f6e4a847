"""The units of an order of battle become rows: a tree under a node named after its file, placed over time.

The source's own id says which unit is which. A newer version of a file changes what earlier ones said of a unit, and
nothing else: what it tells in the same words stays as it is, and what a person changed by hand is theirs.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from console.domain.arrival import Arrival, Rejection
from console.domain.force import Imported
from console.domain.letters import shortened
from console.domain.numbers import grouped
from console.domain.operation import Actor
from console.domain.times import Instant, iso_day
from console.feeds.drafts import Draft, GroupDraft, UnitDraft
from console.services.extent import Extent, is_position, sound_instant
from console.services.identity import Marks, digest
from console.services.unit_columns import domain_of, nowhere, own_of_group, own_of_unit, placed
from console.services.unit_history import Revision, Span, in_order, revised
from console.services.unit_rows import UnitRows
from console.store.imported_units import KnownUnit, known_spans, known_units
from console.store.reader import Writer

_NAMED: Final = 5
_AGAINST: Final = "Another record says otherwise of the same time."
_BY_HAND: Final = "It was changed here by hand since an earlier version came; change it by hand, or undo that."


class UnitKeeper:
    """Keeps the units of one arrival and counts what becomes of them. Works inside one operation."""

    def __init__(
        self, case: Writer, actor: Actor, now: Instant, marks: Marks, arrival: Arrival,
        marking_id: bytes | None, exercise_id: bytes | None, name: str,
    ) -> None:  # fmt: skip
        """``name`` is that of the node all of the file stands under."""
        self.accepted = self.duplicates = self.revised = self.gone = 0
        self.extent = Extent()
        self.rejected: list[Rejection] = []
        self.warnings: list[str] = []
        self._marks = marks
        self._now = now
        self._marking_id, self._exercise_id = marking_id, exercise_id
        source = arrival.source_id or b""
        self._known = {one.identity: one for one in known_units(case, source)}
        self._spans = known_spans(case, source)
        self._rows = UnitRows(case, actor, now, arrival)
        self._ids: dict[str, bytes] = {}
        self._older = 0
        self._days: dict[int, str] = {}
        own = (Imported.ORDER.value, name, "", None, None, "", marking_id)
        self._top = self._node(digest(b"order", name.encode()), own, None)
        self._rows.write()

    def keep(self, batches: Iterable[list[Draft]]) -> None:
        """Keep all units there are, under their groups."""
        groups: list[GroupDraft] = []
        units: dict[str, list[UnitDraft]] = defaultdict(list)
        for batch in batches:
            for draft in batch:
                if isinstance(draft, GroupDraft):
                    groups.append(draft)
                elif isinstance(draft, UnitDraft):
                    units[draft.external_id].append(draft)
                    self._days[draft.number] = iso_day(draft.version_at or self._now)
        for one in (*(group.external_id for group in groups), *units):
            known = self._known.get(_identity(one))
            self._ids.setdefault(one, self._rows.new_id() if known is None else known.id)
        self._groups(groups)
        for drafts in units.values():
            self._unit(drafts)
        self._rows.write()
        if self._marks.complete and not self.rejected and not self._marks.rejected:
            self._end_what_is_gone([draft for drafts in units.values() for draft in drafts])
        if self._older:
            older = f"what this one says of {grouped(self._older)} units was left out"
            self.warnings.append(f"The case has a newer version of this file: {older}.")

    def _groups(self, groups: Sequence[GroupDraft]) -> None:
        sides: dict[str, str] = {}
        for group in groups:
            sides[group.external_id] = group.name if group.side else sides.get(group.parent, "")
            own = own_of_group(group, sides[group.external_id], self._marking_id)
            self._node(_identity(group.external_id), own, self._parent(group.parent), group.external_id)

    def _node(
        self, identity: bytes, own: tuple[object, ...], parent: bytes | None, external_id: str | None = None
    ) -> bytes:
        """A node that is no unit, made or as it is told now; its id."""
        known = self._known.get(identity)
        top = None if parent is None else self._top
        unit_id = self._ids.get(external_id or "") or (self._rows.new_id() if known is None else known.id)
        content = nowhere(parent)
        if known is None:
            self._rows.unit(unit_id, identity, own, top, external_id)
            self._rows.placement(unit_id, Span(None, None, content), None, iso_day(self._now))
        elif not known.edited:
            revision = revised(self._before(known), [Span(None, None, content)], snapshot=False)
            if revision.told or known.columns != own:
                self._rows.revise(known.id, own, top, revision, {0: iso_day(self._now)})
        return unit_id

    def _unit(self, drafts: Sequence[UnitDraft]) -> None:
        """All that the file says of one unit."""
        first = drafts[0]
        known = self._known.get(_identity(first.external_id))
        if known is not None and known.edited:
            self.rejected += [Rejection(draft.number, _BY_HAND) for draft in drafts]
            return
        spans, against = in_order([span for draft in drafts for span in self._told(draft, first.sidc)])
        self.rejected += [Rejection(number, _AGAINST) for number in dict.fromkeys(against)]
        revision = self._revision(known, first, spans)
        self._count(drafts, revision, set(against))

    def _revision(self, known: KnownUnit | None, first: UnitDraft, spans: Sequence[Span]) -> Revision:
        own = own_of_unit(first, self._exercise_id if first.exercise else self._marking_id)
        unit_id, domain = self._ids[first.external_id], domain_of(first.sidc)
        if known is None:
            self._rows.unit(unit_id, _identity(first.external_id), own, self._top, first.external_id, domain)
            for span in spans:
                self._rows.placement(unit_id, span, None, self._days[span.record])
            return Revision(told={span.record for span in spans})
        if not first.snapshot and first.version_at is not None and known.as_of > iso_day(first.version_at):
            self._older += 1
            return Revision()
        revision = revised(self._before(known), spans, first.snapshot)
        if known.columns != own:
            revision.told.add(first.number)
            revision.revised.add(first.number)
        if revision.told:
            self._rows.revise(unit_id, own, self._top, revision, self._days, domain)
        return revision

    def _told(self, draft: UnitDraft, own: str) -> Iterable[Span]:
        parent = self._parent(draft.parent)
        for state in draft.states:
            start, end = sound_instant(state.valid_from), sound_instant(state.valid_to)
            if start is not None and end is not None and end <= start:
                end = None
            yield Span(start, end, placed(draft, state, parent, own), record=draft.number)

    def _before(self, known: KnownUnit) -> list[Span]:
        return [Span(one.valid_from, one.valid_to, one.columns, one.id) for one in self._spans.get(known.id, ())]

    def _parent(self, external_id: str) -> bytes:
        return self._ids.get(external_id, self._top)

    def _count(self, drafts: Sequence[UnitDraft], revision: Revision, against: set[int]) -> None:
        for draft in drafts:
            if draft.number in against:
                continue
            if draft.number not in revision.told:
                self.duplicates += 1
                continue
            self.accepted += 1
            self.revised += draft.number in revision.revised
            placed_at = [(one.lon, one.lat) for one in draft.states if is_position(one.lon, one.lat)]
            self.extent.located += bool(placed_at)
            for lon, lat in placed_at:
                self.extent.at(lon, lat)  # type: ignore[arg-type]
            for state in draft.states:
                self.extent.when(sound_instant(state.valid_from), sound_instant(state.valid_to))

    def _end_what_is_gone(self, drafts: Sequence[UnitDraft]) -> None:
        """Units an earlier version had under the same node and this one has not."""
        moments = [state.valid_from for draft in drafts if draft.snapshot for state in draft.states]
        at = max((moment for moment in moments if moment is not None), default=None)
        here = {*self._ids.values(), self._top}
        names = []
        for known in self._known.values():
            if known.order_id != self._top or known.id in here or known.edited:
                continue
            if self._rows.end(known.id, self._before(known), at) and known.columns[0] == Imported.UNIT:
                names.append(str(known.columns[1]))
        self.gone = len(names)
        if names:
            listed = ", ".join(shortened(name) for name in names[:_NAMED])
            more = f" and {grouped(len(names) - _NAMED)} more" if len(names) > _NAMED else ""
            how = "were withdrawn" if at is None else f"end on {iso_day(at)}"
            self.warnings.append(f"Units of an earlier version that are no longer in the file {how}: {listed}{more}.")


def _identity(external_id: str) -> bytes:
    return digest(b"unit", external_id.encode())
