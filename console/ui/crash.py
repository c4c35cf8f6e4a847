"""What happens when the console itself makes a mistake: a report on this machine, one dialog, nothing sent.

A report holds the traceback, versions and the last commands by id: nothing of the case.
"""

import logging
import platform
import sys
import threading
import traceback
from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler, qVersion

from console.config import paths

_log = logging.getLogger(__name__)
_LAST_COMMANDS: deque[str] = deque(maxlen=20)
_SERIOUS = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}

Teller = Callable[[Path | None], None]
_tell: Teller | None = None


def note_command(command_id: str) -> None:
    """Remember that a command ran, for the report."""
    _LAST_COMMANDS.append(command_id)


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
    path = save(error, paths.state("crashes"), datetime.now(UTC))
    _log.error("mistake of our own: %s, report %s", type(error).__name__, path)
    if _tell is not None:
        _tell(path)
    return path


def save(error: BaseException, folder: Path, now: datetime) -> Path | None:
    """Write the report into ``folder``; never raises, because it runs when something already went wrong."""
    path = folder / f"crash-{now:%Y%m%dT%H%M%S%f}Z.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(text(error, now), encoding="utf-8")
    except OSError:
        return None
    return path


def text(error: BaseException, now: datetime) -> str:
    """The report: where it happened, versions, last commands. Not the error's own message: it may quote the case."""
    lines = [f"Flank Console mistake, {now:%Y-%m-%dT%H:%M:%SZ}", f"{type(error).__module__}.{type(error).__qualname__}"]
    lines += [
        f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
    ]
    cause = error.__cause__ or error.__context__
    if cause is not None:
        lines.append(f"after {type(cause).__module__}.{type(cause).__qualname__}")
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
    lines.append(f"Python {platform.python_version()}, Qt {qVersion()}, {platform.system()} {platform.release()}")
    lines.append("Last commands: " + (", ".join(_LAST_COMMANDS) or "none"))
    return "\n".join(lines) + "\n"


def _uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    sys.__excepthook__(kind, error, trace)
    report(error.with_traceback(trace))


def _uncaught_on_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        report(args.exc_value)


def _from_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    if kind in _SERIOUS:
        _log.warning("Qt: %s", message)
