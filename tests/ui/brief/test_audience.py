"""For whom a briefing is: what is withheld from them and why, and what the desk is in the past."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from console.domain.marking import Level, Marking
from console.domain.times import dtg
from console.services.audiences import AudienceForm, keep_audience
from console.services.storyboards import SlideForm, StoryboardForm, edit_slide, edit_storyboard, freeze
from console.store.audiences import audiences
from console.ui.brief.audiences_sheet import AudiencesSheet
from console.ui.brief.export_sheet import ExportSheet, ask_export
from console.ui.brief.storyboard import StoryboardDesk
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests.ui.consult.conftest import press_main
from tests.ui.things import LATER, NOW


def test_a_slide_above_the_audience_is_withheld_from_it_and_the_briefer_is_told_why(
    briefing: Window, desk: StoryboardDesk
) -> None:
    store, board = briefing.session.store, desk.briefings.board
    assert store is not None
    assert board is not None
    briefing.session.act(lambda *of: keep_audience(*of, AudienceForm("Ministers", Level.UNCLASSIFIED, "NATO+EU"))[1])
    secret = SlideForm.of(replace(board.slides[1], marking=Marking(Level.SECRET, "NATO")))
    briefing.session.act(edit_slide, board.slides[1].id, secret)
    settle(briefing)
    with store.reader() as reader:
        audience = audiences(reader)[0]
    briefing.session.act(edit_storyboard, board.id, StoryboardForm.of(replace(board, audience_id=audience.id)))
    settle(briefing)
    assert [row.number for row in desk.strip.rows] == [1, None, 2]
    assert desk.strip.rows[1].state == "withheld"
    assert [one.id for one in desk.briefings.withheld] == [board.slides[1].id]
    assert "NATO SECRET" in desk.briefings.withheld[0].reason
    ask_export(briefing)
    settle(briefing)
    sheet = next(one for one in briefing.findChildren(ExportSheet) if one.isVisible())
    assert sheet.whom.audience_id == audience.id
    sheet.reject()
    desk.briefings.choose_slide(board.slides[1].id)
    assert desk.preview.accessibleDescription().startswith("This slide is withheld from the audience.")


def test_an_audience_made_for_a_briefing_is_whom_it_is_for(briefing: Window, desk: StoryboardDesk) -> None:
    desk.top.audiences_wanted.emit()
    sheet = next(one for one in briefing.findChildren(AudiencesSheet) if one.isVisible())
    QTest.keyClick(sheet.table.focusProxy(), Qt.Key.Key_N)
    form = next(one for one in briefing.findChildren(Sheet) if one.isVisible() and one is not sheet)
    name, members = (one for one in form.findChildren(QLineEdit) if one.accessibleName() in ("Name", "Members"))
    name.setText("Delegates")
    members.setText("NATO+EU")
    press_main(form)
    settle(briefing)
    assert desk.briefings.audience is not None and desk.briefings.audience.name == "Delegates"
    assert desk.top.whom.currentText() == "Delegates"
    sheet.reject()
    settle(briefing)


def test_the_moment_over_the_slides_is_typed_at_once_and_a_slide_of_another_says_so(
    briefing: Window, desk: StoryboardDesk
) -> None:
    desk.top.moment.click()
    form = next(one for one in briefing.findChildren(Sheet) if one.isVisible())
    moment = form.focusWidget()
    assert isinstance(moment, QLineEdit) and moment.placeholderText().startswith("Empty: it follows the clock.")
    form.reject()
    settle(briefing)
    board = desk.briefings.board
    assert board is not None
    briefing.session.act(freeze, board.id, NOW)
    briefing.session.act(freeze, board.id, LATER - 1, board.slides[0].id)
    settle(briefing)
    assert [dtg(LATER - 1) in row.state for row in desk.strip.rows] == [True, False, False]


def test_a_slide_that_is_dragged_takes_its_new_place(briefing: Window, desk: StoryboardDesk) -> None:
    before, model = [row.slide.id for row in desk.strip.rows], desk.strip.model()
    data = model.mimeData([model.index(0, 0)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 3, 0, QModelIndex())
    settle(briefing)
    assert [row.slide.id for row in desk.strip.rows] == [before[1], before[2], before[0]]


def test_in_the_past_the_briefing_is_as_it_was_and_acts_are_absent(briefing: Window, desk: StoryboardDesk) -> None:
    board = desk.briefings.board
    assert board is not None
    briefing.session.act(freeze, board.id, NOW)
    settle(briefing)
    assert desk.briefings.page is not None
    assert desk.briefings.page.known_at == NOW
    briefing.session.put_back(LATER - 1)
    settle(briefing)
    assert [row.words for row in desk.strip.rows] == ["Two killed at the border", "What is known", "What we ask for"]
    assert desk.form.title.isReadOnly()
    for act in (desk.add, desk.remove, desk.top.new, desk.top.export, desk.top.give, desk.top.whom):
        assert not act.isVisible()
    briefing.session.put_back(None)
    settle(briefing)
    assert desk.add.isVisible()
