"""The Race desk on the real baseline: a plan built by keys alone, its decision moved, what it assumes and refuses."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QWidget

from console.domain.numbers import chance
from console.domain.times import DAY, HOUR
from console.store import plans
from console.store.reader import Reader
from console.ui.desk_kinds import POSTURE, RACE
from console.ui.label import Label
from console.ui.leaving import file_name
from console.ui.picture_map import PictureMap
from console.ui.race.assumptions import AssumptionSheet, show_assumptions
from console.ui.race.desk import RaceDesk
from console.ui.race.plan_form import PlanForm, ask_plan
from console.ui.race.reading import Told, Wanted, read
from console.ui.render import settle
from console.ui.selection import UNIT
from console.ui.window import Window
from tests.ui.conftest import on_baseline
from tests.ui.things import LATER


@pytest.fixture(scope="module")
def window(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Window]:
    with pytest.MonkeyPatch.context() as patch, on_baseline(tmp_path_factory, furnish=PictureMap) as made:
        patch.setattr("console.services.default_plan.RUNS", 500)
        # pyqtgraph makes widgets of its own at the first sight of a chart.
        made.desks.show(RACE)
        settle(made)
        yield made


@pytest.fixture
def desk(window: Window) -> RaceDesk:
    """On the plan a case begins with, unless a test before made one; as now."""
    window.session.put_back(None)
    settle(window)
    window.desks.show(RACE)
    settle(window)
    found = window.desks.desk
    assert isinstance(found, RaceDesk)
    found.show_plan(b"")
    settle(window)
    return found


def press(widget: QWidget, key: Qt.Key, *, shift: bool = False) -> None:
    QTest.keyClick(widget, key, Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier)


def sheet_of(window: Window) -> PlanForm:
    settle(window)
    return next(form for form in window.findChildren(PlanForm) if form.isVisible())


def odds_shown(desk: RaceDesk) -> list[str]:
    return [label.text() for label in desk.decide_by.findChildren(Label, "odds") if label.isVisible()]


def kept_plans(window: Window) -> list[str]:
    names: list[str] = []
    window.session.read(lambda reader: [plan.name for plan in plans.plans(reader)], names.extend)
    settle(window)
    return names


def test_everything_on_the_desk_says_that_it_is_hypothetical(desk: RaceDesk, window: Window) -> None:
    assert window.standing.hypothetical
    assert window.bar.time_words()[2].endswith("HYPOTHETICAL")  # Before it its name, where there is room.
    assert window.banner.accessibleName().endswith("hypothetical")
    assert file_name(window, ["arrivals"], ".csv").startswith("HYPOTHETICAL ")
    for card in (desk.arrivals, desk.strength, desk.decide_by, desk.map_side.chip):
        assert any("HYPOTHETICAL" in chip.accessibleName() for chip in card.findChildren(QWidget))
    assert window.map.canvas.content.ways
    window.desks.show(POSTURE)
    assert not window.standing.hypothetical and window.bar.time_words()[2] == "LIVE"
    assert not window.map.canvas.content.ways and desk.map_side.chip.isHidden()


def test_who_leaves_while_it_is_simulated_takes_the_plan_along(desk: RaceDesk, window: Window) -> None:
    desk.refresh(None)
    window.desks.show(POSTURE)
    settle(window)
    assert not window.map.canvas.content.ways and not window.standing.hypothetical


def test_of_what_is_asked_in_a_hurry_only_the_last_is_simulated(
    desk: RaceDesk, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bytes] = []

    def noted(reader: Reader, wanted: Wanted, now: int) -> Told:
        asked.append(wanted.over_id)
        return read(reader, wanted, now)

    monkeypatch.setattr("console.ui.race.desk.read", noted)
    for number in range(6):
        desk.show_over(bytes([number]))
    settle(window)
    assert len(asked) <= 2 and asked[-1] == b"\5"
    desk.show_over(b"")


def test_f6_goes_from_card_to_card_and_then_out_of_the_desk(desk: RaceDesk, window: Window) -> None:
    window.activateWindow()
    window.bar.enter()
    visited: list[QWidget] = []
    for _ in range(7):
        QTest.keyClick(window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.append(focused)
    cards = (desk.map_side, desk.forces, desk.arrivals, desk.strength, window.bar)
    assert [any(card.isAncestorOf(one) for one in visited) for card in cards] == [True] * 5


def test_the_decision_is_moved_by_keys_and_everything_follows_without_another_simulation(
    desk: RaceDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    race = desk.told.race
    assert race is not None and not desk.told.kept
    monkeypatch.setattr("console.domain.race.run", None)
    before, bars = odds_shown(desk)[0], desk.arrivals.table.model.shown_rows()
    start = desk.strength.decision
    press(desk.strength.chart, Qt.Key.Key_Right)
    assert desk.strength.decision == start + HOUR
    for _ in range(4):
        press(desk.strength.chart, Qt.Key.Key_Right, shift=True)
    later = start + HOUR + 4 * DAY
    assert desk.strength.decision == later
    assert odds_shown(desk)[0] == chance(race.odds(4 * 24 + 1)) != before
    assert "if decided 252000Z" in desk.arrivals.aside.accessibleName()
    assert desk.arrivals.table.model.shown_rows() == bars
    assert not desk.strength.keep.isVisible(), "what is not kept in the case is not written"
    press(desk.strength.chart, Qt.Key.Key_Home)
    assert desk.strength.decision == start and odds_shown(desk)[0] == before


def test_two_battlegroups_to_brigade_and_the_reaction_force_to_romania_by_keys_alone(
    desk: RaceDesk, window: Window
) -> None:
    window.menus.run(next(one for one in window.menus.table if one.id == "race.new"))
    form = sheet_of(window)
    objective = form.fields.objective
    QTest.keyClicks(objective.field, "Mihail Kogalniceanu")
    settle(window)
    form.forces.begin_adding()
    for words in ("bg rom", "bg bulg", "arf"):
        QTest.keyClicks(form.forces.adding.field, words)
        press(form.forces.adding.field, Qt.Key.Key_Return)
    press(form.forces.adding.field, Qt.Key.Key_Return)
    grid = form.forces.table.focusProxy()
    assert grid is not None and len(form.forces.forces) == 3
    press(grid, Qt.Key.Key_B)
    press(grid, Qt.Key.Key_B)
    press(form, Qt.Key.Key_Escape)
    assert form.isVisible(), "what was put together is not lost to one key"
    assert [name for _, name in form.forces.names] == [
        "BG Romania, in place", "BG Romania, rest of the brigade", "BG Bulgaria, in place",
        "BG Bulgaria, rest of the brigade", "Allied Reaction Force",
    ]  # fmt: skip
    press(form.fields.name, Qt.Key.Key_Return)
    settle(window)
    race = desk.told.race
    assert race is not None and desk.told.kept and race.plan.name == "Plan A"
    assert "Mihail Kog" in race.plan.objective and abs(race.plan.lat - 44.36) < 0.2
    assert {one.mover.label for one in race.arrivals} | {one.label for one in race.left_out} >= {
        "Allied Reaction Force",
        "NATO Forward Land Forces Romania, rest of the brigade",
    }
    assert odds_shown(desk)[0] == chance(race.odds(0.0))
    assert desk.decide_by.time.text()
    assert window.session.rights.undo == "New plan “Plan A”"


def test_the_decision_on_the_chart_becomes_the_plans(desk: RaceDesk, window: Window) -> None:
    made_plan(desk, window)
    at = desk.strength.decision
    press(desk.strength.chart, Qt.Key.Key_Right, shift=True)
    desk.strength.keep.click()
    settle(window)
    assert desk.told.race is not None and desk.told.race.plan.decision_at == at + DAY
    assert not desk.strength.keep.isVisible()
    window.session.undo()
    settle(window)
    assert desk.told.race.plan.decision_at == at


def made_plan(desk: RaceDesk, window: Window) -> str:
    """Keep the plan shown, where it is not; its name."""
    if not desk.told.kept:
        window.menus.run(next(one for one in window.menus.table if one.id == "race.edit"))
        form = sheet_of(window)
        press(form.fields.name, Qt.Key.Key_Return)
        settle(window)
    assert desk.told.kept and desk.told.race is not None
    return desk.told.race.plan.name


def test_another_plan_lies_over_it_and_a_force_of_both_is_named(desk: RaceDesk, window: Window) -> None:
    name = made_plan(desk, window)
    window.menus.run(next(one for one in window.menus.table if one.id == "race.duplicate"))
    settle(window)
    assert desk.told.race is not None and desk.told.race.plan.name == f"copy of {name}"
    over = next(plan for plan in desk.told.plans if plan.name == name)
    desk.top.overlay_wanted.emit(over.id)
    settle(window)
    assert len(odds_shown(desk)) == 3 and desk.top.overlay.text() == f"Over it: {name}"
    assert desk.foot.words.startswith("Counted on twice: ")
    clashing = {clash.unit_id for clash in desk.told.race.clashes}
    assert any(
        "also in 1 plan" in line.readiness and f"also in {name}" in line.notes
        for line in desk.arrivals.table.model.shown_rows()
    )
    assert clashing
    window.menus.run(next(one for one in window.menus.table if one.id == "race.delete"))
    settle(window)
    assert kept_plans(window) == [name]


def test_everything_that_can_come_to_riga_stays_to_be_seen_beside_the_plans_of_the_case(
    desk: RaceDesk, window: Window
) -> None:
    name = made_plan(desk, window)
    shown = next(one for one in window.menus.table if one.id == "race.shown").choices
    assert shown is not None and shown(window)[-1].title == "Everything that can come"
    shown(window)[-1].run()
    settle(window)
    assert not desk.told.kept and desk.told.race is not None and desk.told.race.plan.objective == "Riga"
    assert desk.top.choice.currentText().endswith("(not kept)") and desk.top.choice.findText(name) >= 0


def test_a_row_tells_what_the_force_does_and_enter_changes_it(desk: RaceDesk, window: Window) -> None:
    made_plan(desk, window)
    line = next(row for row in desk.arrivals.table.model.shown_rows() if row.bar is not None and row.bar.stages)
    desk.arrivals.table.select(line.id)
    desk.arrivals.table.picked.emit(line.id)
    assert desk.arrivals.stages.accessibleName().startswith(line.force)
    assert window.map.canvas.content.way == line.id
    grid = desk.arrivals.table.focusProxy()
    assert grid is not None
    press(grid, Qt.Key.Key_Return)
    form = sheet_of(window)
    fields = form.forces.fields
    fields.persons.setText("100–50")
    press(fields.persons, Qt.Key.Key_Return)
    assert form.forces.busy, "least above most is refused where it was typed"
    fields.persons.setText("50–100")
    press(fields.persons, Qt.Key.Key_Return)
    assert not form.forces.busy
    press(form.fields.name, Qt.Key.Key_Return)
    settle(window)
    race = desk.told.race
    assert race is not None
    changed = next(force for force in race.plan.forces if force.id == line.plan_force)
    assert (changed.persons_least, changed.persons_most) == (50, 100)
    window.session.undo()
    settle(window)


def test_what_cannot_be_is_refused_and_nothing_is_written(desk: RaceDesk, window: Window) -> None:
    before = kept_plans(window)
    ask_plan(window, None, lambda _: None)
    form = sheet_of(window)

    def refused() -> str:
        labels = [label for label in form.findChildren(Label) if label.property("ink") == "danger"]
        return " ".join(label.text() for label in labels if label.isVisible())

    for fill, sentence in (
        (lambda: None, "Say where the plan leads to"),
        (lambda: QTest.keyClicks(form.fields.objective.field, "Qwxz"), "Nothing is called Qwxz"),
        (lambda: form.fields.objective.field.setText(""), "Say where the plan leads to"),
    ):
        fill()
        settle(window)
        press(form.fields.name, Qt.Key.Key_Return)
        assert sentence in refused()
    QTest.keyClicks(form.fields.objective.field, "Riga")
    settle(window)
    form.fields.odds.setText("100")
    press(form.fields.name, Qt.Key.Key_Return)
    settle(window)
    assert "odds" in refused() and form.isVisible()
    press(form, Qt.Key.Key_Escape)
    assert kept_plans(window) == before


def test_a_window_of_the_usual_size_shows_the_whole_desk_at_once(desk: RaceDesk, window: Window) -> None:
    before = window.size()
    window.resize(1366, 768)
    settle(window)
    bar = next(area for area in desk.findChildren(QScrollArea) if area.isAncestorOf(desk.strength)).verticalScrollBar()
    assert bar is not None and bar.maximum() == 0
    window.resize(before)
    settle(window)


def test_an_assumption_is_changed_in_its_row_marked_own_and_set_back(desk: RaceDesk, window: Window) -> None:
    race = desk.told.race
    show_assumptions(window)
    settle(window)
    sheet = next(one for one in window.findChildren(AssumptionSheet) if one.isVisible())
    sheet.choose("speed.road")
    assert not sheet.one.isVisible() and not sheet.all.isVisible()
    grid = sheet.table.focusProxy()
    assert grid is not None
    press(grid, Qt.Key.Key_Return)
    value = next(field for field in sheet.findChildren(QLineEdit, "cellField"))
    value.setText("fast")
    press(value, Qt.Key.Key_Return)
    assert value.isVisible() and value.property("wrong") == "true"
    value.setText("1–2–3")
    press(value, Qt.Key.Key_Return)
    settle(window)
    assert sheet.one.isVisible() and "speed" not in sheet.own.text() and sheet.own.text().startswith("1 own value")
    assert desk.told.race is not race, "the race is run again"
    assert "Road march 1–2–3 km/h*?" in desk.foot.words
    sheet.all.click()
    settle(window)
    assert not sheet.one.isVisible()
    assert "*?" not in desk.foot.words
    sheet.reject()


def test_a_case_put_back_shows_its_race_and_offers_no_acts(desk: RaceDesk, window: Window) -> None:
    window.session.put_back(LATER - HOUR)
    settle(window)
    assert desk.told.race is not None
    assert not desk.top.new.isVisible() and not desk.top.edit.isVisible()
    assert not {"race.new", "race.edit", "race.delete", "race.add"} & window.menus.possible_ids()
    press(desk.strength.chart, Qt.Key.Key_Right)
    assert not desk.strength.keep.isVisible() and desk.strength.back.isVisible()
    show_assumptions(window)
    settle(window)
    sheet = next(one for one in window.findChildren(AssumptionSheet) if one.isVisible())
    grid = sheet.table.focusProxy()
    assert grid is not None
    press(grid, Qt.Key.Key_Return)
    assert not sheet.findChildren(QLineEdit, "cellField")
    assert [button.text() for button in sheet.findChildren(QPushButton) if button.isVisible()] == ["Close"]
    sheet.reject()
    window.session.put_back(None)
    settle(window)


def test_a_force_chosen_anywhere_is_chosen_in_the_arrivals_and_on_the_map(desk: RaceDesk, window: Window) -> None:
    line = next(row for row in desk.arrivals.table.model.shown_rows() if row.force.startswith("BG Romania"))
    desk.forces.table.picked.emit(line.unit_id.hex())
    assert desk.arrivals.table.selected_id == line.id
    other = next(row for row in desk.arrivals.table.model.shown_rows() if row.unit_id and row.unit_id != line.unit_id)
    desk.arrivals.table.select(other.id)
    desk.arrivals.table.picked.emit(other.id)
    assert window.selection.id == other.unit_id.hex() == window.map.canvas.selected


def test_a_force_of_the_posture_is_added_to_the_plan_there_is(desk: RaceDesk, window: Window) -> None:
    made_plan(desk, window)
    race = desk.told.race
    assert race is not None
    counted = {force.unit_id for force in race.plan.forces}
    other = next(force for force in desk.told.forces if force.id not in counted and force.kind == "response force")
    window.desks.show(POSTURE)
    window.selection.select(UNIT, other.id.hex())
    window.menus.run(next(one for one in window.menus.table if one.id == "race.add"))
    settle(window)
    assert window.session.rights.undo == f"Add 1 force to “{race.plan.name}”"
    window.desks.show(RACE)
    settle(window)
    assert desk.told.race is not None
    assert [force.unit_id for force in desk.told.race.plan.forces][-1] == other.id
    window.session.undo()
    settle(window)


def test_without_a_case_nothing_of_a_plan_is_left(desk: RaceDesk, window: Window) -> None:
    path = window.session.store.path if window.session.store is not None else None
    assert path is not None and desk.told.race is not None
    window.session.close()
    settle(window)
    assert desk.told.race is None and not desk.arrivals.isVisible() and not window.map.canvas.content.ways
    assert window.bar.time_words()[2] == "HYPOTHETICAL"
    window.openings.open(path)
    settle(window)
    assert desk.told.race is not None and desk.arrivals.isVisible()
