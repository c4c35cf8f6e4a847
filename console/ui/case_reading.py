"""What the map shows of the open case by itself: read when a case is opened, and again when its tables changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.store.reader import Reader
    from console.ui.session import Session

T = TypeVar("T")


def follow_case(
    session: Session,
    tables: tuple[str, ...],
    query: Callable[[Reader], T],
    show: Callable[[T], None],
    clear: Callable[[], None],
) -> None:
    """Call ``show`` with what ``query`` reads: now, of each case that is opened, and when one of ``tables`` changed.

    ``clear`` is called between two cases.
    """

    def read() -> None:
        session.read(query, show)

    def opened() -> None:
        clear()
        read()

    def changed(changes: Changes | None) -> None:
        if changes is None or changes.touches(*tables):
            read()

    session.opened.connect(opened)
    session.changed.connect(changed)
    read()
