"""What is known only as a region tints it with a count, and never becomes a point."""

import numpy as np

from console.domain.time_window import TimeWindow
from console.exports.region_times import region_times
from console.map.basemap import shipped
from console.map.frame import Frame
from console.map.looks import Looks
from console.map.report_regions import RegionReports, lay_out, number_at
from console.map.views import View
from console.store.columns import NO_TIME, RegionColumns

LVIV, SUMY = (23.9, 49.7), (34.1, 51.1)
MISSILES, CYBER = "report:missile-drone", "report:cyber"

FRAME = Frame(View(29, 50, 2500), 900, 600)


def test_the_strongest_tint_has_the_most_and_hidden_kinds_count_nothing() -> None:
    lviv, sumy = (number_at(shipped(), *place) for place in (LVIV, SUMY))
    assert lviv is not None and sumy is not None and number_at(shipped(), 19.5, 57.0) is None
    found = [
        RegionReports(lviv, *LVIV, ((MISSILES, 2), (CYBER, 7))),
        RegionReports(sumy, *SUMY, ((MISSILES, 8),)),
    ]
    regions = lay_out(FRAME, found, Looks(), shipped())
    assert [(one.name, one.count) for one in regions] == [("Lviv Oblast", 9), ("Sumy Oblast", 8)]
    assert regions[0].opacity > regions[1].opacity and regions[0].holds(regions[0].x, regions[0].y)
    less = lay_out(FRAME, found, Looks().toggled(CYBER), shipped())
    assert [one.count for one in less] == [2, 8] and less[0].opacity < less[1].opacity


def test_reports_are_counted_by_region_kind_and_time() -> None:
    columns = RegionColumns(
        np.array([23.9, 23.9, 34.1, 19.5]),
        np.array([49.7, 49.7, 51.1, 57.0]),
        np.array([1, 6, 1, 1], np.int32),
        np.array([100, 200, NO_TIME, 100]),
    )
    times = region_times(columns)
    everything = times.within(TimeWindow(None, 10**13, live=True))
    assert sorted(sum(n for _, n in one.counts) for one in everything) == [1, 2]
    (lviv,) = times.within(TimeWindow(150, 250, live=False))
    assert lviv.counts == ((CYBER, 1),) and (lviv.lon, lviv.lat) == LVIV
    assert times.within(TimeWindow(None, 90, live=False)) == ()
