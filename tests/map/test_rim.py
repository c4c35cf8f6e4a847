"""Degrees round the frame of a printed map."""

from itertools import pairwise

import pytest

from console.map import projection, views
from console.map.frame import Frame
from console.map.rim import apart, ticks


@pytest.mark.parametrize(("name", "step"), [("flank", 10.0), ("baltic", 2.0), ("vilnius", 0.5)])
def test_every_tick_stands_where_its_line_meets_the_edge(name: str, step: float) -> None:
    frame = Frame(views.NAMED[name], 1200, 800)
    found = ticks(frame, step)
    assert {tick.side for tick in found} == {"top", "bottom", "left", "right"}
    for tick in found:
        across = {"left": 0.0, "right": frame.width}.get(tick.side, tick.at)
        down = {"top": 0.0, "bottom": frame.height}.get(tick.side, tick.at)
        lon, lat = frame.degrees(across, down)
        value = lon if tick.side in ("top", "bottom") else lat
        assert abs(value / step - round(value / step)) * step == pytest.approx(0, abs=0.02 * step)


def test_degrees_are_told_with_their_side_of_the_earth() -> None:
    words = {tick.words for tick in ticks(Frame(views.View(0.0, 40.0, 5000.0), 1200, 800), 10.0)}
    assert {"10° W", "0°", "10° E", "40° N"} <= words


def test_half_degrees_are_told_in_minutes() -> None:
    assert "25°30′ E" in {tick.words for tick in ticks(Frame(views.NAMED["vilnius"], 1200, 800), 0.5)}


def test_across_the_date_line_there_is_no_tick_twice() -> None:
    x, y = projection.plane(179.9, 70.0)
    frame = Frame(views.View(0, 0, 2000.0).centred(x, y), 1200, 800)
    found = [(tick.side, tick.words) for tick in ticks(frame, 10.0) if "E" in tick.words or "W" in tick.words]
    assert len(found) == len(set(found))


def test_near_the_pole_only_degrees_with_room_are_written() -> None:
    frame = Frame(views.View(26.0, 60.0, 9000.0), 1200, 800)
    crowded = ticks(frame, 10.0)
    kept = apart(crowded, lambda words: 8.0 * len(words))
    assert len(kept) < len(crowded) and {tick.side for tick in kept} == {tick.side for tick in crowded}
    for one, other in pairwise(kept):
        room = 4.0 * (len(one.words) + len(other.words))
        assert one.side != other.side or other.at - one.at > room
