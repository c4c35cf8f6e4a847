"""Where the window is on the screen and the map in the window, kept so that the next start can begin with the map."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QRect

KEPT = "places"
"""Their name among what is kept of the layout."""
SHARE = 0.9
"""Of the screen, until the user's own layout is there to be restored."""
LEFT_SHARE, RIGHT_SHARE, TABLES_SHARE = 0.18, 0.29, 0.235
"""The most of the window its docks take at first."""
TALL_SHARE = 0.55
"""What the tables take when they are made taller: a tree of forces is read at a glance, the map stays in sight."""
_LEFT, _TOP, _RIGHT, _BOTTOM = 265, 70, 481, 126
"""What stands round the map at first beside the tables, px at 100 %."""
_LEAST = 100


@dataclass(frozen=True)
class Places:
    """``window`` on the screen, its frame not counted; ``map`` in the window. Logical px."""

    window: QRect
    map: QRect

    @property
    def text(self) -> str:
        """As it is kept."""
        return ",".join(str(number) for area in (self.window, self.map) for number in _numbers(area))

    @staticmethod
    def of(layout: Mapping[str, str], screen: QRect) -> Places | None:
        """What was kept; None when nothing was, or nothing that could be on the screen."""
        try:
            numbers = [int(number) for number in layout.get(KEPT, "").split(",")]
        except ValueError:
            return None
        if len(numbers) != 8:
            return None
        window, inner = QRect(*numbers[:4]), QRect(*numbers[4:])
        inside = QRect(0, 0, window.width(), window.height()).contains(inner)
        large = min(inner.width(), inner.height()) >= _LEAST
        return Places(window, inner) if inside and large and screen.intersects(window) else None

    @staticmethod
    def first(screen: QRect, scale: float) -> Places:
        """Where they are before anything was kept, at a scale of text."""
        wide, high = round(screen.width() * SHARE), round(screen.height() * SHARE)
        window = QRect(0, 0, wide, high)
        window.moveCenter(screen.center())
        left, right = min(_LEFT * scale, wide * LEFT_SHARE + 1), min(_RIGHT * scale, wide * RIGHT_SHARE + 1)
        across = max(round(wide - left - right), _LEAST)
        along = max(round(high - _TOP * scale - _BOTTOM * scale - high * TABLES_SHARE), _LEAST)
        return Places(window, QRect(round(left), round(_TOP * scale), across, along))


def _numbers(area: QRect) -> tuple[int, int, int, int]:
    return area.x(), area.y(), area.width(), area.height()
