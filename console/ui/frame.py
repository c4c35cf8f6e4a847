"""How the window's docks lie: their first sizes, and coming back as the user left them."""

from PySide6.QtCore import QByteArray, QPoint, QRect, Qt
from PySide6.QtWidgets import QMainWindow, QWidget

from console.ui.panes import Dock
from console.ui.places_kept import KEPT, LEFT_SHARE, RIGHT_SHARE, TABLES_SHARE, TALL_SHARE, Places
from console.ui.preferences import Preferences
from console.ui.theme import Look

# Raise it when docks are added or renamed: a layout of another version is not restored.
LAYOUT_VERSION = 1
_GEOMETRY, _STATE = "geometry", "state"


def lay_out(window: QMainWindow, left: Dock, right: Dock, tables: Dock) -> None:
    """Docks full height at the sides, tables under the map only."""
    window.setDockNestingEnabled(True)
    window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
    window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
    window.setCorner(Qt.Corner.TopLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
    window.setCorner(Qt.Corner.TopRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
    for dock, area in (
        (left, Qt.DockWidgetArea.LeftDockWidgetArea),
        (right, Qt.DockWidgetArea.RightDockWidgetArea),
        (tables, Qt.DockWidgetArea.BottomDockWidgetArea),
    ):
        dock.setFloating(False)
        window.addDockWidget(area, dock)
        dock.setVisible(bool(dock.panels))


def size_docks(window: QMainWindow, look: Look, left: Dock, right: Dock, tables: Dock) -> None:
    """The language's widths where the screen has room, a share of it where it has not."""
    wide, high = window.width(), window.height()
    widths = [
        min(look.px("panel_left"), round(wide * LEFT_SHARE)),
        min(look.px("panel_right"), round(wide * RIGHT_SHARE)),
    ]
    window.resizeDocks([left, right], widths, Qt.Orientation.Horizontal)
    window.resizeDocks([tables], [round(high * TABLES_SHARE)], Qt.Orientation.Vertical)


def are_tall(window: QMainWindow, tables: Dock) -> bool:
    """Whether the tables have most of the middle, by the command or by hand."""
    return tables.height() > window.height() * (TABLES_SHARE + TALL_SHARE) / 2


def turn_tables(window: QMainWindow, tables: Dock) -> None:
    """Give the tables most of the middle, or the map again."""
    share = TABLES_SHARE if are_tall(window, tables) else TALL_SHARE
    window.resizeDocks([tables], [round(window.height() * share)], Qt.Orientation.Vertical)


def keep(window: QMainWindow, middle: QWidget, preferences: Preferences) -> None:
    """Save where everything is, ``middle`` being the map."""
    places = Places(window.geometry(), QRect(middle.mapTo(window, QPoint(0, 0)), middle.size()))
    layout = {
        _GEOMETRY: _text(window.saveGeometry()),
        _STATE: _text(window.saveState(LAYOUT_VERSION)),
        KEPT: places.text,
    }
    preferences.change(layout=layout, layout_version=LAYOUT_VERSION)


def bring_back(window: QMainWindow, preferences: Preferences) -> bool:
    """Restore what :func:`keep` saved; False when there is nothing of this version."""
    kept = preferences.value
    if kept.layout_version != LAYOUT_VERSION or _STATE not in kept.layout:
        return False
    window.restoreGeometry(_bytes(kept.layout.get(_GEOMETRY, "")))
    return window.restoreState(_bytes(kept.layout[_STATE]), LAYOUT_VERSION)


def _text(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode("ascii")


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii", "ignore"))
