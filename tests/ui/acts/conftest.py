"""The acts are tried in a window with the program's own panels."""

from tests.ui.panels.conftest import open_window, panel, window

__all__ = ["open_window", "panel", "window"]
