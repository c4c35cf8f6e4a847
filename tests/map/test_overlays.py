"""Overlays on the map: where they are, in their style, in their time, touched, named and selected."""

import json
from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from console.domain.overlay import Feature, FeatureStyle, Overlay
from console.map import projection, views
from console.map.canvas import MapCanvas
from console.map.looks import OVERLAYS, LayerLook, Looks
from console.map.marks import label
from console.map.overlay_marks import OverlayMark, mark_of
from tests.map.canvases import canvas_at
from tests.overlaid import point, square

RED = FeatureStyle("#ff0000", None, 4.0, False, "#ff0000", 0.5)
MIDDLE = (21.5, 52.5)


def feature(number: int, geometry: str, name: str = "", style: FeatureStyle = RED, **more: object) -> Feature:
    plain = Feature(bytes([number]) * 16, b"o" * 16, name, geometry, style, None, None)
    return replace(plain, **more)


def overlay(*features: Feature) -> OverlayMark:
    return mark_of(Overlay(b"o" * 16, "Sketch", "kml", "", len(features), "Ann", 0), features)


@pytest.fixture
def canvas(qtbot: QtBot) -> MapCanvas:
    return canvas_at(qtbot, views.around([(20.0, 51.5), (23.0, 53.5)], 900, 600))


def shown(canvas: MapCanvas, *marks: OverlayMark, looks: Looks | None = None) -> MapCanvas:
    canvas.set_looks(replace(looks or Looks(), overlays=tuple(mark.layer for mark in marks)))
    canvas.set_overlays(marks)
    return canvas


def colour_at(canvas: MapCanvas, lon: float, lat: float) -> QColor:
    return QColor(canvas.picture().toImage().pixelColor(canvas.point_of(lon, lat).toPoint()))


def is_red(colour: QColor) -> bool:
    return colour.red() > colour.blue() + 40


def test_an_area_is_filled_but_for_its_hole_and_its_edge_is_drawn(canvas: MapCanvas) -> None:
    outer, hole = json.loads(square(21, 52, 1)), json.loads(square(21.3, 52.3, 0.4))
    outer["coordinates"].append(hole["coordinates"][0])
    shown(canvas, overlay(feature(1, json.dumps(outer))))
    assert is_red(colour_at(canvas, 21.1, 52.1)) and is_red(colour_at(canvas, 21.0, 52.5))
    assert not is_red(colour_at(canvas, *MIDDLE)) and not is_red(colour_at(canvas, 20.5, 52.5))


def test_two_areas_over_one_another_are_both_filled(canvas: MapCanvas) -> None:
    areas = [feature(1, square(21, 52, 1)), feature(2, square(21, 52, 1))]
    shown(canvas, overlay(*areas))
    assert is_red(colour_at(canvas, *MIDDLE))


def test_what_is_touched_is_found_points_before_lines_before_areas(canvas: MapCanvas) -> None:
    line = json.dumps({"type": "LineString", "coordinates": [[20.5, 52.5], [22.5, 52.5]]})
    mark = overlay(feature(1, square(21, 52, 1), "Area"), feature(2, line, "Line"), feature(3, point(*MIDDLE), "Gate"))
    shown(canvas, mark)
    ids = [bytes([number]).hex() * 16 for number in (3, 2, 1)]
    assert canvas.ids_at(canvas.point_of(*MIDDLE)) == ids
    assert canvas.ids_at(canvas.point_of(21.2, 52.2)) == ids[2:]
    assert canvas.ids_at(canvas.point_of(20.2, 52.0)) == []
    gate = canvas.mark(ids[0])
    assert gate is not None and label(gate) == "Gate, Sketch"
    assert (gate.lon, gate.lat) == (pytest.approx(MIDDLE[0]), pytest.approx(MIDDLE[1]))


def test_a_hidden_overlay_is_not_painted_and_a_locked_one_not_touched(canvas: MapCanvas) -> None:
    mark = overlay(feature(1, square(21, 52, 1)))
    shown(canvas, mark, looks=Looks({mark.layer: LayerLook(visible=False)}))
    assert not is_red(colour_at(canvas, *MIDDLE)) and canvas.ids_at(canvas.point_of(*MIDDLE)) == []
    shown(canvas, mark, looks=Looks({mark.layer: LayerLook(locked=True)}))
    assert is_red(colour_at(canvas, *MIDDLE)) and canvas.ids_at(canvas.point_of(*MIDDLE)) == []


def test_a_shape_is_shown_in_its_time_alone(canvas: MapCanvas) -> None:
    mark = overlay(feature(1, square(21, 52, 1), valid_from=100, valid_to=200))
    assert [mark.within(*span).shown.tolist() for span in ((0, 100), (200, 300), (199, 300), (None, 101))] == [
        [False],
        [False],
        [True],
        [True],
    ]
    shown(canvas, mark.within(200, 300))
    assert not is_red(colour_at(canvas, *MIDDLE)) and canvas.ids_at(canvas.point_of(*MIDDLE)) == []


def test_names_are_written_where_there_is_room_and_the_selected_is_outlined(canvas: MapCanvas) -> None:
    bare = len(canvas.arrangement().names)
    shown(canvas, overlay(feature(1, point(*MIDDLE), "Checkpoint"), feature(2, point(22, 52), style=RED)))
    assert len(canvas.arrangement().names) == bare + 1
    quiet = FeatureStyle(label=False)
    shown(canvas, overlay(feature(1, point(*MIDDLE), "Checkpoint", quiet)))
    assert len(canvas.arrangement().names) == bare
    before = canvas.picture().toImage()
    canvas.select("01" * 16)
    assert len(canvas.arrangement().names) == bare + 1 and canvas.picture().toImage() != before


def test_a_long_edge_is_straight_in_degrees_and_points_far_apart_do_not_break_the_picture(canvas: MapCanvas) -> None:
    mark = overlay(feature(1, square(-40, 10, 60)), feature(2, point(-157, -52)), feature(3, ""), feature(4, "{"))
    assert len(mark.shapes.xy) > 200 and mark.placed.tolist() == [True, True, False, False]
    shown(canvas, mark)
    canvas.picture()
    west, south, east, north = mark.box or (0, 0, 0, 0)
    assert west < projection.plane(-40, 10)[0] + 1 and east > west and north > south


def test_what_is_smaller_than_a_few_pixels_is_a_dot(canvas: MapCanvas) -> None:
    shown(canvas, overlay(feature(1, square(MIDDLE[0], MIDDLE[1], 0.0005))))
    assert is_red(colour_at(canvas, *MIDDLE))


def test_the_looks_know_the_overlays_of_the_case() -> None:
    looks = Looks(overlays=("overlay:a", "overlay:b"))
    once = looks.toggled("overlay:a")
    assert not once.shown("overlay:a") and once.shown("overlay:b") and once.overlays == looks.overlays
    none = looks.toggled_group(OVERLAYS)
    assert not none.shown("overlay:a") and none.toggled_group(OVERLAYS).shown("overlay:b")
    assert not looks.only("overlay:b").shown("overlay:a") and once.all_shown().shown("overlay:a")
