"""Files are taken in from the window: a table with new columns is shown first; each is told, and undone as one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from console.domain.arrival import Arrival
from console.feeds.meanings import Meaning
from console.store import reports, units
from console.store.casefile import Store
from console.ui.arriving.arrival_sheet import ArrivalSheet, lines_of
from console.ui.arriving.columns_sheet import ColumnsSheet
from console.ui.arriving.taking import Taking, taking_of
from console.ui.window import Window

RSS = """<rss version="2.0"><channel><title>Night desk</title>
<item><title>Blast at a dryer</title><guid>1</guid><pubDate>Tue, 15 Nov 2022 15:30:00 GMT</pubDate></item>
<item><title>Two dead</title><guid>2</guid><pubDate>Tue, 15 Nov 2022 15:40:00 GMT</pubDate></item>
</channel></rss>"""
TABLE = "when;what;y;x\n2022-11-15 15:40;Blast;50.47;23.93\n2022-11-15 16:00;Smoke;;\nno time;Nothing;95;200\n"


@pytest.fixture
def taking(window: Window) -> Taking:
    return taking_of(window)


@pytest.fixture
def store(window: Window) -> Store:
    assert window.session.store is not None
    return window.session.store


def sheet_of(window: Window) -> ColumnsSheet | None:
    return next((one for one in window.findChildren(ColumnsSheet) if one.isVisible()), None)


@pytest.fixture
def take(taking: Taking, qtbot: QtBot) -> Callable[..., Arrival]:
    def run(*paths: Path) -> Arrival:
        with qtbot.waitSignal(taking.arrived, timeout=20_000) as arrived:
            taking.take_files(list(paths))
        qtbot.waitUntil(lambda: not taking.busy)
        found = arrived.args[0] if arrived.args else None
        assert isinstance(found, Arrival)
        return found

    return run


def test_a_feed_goes_in_at_once_and_once_only(
    take: Callable[..., Arrival], window: Window, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "desk.xml").write_text(RSS)
    arrival = take(tmp_path / "desk.xml")
    assert (arrival.accepted, arrival.source) == (2, "Night desk")
    assert [one.text for one in window.notices.shown][-1] == "desk.xml: All 2 taken. 2 without a position."
    assert take(tmp_path / "desk.xml").duplicates == 2
    assert len(reports.inbox(store.writer_view())) == 2
    window.session.undo()
    qtbot.waitUntil(lambda: not reports.inbox(store.writer_view()))


def test_a_table_is_shown_first_and_remembered_for_its_source(
    taking: Taking, take: Callable[..., Arrival], window: Window, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "sightings.csv").write_text(TABLE)
    with qtbot.waitSignal(taking.arrived, timeout=20_000) as arrived:
        taking.take_files([tmp_path / "sightings.csv"])
        qtbot.waitUntil(lambda: sheet_of(window) is not None, timeout=20_000)
        sheet = sheet_of(window)
        assert sheet is not None and sheet.source.text() == "sightings"
        assert sheet.mapping()["y"] == Meaning.LAT and sheet.mapping()["what"] == Meaning.TITLE
        sheet.source.setText("Border guard")
        sheet._try(sheet._accept)
    assert isinstance(arrived.args[0], Arrival) and arrived.args[0].source == "Border guard"  # type: ignore[index]
    found = {row.headline: row for row in reports.received(store.writer_view())}
    assert (found["Blast"].lon, found["Smoke"].lon) == (23.93, None)
    mapping = store.writer_view().value("SELECT mapping FROM source WHERE name = 'Border guard'")
    assert '"y"' in mapping
    qtbot.waitUntil(lambda: not taking.busy)


def test_a_list_of_units_goes_into_the_tree_of_forces_in_one_step(
    take: Callable[..., Arrival], window: Window, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    lines = ("unit,sidc,parent,side,lat,lon", "1st Brigade,SHGPUCI----HRU-,,Red,50.5,23.9", "2nd,x,1st Brigade,Red,,")
    (tmp_path / "red.csv").write_text("\n".join(lines))
    arrival = take(tmp_path / "red.csv")
    told = " ".join(lines_of(arrival))
    assert "In the tree of forces under “red”." in told and "country code (1)" in told and sheet_of(window) is None
    names = {force.name for force in units.forces(store.writer_view())}
    assert {"red", "Red", "1st Brigade", "2nd"} <= names
    window.session.undo()
    qtbot.waitUntil(lambda: "Red" not in {force.name for force in units.forces(store.writer_view())})


def test_a_table_nobody_wants_is_not_taken(
    taking: Taking, window: Window, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "sightings.csv").write_text(TABLE)
    taking.take_files([tmp_path / "sightings.csv"])
    qtbot.waitUntil(lambda: sheet_of(window) is not None, timeout=20_000)
    sheet = sheet_of(window)
    assert sheet is not None
    sheet.reject()
    qtbot.waitUntil(lambda: not taking.busy)
    assert reports.received(store.writer_view()) == []


def test_what_is_refused_is_told_and_what_comes_after_it_is_taken(
    take: Callable[..., Arrival], taking: Taking, window: Window, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "bomb.xml").write_text('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')
    (tmp_path / "desk.xml").write_text(RSS)
    heard: list[Arrival] = []
    taking.arrived.connect(heard.append)
    taking.take_files([tmp_path / "bomb.xml", tmp_path / "desk.xml"])
    qtbot.waitUntil(lambda: len(heard) == 2 and not taking.busy, timeout=20_000)
    assert heard[0].refused and heard[1].accepted == 2
    notice = window.notices.shown[-1]
    assert notice.text == "2 files: 2 records taken, 1 file not taken."
    assert notice.run is not None
    notice.run()
    sheet = next(one for one in window.findChildren(ArrivalSheet))
    assert sheet.files.count() == 2 and "Nothing was written" in sheet.about.toPlainText()
    sheet.accept()
    QApplication.processEvents()


def test_everything_about_an_arrival_is_told_in_plain_lines() -> None:
    from console.domain.arrival import Rejection

    arrival = Arrival(
        file="x.csv", format="csv", records=3, accepted=2, located=1, unlocated=1, warnings=("half of it",),
        rejected=(Rejection(3, "no readable time"),), bbox=(1, 2, 3, 4), time_min=0, time_max=60_000, source="Desk",
    )  # fmt: skip
    told = "\n".join(lines_of(arrival))
    for words in ("Format: csv", "Source: Desk", "Record 3: no readable time", "half of it", "2.00 to 4.00 N"):
        assert words in told
