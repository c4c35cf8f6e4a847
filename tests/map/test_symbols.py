"""No symbol is ever blank, and the package's faults stay corrected."""

import csv
import json

import pytest
from milsymbol import symbol as package
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from console.config import paths, tokens
from console.map import discs, drawings, symbol_tables
from console.map.style import style
from console.map.symbols import coloured, symbol

BATTLEGROUP = "10031000161211020000"


def codes() -> list[str]:
    with paths.resources("baseline", "symbols.csv").open(encoding="utf-8", newline="") as lines:
        return [row["sidc"] for row in csv.DictReader(lines)]


def inks(image: QImage) -> set[int]:
    """Colours of the opaque pixels."""
    return {
        image.pixel(x, y) & 0xFFFFFF
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_entries_of_a_table_are_read_as_the_package_reads_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_modifier_data", None)
    symbol_tables.provide("modifier")
    mine, package._modifier_data = package._modifier_data, None
    theirs = package._load_modifier_data()
    assert mine.keys() == theirs.keys() and mine is not theirs
    assert [mine.get(key) for key in ("01_0_m1_10", "no such")] == [theirs["01_0_m1_10"], None]


def test_the_tables_are_opened_only_for_codes_that_did_not_ship(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[tuple[str, ...]] = []
    monkeypatch.setattr(symbol_tables, "provide", lambda *names: opened.append(names))
    drawings.make_ready(codes())
    assert not opened
    drawings.make_ready(["10061500161211019902"])
    assert opened == [("number", "modifier")]


@pytest.mark.parametrize("theme", tokens.THEMES)
def test_every_code_of_the_baseline_draws_in_the_colour_of_its_side(qtbot: QtBot, theme: str) -> None:
    table = codes()
    assert len(table) >= 82
    for code in table:
        drawn = drawings.drawing(code)
        assert drawn.known, code
        fill = QColor(*tokens.load().themes[theme][f"affiliation.{drawn.affiliation}"]).rgb() & 0xFFFFFF
        found = inks(symbol(code, theme).pixmap.toImage())
        assert fill in found and len(found) > 2, code


def test_the_ready_drawings_are_the_package_s_own() -> None:
    ready = json.loads(paths.maps("symbols.json").read_text(encoding="utf-8"))
    assert {drawings.live(code) for code in codes()} <= set(ready)
    for code in (BATTLEGROUP, "10031002210000000000", "10042000001205010000"):
        assert drawings.raw_drawing(code) == ready[code]


@pytest.mark.parametrize("code", ["10031000001299990000", "10052500001101000000", "", "garbage", "9" * 20, "x" * 20])
def test_what_is_not_known_is_a_frame_with_a_question_mark(qtbot: QtBot, code: str) -> None:
    drawn = drawings.drawing(code)
    assert not drawn.known and ">?</text>" in drawn.svg
    assert len(inks(symbol(code, "dark").pixmap.toImage())) > 2


def test_a_planned_force_has_a_dashed_frame_and_a_present_one_has_not() -> None:
    assert "stroke-dasharray" in drawings.drawing("10031010161211020000").svg
    assert "stroke-dasharray" not in drawings.drawing(BATTLEGROUP).svg


@pytest.mark.parametrize("identity", ["2", "5"])
def test_an_assumed_side_has_a_dashed_frame(identity: str) -> None:
    assert "stroke-dasharray" in drawings.drawing(f"100{identity}3000001202040000").svg


@pytest.mark.parametrize(("digit", "label"), [("1", "EX"), ("2", "SIM")])
def test_exercise_and_simulation_are_drawn_and_say_so(digit: str, label: str) -> None:
    code = f"10{digit}31000161211020000"
    drawn, real = drawings.drawing(code), drawings.drawing(BATTLEGROUP)
    assert drawn.known and f">{label}</text>" in drawn.svg and label not in real.svg
    assert drawn.box[2] > real.box[2]


@pytest.mark.parametrize(
    ("code", "x", "y"),
    [
        ("10031002180000000000", 25, 150),  # land, friend
        ("10061002180000000000", 28, 100),  # land, hostile
        ("10033002180000000000", 40, 100),  # sea, friend: the package starts it beside the circle
        ("10033502000000000000", 45, 50),  # subsurface, friend: the package starts it inside
        ("10030102000000000000", 45, 150),  # air, friend
    ],
)
def test_a_headquarters_staff_starts_on_its_frame_and_stands_on_the_place(code: str, x: float, y: float) -> None:
    drawn = drawings.drawing(code)
    assert f"M{x},{y} L{x}," in drawn.svg
    left, top, _, height = drawn.box
    assert drawn.anchor[0] == x and drawn.anchor[1] >= y + 50
    assert left < x and top + height >= drawn.anchor[1]


def test_a_2525c_code_is_drawn_too(qtbot: QtBot) -> None:
    drawn = drawings.drawing("SFGPUCI----D---")
    assert drawn.known and drawn.affiliation == "friend"
    assert drawings.drawing("SHGAUCI----D---").affiliation == "hostile"
    assert "stroke-dasharray" in drawings.drawing("SHGAUCI----D---").svg


def test_the_echelon_is_ink_and_the_frame_black() -> None:
    look = style("dark")
    svg = coloured(drawings.drawing(BATTLEGROUP), look)
    inside, outside = svg.split("<g>")
    assert look.theme["ink.primary"].hex in outside and look.theme["ink.primary"].hex not in inside
    assert look.theme["affiliation.frame"].hex in inside


@pytest.mark.parametrize("theme", tokens.THEMES)
def test_every_category_has_a_disc_of_its_own(qtbot: QtBot, theme: str) -> None:
    pictures = set()
    for category in tokens.load().glyphs:
        image = discs.disc(category, 4, "assessed", theme, 2.0).pixmap.toImage()
        colour = QColor(*tokens.load().themes[theme][f"category.{category}"]).rgb() & 0xFFFFFF
        assert colour in inks(image), category
        pictures.add(bytes(image.constBits()))
    assert len(pictures) == len(tokens.load().glyphs)


def test_the_ring_tells_how_much_is_known(qtbot: QtBot) -> None:
    rings = [
        discs.disc("land", 3, status, "dark", 1.0).pixmap.toImage()
        for status in ("unverified", "developing", "assessed")
    ]
    assert len({bytes(ring.constBits()) for ring in rings}) == 3
    ink = style("dark").colour("ink.primary").rgb() & 0xFFFFFF
    middle = rings[2].height() // 2
    assert ink in {rings[2].pixel(x, middle) & 0xFFFFFF for x in range(4)}
    assert ink not in {rings[1].pixel(x, middle) & 0xFFFFFF for x in range(4)}, "the left half stays open"


def test_an_unknown_category_shows_a_question_mark(qtbot: QtBot) -> None:
    assert ">?</text>" in discs.glyph_svg("no-such-thing", "#000000")
    assert len(inks(discs.disc("no-such-thing", 1, "assessed", "light", 1.0).pixmap.toImage())) > 2


def test_severity_sets_the_size() -> None:
    sizes = [discs.radius(severity) for severity in range(1, 6)]
    assert sizes == sorted(sizes) and sizes[0] == sizes[1] < sizes[2] < sizes[3] == sizes[4]


def test_no_symbol_of_the_baseline_waits_for_the_package() -> None:
    """Its tables take seconds to read, on the window's thread."""
    ready = json.loads(paths.maps("symbols.json").read_text(encoding="utf-8"))
    folder = paths.resources("baseline")
    places = json.loads((folder / "places.geojson").read_text(encoding="utf-8"))["features"]
    wanted = {place["properties"]["sidc"] for place in places}
    for table in folder.glob("*.csv"):
        with table.open(encoding="utf-8", newline="") as lines:
            wanted |= {row.get("sidc", "") for row in csv.DictReader(lines)}
    assert {drawings.live(code) for code in wanted if code} <= ready.keys()
