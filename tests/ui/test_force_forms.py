"""Forces made, moved, resized, ended and corrected by keyboard on the real baseline; their history tells it all."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton, QWidget

from console.domain.authority import Act
from console.domain.force import Force, Placed
from console.domain.operation import Actor
from console.domain.times import day_start, iso_day
from console.map import suggested_places
from console.map.suggested_places import Suggested
from console.services import posture
from console.services.posture_forms import ResizeForm, Said
from console.store import force_facts, units
from console.ui.force_forms import figures
from console.ui.force_forms.orders import OrdersSheet
from console.ui.force_forms.rows import Rows
from console.ui.label import Label
from console.ui.panels.inspector import InspectorPanel, inspector_of
from console.ui.panes import PanelKind
from console.ui.picture import picture_of
from console.ui.render import settle
from console.ui.selection import UNIT
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests.ui.conftest import on_baseline
from tests.ui.things import ACTOR, LATER

KINDS = (PanelKind("inspector", "Inspector", "right", InspectorPanel),)
TAPA = Suggested("Tapa, Lääne-Virumaa, Estonia", 25.96, 59.26, "town", True, "a town called so")
LATVIA = "NATO Forward Land Forces Latvia"
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Window]:
    with pytest.MonkeyPatch.context() as patch, on_baseline(tmp_path_factory, KINDS, picture_of) as made:
        # The gazetteer takes longer to load than all that is tested here.
        patch.setattr(suggested_places, "suggest", lambda text: [TAPA] if text == "Tapa" else [])
        yield made


def panel(window: Window) -> InspectorPanel:
    found = inspector_of(window)
    assert found is not None
    return found


def select(window: Window, name: str) -> bytes:
    """Select a force as of today; gives its id."""
    assert window.session.store is not None
    with window.session.store.reader() as reader:
        unit_id = next(force.id for force in units.forces(reader) if force.name == name)
    window.time.show_live()
    window.selection.select(UNIT, unit_id.hex())
    settle(window)
    return unit_id


def press(window: Window, letter: str) -> Sheet:
    """Press the key of an act in the card; gives its form."""
    QTest.keyClicks(panel(window).view, letter)
    return opened(window)


def opened(window: Window) -> Sheet:
    settle(window)
    return next(sheet for sheet in window.findChildren(Sheet) if sheet.isVisible())


def field(sheet: Sheet, name: str) -> QWidget:
    found = [
        one for one in sheet.findChildren(QWidget) if one.accessibleName().startswith(name) and one.isVisibleTo(sheet)
    ]
    return next(one for one in found if isinstance(one, QLineEdit | QComboBox))


def fill(window: Window, sheet: Sheet, **texts: str) -> None:
    """Type into fields by the beginning of their names, ``_`` for a space; a choice takes the line that begins so."""
    for name, text in texts.items():
        widget = field(sheet, name.replace("_", " "))
        if isinstance(widget, QComboBox):
            place = widget.findText(text, Qt.MatchFlag.MatchStartsWith)
            assert place >= 0, text
            widget.setCurrentIndex(place)
        else:
            assert isinstance(widget, QLineEdit)
            widget.selectAll()
            QTest.keyClicks(widget, text)
            if not text:
                QTest.keyClick(widget, Qt.Key.Key_Delete)
    settle(window)


def enter(window: Window, sheet: Sheet) -> list[str]:
    """Press Ctrl+Enter; gives what the form says in refusal, nothing where it closed."""
    QTest.keyClick(sheet, Qt.Key.Key_Return, _CONTROL)
    settle(window)
    if not [one for one in window.findChildren(Sheet) if one.isVisible()]:
        return []
    refusal = sheet._refusal
    return [] if refusal is None or refusal.isHidden() else [refusal.text()]


def history(window: Window, unit_id: bytes) -> tuple[list[Placed], list[str]]:
    assert window.session.store is not None
    with window.session.store.reader() as reader:
        placed = units.history(reader, unit_id)
        words = [edit.words.replace("\N{THIN SPACE}", "") for edit in force_facts.edits(reader, unit_id)]
    return placed, words


def believed(window: Window, unit_id: bytes) -> list[Force]:
    return [placed.force for placed in history(window, unit_id)[0] if placed.withdrawn is None]


def undo_all(window: Window, times: int) -> None:
    for _ in range(times):
        window.session.undo()
        settle(window)


def test_a_force_is_made_moved_resized_corrected_and_ended_by_keyboard_and_its_card_tells_it_all(
    window: Window,
) -> None:
    window.time.show_live()
    QTest.keyClick(window, Qt.Key.Key_F, _CONTROL | Qt.KeyboardModifier.AltModifier)
    sheet = opened(window)
    assert enter(window, sheet) == ["Say where it is: a town, a base or a position; or that it is not public."]
    fill(window, sheet, Name="Third Battlegroup", Short_name="3BG", From="2025-01-01", Where="56.95N 24.1E")
    fill(window, sheet, Persons="900", Framework_nation_or_lead="Denmark", Stands_under="Division North")
    assert enter(window, sheet) == []
    unit_id = bytes.fromhex(window.selection.id)
    first = believed(window, unit_id)[0]
    assert (first.country, first.lead, first.strength.text, first.size_level) == ("LV", "DK", "900", "battlegroup")
    assert first.sidc == "10031000160000000000" and iso_day(first.valid_from or 0) == "2025-01-01"

    sheet = press(window, "M")
    fill(window, sheet, From="1 JUL 25", Where="Tapa", Source="Letter 7")
    assert enter(window, sheet) == []
    assert [(force.place, force.country) for force in believed(window, unit_id)][1] == ("Tapa", "EE")

    sheet = press(window, "R")
    fill(window, sheet, From="2026-01-01", Persons="2 000-3 000", Size="brigade")
    assert enter(window, sheet) == []
    grown = believed(window, unit_id)[-1]
    assert (grown.strength.least, grown.strength.most, grown.size_level) == (2000, 3000, "brigade")
    assert grown.sidc == "10031000180000000000"

    sheet = press(window, "C")
    fill(window, sheet, What_of_it_is_wrong="Its strength", Persons="2500")
    assert enter(window, sheet) == ["Say what was wrong: it stays with what is withdrawn."]
    fill(window, sheet, Why="Misread")
    assert enter(window, sheet) == []
    assert believed(window, unit_id)[-1].strength.text == "2\N{THIN SPACE}500"

    sheet = press(window, "E")
    fill(window, sheet, The_first_day_on_which_it_is_no_more="2026-06-01", Why="Went home")
    assert enter(window, sheet) == []

    said = panel(window).view.texts()
    assert "Did not stand any more on 21 NOV 26: 01 JAN 26 – 31 MAY 26." in said
    assert "3 intervals · 1 withdrawn" in said
    assert any(line.startswith("withdrawn 211944Z NOV 26 by A. Example: Misread") for line in said)
    assert history(window, unit_id)[1] == [
        "Begins, 900 persons from 01 JAN 25",
        "Moved from Latvia to Tapa from 01 JUL 25",
        "Strength 2000–3000, was 900; size brigade, was battlegroup, from 01 JAN 26",
        "Corrected: strength 2500, was 2000–3000",
        "Ended on 01 JUN 26",
    ]
    undo_all(window, 5)
    assert not history(window, unit_id)[0]


def test_another_day_shows_what_stood_then_and_what_was_typed_stays(window: Window) -> None:
    select(window, LATVIA)
    sheet = press(window, "R")
    persons, counts = field(sheet, "Persons"), field(sheet, "What that number counts")
    assert isinstance(persons, QLineEdit) and isinstance(counts, QLineEdit)
    fill(window, sheet, What_that_number_counts="with enablers", From="2022-11-15")
    assert (persons.text(), counts.text()) == ("1\N{THIN SPACE}887", "with enablers")
    assert any("what you say holds until 03 JUL 24" in label.text() for label in sheet.findChildren(Label))
    fill(window, sheet, From="2014-01-01")
    assert enter(window, sheet) == [f"“{LATVIA}” began on 19 JUN 17: nothing holds before."]
    fill(window, sheet, From="yesterday", Persons="many")
    assert "is no day" in enter(window, sheet)[0]
    fill(window, sheet, From="2022-11-15")
    assert "is no number of persons" in enter(window, sheet)[0] and persons.text() == "many"
    sheet.reject()
    settle(window)


def test_what_somebody_else_changed_meanwhile_is_told_and_nothing_is_written_unread(window: Window) -> None:
    unit_id = select(window, LATVIA)
    day = day_start("2026-10-01")
    window.time.show_day(day)
    sheet = press(window, "R")
    fill(window, sheet, Persons="4000")
    assert window.session.store is not None
    other = Actor("B. Other", "Desk 2")
    posture.edit(window.session.store, other, LATER, unit_id, ResizeForm(Said(day), 3000, 3000))
    assert "somebody changed the strength" in enter(window, sheet)[0]
    told = [label.text() for label in sheet.findChildren(Label) if "B. Other meanwhile" in label.text()]
    assert told and "Strength 3\N{THIN SPACE}000" in told[0]
    assert enter(window, sheet) == []
    assert believed(window, unit_id)[-1].strength.text == "4\N{THIN SPACE}000"
    undo_all(window, 2)


def test_a_place_can_be_picked_on_the_map_and_the_form_comes_back_with_it(window: Window) -> None:
    unit_id = select(window, LATVIA)
    sheet = press(window, "M")
    fill(window, sheet, From="2026-11-01", Why="Exercise")
    next(one for one in sheet.findChildren(QPushButton) if one.text() == "Pick on the map").click()
    assert not sheet.isVisible()
    canvas = window.map.canvas
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.point_of(24.0, 57.0).toPoint())
    settle(window)
    assert sheet.isVisible() and field(sheet, "Country").property("text") == "Latvia"
    assert enter(window, sheet) == []
    moved = believed(window, unit_id)[-1]
    sheet = press(window, "M")
    fill(window, sheet, How_well_known="Not public")
    assert enter(window, sheet) == []
    hidden = believed(window, unit_id)[-1]
    assert (hidden.lon, hidden.place, hidden.country) == (None, "", "LV")
    assert "Position not public" in panel(window).view.texts()
    assert moved.lon == pytest.approx(24.0, abs=0.05) and (moved.place, moved.country) == ("", "LV")
    undo_all(window, 2)


def test_nations_and_orders_are_said_line_by_line(window: Window) -> None:
    unit_id = select(window, LATVIA)
    sheet = press(window, "L")
    rows = sheet.findChildren(Rows)[0]
    last = len(rows.texts)
    QTest.keyClicks(rows.rows[last][0], "Norway")
    QTest.keyClicks(rows.rows[last][1], "150")
    assert enter(window, sheet) == []
    force = believed(window, unit_id)[-1]
    norway, canada = (next(one for one in force.contributions if one.country == code) for code in ("NO", "CA"))
    assert norway.strength.text == "150" and canada.provenance.source.startswith("Latvian")

    sheet = press(window, "A")
    assert isinstance(sheet, OrdersSheet)
    line = sheet.lines[-1]
    line.acts[Act.DEPLOY].setChecked(True)
    assert "Say who may do what is ticked" in enter(window, sheet)[0]
    QTest.keyClicks(line.actor, "Canada")
    line.condition.setText("beyond Latvia")
    assert enter(window, sheet) == []
    said = panel(window).view.texts()
    assert said[said.index("beyond Latvia") - 2 : said.index("beyond Latvia")] == ["Canada", "may at once"]
    undo_all(window, 2)


def test_a_force_is_split_and_merged_again(window: Window) -> None:
    unit_id = select(window, LATVIA)
    sheet = press(window, "S")
    rows = sheet.findChildren(Rows)[0]
    assert "at least two parts" in enter(window, sheet)[0]
    QTest.keyClicks(rows.rows[0][0], "Recce company")
    QTest.keyClicks(rows.rows[0][1], "120")
    assert enter(window, sheet) == []
    assert history(window, unit_id)[1][-1].startswith("Split from 21 NOV 26: Recce company (120)")
    sheet = press(window, "G")
    assert enter(window, sheet) == ["Say which force is to become part of it."]
    fill(window, sheet, Force_1="recce", From="2026-11-22")
    assert enter(window, sheet) == []
    assert history(window, unit_id)[1][-1] == "Merged with Recce company from 22 NOV 26"
    undo_all(window, 2)


def test_what_never_was_is_taken_back_and_known_at_shows_what_was_believed(window: Window) -> None:
    unit_id = select(window, LATVIA)
    assert window.session.store is not None
    day = day_start("2026-11-20")
    posture.edit(window.session.store, ACTOR, LATER - 120_000, unit_id, ResizeForm(Said(day), 9, 9))
    window.session.changed.emit(None)
    settle(window)
    sheet = press(window, "C")
    fill(window, sheet, What_of_it_is_wrong="All of it", Why="An exercise")
    assert enter(window, sheet) == []
    assert believed(window, unit_id)[-1].strength.least == 3500
    window.session.put_back(LATER - 60_000)
    settle(window)
    assert any(line.startswith("9") for line in panel(window).view.texts())
    assert not panel(window).view.deeds
    assert not {"force.new", "force.move", "force.correct"} & window.menus.possible_ids()
    window.session.put_back(None)
    settle(window)
    assert panel(window).view.deeds
    undo_all(window, 2)


def test_a_mission_has_no_acts_of_a_force(window: Window) -> None:
    assert window.session.store is not None
    with window.session.store.reader() as reader:
        mission = units.missions(reader)[0]
    window.selection.select(UNIT, mission.id.hex())
    settle(window)
    assert not panel(window).view.deeds and "force.move" not in window.menus.possible_ids()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", (None, None)),
        ("unknown", (None, None)),
        ("1 200", (1200, 1200)),
        ("1\N{THIN SPACE}000–1\N{THIN SPACE}900", (1000, 1900)),
        ("≥\N{THIN SPACE}3\N{THIN SPACE}500", (3500, None)),
        ("up to 500", (None, 500)),
    ],
)
def test_persons_are_read_as_they_are_written(text: str, found: tuple[int | None, int | None]) -> None:
    assert figures.persons(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [("", (None, None)), ("5", (5, 5)), ("5–30 days", (5, 30)), ("from 45", (45, None)), ("no delay", (0, 0))],
)
def test_days_are_read_as_they_are_written(text: str, found: tuple[float | None, float | None]) -> None:
    assert figures.days(text) == found
    assert figures.days(figures.days_text(*found)) == found
