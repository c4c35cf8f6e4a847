"""A map on a screen that nobody sees, and the clock on its frames."""

import os
from collections.abc import Callable
from time import perf_counter, process_time
from typing import Any, Final, NamedTuple

from console.map.canvas import MapCanvas

SIZE: Final = (1920, 1080)
_DEFERRED_DELETE: Final = 52
"""The number of Qt's event."""


def application() -> Any:
    """The program's QApplication, without a screen unless the caller has asked for one."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from console.ui.app import application as made

    return made()


def shown(size: tuple[int, int] = SIZE) -> MapCanvas:
    """A canvas that is shown, as large as the screens the figures are told for."""
    application()
    canvas = MapCanvas()
    canvas.resize(*size)
    canvas.show()
    finish(canvas)
    return canvas


def nobody() -> Any:
    """The parent of a widget that stands by itself, where its maker asks for one."""
    return None


def finish(canvas: MapCanvas) -> None:
    """Let everything that waits for spare time come to an end: ground, names, arrangement."""
    app = application()
    canvas.settle()
    app.processEvents()
    while not canvas.idle:
        app.processEvents()


def put_away(widget: Any) -> None:
    """Close a canvas or a window for good."""
    widget.close()
    widget.deleteLater()
    application().sendPostedEvents(widget, _DEFERRED_DELETE)


class Took(NamedTuple):
    """Milliseconds by the clock, and of the processor: on a machine that is shared the second says more."""

    wall: float
    cpu: float


def took(act: Callable[[], object]) -> Took:
    """How long something takes."""
    begun, worked = perf_counter(), process_time()
    act()
    cpu, wall = process_time() - worked, perf_counter() - begun
    return Took(round(wall * 1000, 2), round(cpu * 1000, 2))


def milliseconds(act: Callable[[], object]) -> float:
    """How long something takes."""
    begun = perf_counter()
    act()
    return (perf_counter() - begun) * 1000


def frame(canvas: MapCanvas) -> float:
    """Milliseconds of one frame: painted whole, as far as the screen's memory."""
    return milliseconds(canvas.repaint)


def percentile(values: list[float], share: float) -> float:
    """The value that so large a share of them does not exceed."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]
