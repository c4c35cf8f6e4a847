"""Maps as files: vector PDF and PNG."""

import json
import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from console.domain.errors import CannotWrite, Fault
from console.domain.movement import Closure, Mode
from console.domain.overlay import Feature, FeatureStyle, Overlay
from console.exports import map_files, map_legend
from console.exports.map_order import Order, fill_apart
from console.exports.map_sheet import PAPERS, LegendLine, page
from console.map import views
from console.map.basemap import shipped
from console.map.closure_marks import closure_mark
from console.map.content import Content
from console.map.frame import Frame
from console.map.looks import AIR_POLICING, CLOSURES
from console.map.overlay_marks import mark_of
from console.map.place_marks import PORTS, PlaceMark
from console.map.reports.picture import Reports
from console.map.reports.points import prepare
from console.map.ring_marks import ring_mark
from console.map.style import style
from tests.exports.printed import EXERCISE, SHEET, pages, strokes
from tests.overlaid import square


@pytest.mark.parametrize("paper", PAPERS)
def test_a_pdf_is_one_page_of_the_paper(qapp: QApplication, paper: str) -> None:
    found = pages(map_files.pdf(SHEET, paper, portrait=False))
    assert len(found) == 1 and found[0] == pytest.approx(page(paper, portrait=False), abs=0.5)


def test_the_same_map_is_the_same_file(qapp: QApplication) -> None:
    assert map_files.pdf(SHEET, "A4", portrait=True) == map_files.pdf(SHEET, "A4", portrait=True)
    assert map_files.png(SHEET, 1024, 640) == map_files.png(SHEET, 1024, 640)


def test_only_relief_and_sea_are_pictures(qapp: QApplication) -> None:
    """Symbols, rings, glyphs and letters are strokes and fonts: a file with more of them has no more pictures."""

    def pictures(pdf: bytes) -> int:
        return len(re.findall(rb"/Subtype\s*/Image", pdf))

    bare = replace(SHEET, content=replace(SHEET.content, incidents=(), units=()))
    whole = map_files.pdf(SHEET, "A4", portrait=False)
    assert pictures(whole) == pictures(map_files.pdf(bare, "A4", portrait=False)) <= 4
    assert b"/FontFile" in whole and b" Tj" in strokes(whole)


def test_nothing_that_was_typed_is_taken_for_markup(qapp: QApplication) -> None:
    plain = replace(SHEET, title="The flank")
    assert map_files.png(SHEET, 1024, 640) != map_files.png(plain, 1024, 640)


@pytest.mark.parametrize("theme", ["dark", "light", "contrast"])
def test_the_marking_stands_at_both_ends_and_an_exercise_has_its_frame(qapp: QApplication, theme: str) -> None:
    look = style(theme)
    image = QImage.fromData(map_files.png(replace(EXERCISE, theme=theme), 1024, 640))
    band, frame = look.colour("marking.public_bg").rgb(), look.colour("mode.exercise").rgb()
    assert image.pixel(12, 12) == image.pixel(12, 640 - 12) == band
    assert image.pixel(2, 320) == image.pixel(1021, 320) == image.pixel(512, 2) == frame


def test_a_hidden_layer_is_neither_on_the_map_nor_in_the_legend(qapp: QApplication) -> None:
    without = replace(SHEET.content, incidents=SHEET.content.incidents[:1])
    hidden = replace(SHEET.content, looks=SHEET.content.looks.toggled("incident:cyber"))
    images = [map_files.png(replace(SHEET, content=content), 1024, 640) for content in (hidden, without)]
    assert images[0] == images[1] != map_files.png(SHEET, 1024, 640)


def test_a_picture_has_the_size_asked_for_and_a_limit(qapp: QApplication) -> None:
    assert QImage.fromData(map_files.png(SHEET, 1024, 640, 2.0)).width() == 2048
    with pytest.raises(CannotWrite, match="too large"):
        map_files.png(SHEET, 30_000, 640)


def test_reports_of_the_time_shown_are_on_the_map_and_counted_in_the_legend(qapp: QApplication) -> None:
    lon, lat = np.full(30, 23.9) + np.arange(30) / 50, np.full(30, 50.4)
    points = prepare(lon, lat, np.full(30, 6), np.arange(30), np.arange(30))
    line = LegendLine("report:cyber", "Cyber", category="cyber", kind=6)
    bare = replace(SHEET, content=Content(), legend=(line,))
    drawn = [
        map_files.png(replace(bare, points=points, window=window), 1024, 640)
        for window in ((None, None), (10, 20), (50, 60))
    ]
    assert len(set(drawn)) == 3 and drawn[2] == map_files.png(bare, 1024, 640)


def test_a_process_of_its_own_makes_the_same_file(qapp: QApplication, tmp_path: Path) -> None:
    points = prepare([23.9], [50.4], [1], [5], [1])
    made = []
    for name in ("one.pdf", "two.pdf"):
        fill_apart(Order(replace(SHEET, points=points), tmp_path / name, "A4"), lambda: None)
        made.append((tmp_path / name).read_bytes())
    assert made[0] == made[1] and pages(made[0]) == pages(map_files.pdf(SHEET, "A4", portrait=False))


def test_where_nothing_can_be_written_the_process_says_so_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="was not written"):
        fill_apart(Order(SHEET, tmp_path / "no such folder" / "map.png", size=(1024, 640)), lambda: None)
    assert not list(tmp_path.iterdir())


def test_a_stopped_export_ends_its_process_and_leaves_nothing(tmp_path: Path) -> None:
    def stop() -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        fill_apart(Order(SHEET, tmp_path / "map.pdf", "A0"), stop)
    assert not list(tmp_path.iterdir())


