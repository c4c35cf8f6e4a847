"""Reports in the Layers panel: true counts in view and window, however many, and how new they are."""

import numpy as np
import pytest

from console.domain.categories import Category
from console.domain.times import DAY, MINUTE
from console.map.looks import REPORTS
from console.map.reports import points
from console.map.views import NAMED
from console.ui.panels.layers import Layers
from console.ui.picture import picture_of
from console.ui.render import settle
from console.ui.report_counts import ReportCounts
from console.ui.window import Window
from tests.ui.things import LATER

VILNIUS, LISBON = (25.28, 54.69), (-9.14, 38.72)


@pytest.fixture
def reported(whole: Window) -> Window:
    """With 3 reports of cyber attacks in Vilnius and 2 in Lisbon, one of them a year old, and one of no category."""
    places = np.array([VILNIUS, VILNIUS, VILNIUS, LISBON, LISBON, (np.nan, np.nan)])
    ages = np.array([14 * MINUTE, DAY, 2 * DAY, 3 * DAY, 400 * DAY, 5 * DAY])
    kinds = [Category.CYBER.code] * 5 + [0]
    whole.map.canvas.set_view(NAMED["vilnius"])
    whole.map.canvas.reports.set_points(points.prepare(places[:, 0], places[:, 1], kinds, LATER - ages, np.arange(6)))
    window = picture_of(whole).window
    whole.map.canvas.reports.set_window(window.start, window.end)
    settle(whole)
    return whole


def panel(window: Window) -> Layers:
    found = window.panels["layers"]
    assert isinstance(found, Layers)
    return found


def test_reports_are_counted_by_kind_in_view_and_window(reported: Window) -> None:
    cyber, other = panel(reported).row("report:cyber"), panel(reported).row("report:other")
    assert cyber.counts == "3 of 4 in view and window" and cyber.state.age == "newest 14 min ago"
    # Without a place it is in the window and in no view.
    assert other.counts == "0 of 1 in view and window"
    assert panel(reported).group(REPORTS).sentence.startswith("3 of 5 in view and window")
    assert not panel(reported).row("report:naval").isVisible()


def test_another_window_of_time_and_another_view_are_counted_anew(reported: Window) -> None:
    reported.map.canvas.reports.set_window(LATER - DAY // 2, LATER + 1)
    settle(reported)
    assert panel(reported).row("report:cyber").counts == "1 of 1 in view and window"
    reported.map.canvas.reports.set_window()
    reported.map.canvas.set_view(NAMED["flank"])
    picture_of(reported).look_at(lambda _lon, _lat: True)
    settle(reported)
    assert panel(reported).row("report:cyber").counts == "5 of 5 in view and window"


def test_no_reports_no_group(whole: Window) -> None:
    assert not panel(whole).group(REPORTS).isVisible()
    assert whole.findChild(ReportCounts) is not None


def test_every_second_count_waits_for_the_one_under_way(reported: Window) -> None:
    reports = reported.map.canvas.reports
    for day in range(6):
        reports.set_window(LATER - (day + 1) * DAY - 1, LATER + 1)
    settle(reported)
    assert panel(reported).row("report:cyber").counts == "3 of 4 in view and window"
