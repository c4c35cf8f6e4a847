"""The columns of a table: how a value is written, ordered, marked and exported."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtGui import QPixmap

from console.domain.letters import folded
from console.domain.numbers import grouped

T = TypeVar("T")


@dataclass(frozen=True)
class Column(Generic[T]):
    """One column. ``text`` writes a row's value (empty is shown as an en dash); ``sort`` orders by something else.

    ``width`` is in steps of the 4 px grid; ``stretch`` takes what is left. ``role`` names a colour role, ``note`` what
    is still to be checked about the value, ``tip`` what to show on hover, ``icon`` a small picture before the text.
    """

    title: str
    text: Callable[[T], str]
    width: int = 30
    sort: Callable[[T], Any] | None = None
    number: bool = False
    bold: bool = False
    stretch: bool = False
    role: Callable[[T], str | None] | None = None
    note: Callable[[T], str | None] | None = None
    tip: Callable[[T], str] | None = None
    icon: Callable[[T], QPixmap | None] | None = None

    def key(self, row: T) -> Any:
        """What the column is ordered by; ``None`` comes last either way."""
        return (folded(self.text(row)) or None) if self.sort is None else self.sort(row)

    def plain(self, row: T) -> str:
        """The value for a file: a number without thin spaces, else the text."""
        if not self.number or self.sort is None:
            return self.text(row)
        value = self.sort(row)
        return "" if value is None else str(value)


def number(value: float | None, digits: int = 0) -> str:
    """A number with thin spaces in the thousands; empty for ``None``."""
    return "" if value is None else grouped(value, digits)
