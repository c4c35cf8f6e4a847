"""A briefing given from the window: keys, what the audience sees and never sees, what the register keeps."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from console.domain.audience import Audience
from console.domain.marking import Level, Marking
from console.domain.operation import Actor, Changes
from console.domain.register import Output
from console.domain.show import Screen
from console.domain.storyboard import SlideKind
from console.domain.times import HOUR, Instant
from console.services.audiences import AudienceForm, keep_audience
from console.services.cut import Withheld
from console.services.releasing import require_second_person
from console.services.storyboards import SlideForm, StoryboardForm, edit_storyboard, make_storyboard
from console.store.casefile import Store, open_case
from console.store.outputs import outputs
from console.store.storyboards import storyboards
from console.ui.notices import Notice
from console.ui.presenting.presentation import Presentation
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests import cases
from tests.ui.conftest import on_case
from tests.ui.things import ACTOR, KINDS, NOW

TITLES = ("What happened", "What we know", "What we can do", "What Allies agreed")
FROZEN = NOW - 2 * HOUR


def with_briefing(path: Path) -> Path:
    """Four slides of words, frozen, about nothing."""
    cases.empty(path, "Night watch", ACTOR, NOW - 4 * HOUR).close()
    with open_case(path, ACTOR, NOW - 3 * HOUR) as store:
        slides = [SlideForm(SlideKind.TEXT, title=title, text="Words.", notes="Say it.") for title in TITLES]
        make_storyboard(store, ACTOR, NOW - 3 * HOUR, StoryboardForm("Brief", known_at=FROZEN), slides)
    return path


@pytest.fixture(scope="module")
def watch(tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Iterator[Window]:
    """One window for all tests that write no more than the register."""
    path = with_briefing(tmp_path_factory.mktemp("briefing") / "Night watch.flank")
    with on_case(tmp_path_factory, path, lambda: NOW, KINDS) as window:
        yield window


@pytest.fixture
def giving(watch: Window) -> Iterator[Presentation]:
    """The briefing is being given."""
    yield begun(watch)
    left = running(watch)
    if left is not None:
        left.end()
    settle(watch)


@pytest.fixture
def own(make_window: Callable[..., Window], tmp_path: Path) -> Presentation:
    """The same in a window of its own."""
    return begun(make_window(with_briefing(tmp_path / "Night watch.flank")))


def running(window: Window) -> Presentation | None:
    return next((one for one in window.findChildren(Presentation) if not one.over), None)


def begun(window: Window, key: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Presentation:
    window.activateWindow()
    settle(window)
    QTest.keyClick(window, Qt.Key.Key_F5, key)
    settle(window)
    found = running(window)
    assert found is not None
    return found


def press(giving: Presentation, *keys: Qt.Key, at: QWidget | None = None) -> None:
    for key in keys:
        QTest.keyClick(at or giving.presenter, key)


def kept(giving: Presentation) -> list[Output]:
    settle(giving.window)
    store = giving.window.session.store
    assert store is not None
    with store.reader() as reader:
        return outputs(reader)


def test_keys_and_a_remote_control_move_the_slides(giving: Presentation) -> None:
    keys = Qt.Key
    for pressed, title in (
        ((keys.Key_PageDown,), TITLES[1]),
        ((keys.Key_PageUp,), TITLES[0]),
        ((keys.Key_3, keys.Key_Return), TITLES[2]),
        ((keys.Key_Home,), TITLES[0]),
        ((keys.Key_End, keys.Key_Right), TITLES[3]),
        ((keys.Key_Left, keys.Key_Space, keys.Key_Up), TITLES[2]),
        ((keys.Key_F5,), TITLES[2]),
    ):
        press(giving, *pressed)
        assert giving.audience.view.page is not None and giving.audience.view.page.title == title
    press(giving, keys.Key_Period)
    assert giving.audience.view.over.screen is Screen.BLACK
    press(giving, keys.Key_W, at=giving.audience)
    assert giving.audience.view.over.screen is Screen.WHITE
    press(giving, keys.Key_Escape)
    assert giving.audience.view.over.screen is Screen.SLIDE and not giving.over
    press(giving, keys.Key_Escape)
    assert giving.over


def test_shift_f5_begins_with_the_slide_chosen(giving: Presentation) -> None:
    from console.ui.brief.chosen import briefing_of

    window = giving.window
    giving.end()
    settle(window)
    chosen = briefing_of(window)
    settle(window)
    chosen.choose_slide(chosen.boards[0].slides[2].id)
    again = begun(window, Qt.KeyboardModifier.ShiftModifier)
    assert again.page.title == TITLES[2]
    again.end()


def test_the_register_keeps_what_was_seen_also_when_the_console_is_closed(own: Presentation) -> None:
    giving = own
    press(giving, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_4, Qt.Key.Key_Return)
    (output,) = kept(giving)
    shown = [giving.pages[place] for place in (0, 1, 3)]
    assert (output.kind.value, output.title, output.known_at) == ("showing", "Brief", FROZEN)
    assert [(page.number, page.code, page.slide_id) for page in output.pages] == [
        (page.number, page.code, page.slide_id) for page in shown
    ]
    window, case = giving.window, giving.window.session.store
    assert case is not None
    window.close()
    assert giving.over
    with open_case(case.path, ACTOR, NOW) as store, store.reader() as reader:
        assert [len(one.pages) for one in outputs(reader)] == [3]


def test_what_was_said_before_waits_until_the_briefing_is_over(watch: Window) -> None:
    watch.say(Notice("Thrown away when the window closes", "warn", key="waits"))
    giving = begun(watch)
    assert not watch.notices.shown
    giving.end()
    settle(watch)
    assert [one.key for one in watch.notices.shown] == ["waits"]
    watch.notices.withdraw("waits")


def test_nothing_of_the_console_comes_up_over_the_slide(giving: Presentation) -> None:
    window, audience = giving.window, giving.audience
    window.say(Notice("An alarm is due", "warn"))
    assert [one.text for one in window.notices.shown] == ["An alarm is due"]
    assert window.notices.window() is giving.presenter
    assert not any(one.toolTip() for one in (audience, *audience.findChildren(QWidget)))
    tip = QHelpEvent(QEvent.Type.ToolTip, QPoint(5, 5), audience.mapToGlobal(QPoint(5, 5)))
    assert QApplication.sendEvent(audience, tip)

    sheet = Sheet(window, "Our mistake")
    sheet.open()
    assert sheet.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    press(giving, Qt.Key.Key_Right)
    assert giving.showing.at == 1, "keys still are the briefer's"
    giving.end()
    assert sheet.isVisible() and not sheet.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    assert window.notices.window() is window
    sheet.reject()


def test_the_arrow_goes_when_the_mouse_rests(giving: Presentation) -> None:
    audience = giving.audience
    resting = audience.resting
    assert audience.cursor().shape() is Qt.CursorShape.ArrowCursor and resting.interval() == 2_000
    resting.timeout.emit()
    assert audience.cursor().shape() is Qt.CursorShape.BlankCursor
    place, none = QPointF(20, 20), Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(audience.view, moved)
    assert audience.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_what_we_knew_then_is_the_briefers_first_and_the_audiences_by_enter(giving: Presentation) -> None:
    presenter, audience = giving.presenter, giving.audience
    frozen = audience.view.page
    press(giving, Qt.Key.Key_K)
    QTest.keyClicks(presenter.known.field, "2 h ago and then some")
    press(giving, Qt.Key.Key_Return, at=presenter.known.field)
    assert "is not a time" in presenter.known.told
    presenter.known.field.setText("151830Z NOV 22")
    press(giving, Qt.Key.Key_Return, at=presenter.known.field)
    settle(giving.window)
    then = presenter.slide.page
    assert then is not None and then.known_at == NOW - 74 * 60_000
    assert audience.view.page is frozen and presenter.chip.words == "KNOWN AT 151830Z NOV 22"
    press(giving, Qt.Key.Key_Return)
    assert audience.view.page is then
    press(giving, Qt.Key.Key_Escape)
    assert audience.view.page is frozen and presenter.slide.page is frozen
    output = kept(giving)[0]
    assert [page.known_at for page in output.pages] == [FROZEN, then.known_at]


def test_update_shows_the_slide_as_known_now_and_keeps_it_so(own: Presentation) -> None:
    giving = own
    press(giving, Qt.Key.Key_U)
    settle(giving.window)
    assert giving.audience.view.page is not None and giving.audience.view.page.known_at == NOW
    store = giving.window.session.store
    assert store is not None
    with store.reader() as reader:
        (board,) = storyboards(reader)
    assert [slide.known_at for slide in board.slides] == [NOW, None, None, None]
    giving.end()


def test_the_pointer_follows_the_mouse_over_the_presenters_slide(giving: Presentation) -> None:
    slide, over = giving.presenter.slide, lambda: giving.audience.view.over
    slide.pointed.emit(0.25, 0.5)
    assert over().pointer is None
    press(giving, Qt.Key.Key_L)
    assert over().pointer == (0.25, 0.5)
    press(giving, Qt.Key.Key_Z)
    slide.pointed.emit(0.75, 0.5)
    assert over().pointer == over().enlarged == (0.75, 0.5)
    slide.left.emit()
    assert over().pointer is None
    press(giving, Qt.Key.Key_Right)
    assert over().enlarged is None


def test_a_key_that_is_held_does_not_run_to_the_end(giving: Presentation) -> None:
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Escape):
        held = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
        QApplication.sendEvent(giving.presenter, held)
    assert giving.showing.at == 0 and not giving.over


def test_a_click_on_the_audiences_slide_goes_on(giving: Presentation) -> None:
    QTest.mouseClick(giving.audience.view, Qt.MouseButton.LeftButton)
    assert giving.showing.at == 1
    QTest.mouseClick(giving.presenter.slide, Qt.MouseButton.LeftButton)
    assert giving.showing.at == 1


def test_only_the_briefer_is_told_what_is_withheld(giving: Presentation) -> None:
    secret = Withheld("report", b"1" * 16, "Report of the service", Marking(Level.SECRET, "NATO"), "above their level")
    card = giving.presenter.audience
    card.show_audience(Audience("Ministers", Level.PUBLIC, frozenset()), (secret,), ("Read the notes again.",))
    told = card.accessibleDescription()
    assert "Ministers" in told and "Withheld: 1 item" in told and "Report of the service: above their level" in told
    assert "Report of the service" not in giving.audience.view.accessibleDescription()
    card.show_audience(Audience("Ministers", Level.PUBLIC, frozenset()), (), ())
    assert "Withheld: nothing" in card.accessibleDescription()


def test_with_one_display_a_key_changes_the_view(giving: Presentation) -> None:
    assert giving.stage.display is None and giving.stage.slide_in_front
    press(giving, Qt.Key.Key_P, at=giving.audience)
    assert not giving.stage.slide_in_front
    press(giving, Qt.Key.Key_P)
    assert giving.stage.slide_in_front


def test_the_focus_comes_back_to_where_it_was(giving: Presentation) -> None:
    window = giving.window
    giving.end()
    settle(window)
    window.show_panel("things")
    had = QApplication.focusWidget()
    assert had is not None and had.window() is window
    again = begun(window)
    assert not had.hasFocus()
    again.end()
    settle(window)
    assert had.hasFocus()


def test_the_time_left_says_calmly_that_it_takes_longer(giving: Presentation) -> None:
    timing = giving.presenter.timing
    timing.show_time(giving.showing, giving.showing.began + 372_000)
    assert timing.words == ("Elapsed 06:12", "Remaining 01:48")
    timing.show_time(giving.showing, giving.showing.began + 500_000)
    assert timing.words == ("Elapsed 08:20", "Longer than planned +00:20")


def test_a_second_person_releases_it_where_the_case_asks_for_one(watch: Window) -> None:
    store = watch.session.store
    assert store is not None
    watch.session.act(require_second_person, True)
    settle(watch)
    try:
        watch.activateWindow()
        settle(watch)
        QTest.keyClick(watch, Qt.Key.Key_F5)
        settle(watch)
        sheet = watch.findChild(Sheet)
        assert sheet is not None and running(watch) is None
        fields = {field.accessibleName(): field for field in sheet.findChildren(QLineEdit)}
        fields["Released by, name"].setText(ACTOR.name)
        fields["Station"].setText("Desk 2")
        (begin,) = (one for one in sheet.findChildren(QPushButton) if one.text() == "Begin")
        begin.click()
        settle(watch)
        assert running(watch) is None, "nobody releases their own work"
        fields["Released by, name"].setText("B. Second")
        begin.click()
        settle(watch)
        given = running(watch)
        assert given is not None and kept(given)[0].released_by == "B. Second, Desk 2"
        given.end()
    finally:
        watch.session.act(require_second_person, False)
        settle(watch)


def test_what_may_not_be_shown_to_its_audience_is_not(own: Presentation) -> None:
    window = own.window
    own.end()
    settle(window)

    def restricted(store: Store, actor: Actor, now: Instant) -> Changes:
        audience, _ = keep_audience(store, actor, now, AudienceForm("Open house", Level.PUBLIC, ""))
        with store.reader() as reader:
            (board,) = storyboards(reader)
        marking = Marking(Level.RESTRICTED, "NATO")
        form = replace(StoryboardForm.of(board), audience_id=audience, marking=marking)
        return edit_storyboard(store, actor, now, board.id, form)

    window.session.act(restricted)
    settle(window)
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F5)
    settle(window)
    assert running(window) is None
    assert any("Open house" in one.text or "no slide" in one.text for one in window.notices.shown)
