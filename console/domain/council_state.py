"""How far a consultation has come at a moment: what the forecast and the five ways of working begin with."""

from dataclasses import dataclass
from typing import Final

from console.domain.consultation import Way
from console.domain.stance import BREAKS, JOINS, Stance
from console.domain.times import HOUR, Instant

BRUSSELS: Final = "Europe/Brussels"
"""By whose clock the Council sits."""


@dataclass(frozen=True, slots=True)
class AllyNow:
    """One Ally. ``stance`` is what it said to the text on the table, at ``said_at``; None: nothing yet.

    ``parliament`` is ``yes``, ``partial``, ``no`` or empty (not known): whether its law asks a parliament before forces
    are sent. ``must_ask``: it told us itself that its parliament has to approve this.
    """

    iso2: str
    zone: str
    parliament: str = ""
    stance: Stance | None = None
    said_at: Instant | None = None
    instructed: bool = False
    waiting_since: Instant | None = None
    joined: bool = False
    must_ask: bool = False

    @property
    def answered(self) -> bool:
        """Whether its representative needs no more instructions to let the text pass; who says nothing joins."""
        return self.stance in JOINS or (self.instructed and self.stance not in BREAKS)


@dataclass(frozen=True, slots=True)
class Situation:
    """A consultation at ``now``. Instants are None where it has not happened yet; UTC.

    ``text_at``: since when the text is there that has not been broken; ``broken_at``: when the newest text was, and no
    newer one is there. ``silence``: opened and closes, while one runs. ``breaks``: so many texts were broken.
    ``amended``: capitals know a version before the one on the table.
    ``shock``: people were killed or an attack is under way. ``agreed_at``: it is agreed since then; ``ended_at``: it
    was closed then, or its request dropped.
    """

    now: Instant
    allies: tuple[AllyNow, ...]
    way: Way = Way.CAPITALS
    shock: bool = False
    article_5: bool = False
    first_at: Instant | None = None
    requested_at: Instant | None = None
    met: bool = False
    text_at: Instant | None = None
    silence: tuple[Instant, Instant] | None = None
    deadline_at: Instant | None = None
    breaks: int = 0
    amended: bool = False
    broken_at: Instant | None = None
    agreed_at: Instant | None = None
    ended_at: Instant | None = None

    @property
    def over(self) -> bool:
        """Whether nothing is left to forecast."""
        return self.agreed_at is not None or self.ended_at is not None

    def since(self, moment: Instant | None) -> float:
        """Hours from a moment until now; 0 where there is none."""
        return 0.0 if moment is None else max(0.0, (self.now - moment) / HOUR)


@dataclass(frozen=True, slots=True)
class Manner:
    """How a text is agreed: through capitals or all at once, with a deadline or when all have spoken.

    ``leaders``: a session of heads of government is called now.
    """

    way: Way
    deadline: bool
    leaders: bool = False
