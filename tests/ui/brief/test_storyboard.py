"""The Storyboard desk: slides in order with their pages, the one looked at, what is written on it."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from console.ui.brief.choosers import SlideChooser
from console.ui.brief.storyboard import StoryboardDesk
from console.ui.render import settle
from console.ui.window import Window


def titles(desk: StoryboardDesk) -> list[str]:
    return [row.words for row in desk.strip.rows]


def test_f9_shows_the_slides_and_the_one_looked_at(briefing: Window) -> None:
    QTest.keyClick(briefing, Qt.Key.Key_F9)
    settle(briefing)
    desk = briefing.desks.desk
    assert isinstance(desk, StoryboardDesk)
    assert titles(desk) == ["Two killed at the border", "What is known", "What we ask for"]
    assert [row.number for row in desk.strip.rows] == [1, 2, 3]
    assert not desk.briefings.stale
    assert desk.briefings.page is not None
    assert desk.pictures.of(desk.briefings.page, desk.preview.dots) is not None
    QTest.keyClick(desk.strip, Qt.Key.Key_Down)
    settle(briefing)
    assert desk.briefings.page is not None
    assert desk.briefings.page.title == "What is known"
    assert desk.pictures.of(desk.briefings.page, desk.preview.dots) is not None


def test_what_is_typed_is_seen_at_once_and_kept_as_one_leaves_the_field(briefing: Window, desk: StoryboardDesk) -> None:
    desk.strip.setFocus()
    QTest.keyClick(desk.strip, Qt.Key.Key_Return)
    assert desk.form.title.hasFocus()
    desk.form.title.setText("One killed")
    settle(briefing)
    assert desk.briefings.page is not None
    assert desk.briefings.page.title == "One killed"
    assert desk.briefings.slide is not None
    kept = desk.briefings.slide.title
    QTest.keyClick(desk.form.title, Qt.Key.Key_Escape)
    assert desk.form.title.text() == kept
    desk.form.text.setPlainText("- one more line\n" * 40)
    settle(briefing)
    assert "Not on the slide: one more line" in desk.form.word.text()
    QTest.keyClick(desk.form.text, Qt.Key.Key_Escape)
    assert not desk.form.word.text()
    desk.form.notes.setPlainText("Say nothing of Russia")
    desk.form.planned.setText("2:30")
    QTest.keyClick(desk.form.planned, Qt.Key.Key_Return)
    settle(briefing)
    assert desk.briefings.slide.seconds == 150
    assert desk.briefings.slide.notes == "Say nothing of Russia"
    desk.form.planned.setText("2 and a half")
    desk.form.commit()
    assert "2:30" in desk.form.word.text()
    QTest.keyClick(desk.form.planned, Qt.Key.Key_Escape)


def test_notes_worked_out_for_another_slide_are_painted_anew(briefing: Window, desk: StoryboardDesk) -> None:
    slide, page, notes = desk.briefings.slide, desk.briefings.page, desk.form.notes
    assert slide is not None and page is not None
    slide = replace(slide, notes="")
    told = replace(page, worked_out=("", "Say what is known."))
    desk.form.show_slide(slide, told, "", writable=True)
    settle(briefing)
    painted = Painted(notes.viewport())
    desk.form.show_slide(slide, replace(told, worked_out=("", "Say of when it is.")), "", writable=True)
    settle(briefing)
    assert painted.times
    assert desk.form.take.isVisible()
    desk.form.take.click()
    assert notes.toPlainText() == "Say of when it is." and not desk.form.take.isVisible()
    QTest.keyClick(notes, Qt.Key.Key_Escape)
    assert not notes.toPlainText()


class Painted(QObject):
    """How often a widget was painted since."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Paint
        return False


def test_two_dates_are_offered_and_what_the_case_has_nothing_of_is_said(briefing: Window, desk: StoryboardDesk) -> None:
    QTest.keyClick(desk.strip, Qt.Key.Key_A)
    settle(briefing)
    chooser = next(one for one in briefing.findChildren(SlideChooser) if one.isVisible())
    assert "Two dates compared" in [line.words for line in chooser.lines]
    chooser.type("race")
    assert [line.words for line in chooser.lines] == ["The case has nothing of that. Race and arrivals are of a plan."]
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert chooser.isVisible()
    QTest.keyClick(chooser.field, Qt.Key.Key_Escape)


def test_slides_are_put_in_order_by_key_left_out_and_removed(briefing: Window, desk: StoryboardDesk) -> None:
    before = titles(desk)
    desk.strip.setCurrentIndex(desk.strip.model().index(0, 0))
    QTest.keyClick(desk.strip, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    settle(briefing)
    assert titles(desk) == [before[1], before[0], before[2]]
    assert desk.briefings.slide is not None
    assert desk.strip.currentIndex().row() == 1
    QTest.keyClick(desk.strip, Qt.Key.Key_L)
    settle(briefing)
    assert [row.number for row in desk.strip.rows] == [1, None, 2]
    assert desk.strip.rows[1].state == "left out"
    QTest.keyClick(desk.strip, Qt.Key.Key_Delete)
    settle(briefing)
    assert titles(desk) == [before[1], before[2]]
    briefing.session.undo()
    settle(briefing)
    assert titles(desk) == [before[1], before[0], before[2]]


def test_the_map_as_it_is_becomes_a_slide_with_one_key(briefing: Window, desk: StoryboardDesk) -> None:
    count = len(desk.strip.rows)
    briefing.desks.leave()
    QTest.keyClick(briefing, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    settle(briefing)
    assert desk.briefings.board is not None
    assert len(desk.briefings.board.slides) == count + 1
    assert desk.briefings.slide is not None
    assert desk.briefings.slide.kind == "map"


def test_a_desk_with_nothing_to_show_adds_no_map_in_its_stead(briefing: Window, desk: StoryboardDesk) -> None:
    before = titles(desk)
    briefing.desks.show("options")
    settle(briefing)
    QTest.keyClick(briefing, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    settle(briefing)
    assert any(one.text.startswith("There is nothing on this desk") for one in briefing.notices.shown)
    briefing.desks.show("storyboard")
    settle(briefing)
    assert titles(desk) == before
