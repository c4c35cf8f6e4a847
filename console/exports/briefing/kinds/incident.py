"""An incident: what is claimed beside what is assessed, our line under both, where it is at the right."""

from console.exports.briefing.page import BODY, Body, Box, Words
from console.exports.briefing.scene import Scene
from console.store import incidents


def body(scene: Scene) -> Body | None:
    """The incident as it stood."""
    incident_id = scene.incident_id
    incident = incidents.incident(scene.reader, incident_id) if incident_id is not None else None
    if incident is None:
        return None
    words = Words(Box(BODY.left, BODY.top, 1100, 300), f"{incident.summary}\n{incident.assessed or ''}")
    return Body(incident.title, (words,), markings=(incident.marking,))
