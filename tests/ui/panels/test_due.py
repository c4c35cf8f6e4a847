"""What is due in the window: the badge, mine and the cell's, acknowledged by name, heard only where that is wanted."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from console.domain.categories import Category
from console.domain.due import Cause, Due
from console.domain.operation import Actor, Changes
from console.domain.times import HOUR, MINUTE, Precision
from console.services.crises import CrisisForm, open_crisis
from console.services.incidents import IncidentForm, create_incident
from console.services.partners import NoticeForm, notice_partner
from console.services.questions import QuestionForm, ask_question
from console.store.casefile import Store
from console.ui.alarm_sound import AlarmSound, tones
from console.ui.app import build
from console.ui.consult.chosen import consulting_of
from console.ui.desk_kinds import CRISIS
from console.ui.due import due_of
from console.ui.due_badge import DueBadge
from console.ui.panels.due import DuePanel
from console.ui.panes import PanelKind
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests import cases
from tests.ui.conftest import signed_on
from tests.ui.things import ACTOR, NOW, Told

KINDS = (PanelKind("inspector", "Inspector", "right", Told), PanelKind("due", "Due", "tables", DuePanel))
FORM = IncidentForm(
    "Explosion", Category.MISSILE_DRONE, 4, NOW - HOUR, Precision.HOUR, 23.9345, 50.4705, "Przewodów", "", None
)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, request: pytest.FixtureRequest) -> Window:
    path = tmp_path / "night.flank"
    with cases.empty(path, "night", ACTOR, NOW - HOUR) as store:
        made, _ = create_incident(store, ACTOR, NOW - HOUR, FORM)
        ask_question(store, ACTOR, NOW - HOUR, made, QuestionForm("Radar track?", ACTOR.name, NOW - MINUTE))
    window = build(signed_on(), lambda: NOW, KINDS)
    request.addfinalizer(window.close)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.openings.open(path)
    settle(window)
    return window


def panel(window: Window) -> DuePanel:
    found = window.panels["due"]
    assert isinstance(found, DuePanel)
    return found


def shown(window: Window) -> list[tuple[Cause, bool]]:
    return [(row.cause, row.open) for row in panel(window).table.model.shown_rows()]


def test_mine_is_what_i_own_and_the_cell_s_is_everything(window: Window) -> None:
    assert shown(window) == [(Cause.SEVERE, True), (Cause.QUESTION, True)]
    assert panel(window).told == "2"
    panel(window).show_mine(True)
    assert shown(window) == [(Cause.QUESTION, True)]


def test_what_is_acknowledged_stays_with_who_saw_it_and_leaves_the_badge(window: Window) -> None:
    badge = DueBadge(window, window.bar)
    window.bar.place_badge(badge)
    assert badge.words == "2 due" and badge.isVisibleTo(window.bar)
    due = panel(window)
    window.show_panel("due")
    due.table.select(due.table.model.shown_rows()[0].key)
    due.acknowledge()
    sheet = next(sheet for sheet in window.findChildren(Sheet) if sheet.isVisible())
    note = sheet.findChild(QLineEdit)
    QTest.keyClicks(note, "told the duty officer")
    QTest.keyClick(note, Qt.Key.Key_Return)
    settle(window)
    assert shown(window) == [(Cause.QUESTION, True), (Cause.SEVERE, False)]
    seen = panel(window).table.model.shown_rows()[1].acknowledged
    assert seen is not None and (seen.by, seen.note) == (ACTOR.name, "told the duty officer")
    assert badge.words == "1 due"
    due.table.select("")
    due.acknowledge()
    sheet = next(sheet for sheet in window.findChildren(Sheet) if sheet.isVisible())
    QTest.keyClick(sheet.findChild(QLineEdit), Qt.Key.Key_Return)
    settle(window)
    assert not badge.isVisibleTo(window.bar) and panel(window).told == ""


def test_enter_shows_what_a_row_is_about(window: Window) -> None:
    due = panel(window)
    due.table.select(due.table.model.shown_rows()[0].key)
    QTest.keyClick(due.table.focusProxy(), Qt.Key.Key_Return)
    assert window.selection.kind == "incident"


def test_enter_on_a_partner_to_tell_shows_the_crisis_it_belongs_to(window: Window) -> None:
    def work(store: Store, actor: Actor, now: int) -> tuple[bytes, Changes]:
        crisis, _ = open_crisis(store, actor, now, CrisisForm(title="Przewodów"))
        form = NoticeForm(partner="EU", subject="Closure of airspace", due_at=NOW - 1)
        return notice_partner(store, actor, now, crisis, form)

    window.session.attempt(work, lambda _: None)
    settle(window)
    due = panel(window)
    (row,) = (one for one in due.table.model.shown_rows() if one.cause is Cause.PARTNER)
    due.table.select(row.key)
    QTest.keyClick(due.table.focusProxy(), Qt.Key.Key_Return)
    settle(window)
    picture = consulting_of(window).picture
    assert window.desks.shown == CRISIS and picture is not None and picture.crisis is not None
    assert picture.crisis.title == "Przewodów"


def test_only_what_comes_up_while_somebody_works_is_told_as_new(window: Window, qtbot: QtBot) -> None:
    told: list[tuple[Due, ...]] = []
    due_of(window).raised.connect(told.append)
    window.session.attempt(lambda store, actor, now: create_incident(store, actor, now, FORM), lambda _: None)
    settle(window)
    assert [[one.cause for one in alarms] for alarms in told] == [[Cause.SEVERE]]


def test_no_sound_without_a_screen_and_two_tones_that_do_not_click(window: Window) -> None:
    sound = AlarmSound(window)
    assert not sound.wanted
    sound.play()
    made = tones()
    assert made[:2] == b"\x00\x00" and 20_000 < len(made) < 60_000
