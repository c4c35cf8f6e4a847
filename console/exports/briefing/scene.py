"""What a kind of slide is given: the case as the audience may see it at the slide's moment, and what it shall show."""

from dataclasses import dataclass

from console.domain.storyboard import Slide, Storyboard
from console.domain.times import Instant
from console.store.reader import Reader


@dataclass(frozen=True)
class Scene:
    """``reader`` stands at ``at`` and holds nothing the audience may not see; ``board`` and ``slide`` are asked for.

    ``place`` is the city and time zone by which local time is told on slides, ``Warsaw`` and ``Europe/Warsaw``; empty
    for none.
    """

    reader: Reader
    at: Instant
    board: Storyboard
    slide: Slide
    place: str = ""
    zone: str = ""

    @property
    def crisis_id(self) -> bytes | None:
        """The crisis it is about."""
        return self.slide.subject_id("crisis") or self.board.crisis_id

    @property
    def incident_id(self) -> bytes | None:
        """The incident it is about: the slide's, the storyboard's, else the leading one of its crisis."""
        found = self.slide.subject_id("incident") or self.board.incident_id
        if found is None and self.crisis_id is not None:
            from console.store import crises

            crisis = next((one for one in crises.crises(self.reader) if one.id == self.crisis_id), None)
            found = crisis.incidents[0] if crisis is not None and crisis.incidents else None
        return found
