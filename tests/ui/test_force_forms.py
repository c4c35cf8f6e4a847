"""Forces made, moved, resized, ended and corrected by keyboard on the real baseline; their history tells it all."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget

from console.domain.force import Force, Placed
from console.domain.times import iso_day
from console.store import force_facts, units
from console.ui.app import build
from console.ui.panels.inspector import InspectorPanel, inspector_of
from console.ui.panes import PanelKind
from console.ui.picture import picture_of
from console.ui.render import settle
from console.ui.selection import UNIT
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests import cases
from tests.ui.conftest import signed_on
from tests.ui.things import ACTOR, LATER

KINDS = (PanelKind("inspector", "Inspector", "right", InspectorPanel),)
_CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Window]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        path = tmp_path_factory.mktemp("cases") / "baseline.flank"
        cases.with_baseline(path, ACTOR, LATER - 3_600_000).close()
        made = build(signed_on(), lambda: LATER, KINDS)
        made.resize(1366, 768)
        made.show()
        made.openings.open(path)
        picture_of(made)
        settle(made)
        yield made
        made.close()
        made.jobs.join()
        made.deleteLater()


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
    assert panel(window).view.sheet is not None
