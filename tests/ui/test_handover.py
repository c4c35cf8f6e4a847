"""A shift handed over in the window: composed, signed by both, kept, read again and printed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from console.domain.operation import Actor
from console.domain.times import HOUR, MINUTE
from console.services.log import write_log
from console.services.sign_on import register, require_passphrases
from console.store.casefile import open_case
from console.store.handovers import handovers
from console.ui.handover import HandoverSheet
from console.ui.handover_print import export
from console.ui.handover_text import SectionText
from console.ui.handovers import show_handovers
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window
from tests import cases
from tests.ui.things import ACTOR, NOW


@pytest.fixture
def night(tmp_path: Path) -> Path:
    path = tmp_path / "night.flank"
    with cases.empty(path, "night", ACTOR, NOW - 3 * HOUR) as store:
        write_log(store, ACTOR, NOW - 2 * HOUR, "<b>Telephoned</b> Warsaw")
    return path


def begun(window: Window) -> HandoverSheet:
    sheet = HandoverSheet(window, NOW - 12 * HOUR, NOW)
    sheet.begin()
    settle(window)
    return sheet


def kept(window: Window) -> list[str]:
    store = window.session.store
    assert store is not None
    with store.reader() as reader:
        return [f"{one.outgoing} > {one.incoming}: {one.note}" for one in handovers(reader)]


def test_what_is_read_is_signed_and_who_takes_over_works_here_then(
    make_window: Callable[..., Window], night: Path, tmp_path: Path
) -> None:
    window = make_window(night)
    form = begun(window)
    assert "151744Z  <b>Telephoned</b> Warsaw (A. Example, Desk 1 no. 1)" in form.text.lines
    QTest.keyClick(form.name, Qt.Key.Key_Return)
    settle(window)
    assert form.sheet.isVisible() and kept(window) == []
    QTest.keyClicks(form.name, "Bo")
    QTest.keyClicks(form.note, "Quiet since 19")
    QTest.keyClick(form.note, Qt.Key.Key_Return)
    settle(window)
    assert kept(window) == ["A. Example, Desk 1 > Bo, Desk 1: Quiet since 19"]
    assert window.session.actor == Actor("Bo", "Desk 1")
    store = window.session.store
    assert store is not None
    with store.reader() as reader:
        (one,) = handovers(reader)
    export(window, one, tmp_path / "handover.pdf")
    settle(window)
    assert (tmp_path / "handover.pdf").read_bytes().startswith(b"%PDF")


def test_another_moment_composes_it_anew_and_one_that_cannot_be_is_refused(
    make_window: Callable[..., Window], night: Path
) -> None:
    window = make_window(night)
    form = begun(window)
    form.since.setText("151900Z NOV 22")
    form.since.editingFinished.emit()
    settle(window)
    assert not any("Telephoned" in line for line in form.text.lines)
    for words in ("161900Z NOV 22", "soon"):
        form.since.setText(words)
        form.since.editingFinished.emit()
        settle(window)
        QTest.keyClicks(form.name, "Bo")
        QTest.keyClick(form.name, Qt.Key.Key_Return)
        settle(window)
        assert form.sheet.isVisible() and kept(window) == []
    form.sheet.reject()


@pytest.mark.usefixtures("quick_hash")
def test_where_the_case_asks_both_prove_who_they_are(make_window: Callable[..., Window], night: Path) -> None:
    with open_case(night, ACTOR, NOW - MINUTE) as store:
        register(store, ACTOR, NOW - MINUTE, ACTOR.name, ACTOR.station, "one")
        register(store, ACTOR, NOW - MINUTE, "Bo", "Desk 1", "two")
        require_passphrases(store, ACTOR, NOW - MINUTE, True)
    window = make_window(night)
    window.session.sign_on(ACTOR.name, ACTOR.station, "one", lambda _: None, lambda _: None)
    settle(window)
    form = begun(window)
    assert form.passphrase is not None
    QTest.keyClicks(form.name, "Bo")
    QTest.keyClicks(form.passphrase, "one")
    QTest.keyClick(form.passphrase, Qt.Key.Key_Return)
    settle(window)
    assert form.sheet.isVisible() and kept(window) == []
    form.passphrase.setText("two")
    QTest.keyClick(form.passphrase, Qt.Key.Key_Return)
    settle(window)
    assert kept(window) == ["A. Example, Desk 1 > Bo, Desk 1: "]
    assert window.session.writable and window.session.actor.name == "Bo"


def test_those_before_are_read_again(make_window: Callable[..., Window], night: Path) -> None:
    from console.services.handovers import Signature, compose, hand_over

    with open_case(night, ACTOR, NOW - MINUTE) as store:
        sections = compose(store.writer_view(), NOW - 12 * HOUR, NOW - MINUTE)
        hand_over(store, ACTOR, NOW - MINUTE, NOW - 12 * HOUR, sections, "Quiet", Signature("Bo", "Desk 1"))
    window = make_window(night)
    show_handovers(window)
    settle(window)
    sheet = next(sheet for sheet in window.findChildren(Sheet) if sheet.isVisible())
    text = sheet.findChild(SectionText)
    assert "Watch log" in text.lines and text.lines[-2:] == ["Note", "Quiet"]
    sheet.reject()


def test_closed_while_it_is_being_composed_it_asks_for_nothing_more(
    make_window: Callable[..., Window], night: Path
) -> None:
    window = make_window(night)
    form = HandoverSheet(window, NOW - 12 * HOUR, NOW)
    form.begin()
    form.sheet.reject()
    settle(window)
    assert not window.findChildren(Sheet)
