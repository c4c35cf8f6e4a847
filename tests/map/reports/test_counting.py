"""Numbers are exact: whatever order they were looked up in, they equal counting one by one."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPolygonF

from console.map.frame import Frame
from console.map.reports import points
from console.map.reports.picture import Reports
from console.map.reports.points import NO_TIME
from console.map.reports.stacks import LEAST
from console.map.reports.tally import KINDS
from console.map.views import View
from tests.map.reports.sample import HOUR, START, at, columns, frame, made

pytestmark = pytest.mark.usefixtures("qapp")

COLUMNS = columns(4_000)
MANY = points.prepare(*COLUMNS)
LON, LAT, KIND, TIME, ROW = COLUMNS
PLACED = ~np.isnan(LON)
windows = st.one_of(
    st.just((None, None)),
    st.tuples(st.integers(-2, 50), st.integers(0, 30)).map(
        lambda o: (START + o[0] * HOUR, START + (o[0] + o[1]) * HOUR)
    ),
    st.integers(0, 50).map(lambda hour: (None, START + hour * HOUR)),
)
views = st.builds(View, st.floats(5, 45), st.floats(40, 66), st.sampled_from([150.0, 1_500.0, 7_000.0]))


def reports_of(window: tuple[int | None, int | None] = (None, None), hidden: frozenset[int] = frozenset()) -> Reports:
    shown = Reports()
    shown.set_points(MANY)
    shown.set_window(*window)
    shown.hide(hidden)
    return shown


def inside(window: tuple[int | None, int | None]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    start, end = window
    if start is None and end is None:
        return np.ones(len(TIME), np.bool_)
    timed = TIME != NO_TIME
    return timed & ((NO_TIME if start is None else start) <= TIME) & (end > TIME)


def on_screen(of: Frame) -> tuple[np.ndarray[tuple[int], np.dtype[np.float64]], ...]:
    from console.map import projection

    x, y = projection.forward(np.where(PLACED, LON, 0), np.where(PLACED, LAT, 0))
    west, north = of.origin
    return (x.astype(np.float32) - west) / of.scale, (north - y.astype(np.float32)) / of.scale


@settings(max_examples=60)
@given(windows, views)
def test_counts_are_those_of_counting_one_by_one(window: tuple[int | None, int | None], view: View) -> None:
    shown, of = reports_of(window), Frame(view, 640, 480)
    right, down = on_screen(of)
    seen = PLACED & (right >= 0) & (right < 640) & (down >= 0) & (down < 480)
    kind = np.where((KIND > 0) & (KIND < KINDS), KIND, 0)
    found, held = shown.counts(of), inside(window)
    # Single precision may put one on the very edge of the screen to the other side.
    assert abs(found.in_view - np.bincount(kind[seen & held], minlength=KINDS)).sum() <= 1
    assert np.array_equal(found.in_window, np.bincount(kind[held], minlength=KINDS))
    assert np.array_equal(found.total, np.bincount(kind, minlength=KINDS))
    assert np.array_equal(found.loose, np.bincount(kind[held & ~PLACED], minlength=KINDS))


@settings(max_examples=60)
@given(windows, st.lists(st.tuples(st.integers(-50, 690), st.integers(-50, 530)), min_size=3, max_size=9))
def test_a_lasso_holds_what_lies_inside_its_line(
    window: tuple[int | None, int | None], corners: list[tuple[int, int]]
) -> None:
    of = frame(2_500.0, 640, 480)
    lasso = QPolygonF([QPointF(x + 0.5, y + 0.25) for x, y in corners])
    right, down = on_screen(of)
    spots = zip(right.tolist(), down.tolist(), strict=True)
    held = [lasso.containsPoint(QPointF(x, y), Qt.FillRule.OddEvenFill) for x, y in spots]
    wanted = set(ROW[np.array(held) & PLACED & inside(window)].tolist())
    found = reports_of(window).rows_in(of, lasso).tolist()
    assert len(wanted ^ set(found)) <= 1
    assert reports_of(window).number_in(of, lasso) == len(found)


def test_a_line_far_larger_than_the_screen_holds_what_it_held() -> None:
    shown, far, near = reports_of(), frame(2_500.0, 640, 480), frame(15.0, 640, 480)
    corners = [(100.0, 80.0), (560.0, 130.0), (480.0, 420.0), (310.0, 200.0), (90.0, 400.0)]
    lasso = QPolygonF([QPointF(x, y) for x, y in corners])
    close = QPolygonF([QPointF(*near.screen([far.plane(x, y)])[0].tolist()) for x, y in corners])
    assert close.boundingRect().width() > 50_000
    assert len(shown.rows_in(far, lasso)) > 100
    assert shown.rows_in(far, lasso).tolist() == shown.rows_in(near, close).tolist()


def test_sums_by_kind_hold_for_any_span(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(points, "_BLOCK", 64)
    given = made(1_000)
    for first, end in ((0, 0), (0, given.size), (1, 63), (63, 65), (64, 128), (10, 700), (640, given.size)):
        span = points.Span(first, end)
        assert np.array_equal(given.kinds(span), np.bincount(given.kind[first:end], minlength=KINDS))


def test_a_box_leaves_out_what_is_hidden_and_keeps_the_order_of_time() -> None:
    of, box = frame(2_500.0, 640, 480), QPolygonF(QRectF(100, 100, 400, 300))
    every = reports_of().rows_in(of, box)
    some = reports_of(hidden=frozenset({3, 4})).rows_in(of, box)
    hidden = set(ROW[(KIND == 3) | (KIND == 4)].tolist())
    assert some.tolist() == [row for row in every.tolist() if row not in hidden]
    times = TIME[every - 100]
    timed = times[times != NO_TIME]
    assert len(timed) > 10 and (np.diff(timed) >= 0).all() and (times[len(timed) :] == NO_TIME).all()


def test_the_pointer_finds_what_lies_under_it() -> None:
    shown, of = Reports(), frame()
    shown.set_points(at(*[(24.0, 54.0, 7)] * 36, (24.0, 54.0, 2), (24.3, 54.0, 2)))
    here = shown.at(of, QPointF(250, 170))
    assert (here.number, here.by_kind[7], here.by_kind[2]) == (37, 36, 1)
    assert here.rows.tolist() == list(range(37))
    assert shown.at(of, QPointF(250, 160)).number == 0
    assert shown.at(of, QPointF(250, 170), radius=30).number == 38
    shown.hide({7})
    assert shown.at(of, QPointF(250, 170)).number == 1


def test_stacks_are_counted_in_the_window_shown() -> None:
    shown, of = Reports(), frame()
    shown.set_points(at(*[(24.0, 54.0, 7)] * 30, *[(24.6, 54.2, 2)] * 40, (24.2, 54.1, 2)))
    shown.finish(of, "dark")
    assert [stack.number for stack in shown.marks.stacks] == [40, 30]
    shown.set_window(START, START + 30 * HOUR)
    assert [stack.number for stack in shown.marks.stacks] == [30]
    shown.set_window(START, START + (LEAST - 1) * HOUR)
    assert not shown.marks.stacks
    shown.set_window(START + 70 * HOUR, START + 99 * HOUR)
    assert not shown.marks.stacks


def test_places_that_are_none_on_the_earth_are_only_counted() -> None:
    lon = [24.0, np.nan, np.inf, 200.0, -157.0, 24.0]
    lat = [54.0, np.nan, 50.0, 50.0, -52.0, np.nan]
    shown = Reports()
    shown.set_points(points.prepare(lon, lat, [1, 2, 3, 4, 5, 99], [START] * 6, range(6)))
    assert shown.points.size == 2
    found = shown.counts(frame())
    assert (found.in_view.sum(), found.in_window.sum(), found.total.sum(), found.loose.sum()) == (1, 6, 6, 4)
    assert found.total[0] == 1
    shown.finish(frame(16_000.0), "dark")
    assert shown.complete


def test_what_has_no_time_shows_only_where_everything_does() -> None:
    shown = Reports()
    shown.set_points(points.prepare([24.0, 24.1], [54.0, 54.0], [1, 1], [NO_TIME, START], [0, 1]))
    assert shown.rows_in(frame(), QPolygonF(QRectF(0, 0, 500, 340))).tolist() == [1, 0]
    shown.set_window(None, START + 1)
    assert shown.rows_in(frame(), QPolygonF(QRectF(0, 0, 500, 340))).tolist() == [1]
    shown.set_window(START + 1, START + HOUR)
    assert shown.counts(frame()).in_window.sum() == 0


@pytest.mark.parametrize("count", [0, 1, 2_000])
def test_either_order_finds_the_same(count: int) -> None:
    given = made(count)
    box = points.Box(-200_000.0, -300_000.0, 300_000.0, 100_000.0)
    for span in (given.everything, given.span(START, START + HOUR), given.span(START, START + 40 * HOUR)):
        found = given.within(box, span, ranked=True)
        there = given.between(span)
        wanted = (abs(there.east - 50_000) < 240_000) & (abs(there.south + 100_000) < 190_000)
        near = (abs(found.east - 50_000) < 240_000) & (abs(found.south + 100_000) < 190_000)
        assert found.rank is not None
        assert sorted(found.rank[near].tolist()) == (np.flatnonzero(wanted) + span.first).tolist()
