"""The window as a picture, without a screen: for ``shot``, the README and tests."""

import os
from time import monotonic

from PySide6.QtCore import QEventLoop, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from console.domain.errors import Fault
from console.ui.panes import RESTING
from console.ui.tables import TableModel
from console.ui.window import Window

_PATIENCE_S = 60.0
_LOOK_EVERY_MS = 3


def without_screen(scale: float) -> None:
    """Prepare to draw with no screen, ``scale`` device pixels a pixel. Call before the QApplication is made."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["QT_SCALE_FACTOR"] = str(scale)


def settle(window: Window) -> None:
    """Wait until the case is read, no job runs and tables are in order. Raises Fault when that takes over a minute."""
    until = monotonic() + _PATIENCE_S
    loop = QEventLoop()
    look = QTimer()
    look.timeout.connect(loop.quit)
    look.start(_LOOK_EVERY_MS)
    QApplication.processEvents()
    _hurry(window)
    while _at_work(window) or _hurry(window):
        if monotonic() > until:
            raise Fault("The window did not come to rest within a minute. Open the case and look what it is doing.")
        loop.exec()
    QApplication.processEvents()


def _at_work(window: Window) -> bool:
    if window.session.busy or window.jobs.under_way:
        return True
    return any(model.looking for model in window.findChildren(TableModel))


def _hurry(window: Window) -> bool:
    """What waits for a hand to come to rest does not wait: nobody's hand is there. Whether anything did."""
    hurried = False
    for timer in window.findChildren(QTimer, RESTING):
        # What one of them sets off may close a sheet, and its timers with it.
        if isValid(timer) and timer.isActive():
            usual = timer.interval()
            timer.start(0)
            QApplication.processEvents()
            if isValid(timer):
                timer.setInterval(usual)
            hurried = True
    return hurried


def render(window: Window, size: QSize, scale: float) -> QImage:
    """The window at ``size`` (pixels at 100 %), with ``scale`` device pixels each, once it has come to rest."""
    window.resize(size)
    window.show()
    settle(window)
    window.map.canvas.settle()
    image = QImage(size * scale, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(Qt.GlobalColor.black)
    window.render(image, QPoint(0, 0))
    return image
