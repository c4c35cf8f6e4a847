"""Our own mistakes: what is printed and kept tells where, never what the case holds."""

import sys

import pytest

from console.ui import crash


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
