"""The places of the case on the map of a window."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from console.exports.place_marks import layer_of_place
from console.map.looks import GROUPS, PLACES
from console.map.views import View
from console.store import reference
from console.ui import selection
from console.ui.layer_counts import counts_of
from console.ui.map_places import places_of
from console.ui.picture import picture_of
from console.ui.window import Window
from tests.ui.things import LATER


def test_every_place_of_the_baseline_but_an_exclave_has_a_layer_on_the_map(whole: Window) -> None:
    places, store = places_of(whole), whole.session.store
    assert places is not None and store is not None
    with store.reader() as reader:
        known = [place for place in reference.places(reader) if place.kind != "adversary exclave"]
    counts = counts_of(whole)
    assert counts.of(GROUPS[PLACES]).total == len(known) == len(places.places) + len(places.routes)
    assert {layer_of_place(place) for place in known} == set(GROUPS[PLACES])
    assert all(counts[layer].total for layer in GROUPS[PLACES]) and counts["places.suwalki"].total == 2


def test_a_click_on_a_base_selects_it(whole: Window, qtbot: QtBot) -> None:
    canvas, places = whole.map.canvas, places_of(whole)
    assert places is not None
    base = next(mark for mark in places.places if mark.name.startswith("Malbork"))
    canvas.set_view(View(base.lon, base.lat, 700.0))
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.point_of(base.lon, base.lat).toPoint())
    assert (whole.selection.kind, whole.selection.id) == (selection.PLACE, base.id)


def test_what_tab_stepped_to_is_framed_no_longer_once_the_keys_are_elsewhere(whole: Window, qtbot: QtBot) -> None:
    whole.activateWindow()
    canvas = whole.map.canvas
    whole.selection.clear()
    canvas.setFocus(Qt.FocusReason.ShortcutFocusReason)
    qtbot.waitUntil(canvas.hasFocus)
    qtbot.keyClick(canvas, Qt.Key.Key_Tab)
    assert canvas.selected
    whole.bar.enter()
    assert not canvas.hasFocus() and not canvas.selected


def test_incidents_known_only_for_a_country_are_no_points(whole: Window) -> None:
    picture_of(whole).show_day(LATER)
    wide = [mark for mark in whole.map.canvas.content.incidents if mark.region]
    everything = picture_of(whole).known.incidents
    assert {incident.slug for incident in everything if incident.region_only} == {
        "inc-2017-007", "inc-2022-017", "inc-2024-054", "inc-2025-065", "inc-2025-083",
    }  # fmt: skip
    assert all(mark.region in ("PL", "UA", "ES", "DE") for mark in wide)
