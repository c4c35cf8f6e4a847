"""Slides of forces and of the map: what is on them is what the case knew, ranges stay ranges, no false point."""

import json
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from console.domain.errors import BadInput
from console.domain.indicator_rules import Area, Rule
from console.domain.map_view import ViewContent
from console.domain.marking import Level, Marking
from console.domain.operation import Actor
from console.domain.storyboard import SlideKind
from console.domain.times import DAY, parse_instant
from console.exports.briefing.map_content import locator
from console.exports.briefing.page import Box, Figure, Map, Page, Table
from console.exports.briefing.paint import paint_map
from console.map.looks import INCIDENTS, Looks, encoded
from console.services.indicators import add_indicator
from console.services.map_views import save_view
from console.store.casefile import Store, open_case, open_reading
from console.store.markings import marking_id
from tests import cases
from tests.exports.briefing.told import page, text_of

ANN = Actor("Ann", "Night")
FIRST = parse_instant("2022-11-15T19:44Z")
DAY_AFTER = parse_instant("2022-11-16T12:00Z")
PLACE = {"lon": "23.93", "lat": "50.47", "metres_per_pixel": "620"}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Store]:
    with open_reading(cases.story(tmp_path_factory.mktemp("force") / "przewodow.flank", "przewodow")) as opened:
        yield opened


def the(kind: type[Map] | type[Table] | type[Figure], found: Page | None) -> Map | Table | Figure:
    assert found is not None
    return next(element for element in found.elements if isinstance(element, kind))


def rows_of(found: Page | None) -> list[list[str]]:
    table = the(Table, found)
    assert isinstance(table, Table)
    return [[cell.text.replace("\N{NO-BREAK SPACE}", " ") for cell in row] for row in table.rows]


def test_a_map_holds_what_was_known_and_nothing_from_elsewhere_or_hidden(store: Store) -> None:
    here = the(Map, page(store, FIRST, SlideKind.MAP, **PLACE))
    assert isinstance(here, Map)
    titles = {mark.title for mark in here.content.incidents}
    assert "Przewodów" in titles and "Nord Stream pipelines blown up" not in titles
    assert len(pickle.dumps(here)) < 100_000
    quiet = encoded(Looks().toggled_group(INCIDENTS))
    hidden = the(Map, page(store, FIRST, SlideKind.MAP, **PLACE, layers=quiet))
    assert isinstance(hidden, Map) and hidden.content.incidents == ()
    before = the(Map, page(store, parse_instant("2022-11-15T12:00Z"), SlideKind.MAP, **PLACE))
    assert isinstance(before, Map) and "Przewodów" not in {mark.title for mark in before.content.incidents}


def test_a_map_of_a_window_of_time_shows_that_time_and_one_that_cannot_be_read_says_so(store: Store) -> None:
    times = {"time_from": "2022-03-01T00:00:00Z", "time_to": "2022-03-20T00:00:00Z"}
    march = page(store, FIRST, SlideKind.MAP, **PLACE, **times)
    assert march is not None and march.title == "One incident is on this map from 01 MAR 22 to 19 MAR 22."
    with pytest.raises(BadInput, match="lon, lat and metres_per_pixel"):
        page(store, FIRST, SlideKind.MAP, lon="here")
    with pytest.raises(BadInput, match="Times of a map"):
        page(store, FIRST, SlideKind.MAP, **PLACE, time_to="yesterday")


def test_the_incident_of_a_briefing_is_on_its_map_however_old_it_is(store: Store) -> None:
    found = page(store, parse_instant("2024-06-01T12:00Z"), SlideKind.MAP, **PLACE)
    assert found is not None and found.title.startswith("“Missile at Przewodów” ") and "AWACS" in text_of(found)
    assert "no source named" in text_of(page(store, FIRST, SlideKind.MAP, **PLACE))
    begun = page(store, FIRST, SlideKind.MAP, **PLACE, time_from="2022-11-14T00:00:00Z")
    assert begun is not None and begun.title.endswith("is the only incident on this map since 14 NOV 22.")


