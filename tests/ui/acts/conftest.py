"""The acts are tried in a window with the program's own panels."""

from tests.ui.panels.conftest import baseline, made_baseline, open_window, panel, window

__all__ = ["baseline", "made_baseline", "open_window", "panel", "window"]
