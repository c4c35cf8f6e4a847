"""Rings of air defence and air policing on the map of a window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF

from console.domain import geodesics
from console.domain.times import day_start
from console.map.looks import AIR_DEFENCE, AIR_POLICING, COVERAGE, GROUPS
from console.map.views import View
from console.store.casefile import open_case
from console.store.ids import new_id
from console.ui.hover import hover_of
from console.ui.layer_counts import counts_of
from console.ui.map_looks import looks_of
from console.ui.picture import picture_of
from console.ui.window import Window
from tests.ui.things import ACTOR, LATER

PLACE = (22.02, 50.11)


@pytest.fixture
def baseline(baseline: Path) -> Path:
    """With two rings: one since 2024, one that always held."""
    with open_case(baseline, ACTOR, LATER) as store, store.operation("Rings", ACTOR, LATER) as case:
        for kind, since, km in (("air defence", day_start("2024-01-01"), 100.0), ("air policing", None, 400.0)):
            values = (
                new_id(LATER),
                kind,
                "Rzeszów",
                *PLACE,
                km,
                "about that far",
                since,
                "test",
                "2026-11",
                1,
                "reach",
            )
            case.execute(
                "INSERT INTO coverage (id, kind, place, lon, lat, radius_km, note, valid_from, source, as_of, to_check,"
                " check_note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                values,
            )
    return baseline


@pytest.fixture
def whole(open_whole: Callable[[Path | None], Window], baseline: Path) -> Window:
    return open_whole(baseline)


def test_only_those_that_hold_on_the_day_are_counted_and_drawn(whole: Window) -> None:
    counts, picture, canvas = counts_of(whole), picture_of(whole), whole.map.canvas
    before = counts.of(GROUPS[COVERAGE]).total
    picture.show_day(day_start("2022-11-15"))
    earlier = [mark.layer for mark in canvas.content.rings if mark.name == "Rzeszów"]
    assert earlier == [AIR_POLICING] and counts.of(GROUPS[COVERAGE]).total < before
    picture.live()
    assert {mark.layer for mark in canvas.content.rings if mark.name == "Rzeszów"} == {AIR_DEFENCE, AIR_POLICING}
    looks_of(whole).toggle(AIR_DEFENCE)
    canvas.set_view(View(*PLACE, 600.0))
    edge = QPointF(canvas.point_of(*geodesics.destination(PLACE, 215.0, 100_000.0)))
    assert hover_of(whole).words(edge).endswith("Air defence to about 100 km\nabout that far\nTo check: reach")
