"""Working out which rows a table shows, and in which order, in steps small enough to fit between two frames."""

from collections.abc import Iterator, Sequence
from typing import Any, Generic, TypeVar

from console.domain.letters import folded
from console.ui.columns import Column

T = TypeVar("T")
_BATCH = 512
_TEXTS = 64
"""Rows whose text is written for the first time take a filter so much longer."""


class Arrangement(Generic[T]):
    """Rows with their order (places in ``rows``) and, of those, the places the filter found."""

    def __init__(self, rows: Sequence[T], columns: Sequence[Column[T]]) -> None:
        """In the order given, until :meth:`order` and :meth:`filter` ran to their ends."""
        self.rows = list(rows)
        self.ordered = False
        self.gone: set[int] = set()
        self.found: list[int] = []
        self._columns = columns
        self._order: list[int] = []
        self._folded: list[str | None] = [None] * len(rows)

    def order(self, by: tuple[int, bool] | None) -> Iterator[None]:
        """Order by a column (descending or not), rows without a value last; in steps.

        Short runs are sorted as they come and then merged two by two: sorting two sorted runs is one quick pass.
        """
        self.ordered = False
        places = [place for place in range(len(self.rows)) if place not in self.gone]
        if by is not None:
            column, descending = self._columns[by[0]], by[1]
            keys: list[Any] = []
            runs: list[list[int]] = []
            for batch in batches(len(self.rows)):
                keys += [column.key(self.rows[place]) for place in batch]
                runs.append([place for place in batch if keys[place] is not None and place not in self.gone])
                runs[-1].sort(key=keys.__getitem__, reverse=descending)
                yield
            while len(runs) > 1:
                runs = [
                    [*runs[pair], *(runs[pair + 1] if pair + 1 < len(runs) else [])] for pair in range(0, len(runs), 2)
                ]
                for run in runs:
                    run.sort(key=keys.__getitem__, reverse=descending)
                    yield
            places = [place for run in runs for place in run] + [place for place in places if keys[place] is None]
        self._order = places
        self.ordered = True

    def filter(self, words: Sequence[str]) -> Iterator[None]:
        """Find the rows in which every word occurs; steps of about a millisecond."""
        if not words:
            self.found = self._order
            return
        found: list[int] = []
        for batch in batches(len(self._order), _TEXTS):
            found += [place for place in self._order[batch.start : batch.stop] if self._fits(place, words)]
            yield
        self.found = found

    def change(self, place: int, row: T) -> None:
        """Put another row in the place of one; it stays where it stands in the order, and found."""
        self.rows[place] = row
        self._folded[place] = None

    def drop(self, place: int) -> None:
        """Take a row out: no order and no filter finds it any more. The places of the others stay."""
        if place not in self.gone:
            self.gone.add(place)
            both = self.found is self._order
            self._order.remove(place)
            if not both and place in self.found:
                self.found.remove(place)

    def drop_all(self, places: set[int]) -> None:
        """The same for many."""
        if places:
            both = self.found is self._order
            self.gone |= places
            self._order = [place for place in self._order if place not in places]
            self.found = self._order if both else [place for place in self.found if place not in places]

    def add(self, row: T) -> int:
        """One row more; gives its place. It stands nowhere until :meth:`stand` says where."""
        self.rows.append(row)
        self._folded.append(None)
        return len(self.rows) - 1

    def stand(self, place: int, by: tuple[int, bool] | None, words: Sequence[str]) -> int | None:
        """Where an added row stands among those found, by the order they are in; None where the words are not in it.

        Behind rows that are equal to it. :meth:`enter` puts it there.
        """
        return self._behind(self.found, place, by) if not words or self._fits(place, words) else None

    def enter(self, place: int, by: tuple[int, bool] | None, shown: int | None) -> None:
        """Put an added row where it stands."""
        both = self.found is self._order
        self._order.insert(shown if both and shown is not None else self._behind(self._order, place, by), place)
        if not both and shown is not None:
            self.found.insert(shown, place)

    def _behind(self, places: list[int], place: int, by: tuple[int, bool] | None) -> int:
        if by is None:
            return len(places)
        column, descending = self._columns[by[0]], by[1]
        key = column.key(self.rows[place])
        low, high = 0, len(places)
        while low < high:
            middle = (low + high) // 2
            there = column.key(self.rows[places[middle]])
            stays = key is None if there is None else key is None or (there >= key if descending else there <= key)
            low, high = (middle + 1, high) if stays else (low, middle)
        return low

    def _fits(self, place: int, words: Sequence[str]) -> bool:
        text = self._folded[place]
        if text is None:
            row = self.rows[place]
            text = self._folded[place] = folded("\n".join(column.sought(row) for column in self._columns))
        return all(word in text for word in words)


def batches(count: int, size: int = _BATCH) -> Iterator[range]:
    """``range(count)`` in pieces."""
    return (range(start, min(start + size, count)) for start in range(0, count, size))
