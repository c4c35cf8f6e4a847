"""An order of battle while it is read: who stands under whom, checked once all of a file was seen.

Whoever stands under what is not there, or below itself, is put under its side; a tree deeper than any army is refused.
"""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from console.domain.letters import shortened
from console.domain.numbers import grouped
from console.domain.subordination import looped
from console.feeds.drafts import Draft, GroupDraft, Refused, Rejected, UnitDraft, Warned

MOST_DEEP: Final = 64
LONGEST_NAME: Final = 200
LONGEST_NOTE: Final = 4_000
_NAMED: Final = 5


class OrderOfBattle:
    """The nodes of one file in their order; ``under`` is the id of the side a node falls back to, empty for the top."""

    def __init__(self, name: str) -> None:
        """``name`` is that of the file, as a refusal calls it."""
        self._name = name
        self._groups: dict[str, GroupDraft] = {}
        self._drafts: list[Draft] = []
        self._parents: dict[str, str] = {}
        self._unders: dict[str, str] = {}
        self._firsts: dict[str, int] = {}
        self._names: dict[str, str] = {}
        self._tops: set[str] = set()

    def top(self, external_id: str) -> None:
        """A side that is the whole of it (it bears its name): no node, what is in it stands at the top. Told first."""
        self._tops.add(external_id)

    def is_top(self, external_id: str) -> bool:
        """Whether a side is no node."""
        return external_id in self._tops

    def group(self, draft: GroupDraft, under: str = "") -> None:
        """Add a side or a group; one whose id is there already is the same."""
        if draft.external_id not in self._parents:
            draft = msgspec.structs.replace(draft, parent=self._below_top(draft.parent))
            self._groups[draft.external_id] = draft
            self._place(draft.external_id, draft.name, draft.parent, under)

    def unit(self, draft: UnitDraft, under: str, *, several: bool = False) -> None:
        """Add a unit. Unless ``several`` records may tell of one, a second of the same id is rejected."""
        if draft.external_id in self._groups:
            self.reject(draft.number, "A side or group has the same id.")
        elif not several and draft.external_id in self._firsts:
            self.reject(draft.number, f"Record {self._firsts[draft.external_id]} has the same id.")
        else:
            draft = msgspec.structs.replace(draft, parent=self._below_top(draft.parent))
            self._firsts.setdefault(draft.external_id, draft.number)
            self._place(draft.external_id, draft.name, draft.parent, under)
            self._drafts.append(draft)

    def reject(self, number: int, reason: str) -> None:
        """Note a record that is none."""
        self._drafts.append(Rejected(number, reason))

    def drafts(self) -> Iterator[Draft]:
        """Groups, then all records in their order, each under what is there. Raises Refused where it is too deep."""
        lost = dict.fromkeys(one for one, parent in self._parents.items() if not self._is_there(parent))
        self._to_side(lost)
        circle = dict.fromkeys(sorted(looped({one: parent or None for one, parent in self._parents.items()})))
        self._to_side(circle)
        self._require_shallow()
        for group in self._groups.values():
            yield msgspec.structs.replace(group, parent=self._parents[group.external_id])
        for draft in self._drafts:
            if isinstance(draft, UnitDraft) and (draft.external_id in circle or not self._is_there(draft.parent)):
                lost.setdefault(draft.external_id)
                yield msgspec.structs.replace(draft, parent=self._under(draft.external_id))
            else:
                yield draft
        yield from self._told([one for one in lost if one not in circle], "under what is not in the file")
        yield from self._told(list(circle), "below themselves")

    def _below_top(self, parent: str) -> str:
        return "" if parent in self._tops else parent

    def _is_there(self, parent: str) -> bool:
        return not parent or parent in self._parents

    def _place(self, external_id: str, name: str, parent: str, under: str) -> None:
        self._parents[external_id] = parent
        self._unders[external_id] = under
        self._names[external_id] = name

    def _to_side(self, moved: Iterable[str]) -> None:
        for one in moved:
            self._parents[one] = self._under(one)

    def _under(self, external_id: str) -> str:
        under = self._unders[external_id]
        return under if under in self._groups and under != external_id else ""

    def _require_shallow(self) -> None:
        depths = {"": 0}
        for one in self._parents:
            way = []
            at = one
            while at not in depths:
                way.append(at)
                at = self._parents[at]
            for step, found in enumerate(reversed(way), start=depths[at] + 1):
                depths[found] = step
        if max(depths.values()) > MOST_DEEP:
            raise too_deep(self._name)

    def _told(self, moved: list[str], where: str) -> Iterator[Warned]:
        if moved:
            names = ", ".join(shortened(self._names[one]) for one in moved[:_NAMED])
            more = f" and {grouped(len(moved) - _NAMED)} more" if len(moved) > _NAMED else ""
            yield Warned(f"Put under their side because they stand {where}: {names}{more}.")


def too_deep(name: str) -> Refused:
    """The refusal of a tree no army has."""
    return Refused(f"Not taken: {name} has units under units more than {MOST_DEEP} deep. Nothing was written.")
