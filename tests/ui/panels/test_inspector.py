"""The inspector: everything known about what is selected; acts only where something can be done."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.categories import Category
from console.domain.operation import Actor, Changes
from console.domain.times import Precision, parse_instant
from console.services.incidents import IncidentForm, create_incident, edit_incident
from console.store import journal, units
from console.store.casefile import Store, open_case
from console.ui.panels.inspector import InspectorPanel
from console.ui.panels.inspector_parts import Words
from console.ui.panels.inspector_view import Scroll
from console.ui.render import settle
from console.ui.window import Window
from tests.ui.panels.conftest import past, select
from tests.ui.things import ACTOR, LATER


def test_with_nothing_selected_it_says_what_to_do(window: Window, panel: InspectorPanel) -> None:
    assert panel.empty.isVisible()
    assert panel.empty.what_is.text() == "Nothing is selected."
    assert panel.empty.button.text() == "New incident"


def test_an_incident_shows_everything_known_about_it(window: Window, panel: InspectorPanel) -> None:
    incident = past(window)
    select(window, incident)
    said = "\n".join(panel.view.texts())
    for words in (
        incident.title, "Przewodów, Poland", "50.4705 N 23.9345 E · 34U GA 08 95", "151440Z NOV 22 · 15:40 Warsaw",
        incident.claimed, incident.assessed, "High confidence", incident.summary, incident.source_names,
        "UNCLASSIFIED / PUBLIC DATA", "Missile or drone", "deaths, strategic damage", "time not recorded",
        "Load public baseline · A. Example, Desk 1",
    ):  # fmt: skip
        assert words and words in said


def test_what_is_to_be_checked_is_a_sentence(window: Window, panel: InspectorPanel) -> None:
    incident = past(window, "Galați")
    select(window, incident)
    assert incident.provenance is not None and incident.provenance.check_note in panel.view.texts()


def test_it_follows_the_style_of_coordinates(window: Window, panel: InspectorPanel) -> None:
    select(window, past(window))
    window.preferences.change(coordinate_style="minutes")
    settle(window)
    assert any("50°28.230′N" in text for text in panel.view.texts())


def test_text_from_outside_is_plain_and_can_be_selected(window: Window, panel: InspectorPanel) -> None:
    form = IncidentForm(
        "<b>bold</b>", Category.CYBER, 3, LATER, Precision.MINUTE, None, None, "<i>x</i>", "<a href='x'>y</a>", None
    )
    made = write(window, lambda store, actor, now: create_incident(store, actor, now, form))
    window.selection.select("incident", made.hex())
    settle(window)
    words = panel.view.findChildren(Words)
    assert {"<b>bold</b>", "<a href='x'>y</a>"} <= {label.text() for label in words}
    both = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    for label in words:
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.textInteractionFlags() == both


def test_without_an_assessment_the_cause_is_not_established(window: Window, panel: InspectorPanel) -> None:
    form = IncidentForm("Cable cut", Category.NAVAL, 3, LATER, Precision.DAY, None, None, "", "", None)
    made = write(window, lambda store, actor, now: create_incident(store, actor, now, form))
    window.selection.select("incident", made.hex())
    settle(window)
    sheet = panel.view.sheet
    assert sheet is not None and sheet.claimed is not None and sheet.assessed is not None
    assert (sheet.claimed.words, sheet.assessed.words) == ("No claim recorded", "Cause not established")
    assert sheet.where == ("No place, no position", "21 NOV 26")
    assert "unknown" in panel.view.texts()


def test_an_incident_is_closed_and_reopened_and_undo_works(window: Window, panel: InspectorPanel) -> None:
    select(window, past(window))
    panel.close_incident()
    settle(window)
    assert [deed.words for deed in panel.view.deeds] == ["Reopen incident"]
    assert panel.view.sheet is not None and panel.view.sheet.chips[0].words.startswith("Closed")
    window.session.undo()
    settle(window)
    shown = [deed.words for deed in panel.view.deeds if deed.foot]
    assert shown == ["Revise assessment", "Link report", "Edit", "Crisis"]
    assert any(text.startswith("Undo “Close incident") for text in panel.view.texts())


def test_read_only_there_are_no_acts(baseline: Path, open_window: Callable[..., Window]) -> None:
    window = open_window(baseline, read_only=True)
    panel = window.panels["inspector"]
    assert isinstance(panel, InspectorPanel)
    assert not panel.empty.button.isVisible()
    select(window, past(window))
    panel.edit()
    assert (panel.view.deeds, panel.editing) == ((), False)


def test_at_an_earlier_moment_there_are_no_acts_and_later_incidents_are_not_known(
    window: Window, panel: InspectorPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = IncidentForm("Cable cut", Category.NAVAL, 3, LATER, Precision.DAY, None, None, "", "", None)
    monkeypatch.setattr(window.clock, "now", lambda: LATER + 60_000)
    made = write(window, lambda store, actor, now: create_incident(store, actor, now, form))
    select(window, past(window))
    window.session.put_back(LATER)
    settle(window)
    assert panel.view.deeds == ()
    window.selection.select("incident", made.hex())
    settle(window)
    assert panel.empty.what_to_do.text() == "It was not known at 211944Z NOV 26. Esc comes back to now."
    window.session.put_back(None)
    settle(window)
    assert window.selection.id == past(window).id.hex()  # One comes back to where one was.
    window.selection.select("incident", made.hex())
    settle(window)
    assert panel.view.sheet is not None and panel.view.sheet.title == "Cable cut"


def test_another_case_shows_nothing_of_the_one_before(window: Window, panel: InspectorPanel, case: Path) -> None:
    select(window, past(window))
    panel.edit()
    panel.editor.field("title").setText("Typed about the other case")  # type: ignore[union-attr]
    window.session.begin(lambda actor, now: open_case(case, actor, now), case)
    settle(window)
    assert not panel.editing and panel.empty.isVisible()
    panel.new()
    assert panel.editor.typed.title == ""


def test_a_change_by_somebody_else_is_shown(window: Window, panel: InspectorPanel) -> None:
    incident = past(window)
    select(window, incident)
    changed = replace(IncidentForm.of(incident), title="Debris at Przewodów")
    window.session.act(edit_incident, incident.id, changed)
    settle(window)
    assert panel.view.sheet is not None and panel.view.sheet.title == "Debris at Przewodów"


def write(window: Window, verb: Callable[[Store, Actor, int], tuple[bytes, Changes]]) -> bytes:
    made: list[bytes] = []

    def service(store: Store, actor: Actor, now: int) -> Changes:
        key, changes = verb(store, actor, now)
        made.append(key)
        return changes

    window.session.act(service)
    settle(window)
    assert window.session.actor == ACTOR
    return made[0]


def test_tab_goes_from_the_title_down_to_the_acts(window: Window, panel: InspectorPanel) -> None:
    select(window, past(window))
    panel.enter()
    ring = [widget for widget in panel.findChildren(Words) if widget.isVisible()]
    tops = [widget.mapTo(panel, widget.rect().topLeft()).y() for widget in ring[:4]]
    assert tops == sorted(tops)
    assert ring[0].text() == past(window).title


def test_a_force_is_shown_as_on_the_day_shown(window: Window, panel: InspectorPanel) -> None:
    store = window.session.store
    assert store is not None
    with store.reader() as reader:
        unit = next(force for force in units.forces(reader) if force.name == "NATO Forward Land Forces Latvia")
    window.selection.select("unit", unit.id.hex())
    settle(window)
    assert any("brigade" in text for text in panel.view.texts())
    scroll = panel.findChild(Scroll)
    assert scroll is not None
    bar = scroll.verticalScrollBar()
    for key, place in ((Qt.Key.Key_End, bar.maximum()), (Qt.Key.Key_Home, 0)):
        QTest.keyClick(scroll, key)
        assert bar.value() == place
    window.time.show_day(parse_instant("2022-11-15T12:00Z"))
    settle(window)
    assert panel.view.sheet is not None
    assert panel.view.sheet.finding.startswith("Stands on 15 NOV 22, its people in place;")


def test_a_line_of_the_log_shows_who_did_it_and_its_place_in_the_chain(window: Window, panel: InspectorPanel) -> None:
    store = window.session.store
    assert store is not None
    with store.reader() as reader:
        row = next(row for row in journal.operations(reader) if row.label == "Load public baseline")
    window.selection.select("operation", row.id.hex())
    settle(window)
    said = panel.view.texts()
    assert "Load public baseline" in said and "Cannot be undone" in said
    assert row.hash.hex(" ", 4) in said


def test_the_keyboard_still_finds_its_way_after_many_sheets(window: Window, panel: InspectorPanel) -> None:
    """Walking the focus chain once made the window's own menus unusable when a sheet was replaced."""
    for place in ("Przewod", "Galați", "Vilnius"):
        select(window, past(window, place))
        panel.edit()
        panel.cancel()
        settle(window)
    window.menus.refresh()
    assert "incident.edit" in window.menus.possible_ids()


def test_a_hand_that_pulls_the_time_has_a_force_read_once_an_hour(
    window: Window, panel: InspectorPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = window.session.store
    assert store is not None
    with store.reader() as reader:
        unit = next(force for force in units.forces(reader) if force.name == "NATO Forward Land Forces Latvia")
    window.selection.select("unit", unit.id.hex())
    settle(window)
    noon = parse_instant("2022-11-15T12:00Z")
    shown: list[object] = []
    monkeypatch.setattr(panel.view, "show_sheet", lambda sheet, *_: shown.append(sheet.finding))
    for minute in range(1, 50):
        window.time.end_at(noon + minute * 60_000)
    settle(window)
    assert [str(finding)[:19] for finding in shown] == ["Stands on 15 NOV 22"]
