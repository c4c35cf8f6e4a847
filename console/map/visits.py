"""Back and forward through the views somebody rested at."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from console.map.views import View

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas

SETTLED_MS: Final = 500
"""A view that is shown for so long without a movement is one to come back to."""
MOST: Final = 100


class Visited:
    """Views in the order in which they were visited, and where among them one is. Plain values."""

    def __init__(self) -> None:
        self._views: list[View] = []
        self._at = -1

    @property
    def now(self) -> View | None:
        """The view one is at; None before the first."""
        return self._views[self._at] if self._views else None

    @property
    def can_go_back(self) -> bool:
        """Whether there is a view before this one."""
        return self._at > 0

    @property
    def can_go_forward(self) -> bool:
        """Whether one has come back from a view."""
        return self._at + 1 < len(self._views)

    def visit(self, view: View) -> None:
        """Be at a view: what one came back from is forgotten, unless nothing has moved."""
        if view == self.now:
            return
        del self._views[self._at + 1 :]
        self._views.append(view)
        del self._views[:-MOST]
        self._at = len(self._views) - 1

    def back(self) -> View | None:
        """Go to the view before; None where there is none."""
        return self._go(-1) if self.can_go_back else None

    def forward(self) -> View | None:
        """Go to the view one came back from; None where there is none."""
        return self._go(1) if self.can_go_forward else None

    def _go(self, by: int) -> View:
        self._at += by
        return self._views[self._at]


class Visits(QObject):
    """Follows one canvas. ``changed`` when other ways may be open than before."""

    changed = Signal()

    def __init__(self, canvas: "MapCanvas") -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._visited = Visited()
        self._settling = QTimer(self, interval=SETTLED_MS, singleShot=True)
        self._settling.timeout.connect(self.settle)
        canvas.view_changed.connect(self._settling.start)
        self._settling.start()

    @property
    def can_go_back(self) -> bool:
        """Whether :meth:`back` leads anywhere."""
        return self._visited.can_go_back or self._visited.now not in (None, self._canvas.view)

    @property
    def can_go_forward(self) -> bool:
        """Whether :meth:`forward` leads anywhere."""
        return self._visited.can_go_forward and self._visited.now == self._canvas.view

    def settle(self) -> None:
        """Remember the view that is shown now."""
        self._settling.stop()
        self._visited.visit(self._canvas.view)
        self.changed.emit()

    def back(self) -> None:
        """Show the view before; where there is none, stay."""
        self.settle()
        self._show(self._visited.back())

    def forward(self) -> None:
        """Show the view one came back from; where there is none, stay."""
        self.settle()
        self._show(self._visited.forward())

    def _show(self, view: View | None) -> None:
        if view is not None:
            self._canvas.go_to(view)
            self.settle()
