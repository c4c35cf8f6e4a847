"""The first slide: what the briefing is about, and when it was so."""

from console.domain.times import dtg
from console.exports.briefing.page import MARGIN, WIDTH, Body, Box, Words
from console.exports.briefing.scene import Scene
from console.map.words import tr
from console.store import crises, incidents


def body(scene: Scene) -> Body | None:
    """Title and the line under it; about a crisis or an incident its name and since when it is known."""
    crisis = next((one for one in crises.crises(scene.reader) if one.id == scene.crisis_id), None)
    incident = next((one for one in incidents.incidents(scene.reader) if one.id == scene.incident_id), None)
    about = crisis or incident
    title = scene.slide.title or (about.title if about is not None else scene.board.title)
    lines = [scene.slide.text]
    if incident is not None:
        lines.append(tr("Since {moment}", moment=dtg(incident.occurred_at, incident.precision)))
    box = Box(MARGIN, 420, WIDTH - 2 * MARGIN, 300)
    words = Words(box, "\n".join(line for line in lines if line), 38, 400, "ink.secondary")
    return Body(title, (words,), markings=(about.marking,) if about is not None else ())
