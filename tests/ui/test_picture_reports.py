"""The reports of the case on its map: there once they are read, told under the pointer, never a false point."""

from PySide6.QtCore import QPointF

from console.domain.categories import Category
from console.domain.operation import Actor, Changes
from console.map.views import View
from console.store.casefile import Store
from console.store.ids import new_id
from console.ui.hover import hover_of
from console.ui.picture import picture_of
from console.ui.picture_reports import PictureReports
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.things import NOW

HERE = (24.0, 54.0)


def take_in(store: Store, actor: Actor, now: int) -> Changes:
    """Five at one place, one at another, one known to its region only, one nowhere."""
    kinds = [Category.CYBER] * 3 + [Category.ENERGY] + [None]
    rows = [(*HERE, "town", kind) for kind in kinds]
    rows += [(26.0, 55.0, "point", Category.LAND), (*HERE, "region", Category.LAND), (None, None, None, Category.LAND)]
    with store.operation("Import", actor, now) as db:
        for lon, lat, precision, kind in rows:
            db.insert(
                "report", id=new_id(now), received_at=now, occurred_from=NOW - 1_000, headline="Report", lon=lon,
                lat=lat, place_precision=precision, category=kind and kind.code,
            )  # fmt: skip
    return db.changes


def shown(window: Window) -> Window:
    PictureReports(window)
    window.session.act(take_in)
    settle(window)
    window.map.canvas.set_view(View(*HERE, 1_500))
    return window


def test_reports_stand_on_the_map_but_for_those_known_to_a_region_only(window: Window) -> None:
    reports = shown(window).map.canvas.reports
    assert reports.points.size == 6
    assert len(reports.points.loose_kind) == 2
    counts = reports.counts(window.map.canvas.frame())
    assert counts.total.sum() == 8 and counts.total[Category.LAND.code] == 3


def test_the_pointer_is_told_how_many_and_of_which_kinds(window: Window) -> None:
    canvas = shown(window).map.canvas
    picture_of(window)
    at = canvas.point_of(*HERE)
    words = hover_of(window).words(at).split("\n")
    assert words == ["5 reports here", "Cyber  3", "No category  1", "Energy  1"]
    assert hover_of(window).words(at + QPointF(0, 60)) == ""


def test_a_changed_case_changes_the_map(window: Window) -> None:
    reports = shown(window).map.canvas.reports
    window.session.act(take_in)
    settle(window)
    assert reports.points.size == 12
    window.session.undo()
    settle(window)
    assert reports.points.size == 6
