"""Our own mistakes: what is printed and kept tells where, never what the case holds."""

import sys

import pytest
from PySide6.QtWidgets import QApplication

from console.ui import crash
from console.ui.crash_dialog import CrashTeller
from console.ui.render import settle
from console.ui.sheet import Sheet
from console.ui.window import Window


def test_what_goes_to_the_terminal_does_not_quote_the_case(
    capsys: pytest.CaptureFixture[str], mistakes: list[BaseException]
) -> None:
    before = sys.excepthook
    crash.install(lambda _report: None)
    try:
        raise ValueError("NATO SECRET: debris near Hrubieszów")
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    finally:
        crash.uninstall()
        sys.excepthook = before
    printed = capsys.readouterr().err
    assert "ValueError" in printed and "test_crash.py" in printed
    assert "Hrubieszów" not in printed
    assert isinstance(mistakes.pop(), ValueError)


def test_a_mistake_is_told_over_a_form_that_is_open(window: Window) -> None:
    form = Sheet(window, "New indicator")
    form.open()
    teller = CrashTeller(window)
    teller.tell(None)
    settle(window)
    (told,) = (one for one in window.findChildren(Sheet) if one is not form)
    assert told.isVisible() and told.isModal()
    assert QApplication.activeModalWidget() is told
    told.reject()
    form.reject()
