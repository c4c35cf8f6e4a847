"""Long work: progress, stopping, refusals and mistakes all come back to the window's thread."""

import threading

from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from console.domain.errors import BadInput
from console.ui.jobs import Jobs, Progress
from console.ui.render import settle
from console.ui.window import Window


def test_the_result_comes_back_on_the_windows_thread(qtbot: QtBot) -> None:
    jobs = Jobs()
    got: list[tuple[int, bool]] = []
    here = QThread.currentThread()
    jobs.start("Counting", lambda progress: 42, lambda result: got.append((result, QThread.currentThread() is here)))
    assert [job.title for job in jobs.running] == ["Counting"]
    qtbot.waitUntil(lambda: not jobs.under_way)
    assert got == [(42, True)]
    jobs.close()


def test_progress_is_told(qtbot: QtBot) -> None:
    jobs = Jobs()
    seen: list[tuple[int, int]] = []
    jobs.changed.connect(lambda: seen.extend((job.done, job.total) for job in jobs.running))

    def work(progress: Progress) -> None:
        progress.report(1, 2)

    jobs.start("Counting", work, lambda _: None)
    qtbot.waitUntil(lambda: not jobs.under_way)
    assert (1, 2) in seen
    jobs.close()


def test_stop_ends_the_newest_job_and_says_so(qtbot: QtBot) -> None:
    jobs = Jobs()
    told: list[str] = []
    got: list[object] = []
    jobs.failed.connect(told.append)
    stopped = threading.Event()

    def work(progress: Progress) -> None:
        stopped.wait(5)
        progress.check()

    jobs.start("Counting", work, got.append, lambda: got.append("lost"))
    jobs.stop()
    stopped.set()
    qtbot.waitUntil(lambda: not jobs.under_way)
    assert told == ["Stopped. Nothing was changed."]
    assert got == ["lost"]
    jobs.close()


def test_a_refusal_is_its_sentence_and_a_mistake_is_reported(qtbot: QtBot, mistakes: list[BaseException]) -> None:
    jobs = Jobs()
    told: list[str] = []
    jobs.failed.connect(told.append)

    def refuse(_progress: Progress) -> None:
        raise BadInput("Not taken: the archive unpacks to 9 GB.")

    def stumble(_progress: Progress) -> None:
        raise ZeroDivisionError

    lost: list[str] = []
    jobs.start("Reading", refuse, lambda _: None, lambda: lost.append("refused"))
    jobs.start("", stumble, lambda _: None, lambda: lost.append("broken"))
    qtbot.waitUntil(lambda: not jobs.under_way)
    assert sorted(lost) == ["broken", "refused"]
    assert told == ["Not taken: the archive unpacks to 9 GB."]
    assert isinstance(mistakes.pop(), ZeroDivisionError)
    jobs.close()


def test_work_that_is_done_is_never_said_to_be_stopped(qtbot: QtBot) -> None:
    jobs = Jobs()
    told: list[str] = []
    got: list[int] = []
    jobs.failed.connect(told.append)
    begun, go_on = threading.Event(), threading.Event()

    def work(_progress: Progress) -> int:
        begun.set()
        go_on.wait(5)
        return 42

    jobs.start("Writing", work, got.append)
    begun.wait(5)
    jobs.stop()
    go_on.set()
    qtbot.waitUntil(lambda: not jobs.under_way)
    assert (told, got) == ([], [42])
    jobs.close()


def test_nothing_is_begun_once_the_window_is_closed() -> None:
    jobs = Jobs()
    jobs.close()
    jobs.start("Late", lambda progress: 42, lambda _: None)
    assert not jobs.under_way


def test_work_under_a_title_stops_when_the_case_is_let_go_of(window: Window) -> None:
    ended = threading.Event()
    got: list[str] = []

    def work(progress: Progress) -> str:
        while not ended.wait(0.005):
            progress.check()
        return "written"

    lost = got.append
    window.jobs.start("Exporting", work, got.append, lambda: lost("stopped"))
    window.session.close()
    settle(window)
    ended.set()
    assert got == ["stopped"]
