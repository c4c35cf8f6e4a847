"""The typeface in use: one that is always there, loaded once a process."""

from functools import cache

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from console.config import fonts


@cache
def family(wanted: tuple[str, ...]) -> str:
    """The face in use: the first wanted one the system has; Roboto is loaded from its package when Inter is missing."""
    present = QFontDatabase.families()
    if wanted[0] not in present:
        for file in fonts.roboto_files():
            QFontDatabase.addApplicationFont(str(file))
        present = QFontDatabase.families()
    return fonts.choose(wanted, present) or QApplication.font().family()
