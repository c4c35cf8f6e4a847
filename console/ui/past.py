"""The past as a window looks at it: a copy of the case that is moved from moment to moment, and the way back to now.

The copy is made when somebody leaves the present and kept until they come back: from one operation to the next it is
moved, and the window hears which tables are different there, so that only what shows them reads again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from console.domain.errors import BadInput
from console.domain.operation import Changes
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.errors import ConsoleError
    from console.domain.times import Instant
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.store.rewind import Rewound
    from console.ui.readers import Readers

Way = Callable[["Rewound"], "frozenset[str]"]
"""Moves the copy and tells what is different there. Raises BadInput where there is nowhere to go."""


@dataclass(frozen=True)
class Moved:
    """Where the view is now (``moment`` None: the present) and what is different; ``tables`` None: nobody can tell.

    ``after`` is the label of the operation it stands after; ``nowhere`` says why it could not go further.
    """

    moment: Instant | None
    after: str
    tables: frozenset[str] | None
    span: tuple[int, int] = (0, 0)
    stands: int = 0
    nowhere: str = ""

    @property
    def changes(self) -> Changes | None:
        """What views are told."""
        return None if self.tables is None else Changes(self.tables | {"operation"}, span=self.span)


class Past:
    """Belongs to a session; its methods belong on the window's thread. ``moment`` is None in the present."""

    def __init__(
        self,
        readers: Readers,
        show: Callable[[Moved], None],
        refused: Callable[[ConsoleError], None],
        stable: Callable[[], bool],
    ) -> None:
        """``show`` hears of each move once it is made, ``refused`` why it is not.

        ``stable`` tells whether what is shown of the present is the newest there is: not so where another console
        writes.
        """
        self._readers, self._show, self._refused, self._stable = readers, show, refused, stable
        self.moment: Instant | None = None
        self.after = ""
        """The label of the operation the view stands after; empty in the present."""
        self._wanted: Instant | None = None
        self._ways: list[Way] = []
        self._busy = False
        self._exact = True
        self._stands = 0
        """After which operation the copy stood when views were told last."""
        self._touched: set[str] = set()
        """Tables that may be different from the present; belongs to the reader thread."""

    def forget(self) -> None:
        """Another case is shown, or none: in the present."""
        self.moment = self._wanted = None
        self.after = ""
        self._ways, self._busy = [], False

    def go_to(self, store: Store, moment: Instant) -> None:
        """Go to a moment, unless the view is there or on its way."""
        if moment != self._wanted:
            self._wanted = moment
            self._go(store, lambda copy: copy.go_to(moment))

    def go_to_operation(self, store: Store, operation_id: bytes) -> None:
        """Go to just after an operation."""

        def way(copy: Rewound) -> frozenset[str]:
            seq = copy.value("SELECT seq FROM operation WHERE id = ?", (operation_id,))
            if seq is None:
                raise BadInput(tr("This operation is newer than what is shown. Press Esc and choose it again."))
            return copy.go_to_operation(seq)

        self._wanted = None
        self._go(store, way)

    def step(self, store: Store, by: int, among: frozenset[str] | None) -> None:
        """Go to the next operation, or the one before (−1); with ``among`` to one that touched these tables."""

        def way(copy: Rewound) -> frozenset[str]:
            tables = copy.step(by, among)
            if tables is None and by > 0:
                raise BadInput(tr("Nothing was recorded after that. Esc comes back to now."))
            if tables is None:
                raise BadInput(tr("Nothing was recorded before that."))
            return tables

        self._wanted = None
        self._go(store, way)

    def come_back(self, store: Store) -> None:
        """Show the present again."""
        if self.moment is None and not self._busy:
            return
        away, exact, touched = self.moment is not None, self._exact and self._stable(), self._touched
        copy, stands = self._readers.current if away else None, self._stands
        self._wanted, self._ways, self._busy = None, [], True
        found: list[Moved] = []

        def make() -> Reader:
            live = store.reader()
            found.append(_back(live, copy, touched, stands) if exact else Moved(None, "", None))
            return live

        self._readers.ask(make, lambda: self._arrived(store, found[0]), self._lost)

    def _go(self, store: Store, way: Way) -> None:
        """Move the copy, after making it where there is none; what is asked meanwhile follows in one move."""
        self._ways.append(way)
        if not self._busy:
            self._set_out(store)

    def _set_out(self, store: Store) -> None:
        ways, self._ways, self._busy = self._ways, [], True
        if self.moment is not None:
            touched = self._touched
            self._readers.move(
                lambda copy: _moved(copy, ways, touched),  # type: ignore[arg-type]
                lambda moved: self._arrived(store, moved),
                self._lost,
            )
            return
        touched = self._touched = set()
        self._exact = self._stable()
        found: list[Moved] = []

        def make() -> Reader:
            copy = store.known_at(None)
            try:
                found.append(_moved(copy, ways, touched))
            except BaseException:
                copy.close()
                raise
            return copy

        self._readers.ask(make, lambda: self._arrived(store, found[0]), self._lost)

    def _arrived(self, store: Store, moved: Moved) -> None:
        self.moment, self.after, self._busy = moved.moment, moved.after, False
        self._stands = moved.stands
        if not self._ways:
            self._wanted = moved.moment
        if moved.tables is not None and not self._exact:
            moved = replace(moved, tables=None)
        self._show(moved)
        if self._ways and not self._busy:
            self._set_out(store)

    def _lost(self, error: ConsoleError) -> None:
        self._wanted, self._ways, self._busy = self.moment, [], False
        self._refused(error)


def _moved(copy: Rewound, ways: list[Way], touched: set[str]) -> Moved:
    """Go all these ways, on the reader thread."""
    before, nowhere = copy.last_operation, ""
    tables: frozenset[str] = frozenset()
    for way in ways:
        try:
            tables |= way(copy)
        except BadInput as error:
            nowhere = str(error)
    touched |= tables
    low, high = sorted((before, copy.last_operation))
    return Moved(copy.moment, copy.stands_after(), tables, (low, high), copy.last_operation, nowhere)


def _back(live: Reader, copy: Reader | None, touched: set[str], stands: int) -> Moved:
    """What is different in the present from where the copy stood; what was written meanwhile views could not see."""
    if copy is None:
        return Moved(None, "", frozenset())
    from console.store import journal
    from console.store.operations import tables_of

    head, _ = journal.head(live.db)
    later = journal.with_changesets(live, getattr(copy, "newest", 0), head, newest_first=False)
    tables = frozenset(touched).union(*(tables_of(live.db, changeset) for _, changeset in later))
    return Moved(None, "", tables, (min(stands, copy.last_operation or 0), head))
