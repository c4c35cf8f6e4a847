"""What happens when the console itself makes a mistake: a report on this machine, one dialog, nothing sent.

A report holds the traceback, versions and the last commands by id: nothing of the case.
"""

import logging
import sys
import threading
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

from console.config import mistakes, paths

_log = logging.getLogger(__name__)
_LAST_COMMANDS: deque[str] = deque(maxlen=20)
_SERIOUS = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}

Teller = Callable[[Path | None], None]
_tell: Teller | None = None


def note_command(command_id: str) -> None:
    """Remember that a command ran, for the report."""
    _LAST_COMMANDS.append(command_id)


def ran_last() -> list[str]:
    """Qt's version and the last commands, for the report."""
    return [f"Qt {qVersion()}", *_LAST_COMMANDS]


def install(tell: Teller) -> None:
    """Catch what nobody caught, on every thread. ``tell`` gets the report's path on the thread of the mistake."""
    global _tell
    _tell = tell
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_on_thread
    qInstallMessageHandler(_from_qt)


def uninstall() -> None:
    """Put Python's and Qt's own handling back."""
    global _tell
    _tell = None
    sys.excepthook = sys.__excepthook__
    threading.excepthook = threading.__excepthook__
    qInstallMessageHandler(None)


def report(error: BaseException) -> Path | None:
    """Save a report of ``error`` and tell the user. Returns its path, or ``None`` when it could not be written."""
    path = mistakes.save(error, paths.state("crashes"), datetime.now(UTC), ran_last())
    _log.error("mistake of our own: %s, report %s", type(error).__name__, path)
    if _tell is not None:
        _tell(path)
    return path


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    told = error.with_traceback(trace)
    if sys.stderr is not None:  # None where the program was started without a terminal.
        # Not Python's own words: the error's message may quote the case.
        sys.stderr.write(mistakes.text(told, datetime.now(UTC), ran_last()))
    report(told)


def _uncaught_on_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        report(args.exc_value)


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if kind in _SERIOUS:
        _log.warning("Qt: %s", message)
