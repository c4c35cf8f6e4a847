"""Full search from the palette: what kind of thing, what it is called, and the line that holds the words."""

from collections.abc import Sequence

import pytest

from console.ui.case_search import excerpt
from console.ui.palette import SearchHit
from console.ui.panels.inspector import InspectorPanel
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.panels.conftest import open_window, panel, window

__all__ = ["open_window", "panel", "window"]


def find(window: Window, query: str) -> Sequence[SearchHit]:
    found: list[Sequence[SearchHit]] = []
    assert window.search is not None
    window.search(query, lambda _query, hits: found.append(hits))
    settle(window)
    return found[0]


@pytest.mark.parametrize(
    ("query", "text", "expected"),
    [
        ("przewodow", "A text on Przewodów.", "A text on Przewodów."),
        ("", "word " * 40, "word word word word word word word word word word word word …"),
        (
            "gotland",
            "A cable between two islands was cut\nby an anchor off Gotland while a ship of the shadow fleet slowed down"
            " and then went on to the east",
            "… anchor off Gotland while a ship of the shadow fleet slowed down and then went on …",
        ),
    ],
)
def test_the_excerpt_is_one_line_around_the_word(query: str, text: str, expected: str) -> None:
    assert excerpt(query, text) == expected


@pytest.mark.parametrize(
    ("query", "called", "kind"),
    [
        ("grain dryer", "Incident", "incident"),
        ("Geran-2", "Assessment", "incident"),
        ("NATO Forward Land Forces Latvia", "Force", "unit"),
        ("BG Latvia", "Force · BG Latvia", "unit"),
        ("Eagle Assist", "Mission", "mission"),
        ("Malbork", "Place", "place"),
        ("Suwalki gap", "Corridor", "corridor"),
        ("Tirana", "Ally", "ally"),
        ("Drone sightings at airports", "Consultation", "consultation"),
    ],
)
def test_what_is_found_says_what_it_is_and_the_inspector_shows_it(
    window: Window, panel: InspectorPanel, query: str, called: str, kind: str
) -> None:
    hit = next(hit for hit in find(window, query) if hit.kind == kind and hit.detail.startswith(called))
    window.selection.select(hit.kind, hit.id)
    settle(window)
    assert panel.view.isVisible() and panel.view.sheet is not None and panel.view.sheet.title


def test_one_thing_found_in_several_rows_is_one_line(window: Window) -> None:
    found = [(hit.kind, hit.id) for hit in find(window, "Latvia")]
    assert len(found) == len(set(found))
    assert {hit.kind for hit in find(window, "Suwałki gap")} == {"corridor"}


def test_a_place_comes_into_the_middle_of_the_map(window: Window) -> None:
    hit = next(hit for hit in find(window, "Malbork") if hit.kind == "place")
    window.selection.select(hit.kind, hit.id)
    settle(window)
    canvas = window.map.canvas
    at = canvas.point_of(19.13, 54.03)
    assert abs(at.x() - canvas.width() / 2) < 20 and abs(at.y() - canvas.height() / 2) < 20
