"""The ways of a plan's forces to its objective, as a map of a slide: the first soldiers' in front. HYPOTHETICAL."""

from dataclasses import replace
from typing import Final

from console.exports.briefing.map_content import compared_content, map_of, window_of
from console.exports.briefing.page import Box, Map
from console.exports.briefing.plan_race import PlanRace
from console.exports.briefing.scene import Scene
from console.map.looks import CITY_NAMES
from console.map.views import around
from console.map.ways import way_mark
from console.map.words import tr

_EDGE: Final = 60.0


def ways_map(scene: Scene, told: PlanRace, box: Box) -> tuple[Map, ...]:
    """What moves, where it stands and how it goes; none where nothing moves on a known way."""
    moving = [one for one in told.race.arrivals if one.mover.route.legs]
    if not moving:
        return ()
    first = min(moving, key=lambda one: (not one.mover.persons_most, one.p50))
    placed = compared_content([force for key, force in told.forces.items() if key in told.units], ())
    ways = tuple(way_mark(one.mover.id, one.mover.route) for one in moving)
    looks = placed.looks.toggled(CITY_NAMES)
    content = replace(placed, ways=ways, way=first.mover.id, looks=looks)
    points = [(told.plan.lon, told.plan.lat), *(point for leg in first.mover.route.legs for point in leg.points)]
    view = around(points, box.width, box.height, _EDGE)
    words = tr("Map: ways to {place}, hypothetical", place=told.plan.objective)
    return (map_of(scene.reader, box, view, content, window_of(scene.at), words),)
