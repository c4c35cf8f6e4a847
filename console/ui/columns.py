"""The columns of a table: how a value is written, ordered, marked and exported."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPixmap

from console.domain.letters import folded
from console.domain.numbers import grouped

T = TypeVar("T")
EMPTY = "\N{EN DASH}"
Row = TypeVar("Row", contravariant=True)


class CellChart(Protocol[Row]):
    """What is drawn into the cells of a column instead of its text, which stays for screen readers and files."""

    def paint(self, painter: QPainter, area: QRect, row: Row, *, selected: bool) -> None:
        """Paint the cell of a row."""

    def paint_head(self, painter: QPainter, area: QRect) -> None:
        """Paint the head of the column: an axis."""

    def tip(self, row: Row, area: QRect, x: int) -> str:
        """What stands at ``x`` of a cell."""


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column. ``text`` writes a row's value (empty is shown as an en dash); ``sort`` orders by something else.

    ``width`` is in steps of the 4 px grid, ``least`` how narrow it may become (None: no narrower); ``stretch`` takes
    what is left. Where even that is too wide, columns of the highest ``rank`` are not shown; one of rank 0 always is.
    ``role`` names a colour role, ``note`` what is still to be checked about the value, ``tip`` what to show on hover,
    ``icon`` a small picture before the text, ``after`` quiet words behind it, ``struck`` whether it is struck out,
    ``filed`` how it is written into a file where that differs, ``also`` other words by which a filter finds it.
    ``bold`` holds for all rows, or tells for which. For rows that are ``blank`` it has no sense, and says not even that
    it is empty.
    ``chart`` draws into its cells.
    """

    title: str
    text: Callable[[T], str]
    width: int = 30
    least: int | None = None
    rank: int = 0
    sort: Callable[[T], Any] | None = None
    number: bool = False
    bold: bool | Callable[[T], bool] = False
    stretch: bool = False
    role: Callable[[T], str | None] | None = None
    note: Callable[[T], str | None] | None = None
    tip: Callable[[T], str] | None = None
    icon: Callable[[T], QPixmap | None] | None = None
    after: Callable[[T], str] | None = None
    struck: Callable[[T], bool] | None = None
    filed: Callable[[T], str] | None = None
    also: Callable[[T], str] | None = None
    blank: Callable[[T], bool] | None = None
    chart: CellChart[T] | None = None

    def written(self, row: T) -> str:
        """What stands in a row's cell."""
        return self.text(row) or ("" if self.blank is not None and self.blank(row) else EMPTY)

    def sought(self, row: T) -> str:
        """What a filter looks through."""
        return self.text(row) if self.also is None else f"{self.text(row)}\n{self.also(row)}"

    def is_bold(self, row: T) -> bool:
        """Whether a row's value is written in bold."""
        return self.bold(row) if callable(self.bold) else self.bold

    def key(self, row: T) -> Any:
        """What the column is ordered by; ``None`` comes last either way."""
        return (folded(self.text(row)) or None) if self.sort is None else self.sort(row)

    def plain(self, row: T) -> str:
        """The value for a file: a number without thin spaces, else the text."""
        if self.filed is not None:
            return self.filed(row)
        if not self.number or self.sort is None:
            return self.text(row)
        value = self.sort(row)
        return "" if value is None else str(value)


def fitted(columns: Sequence[Column[Any]], room: int) -> list[int]:
    """How wide each column is where there is ``room``, all in steps of the grid; 0 is not shown.

    Nothing is wider than the room together, as long as the columns of rank 0 have their least width.
    """
    shown = list(range(len(columns)))
    while len(shown) > 1 and sum(_least(columns[place]) for place in shown) > room:
        last = max(shown, key=lambda place: (columns[place].rank, place))
        if columns[last].rank == 0:
            break
        shown.remove(last)
    widths = [_least(column) if place in shown else 0 for place, column in enumerate(columns)]
    spare, wished = max(0, room - sum(widths)), sum(columns[place].width - widths[place] for place in shown)
    for place in shown:
        wish = columns[place].width - widths[place]
        widths[place] += min(wish, spare * wish // wished) if wished else 0
    stretching = next((place for place in shown if columns[place].stretch), max(shown, key=widths.__getitem__))
    widths[stretching] += max(0, room - sum(widths))
    return widths


def _least(column: Column[Any]) -> int:
    return column.width if column.least is None else column.least


def number(value: float | None, digits: int = 0) -> str:
    """A number with thin spaces in the thousands; empty for ``None``."""
    return "" if value is None else grouped(value, digits)