def test_reports_with_a_point_are_on_the_map_only_while_they_were_known(store: Store) -> None:
    early, late = (the(Map, page(store, at, SlideKind.MAP, **PLACE, layers="{}")) for at in (FIRST, DAY_AFTER))
    assert isinstance(early, Map) and isinstance(late, Map)
    assert 0 < len(early.dots) <= len(late.dots)


def test_a_locator_shows_the_incident_at_its_place_alone_and_paints(store: Store) -> None:
    with store.known_at(FIRST) as reader:
        found = locator(reader, FIRST, 23.93, 50.47, 620.0, Box(1230, 236, 610, 640))
    assert [mark.title for mark in found.content.incidents] == ["Przewodów"] and found.content.units == ()
    image = QImage(610, 640, QImage.Format.Format_RGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_map(painter, found, 1.0)
    painter.end()
    colours = {image.pixel(x, y) for x in range(0, 610, 10) for y in range(0, 640, 10)}
    assert len(colours) > 5


def test_every_host_has_a_row_and_a_figure_to_check_says_so(store: Store) -> None:
    found = page(store, FIRST, SlideKind.POSTURE)
    assert found is not None and found.title == "Eight Allied land forces are on record in eight countries."
    assert "9\N{THIN SPACE}773" not in text_of(found) and "not added up" in text_of(found)
    rows = {row[0]: row[1:] for row in rows_of(found)}
    assert rows["Estonia"] == ["BG Estonia, United Kingdom", "1\N{THIN SPACE}430 ?", "28 JUN 22", "unknown ?"]
    assert rows["Poland"][2] == "28 JUN 22" and rows["Bulgaria"][2] == "17 OCT 22"  # not of the day before
    assert rows["Norway"] == ["–", "–", "–", "unknown ?"] and "Türkiye" in rows
    assert "positions not public" in text_of(found) and "? to check" in text_of(found)
    one = page(store, FIRST, SlideKind.POSTURE, countries="LV", as_of="2022-02-01")
    assert one is not None and one.title == "One Allied land force is on record in Latvia."
    with pytest.raises(BadInput, match="is no day"):
        page(store, FIRST, SlideKind.POSTURE, as_of="soon")


def test_a_force_held_elsewhere_and_an_old_figure_of_a_newer_row_say_so(qapp: QApplication, tmp_path: Path) -> None:
    with open_reading(cases.story(tmp_path / "heron.flank", "grey-heron")) as heron:
        rows = {row[0]: row[1:] for row in rows_of(page(heron, parse_instant("201500Z NOV 26"), SlideKind.POSTURE))}
    assert rows["Finland"][0] == "BG Finland, held at Boden"
    assert rows["Poland"][1:3] == ["1\N{THIN SPACE}033 ?", "28 JUN 22"]


def test_two_days_compared_say_what_came_and_what_grew(store: Store) -> None:
    found = page(store, FIRST, SlideKind.COMPARE, before="2022-01-15", after="2022-11-15")
    assert found is not None
    assert found.title == "15 JAN 22 to 15 NOV 22: of the Allied land forces four appeared and two grew."
    assert ["Grew", "BG Estonia", "1\N{THIN SPACE}100–1\N{THIN SPACE}200 → 1\N{THIN SPACE}430 ?"] in rows_of(found)
    drawn = the(Map, found)
    assert isinstance(drawn, Map) and len(drawn.content.changes) == 6
    same = page(store, FIRST, SlideKind.COMPARE, before="2022-11-10", after="2022-11-15")
    assert same is not None and same.title.endswith("no Allied land force is known to have come, gone or changed.")
    assert "Estonia" in {row[0] for row in rows_of(same)}
    assert page(store, FIRST, SlideKind.COMPARE, before="2023-01-01") is None
    with pytest.raises(BadInput, match="lies before the second"):
        page(store, FIRST, SlideKind.COMPARE, before="2022-11-10", after="2022-01-15")


def test_a_plan_is_hypothetical_names_runs_and_seed_and_who_orders_each_force(store: Store) -> None:
    arrivals, race = (page(store, FIRST, kind) for kind in (SlideKind.ARRIVALS, SlideKind.RACE))
    for found in (arrivals, race):
        assert found is not None and found.hypothetical
        text = text_of(found).replace("\N{NO-BREAK SPACE}", " ")
        assert "10\N{THIN SPACE}000 runs, seed 1." in text and "assumptions" in text and "no forecast" in text
        assert "published range 36–60 h after 7 d of warning (assumed 4–10)" in text
        assert "RAND Corporation" in found.sources
    rows = {row[0]: row[1:] for row in rows_of(arrivals)}
    assert rows["Latvia national forces"][:2] == ["nation ?", "unknown"]
    assert rows["BG Estonia"][0] == "Council ?"
    left_out = next(row for row in rows_of(arrivals) if row[1] == "")
    assert "left out: its position is not public" in text_of(arrivals) and left_out
    assert "Host-nation forces of Latvia ?" in text_of(race).replace("\N{NO-BREAK SPACE}", " ")
    assert page(store, FIRST, SlideKind.RACE, plan=bytes(16).hex()) is None


def test_reports_and_a_view_count_for_the_marking_and_a_view_that_is_gone_shows_nothing(tmp_path: Path) -> None:
    path = cases.story(tmp_path / "p.flank", "przewodow")
    with open_case(path, ANN, DAY_AFTER) as case:
        secret = Marking(Level.SECRET, release=frozenset({"POL"}))
        content = ViewContent(23.93, 50.47, 620.0, encoded(Looks()))
        view_id, _ = save_view(case, ANN, DAY_AFTER, "The border", content, marking=secret)
        plain = page(case, DAY_AFTER, SlideKind.MAP, **PLACE)
        found = page(case, DAY_AFTER, SlideKind.MAP, view=view_id.hex())
        assert plain is not None and plain.marking.level is Level.PUBLIC
        assert found is not None and found.marking.level is Level.SECRET and found.title.startswith("The border: ")
        with case.operation("Mark a report", ANN, DAY_AFTER) as db:
            db.update("report", db.value("SELECT id FROM report WHERE lon IS NOT NULL ORDER BY id LIMIT 1"),
                      marking_id=marking_id(db, secret, DAY_AFTER))  # fmt: skip
        marked = page(case, DAY_AFTER + 1, SlideKind.MAP, **PLACE)
        assert marked is not None and marked.marking.level is Level.SECRET
        assert page(case, DAY_AFTER, SlideKind.MAP, view=bytes(16).hex()) is None


def test_a_number_of_reports_on_a_map_is_marked_as_they_are(qapp: QApplication, tmp_path: Path) -> None:
    secret = Marking(Level.SECRET, "NATO")
    with open_case(cases.story(tmp_path / "p.flank", "przewodow"), ANN, DAY_AFTER) as case:
        with case.operation("Mark", ANN, DAY_AFTER) as db:
            relay = db.value("SELECT id FROM report WHERE headline LIKE 'Repeats the AP claim%'")
            db.update("report", relay, marking_id=marking_id(db, secret, DAY_AFTER))
        counted = page(case, DAY_AFTER, SlideKind.MAP, **PLACE)
        assert " reports" in text_of(counted) and counted is not None and counted.marking.level is Level.SECRET


def test_what_indicators_count_is_marked_as_the_reports_are(qapp: QApplication, tmp_path: Path) -> None:
    secret = Marking(Level.SECRET, "NATO")
    with open_case(cases.story(tmp_path / "p.flank", "przewodow"), ANN, DAY_AFTER) as case:
        add_indicator(case, ANN, DAY_AFTER, "Missiles", Rule(None, Area(), DAY, 5))
        found = page(case, DAY_AFTER, SlideKind.INDICATORS)
        assert found is not None and found.marking.level is Level.PUBLIC
        with case.operation("Mark", ANN, DAY_AFTER) as db:
            relay = db.value("SELECT id FROM report WHERE headline LIKE 'Repeats the AP claim%'")
            db.update("report", relay, marking_id=marking_id(db, secret, DAY_AFTER))
        marked = page(case, DAY_AFTER, SlideKind.INDICATORS)
        assert marked is not None and marked.marking.level is Level.SECRET


def test_layers_that_nobody_can_read_look_as_usual(store: Store) -> None:
    assert page(store, FIRST, SlideKind.MAP, **PLACE, layers=json.dumps([1, 2])) is not None
