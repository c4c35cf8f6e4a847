"""Whose clock a briefing tells beside Zulu: that of the Ally where its incident is."""

from dataclasses import dataclass

from console.domain.storyboard import Storyboard
from console.domain.times import Instant, local_time
from console.store import crises, incidents, reference
from console.store.reader import Reader


@dataclass(frozen=True)
class Local:
    """The city and its IANA zone, and the time there in words, ``20:44 Warsaw``; all empty where none is told."""

    city: str = ""
    zone: str = ""
    words: str = ""


def local_of(reader: Reader, board: Storyboard, moment: Instant) -> Local:
    """The clock of a briefing at a moment."""
    incident_id = board.incident_id
    if incident_id is None and board.crisis_id is not None:
        crisis = crises.crisis(reader, board.crisis_id)
        incident_id = crisis.incidents[0] if crisis is not None and crisis.incidents else None
    if incident_id is None:
        return Local()
    incident = incidents.incident(reader, incident_id)
    if incident is None:
        return Local()
    zone = next((ally.timezone for ally in reference.allies(reader) if ally.iso2 == incident.country), "")
    if not zone:
        return Local()
    return Local(zone.rpartition("/")[2].replace("_", " "), zone, local_time(moment, zone))
