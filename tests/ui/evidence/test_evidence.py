"""Attachments are looked at in a window of their own, from memory, by keyboard."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from console.domain.errors import BadInput
from console.domain.marking import Level, Marking
from console.services.attachments import Given, attach
from console.services.reports import ReportForm, file_report
from console.store.attachments import of_report
from console.store.storyboards import storyboards
from console.ui.evidence.attached import Attached
from console.ui.evidence.clip import ClipView, clip_time, zulu_second
from console.ui.evidence.picture import PictureView, levels_of
from console.ui.evidence.still import add_still
from console.ui.evidence.viewer import Viewer
from console.ui.render import settle
from console.ui.theme import Look
from console.ui.window import Window
from tests.ui.evidence.clips import clip, jpeg
from tests.ui.things import ACTOR, NOW


def test_a_picture_zooms_at_the_pointer_and_fits_again(look: Look, qtbot: QtBot) -> None:
    view = PictureView(look, None)  # type: ignore[arg-type]
    qtbot.addWidget(view)
    view.resize(400, 300)
    view.show_levels(levels_of(jpeg("red", 2400, 1200)))
    assert view.zoom == pytest.approx(400 / 2400)
    corner = QPointF(100, 150)
    before = view.middle + (corner - QPointF(200, 150)) / view.zoom
    view.zoom_by(4, corner)
    after = view.middle + (corner - QPointF(200, 150)) / view.zoom
    assert (after - before).manhattanLength() < 1
    qtbot.keyClick(view, Qt.Key.Key_1)
    assert view.zoom == pytest.approx(1 / view.devicePixelRatioF())
    qtbot.keyClick(view, Qt.Key.Key_0)
    assert view.zoom == pytest.approx(400 / 2400)
    assert view.grab().toImage().pixelColor(200, 150).name() == QColor("#fe0000").name()


@pytest.mark.no_qt_log
@pytest.mark.parametrize("content", [b"", b"\xff\xd8\xff\xe0 half a picture", b"<svg/>"])
def test_what_is_no_picture_is_said_not_shown(content: bytes) -> None:
    with pytest.raises(BadInput):
        levels_of(content)


def test_times_in_a_clip_are_told_to_the_thousandth_and_in_zulu() -> None:
    assert (clip_time(3_723_456), clip_time(4_005), clip_time(-5)) == ("1:02:03.456", "0:04.005", "0:00.000")
    assert zulu_second(NOW + 12_000)[:9] == f"{zulu_second(NOW)[:6]}:{zulu_second(NOW + 12_000)[7:9]}"


@pytest.mark.no_qt_log
def test_a_clip_steps_by_a_frame_and_tells_the_moment_it_shows(look: Look, qtbot: QtBot) -> None:
    view = ClipView(look, clip(["red", "lime", "blue"]), "video/x-msvideo", NOW, None)  # type: ignore[arg-type]
    qtbot.addWidget(view)
    view.resize(200, 200)
    view.show()

    def shows(colour: QColor) -> Callable[[], bool]:
        def check() -> bool:
            image = view.frame.image
            if image.isNull():
                return False
            seen = image.pixelColor(5, 5)
            return all(
                abs(one - other) < 30
                for one, other in zip(seen.getRgb()[:3], colour.getRgb()[:3], strict=True)  # type: ignore[index]
            )

        return check

    qtbot.waitUntil(shows(QColor("red")))
    view.follow.setChecked(True)
    with qtbot.waitSignal(view.moment_shown) as shown:
        qtbot.keyClick(view, Qt.Key.Key_Period)
    assert shown.args == [NOW + 100] and view.clock.text().startswith(zulu_second(NOW + 100))
    qtbot.waitUntil(shows(QColor("lime")))
    qtbot.keyClick(view, Qt.Key.Key_Comma)
    qtbot.waitUntil(shows(QColor("red")))
    view.stop()


def test_the_sheet_lists_looks_describes_and_takes_off(window: Window, qtbot: QtBot, tmp_path: Path) -> None:
    store = window.session.store
    assert store is not None
    report_id, _ = file_report(store, ACTOR, NOW, ReportForm(headline="Wreck"))
    sheet = Attached(window, report_id, "Wreck")
    sheet.show()
    settle(window)
    assert "Nothing is attached" in sheet.told.text()
    (attach,) = (one for one in sheet.findChildren(QPushButton) if one.text() == "Attach files…")
    assert sheet.focusWidget() is attach
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.fill(0)
    (tmp_path / "wreck.txt").write_bytes(jpeg("white"))
    sheet.attach([tmp_path / "wreck.txt"])
    qtbot.waitUntil(lambda: sheet.list.count() == 1)
    assert sheet.list.item(0).text().startswith("wreck.txt\nPicture")
    viewer = Viewer(window, sheet.rows[0])
    viewer.show()
    qtbot.waitUntil(lambda: isinstance(viewer.shown, PictureView))
    viewer.save_to(tmp_path / "copy.jpg")
    qtbot.waitUntil(lambda: (tmp_path / "copy.jpg").exists())
    digest = hashlib.sha256((tmp_path / "copy.jpg").read_bytes()).digest()
    assert digest == of_report(store.writer_view(), report_id)[0].sha256
    viewer.reject()
    sheet.list.setFocus()
    qtbot.keyClick(sheet.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: sheet.list.count() == 0)
    window.session.undo()
    qtbot.waitUntil(lambda: sheet.list.count() == 1)
    sheet.reject()
    settle(window)


def test_the_sheet_of_a_report_lists_its_attachments_and_opens_them(whole: Window, qtbot: QtBot) -> None:
    from console.services.attachments import Given, attach
    from console.ui.evidence.attached import Attached
    from console.ui.panels.inspector import inspector_of
    from console.ui.selection import REPORT

    store = whole.session.store
    assert store is not None
    report_id, _ = file_report(store, ACTOR, NOW, ReportForm(headline="Wreck"))
    attach(store, ACTOR, NOW, report_id, [Given("wreck.jpg", jpeg("white"), "tail")])
    whole.selection.select(REPORT, report_id.hex())
    settle(whole)
    inspector = inspector_of(whole)
    assert inspector is not None
    button = inspector.findChild(QPushButton, "attachment0")
    assert button is not None and button.text() == "wreck.jpg"
    button.click()
    viewer = next(iter(whole.findChildren(Viewer)))
    qtbot.waitUntil(lambda: isinstance(viewer.shown, PictureView))
    viewer.reject()
    manage = inspector.findChild(QPushButton, "attachmentsManage")
    assert manage is not None
    manage.click()
    sheet = next(iter(whole.findChildren(Attached)))
    qtbot.waitUntil(lambda: sheet.list.count() == 1)
    sheet.reject()
    settle(whole)


def test_a_still_of_a_clip_is_kept_marked_as_the_clip_and_becomes_a_slide(window: Window) -> None:
    store = window.session.store
    assert store is not None
    report_id, _ = file_report(store, ACTOR, NOW, ReportForm(headline="Wreck"))
    secret = Marking(Level.SECRET, "NATO")
    attach(store, ACTOR, NOW, report_id, [Given("wreck.mp4", b"a clip", marking=secret)])
    image = QImage(10, 10, QImage.Format.Format_RGB32)
    image.fill(0)
    add_still(window, of_report(store.writer_view(), report_id)[0], image, 2_500)
    settle(window)
    still = next(one for one in of_report(store.writer_view(), report_id) if one.name.endswith(".png"))
    assert (still.name, still.marking) == ("wreck 0-02.500.png", secret)
    (board,) = storyboards(store.writer_view())
    assert board.slides[0].subject_id("attachment") == still.link_id
