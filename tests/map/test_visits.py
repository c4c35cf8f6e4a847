"""Back and forward: what anybody who has used a browser relies on."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from console.map import views
from console.map.canvas import MapCanvas
from console.map.views import View
from console.map.visits import MOST, Visited

VIEWS = [View(20 + number, 54, 2000) for number in range(6)]
Step = tuple[str, View]
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("visit"), st.sampled_from(VIEWS)),
        st.tuples(st.sampled_from(["back", "forward"]), st.just(VIEWS[0])),
    ),
    max_size=40,
)


def walked(steps: list[Step]) -> Visited:
    visited = Visited()
    visited.visit(views.HOME)
    for act, view in steps:
        if act == "visit":
            visited.visit(view)
        else:
            visited.back() if act == "back" else visited.forward()
    return visited


@given(STEPS)
def test_forward_takes_back_a_step_back(steps: list[Step]) -> None:
    visited = walked(steps)
    here = visited.now
    if visited.can_go_back:
        visited.back()
        assert visited.forward() == here


@given(STEPS, st.sampled_from(VIEWS))
def test_back_takes_back_a_visit_and_a_visit_ends_the_way_forward(steps: list[Step], view: View) -> None:
    visited = walked(steps)
    here = visited.now
    if view != here:
        visited.visit(view)
        assert not visited.can_go_forward
        assert visited.back() == here


@given(STEPS)
def test_there_is_an_end_both_ways_and_staying_is_no_visit(steps: list[Step]) -> None:
    visited = walked(steps)
    here, onward = visited.now, visited.can_go_forward
    assert here is not None
    visited.visit(here)
    assert visited.now == here and visited.can_go_forward == onward
    gone = 0
    while visited.can_go_back:
        visited.back()
        gone += 1
    assert gone < MOST and visited.back() is None and visited.now == views.HOME


def test_no_more_views_are_kept_than_anybody_goes_back_through() -> None:
    visited = Visited()
    for number in range(MOST + 20):
        visited.visit(View(number / 10, 54, 2000))
    gone = sum(visited.back() is not None for _ in range(2 * MOST))
    assert gone == MOST - 1


def test_the_mouse_s_own_buttons_go_back_and_forward_on_the_map(qtbot: QtBot) -> None:
    canvas = MapCanvas()
    qtbot.addWidget(canvas)
    canvas.set_view(VIEWS[0])
    canvas.visits.settle()
    canvas.pan(10, 0)
    canvas.set_view(VIEWS[1])  # on the way: not rested at
    qtbot.mouseClick(canvas, Qt.MouseButton.BackButton, pos=QPoint(50, 50))
    assert canvas.view == VIEWS[0] and canvas.visits.can_go_forward and not canvas.visits.can_go_back
    qtbot.mouseClick(canvas, Qt.MouseButton.ForwardButton, pos=QPoint(50, 50))
    assert canvas.view == VIEWS[1] and canvas.visits.can_go_back and not canvas.visits.can_go_forward


def test_a_view_is_kept_once_it_has_rested(qtbot: QtBot) -> None:
    canvas = MapCanvas()
    qtbot.addWidget(canvas)
    canvas.visits.settle()
    with qtbot.waitSignal(canvas.visits.changed, timeout=20_000):
        canvas.set_view(VIEWS[2])
    canvas.set_view(VIEWS[3])
    canvas.visits.back()
    canvas.visits.back()
    assert canvas.view == views.HOME
