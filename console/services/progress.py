"""How long work in the services tells how far it is, and hears that it shall stop."""

from typing import Protocol


class Progress(Protocol):
    """What a job of the window hands on; see :class:`Unheard` for who has none."""

    def report(self, done: int, total: int) -> None:
        """How far it is (``total`` 0: not known). Raises Cancelled once the user wants it stopped."""
        ...

    def check(self) -> None:
        """Raises Cancelled once the user wants it stopped. May be asked from another thread."""
        ...


class Unheard:
    """Nobody listens, and nobody stops it."""

    def report(self, done: int, total: int) -> None:
        """Nothing."""

    def check(self) -> None:
        """Nothing."""


class Half:
    """One half of longer work: both tell the same total, twice what either has to do."""

    def __init__(self, told: Progress, *, second: bool = False) -> None:
        self._told = told
        self._second = second
        self.check = told.check

    def report(self, done: int, total: int) -> None:
        """How far this half is."""
        self._told.report(done + total * self._second, 2 * total)
