"""On a map that nobody can move countries are named in what is seen of them, and severe incidents at any scale."""

import pytest

from console.map.arrangement import arrange
from console.map.basemap import shipped
from console.map.content import Content
from console.map.country_spots import country_spots
from console.map.frame import Frame
from console.map.ground_names import GroundNames
from console.map.marks import IncidentMark
from console.map.views import View

pytestmark = pytest.mark.usefixtures("qapp")
BORDER = Frame(View(23.93, 50.47, 620.0), 610, 640).enlarge(22 / 12)
FLANK = Frame(View(26.0, 53.5, 4000.0), 1760, 680).enlarge(22 / 12)


def named(frame: Frame, content: Content) -> set[tuple[str, int]]:
    names = GroundNames(frame, shipped(), "light", still=content.bare)
    placed = {one.stamp for one in arrange(frame, content, "light", names).names}
    return {meaning for stamp, meaning in names.meanings.items() if stamp in placed}


def test_spots_lie_in_their_country_and_every_country_in_view_has_some() -> None:
    basemap = shipped()
    spots = country_spots(BORDER, basemap)
    assert {basemap.countries.iso2[number] for number in spots} >= {"PL", "UA", "BY"}
    for number, places in spots.items():
        assert {basemap.country_at(*BORDER.plane(*place), level=4) for place in places} == {number}


def test_a_still_map_names_the_countries_it_shows() -> None:
    iso2 = shipped().countries.iso2
    still = {iso2[number] for kind, number in named(BORDER, Content(bare=True)) if kind == "country"}
    moved = {iso2[number] for kind, number in named(BORDER, Content()) if kind == "country"}
    assert still >= {"PL", "UA", "BY"} and not moved >= still


def test_a_still_map_names_severe_incidents_from_afar() -> None:
    severe = IncidentMark("a", 23.93, 50.47, "missile-drone", 5, "unverified", "Przewodów")
    slight = IncidentMark("b", 20.0, 45.0, "cyber", 2, "assessed", "A slow network")
    for bare, lines in ((True, 1), (False, 0)):
        content = Content((severe, slight), bare=bare)
        assert sum(one.stamp is not None for one in arrange(FLANK, content, "light", None).names) == lines
