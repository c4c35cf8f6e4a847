"""What a form knows of the force it is about, read when it opens and again when somebody changed the case meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.domain.authority import Authority
from console.domain.force import Force
from console.domain.force_card import ForceCard
from console.domain.times import DAY, Instant, holds
from console.exports.countries import Countries
from console.ui.picture import picture_of

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window


@dataclass(frozen=True)
class Known:
    """A force's card on the day shown, who may order it at any time, and the names of countries."""

    card: ForceCard
    authorities: tuple[Authority, ...]
    countries: Countries

    @property
    def day(self) -> Instant:
        """The day a form is about at first: the one shown, or the nearest on which the force stands."""
        start = self.card.at // DAY * DAY
        since = self.card.shown.valid_from
        return start if since is None else max(start, since)

    @property
    def newest(self) -> Instant:
        """When somebody did something to the force last; 0 before anybody did."""
        return self.card.edits[-1].at if self.card.edits else 0


def ask_known(window: Window, unit_id: bytes, then: Callable[[Known], None]) -> None:
    """Read it and call ``then`` with it, unless the force is not in the case any more."""
    moment = window.time.moment

    def arrived(found: tuple[Known | None]) -> None:
        if found[0] is not None:
            then(found[0])

    window.session.read(lambda reader: (read_known(reader, unit_id, moment),), arrived)


def read_known(reader: Reader, unit_id: bytes, moment: Instant) -> Known | None:
    """Read it at a moment; None when the force is not in the case."""
    from console.store import force_cards, force_facts, reference

    card = force_cards.card(reader, unit_id, moment)
    if card is None:
        return None
    authorities = tuple(force_facts.authorities(reader, unit_id))
    return Known(card, authorities, Countries(reference.allies(reader)))


def standing_on(window: Window, at: Instant) -> list[Force]:
    """The forces of the picture that stand at a moment, by name."""
    known = picture_of(window).known.forces
    found = (force for force in known if holds(at, force.valid_from, force.valid_to))
    return sorted(found, key=lambda force: force.name)
