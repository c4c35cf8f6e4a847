"""What is worked out beside the window: only the last that was asked is told."""

import threading

from pytestqt.qtbot import QtBot

from console.ui.jobs import Jobs
from console.ui.latest import Latest


def test_of_what_is_asked_meanwhile_only_the_last_is_worked_out_and_told(qtbot: QtBot) -> None:
    jobs = Jobs()
    latest: Latest[str] = Latest(jobs)
    go, worked, told = threading.Event(), [], list[str]()

    def work(name: str) -> str:
        go.wait(5)
        worked.append(name)
        return name

    for name in ("first", "second", "third"):
        latest.ask(lambda name=name: work(name), told.append, at_once=False)
    go.set()
    qtbot.waitUntil(lambda: bool(told))
    assert (worked, told) == (["first", "third"], ["third"])
    latest.ask(lambda: "slow", told.append, at_once=False)
    latest.ask(lambda: "quick", told.append, at_once=True)
    assert told[-1] == "quick"
    qtbot.waitUntil(lambda: not jobs.under_way)
    assert told == ["third", "quick"]
    jobs.close()
