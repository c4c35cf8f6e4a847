"""The one QApplication. Nothing large may be imported here: it is made before anything is painted."""

from __future__ import annotations

import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from console.ui.words import tr

FIRST_PAINT = "FLANK_FIRST_PAINT"
"""In the environment: say on standard output what was first painted, then quit. For ``bench start``."""
SEEN, PAINTED, PICTURED = "map painted", "window painted", "case painted"
"""What is said: the ground alone, the window with it, the window with what the case holds."""


def application() -> QApplication:
    """The one QApplication, made when there is none."""
    known = QCoreApplication.instance()
    if isinstance(known, QApplication):
        return known
    made = QApplication(sys.argv[:1])
    made.setApplicationName("flank")
    made.setApplicationDisplayName(tr("Flank Console"))
    made.setDesktopFileName("flank-console")
    return made
