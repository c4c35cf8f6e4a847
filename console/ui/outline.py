"""Rows that stand under others: which are folded, what a filter keeps of them, how siblings are ordered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from console.ui.arrangement import Arrangement, batches
from console.ui.columns import Column

T = TypeVar("T")


@dataclass(frozen=True)
class Outline(Generic[T]):
    """How rows are a tree. They come depth first: what stands under a row follows it, one deeper.

    ``depth`` is 0 at the top; ``opens`` tells whether what is under a row shows until somebody folds it. What was
    folded or unfolded is remembered by id, so that it stays so when other rows come.
    """

    ident: Callable[[T], str]
    depth: Callable[[T], int]
    opens: Callable[[T], bool]
    _turned: dict[str, bool] = field(default_factory=dict)

    def is_open(self, row: T) -> bool:
        """Whether what stands under a row shows."""
        turned = self._turned.get(self.ident(row))
        return self.opens(row) if turned is None else turned

    def turn(self, row: T, is_open: bool) -> None:
        """Fold or unfold a row."""
        self._turned[self.ident(row)] = is_open


class OutlineArrangement(Arrangement[T]):
    """Rows under rows: siblings are ordered among themselves, and a filter keeps what its hits stand under.

    Without a filter what is folded is left out; with one every hit shows, and ``kept`` are the places that show only
    because a hit stands under them.
    """

    def __init__(self, rows: Sequence[T], columns: Sequence[Column[T]], outline: Outline[T]) -> None:
        """In the order given, until :meth:`order` and :meth:`filter` ran to their ends."""
        super().__init__(rows, columns)
        self.kept: frozenset[int] = frozenset()
        self.hits: list[int] = []
        self.depths: list[int] = []
        self._outline = outline
        self._under: dict[int, list[int]] = {}

    def order(self, by: tuple[int, bool] | None) -> Iterator[None]:
        """Order siblings by a column (descending or not), rows without a value last; in steps."""
        self.ordered = False
        depths: list[int] = []
        under: dict[int, list[int]] = defaultdict(list)
        line: list[int] = []
        for batch in batches(len(self.rows)):
            for place in batch:
                # It stands under the last one before it that is less deep.
                del line[self._outline.depth(self.rows[place]) :]
                under[line[-1] if line else _TOP].append(place)
                depths.append(len(line))
                line.append(place)
            yield
        if by is not None:
            keys: list[Any] = []
            for batch in batches(len(self.rows)):
                keys += [self._columns[by[0]].key(self.rows[place]) for place in batch]
                yield
            for siblings in under.values():
                _sort(siblings, keys, by[1])
        self.depths, self._under, self._order = depths, dict(under), _depth_first(under)
        self.ordered = True

    def filter(self, words: Sequence[str]) -> Iterator[None]:
        """Find the rows in which every word occurs and what they stand under; without words all that is unfolded."""
        yield from super().filter(words)
        self.hits, self.kept = self.found, frozenset()
        self.found = self._with_ancestors(self.hits) if words else self._unfolded()

    def is_parent(self, place: int) -> bool:
        """Whether anything stands under a row."""
        return place in self._under

    def parent(self, place: int) -> int | None:
        """What a row stands under; None at the top."""
        depth = self.depths[place]
        return next((above for above in range(place - 1, -1, -1) if self.depths[above] < depth), None)

    def _unfolded(self) -> list[int]:
        found: list[int] = []
        folded: int | None = None
        for place in self._order:
            depth = self.depths[place]
            if folded is not None and depth > folded:
                continue
            folded = None
            found.append(place)
            if place in self._under and not self._outline.is_open(self.rows[place]):
                folded = depth
        return found

    def _with_ancestors(self, hits: Sequence[int]) -> list[int]:
        wanted = set(hits)
        found: list[int] = []
        kept: set[int] = set()
        line: list[int] = []
        for place in self._order:
            del line[self.depths[place] :]
            line.append(place)
            if place in wanted:
                missing = [above for above in line[:-1] if above not in kept and above not in wanted]
                kept.update(missing)
                found += [*missing, place]
        self.kept = frozenset(kept)
        return found


_TOP = -1
"""The place under which the rows of the top stand."""


def _sort(siblings: list[int], keys: Sequence[Any], descending: bool) -> None:
    with_value = [place for place in siblings if keys[place] is not None]
    without = [place for place in siblings if keys[place] is None]
    with_value.sort(key=keys.__getitem__, reverse=descending)
    siblings[:] = with_value + without


def _depth_first(under: Mapping[int, list[int]]) -> list[int]:
    order: list[int] = []
    waiting = list(reversed(under.get(_TOP, ())))
    while waiting:
        place = waiting.pop()
        order.append(place)
        waiting += reversed(under.get(place, ()))
    return order
