"""Many forces edited together: chosen in the table, foreseen in the form, one operation."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QTableView, QWidget

from console.domain.force import ActsAs, Force
from console.store import journal
from console.ui.choice_box import ChoiceBox
from console.ui.label import Label
from console.ui.panels.forces import Forces
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window


def panel_of(window: Window) -> Forces:
    panel = window.panels["forces"]
    assert isinstance(panel, Forces)
    return panel


def form(window: Window) -> Sheet:
    settle(window)
    (sheet,) = window.findChildren(Sheet)
    return sheet


def fields(sheet: Sheet) -> dict[str, QWidget]:
    found: list[QWidget] = [*sheet.findChildren(QLineEdit), *sheet.findChildren(ChoiceBox)]
    return {field.accessibleName(): field for field in found}


def fill(sheet: Sheet, window: Window, **values: str) -> None:
    for name, field in fields(sheet).items():
        wanted = next((value for key, value in values.items() if name.lower().startswith(key)), None)
        if wanted is not None and isinstance(field, QLineEdit):
            field.setText(wanted)
        elif wanted is not None and isinstance(field, ChoiceBox):
            field.setCurrentIndex(field.findText(wanted))
    QTest.qWait(250)
    settle(window)


def told(sheet: Sheet) -> str:
    return "\n".join(label.text() for label in sheet.findChildren(Label))


def save(sheet: Sheet) -> None:
    next(one for one in sheet.findChildren(QPushButton) if one.text() == "Save").click()


def forces(window: Window) -> list[Force]:
    return [line.force for line in panel_of(window).table.model.found_rows() if line.force is not None]


def test_rows_chosen_with_shift_and_arrows_change_together_and_undo_takes_all_back(whole: Window) -> None:
    window, panel = whole, panel_of(whole)
    window.show_panel("forces")
    panel.show_as_tree(False)
    panel.table.filter_by("forward land forces")
    settle(window)
    grid = panel.findChild(QTableView)
    assert grid is not None
    QTest.keyClick(grid, Qt.Key.Key_Down)
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert len(panel.chosen) == 3 and panel.foot.edit.text() == "Edit 3 forces…"
    before = {force.id: force for force in forces(window)}
    chosen = {force.id for force in panel.chosen}
    panel.foot.edit.click()
    sheet = form(window)
    fill(sheet, window, notice="2-3", **{"source": "Ministry of Defence", "who acts": "Nation"})
    assert "Notice to move changes for 3 of 3." in told(sheet) and "Who acts changes for 3 of 3." in told(sheet)
    save(sheet)
    settle(window)
    changed = {force.id: force for force in forces(window) if force != before[force.id]}
    assert set(changed) == chosen
    assert all(force.acts_as is ActsAs.NATION and force.readiness is not None for force in changed.values())
    store = window.session.store
    assert store is not None
    with store.reader() as reader:
        assert journal.operations(reader, newest_first=True, limit=1)[0].label == "Edit 3 forces"
    window.session.undo()
    settle(window)
    assert {force.id: force for force in forces(window)} == before


def test_what_cannot_be_is_said_in_a_sentence_before_and_after_saving(whole: Window) -> None:
    panel = panel_of(whole)
    panel.show_as_tree(False)
    panel.table.filter_by("forces estonia")
    settle(whole)
    panel.table.select(panel.table.model.id_at(0))
    panel.edit_chosen()
    sheet = form(whole)
    save(sheet)
    assert "Nothing is changed yet: choose" in told(sheet)
    fill(sheet, whole, **{"from": "2016-01-01", "caveats": "not at night"})
    assert "nothing holds before" in told(sheet)
    save(sheet)
    settle(whole)
    assert sheet.isVisible()
    sheet.reject()
