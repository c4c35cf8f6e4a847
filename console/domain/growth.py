"""By how many a strength grew or shrank: a range where either is one."""

from dataclasses import dataclass

from console.domain.numbers import grouped
from console.domain.posture import Figure
from console.domain.wording import Tr, plain

_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, slots=True)
class Growth:
    """Persons more, fewer when negative, from ``least`` to ``most``; None: nobody says at least, or at most."""

    least: int | None
    most: int | None

    @property
    def grew(self) -> bool:
        """Whether it grew for certain."""
        return self.least is not None and self.least >= 0 and self.most != 0

    @property
    def shrank(self) -> bool:
        """Whether it shrank for certain."""
        return self.most is not None and self.most <= 0 and self.least != 0

    def words(self, tr: Tr = plain) -> str:
        """``+1 613``, ``−200 to +100``, ``+1 613 or more``; empty where neither end is known."""
        least, most = self.least, self.most
        if least is None and most is None:
            return ""
        if most is None:
            return tr("{persons} or more", persons=_signed(least or 0))
        if least is None:
            return tr("{persons} or less", persons=_signed(most))
        if least == most:
            return _signed(most)
        return tr("{least} to {most}", least=_signed(least), most=_signed(most))


def growth(before: Figure, after: Figure) -> Growth:
    """From one figure to another."""
    least = None if before.most is None else after.least - before.most
    return Growth(least, None if after.most is None else after.most - before.least)


def _signed(persons: int) -> str:
    sign = "+" if persons > 0 else _MINUS if persons < 0 else "±"
    return f"{sign}{grouped(abs(persons))}"
