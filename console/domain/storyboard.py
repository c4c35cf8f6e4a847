"""A briefing as it is put together: slides in order, each with what it shows, its words, its time and its moment."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from console.domain.letters import shortened
from console.domain.marking import Marking
from console.domain.times import Instant

LONGEST_SECONDS = 3600


class SlideKind(StrEnum):
    """What a slide shows. The keys of ``subject`` that each knows are told beside it."""

    TITLE = "title"  # the text is the line under the title
    MAP = "map"  # lon, lat, metres_per_pixel, layers (JSON of the map's looks), time_from, time_to; view: a saved one
    INCIDENT = "incident"  # incident
    MATRIX = "matrix"  # incident
    POSTURE = "posture"  # as_of (a day); countries, with ; between
    COMPARE = "compare"  # before, after (days)
    ARRIVALS = "arrivals"  # plan
    RACE = "race"  # plan
    OPTIONS = "options"  # crisis
    CONSULTATION = "consultation"  # consultation: the Allies by region
    DRAFT = "draft"  # consultation; draft: the newest without one
    SILENCE = "silence"  # consultation
    DECISION = "decision"  # decision: the newest of the crisis without one
    TIMELINE = "timeline"  # crisis or incident; since; show: assessments for what was assessed when
    INDICATORS = "indicators"
    CLAIMS = "claims"  # incident
    IMAGE = "image"  # attachment; frame_ms of a clip; the text tells what it shows
    TEXT = "text"  # the text is a subset of Markdown


KINDS: Final = {
    SlideKind.TITLE: "Title",
    SlideKind.MAP: "Map",
    SlideKind.INCIDENT: "Incident",
    SlideKind.MATRIX: "Evidence matrix",
    SlideKind.POSTURE: "Posture",
    SlideKind.COMPARE: "Two dates compared",
    SlideKind.ARRIVALS: "Arrivals",
    SlideKind.RACE: "Race",
    SlideKind.OPTIONS: "Options",
    SlideKind.CONSULTATION: "Consultation",
    SlideKind.DRAFT: "Text on the table",
    SlideKind.SILENCE: "State of silence",
    SlideKind.DECISION: "Decision",
    SlideKind.TIMELINE: "Timeline",
    SlideKind.INDICATORS: "Indicators",
    SlideKind.CLAIMS: "Claims and our line",
    SlideKind.IMAGE: "Image",
    SlideKind.TEXT: "Text",
}
"""What people read."""


@dataclass(frozen=True)
class Slide:
    """One slide. ``title``, ``text`` and ``notes`` empty: worked out from what it shows; ``seconds`` planned for it.

    ``known_at`` None: as the storyboard. ``left_out``: kept in the storyboard, not shown. ``marking`` raises what is
    worked out from its contents; ids in ``subject`` are hex.
    """

    id: bytes
    kind: SlideKind
    subject: Mapping[str, str] = field(default_factory=dict)
    title: str = ""
    text: str = ""
    notes: str = ""
    seconds: int = 120
    known_at: Instant | None = None
    left_out: bool = False
    marking: Marking | None = None

    @property
    def name(self) -> str:
        """What an error or a warning calls it: the first words of its own title, or without one its kind."""
        return shortened(self.title) or KINDS[self.kind]

    def subject_id(self, key: str) -> bytes | None:
        """The id under a key of its subject; None where there is none, or something else."""
        try:
            found = bytes.fromhex(self.subject.get(key, ""))
        except ValueError:
            return None
        return found if len(found) == 16 else None


@dataclass(frozen=True)
class Storyboard:
    """A briefing. ``known_at`` is the moment it is frozen at; None follows the clock.

    About ``crisis_id`` or, without one, ``incident_id``. ``grades`` and ``positions``: whether grades of sources and
    national positions stand on slides; positions that are not released never do. ``template``: what it was filled from.
    ``newer``: how many slides it has of kinds that a newer console made and this one cannot show.
    """

    id: bytes
    title: str
    slides: tuple[Slide, ...] = ()
    template: str = ""
    crisis_id: bytes | None = None
    incident_id: bytes | None = None
    audience_id: bytes | None = None
    known_at: Instant | None = None
    grades: bool = False
    positions: bool = False
    author: str = ""
    made_at: Instant = 0
    marking: Marking | None = None
    newer: int = 0

    def moment_of(self, slide: Slide, now: Instant) -> Instant:
        """As known at when a slide shows: its own moment, else the storyboard's, else now."""
        for moment in (slide.known_at, self.known_at):
            if moment is not None:
                return moment
        return now

    @property
    def shown(self) -> tuple[Slide, ...]:
        """The slides that are shown."""
        return tuple(slide for slide in self.slides if not slide.left_out)

    @property
    def seconds(self) -> int:
        """What is planned for all that is shown."""
        return sum(slide.seconds for slide in self.shown)
