"""The Crisis desk: a crisis from an incident in two keys, a playbook laid out and ticked, the gate that holds it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from console.domain.crisis import Phase
from console.domain.incident import Incident
from console.services.crises import CrisisForm, close_crisis, open_crisis
from console.services.playbooks import begin_playbook
from console.store import incidents
from console.ui.commands import table
from console.ui.consult.crisis_desk import CrisisDesk
from console.ui.consult.phase_steps import BEEN, HERE, PASSED
from console.ui.consult.playbook_form import PlaybookChooser
from console.ui.desk_kinds import CRISIS
from console.ui.drawings import drawings_of
from console.ui.palette import choose
from console.ui.panels.inspector import InspectorPanel
from console.ui.panes import PanelKind
from console.ui.render import settle
from console.ui.selection import INCIDENT
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests.ui.conftest import on_baseline
from tests.ui.consult.conftest import press_main
from tests.ui.things import LATER

KINDS = (PanelKind("inspector", "Inspector", "right", InspectorPanel),)


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Window]:
    with on_baseline(tmp_path_factory, KINDS, drawings_of) as made:
        made.desks.show(CRISIS)  # Its choices have windows of their own, which are there from now on.
        made.desks.leave()
        settle(made)
        yield made


def incident(window: Window, place: str = "Przewod") -> Incident:
    assert window.session.store is not None
    with window.session.store.reader() as reader:
        return next(one for one in incidents.incidents(reader) if place in one.place or place in one.title)


def desk(window: Window) -> CrisisDesk:
    window.desks.show(CRISIS)
    settle(window)
    found = window.desks.desk
    assert isinstance(found, CrisisDesk)
    return found


def sheet(window: Window) -> Sheet:
    settle(window)
    return next(one for one in window.findChildren(Sheet) if one.isVisible())


def fields(shown: Sheet) -> dict[str, QLineEdit]:
    return {one.accessibleName(): one for one in shown.findChildren(QLineEdit)}


def run(window: Window, command: str) -> None:
    found = next(one for one in table(window.kinds) if one.id == command)
    assert found.enabled_when(window) and found.run is not None
    found.run(window)
    settle(window)


def opened(window: Window, title: str) -> CrisisDesk:
    """A crisis of its own for a test, about an incident of the baseline, with a playbook laid out."""
    of = incident(window)
    store, clock = window.session.store, window.clock
    assert store is not None

    def work(store, actor, now):  # type: ignore[no-untyped-def]
        made, _ = open_crisis(store, actor, now, CrisisForm(title=title, incident_ids=[of.id]))
        return made, begin_playbook(store, actor, now, made, "accidental-strike")[1]

    made: list[bytes] = []
    window.session.attempt(work, made.append)
    settle(window)
    assert clock.now() and made
    shown = desk(window)
    shown.consulting.choose(made[0])
    settle(window)
    return shown


def test_two_keys_in_the_inspector_open_a_crisis_about_an_incident(window: Window) -> None:
    window.desks.leave()
    window.selection.select(INCIDENT, incident(window).id.hex())
    settle(window)
    panel = window.panels["inspector"]
    QTest.keyClick(panel, Qt.Key.Key_C)
    asked = sheet(window)
    QTest.keyClick(asked, Qt.Key.Key_Return)
    settle(window)
    shown = window.desks.desk
    assert isinstance(shown, CrisisDesk) and shown.crisis is not None
    assert isinstance(panel, InspectorPanel) and "Crisis, phase 1" in panel.view.texts()
    assert shown.crisis.title == incident(window).title
    assert shown.incidents.chosen is None and shown.incidents.table.model.rowCount() == 1
    window.desks.leave()
    QTest.keyClick(panel, Qt.Key.Key_C)
    settle(window)
    assert window.desks.desk is shown


def test_a_playbook_is_laid_out_by_key_and_ticked_with_arrows_and_space(window: Window) -> None:
    shown = opened(window, "Ticked")
    run(window, "crisis.playbook")
    chooser = window.findChildren(PlaybookChooser)[-1]
    assert chooser.lines[0].words == "For this kind of incident"
    chooser.type("cable")
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    settle(window)
    assert shown.playbook.run is not None and shown.playbook.run.playbook.slug == "cable-cut"
    ticks = shown.playbook.ticks
    window.activateWindow()
    settle(window)
    ticks[0].setFocus()
    assert ticks[0].hasFocus()
    QTest.keyClick(ticks[0], Qt.Key.Key_Down)
    assert ticks[1].hasFocus()
    QTest.keyClick(ticks[1], Qt.Key.Key_Space)
    settle(window)
    assert shown.playbook.run.tick("warn") is not None and shown.playbook.ticks[1].isChecked()
    assert shown.playbook.ticks[1].hasFocus()
    QTest.keyClick(shown.playbook.ticks[1], Qt.Key.Key_N)
    fields(sheet(window))["What came of it"].setText("all three operators")
    press_main(sheet(window))
    settle(window)
    tick = shown.playbook.run.tick("warn")
    assert tick is not None and tick.note == "all three operators"
    assert window.focusWidget() is shown.playbook.ticks[1]


def test_a_step_that_waits_for_the_cause_says_what_is_missing(window: Window) -> None:
    shown = opened(window, "Waits")
    shown.playbook.ticks[-2].click()
    settle(window)
    assert not shown.playbook.ticks[-2].isChecked()
    assert any("waits for the cause" in notice.text for notice in window.notices.shown)
    while window.notices.close_newest():
        pass


def test_the_gate_is_read_before_it_refuses_and_an_override_stays_in_every_workplace(window: Window) -> None:
    shown = opened(window, "Held")
    assert not window.overrides.isVisible()
    assert shown.phases.chosen is Phase.ASSESSMENT and "free" in shown.phases.asks.accessibleName()
    shown.phases.strip.wanted.emit(int(Phase.OPTIONS))
    assert any("assessed" in line for line in shown.phases.gate.texts())
    run(window, "crisis.enter")
    asked = sheet(window)
    press_main(asked)
    settle(window)
    assert asked.isVisible()
    fields(asked)["Why the crisis goes on without it"].setText("The chair asks for options tonight")
    press_main(asked)
    settle(window)
    assert shown.crisis is not None and shown.crisis.phase is Phase.OPTIONS
    assert [shown.phases.strip.state(phase) for phase in (Phase.WARNING, Phase.ASSESSMENT, Phase.OPTIONS)] == [
        BEEN, PASSED, HERE,
    ]  # fmt: skip
    window.desks.leave()
    settle(window)
    assert window.overrides.isVisible() and "The chair asks" in window.overrides.words.accessibleName()
    window.session.undo()
    settle(window)
    assert not window.overrides.isVisible()


def test_what_a_crisis_holds_is_worked_on_by_keys_and_closed_with_a_reason(window: Window) -> None:
    shown = opened(window, "Worked on")
    run(window, "crisis.task")
    asked = sheet(window)
    fields(asked)["What is to be done"].setText("Find the track")
    press_main(asked)
    settle(window)
    shown.tasks.table.select(shown.picture.tasks[0].id.hex())
    QTest.keyClick(shown.tasks.table.focusProxy(), Qt.Key.Key_Space)
    settle(window)
    assert shown.picture.tasks[0].done_at is not None
    partner = shown.picture.partners[0]
    shown.partners.table.select(partner.id.hex())
    QTest.keyClick(shown.partners.table.focusProxy(), Qt.Key.Key_T)
    fields(sheet(window))["By what means"].setText("phone")
    press_main(sheet(window))
    settle(window)
    assert next(one for one in shown.picture.partners if one.id == partner.id).means == "phone"
    run(window, "crisis.close")
    fields(sheet(window))["Why it is closed"].setText("Over")
    press_main(sheet(window))
    settle(window)
    assert shown.crisis is not None and not shown.crisis.open and not shown.phases.enter.isVisible()
    run(window, "crisis.reopen")
    assert shown.crisis.open


def test_its_area_is_on_the_map_while_it_is_open_and_selects_it(window: Window) -> None:
    outline = '{"type":"Polygon","coordinates":[[[23,50],[25,50],[25,51],[23,50]]]}'
    made: list[bytes] = []
    form = CrisisForm(title="Outlined", geometry=outline)
    window.session.attempt(lambda *who: open_crisis(*who, form), made.append)
    settle(window)
    assert [mark.words for mark in window.map.canvas.content.annotations] == ["Outlined"]
    window.desks.leave()
    window.map.canvas.picked.emit(made[0].hex())
    settle(window)
    assert (window.selection.kind, window.selection.id) == ("crisis", made[0].hex())
    window.session.act(close_crisis, made[0], "Over")
    settle(window)
    assert not window.map.canvas.content.annotations


def test_a_crisis_is_found_by_name_and_stands_in_the_inspector(window: Window) -> None:
    shown = opened(window, "Grey cormorant")
    assert shown.crisis is not None
    window.desks.leave()
    found: list[object] = []
    assert window.search is not None
    window.search("cormorant", lambda _query, hits: found.extend(hits))
    settle(window)
    assert [(hit.kind, hit.id) for hit in found] == [("crisis", shown.crisis.id.hex())]  # type: ignore[attr-defined]
    window.selection.select("crisis", shown.crisis.id.hex())
    settle(window)
    panel = window.panels["inspector"]
    assert isinstance(panel, InspectorPanel)
    texts = panel.view.texts()
    choose(window, "crisis", shown.crisis.id.hex())
    settle(window)
    assert window.desks.desk is None
    window.desks.show(CRISIS)
    shown.consulting.choose(None)
    choose(window, "crisis", shown.crisis.id.hex())
    settle(window)
    assert window.desks.desk is shown and shown.crisis.title == "Grey cormorant"
    assert "Grey cormorant" in texts and any("1 Indications and warning" in text for text in texts)


def test_as_it_was_known_then_it_only_tells(window: Window) -> None:
    shown = opened(window, "Told")
    assert shown.playbook.ticks and shown.phases.enter.isVisible()
    window.session.put_back(LATER)
    settle(window)
    assert shown.crisis is not None and not shown.playbook.ticks
    for button in (shown.phases.enter, shown.open, shown.edit, shown.playbook.lay_out, *shown.tasks.buttons):
        assert not button.isVisible()
    assert shown.tasks.table.empty == ("No task is given.", "")
    window.session.put_back(None)
    settle(window)
    assert shown.tasks.table.empty[1]
    assert shown.playbook.ticks and shown.phases.enter.isVisible()
