"""The way back from a worker thread to the window's thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal


class WindowThread(QObject):
    """Runs calls on the thread it was made on. ``post`` may be called from any thread and returns at once."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Must be made on the window's thread."""
        super().__init__(parent)
        # A queued connection to a method of this object: a plain function would run on the emitting thread.
        self._arrived.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, call: Callable[[], None]) -> None:
        """Run ``call`` on the window's thread, after what it is doing now."""
        try:
            self._arrived.emit(call)
        except RuntimeError:  # The window is gone: nobody is left to tell.
            return

    def _run(self, call: Callable[[], None]) -> None:
        call()