def test_an_order_larger_than_a_pipe_arrives(tmp_path: Path) -> None:
    many = 20_000
    points = prepare([23.9] * many, [50.4] * many, [1] * many, [5] * many, [1] * many)
    fill_apart(Order(replace(SHEET, points=points), tmp_path / "map.png", size=(1024, 640)), lambda: None)
    assert (tmp_path / "map.png").is_file()


@pytest.mark.parametrize("name", ["vilnius", "baltic"])
def test_the_land_of_a_sheet_stays_in_its_frame(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """What is cut to the shore on paper is cut to the frame too: no land lies over title and marking."""
    for module in ("console.map.layers.land", "console.map.layers.base"):
        monkeypatch.setattr(f"{module}.on_paper", lambda _painter: True)
    view = views.NAMED[name]
    span = (400 * view.metres_per_pixel,) * 2
    sheet = replace(SHEET, view=view, span=span, content=Content(), allies=frozenset({"LT", "LV", "EE", "PL"}))
    image = QImage.fromData(map_files.png(sheet, 1024, 640))
    band, ground = style("light").colour("marking.public_bg").rgb(), style("light").colour("surface.base").rgb()
    assert {image.pixel(x, y) for x in range(0, 300, 3) for y in (3, 636)} == {band}
    assert {image.pixel(x, y) for x in (2, 1021) for y in range(40, 600, 3)} == {ground}


def test_an_overlay_is_on_the_sheet_and_named_in_its_legend(qapp: QApplication) -> None:
    feature = Feature(b"f" * 16, b"o" * 16, "Area", square(22, 52, 1), FeatureStyle("#ff0000"), None, None)
    mark = mark_of(Overlay(b"o" * 16, "Danger areas", "kml", "", 1, "Ann", 0), [feature])
    content = replace(SHEET.content, overlays=(mark,))
    look, frame = style("light"), Frame(views.HOME, 900, 600, 1.0)

    def told(shown: Content) -> list[tuple[str, int | None]]:
        sheet = replace(SHEET, content=shown)
        found = map_legend.entries(sheet, frame, Reports().counts(frame), look, shipped())
        return [(entry.words, entry.count) for entry in found]

    assert ("Danger areas", 1) in told(content)
    hidden = replace(content, looks=content.looks.toggled(mark.layer))
    assert "Danger areas" not in dict(told(hidden))
    assert map_files.png(replace(SHEET, content=content), 640, 400) != map_files.png(SHEET, 640, 400)


def test_the_legend_tells_only_what_the_frame_shows(qapp: QApplication) -> None:
    somewhere = replace(SHEET.content.incidents[1], id="r", region="PL")
    port = PlaceMark("port", 21.0, 56.5, "Liepāja", PORTS, "10032000001213090000")
    line = LegendLine(PORTS, "Ports", sidc=port.sidc)
    content = replace(SHEET.content, incidents=(somewhere,), places=(port,))
    sheet, look = replace(SHEET, content=content, legend=(*SHEET.legend, line)), style("light")

    def told(name: str) -> dict[str, int | None]:
        frame = Frame(views.NAMED[name], 900, 600)
        found = map_legend.entries(sheet, frame, Reports().counts(frame), look, shipped())
        return {entry.words: entry.count for entry in found}

    near, far, elsewhere = told("baltic"), told("flank"), told("vilnius")
    assert near["Ports"] == near["Country only"] == near["Cyber"] == 1
    assert "Ports" not in far and far["Country only"] == 1
    assert not {"Ports", "Country only", "Cyber"} & elsewhere.keys()


def test_rings_are_in_the_legend_while_they_are_shown_and_those_of_what_is_selected_always(qapp: QApplication) -> None:
    ring = ring_mark("c", (26.0, 58.0), 200_000, "Ämari", AIR_POLICING)
    content = replace(SHEET.content, rings=(ring,))
    line, look, frame = LegendLine(AIR_POLICING, "Air-policing rings"), style("light"), Frame(views.HOME, 900, 600)

    def told(shown: Content) -> dict[str, int | None]:
        sheet = replace(SHEET, content=shown, legend=(*SHEET.legend, line))
        found = map_legend.entries(sheet, frame, Reports().counts(frame), look, shipped())
        return {entry.words: entry.count for entry in found}

    assert "Air-policing rings" not in told(content)
    assert told(replace(content, looks=content.looks.toggled(AIR_POLICING)))["Air-policing rings"] == 1
    assert told(replace(content, selected="c"))["Air-policing rings"] == 1
    assert map_files.png(replace(SHEET, content=replace(content, selected="c")), 640, 400)


def test_ways_closed_in_the_frame_are_in_its_legend_while_they_are_shown(qapp: QApplication) -> None:
    line = json.dumps({"type": "LineString", "coordinates": [[19.0, 54.9], [20.5, 56.2]]})
    mark = closure_mark(Closure(b"c" * 16, "Mines off Liepāja", line, (Mode.SEA,), 0, None, "", "Ann", 0))
    content, look = replace(SHEET.content, closures=(mark,)), style("light")

    def told(shown: Content, name: str) -> dict[str, int | None]:
        frame = Frame(views.NAMED[name], 900, 600)
        found = map_legend.entries(replace(SHEET, content=shown), frame, Reports().counts(frame), look, shipped())
        return {entry.words: entry.count for entry in found}

    assert told(content, "baltic")["Ways closed"] == 1
    assert "Ways closed" not in told(content, "vilnius")
    assert "Ways closed" not in told(replace(content, looks=content.looks.toggled(CLOSURES)), "baltic")


def test_why_the_process_failed_is_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Fault, match="log of this console"):
        fill_apart(Order(SHEET, tmp_path / "map.pdf", "A9"), lambda: None)
    assert "KeyError: 'A9'" in caplog.text
