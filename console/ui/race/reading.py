"""What the Race desk shows, read and simulated off the window's thread."""

from __future__ import annotations

from dataclasses import dataclass

from console.domain.plan import Plan
from console.domain.race import Race


@dataclass(frozen=True)
class Told:
    """The plans of the case, the race of the one shown, the same with another number, and another plan's over it."""

    plans: tuple[Plan, ...] = ()
    race: Race | None = None
    second: Race | None = None
    over: Race | None = None
    footnote: str = ""
