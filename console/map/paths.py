"""Arrays to Qt paths, copied in one go."""

from typing import Any, Final

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPainterPath, QPolygonF
from shiboken6 import VoidPtr

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

_ELEMENT: Final = np.dtype([("kind", ">i4"), ("x", ">f8"), ("y", ">f8")])
"""As QDataStream writes the elements of a QPainterPath; kind 0 begins a line, 1 goes on with it."""

_ASIDE: Final = -16.0
"""Left of every picture."""


def path(x: Floats, y: Floats, heads: Flags) -> QPainterPath:
    """Lines through points, a new one wherever ``heads`` says so; filled by the odd-even rule."""
    made = QPainterPath()
    if len(x):
        elements = np.empty(len(x), _ELEMENT)
        elements["kind"] = ~heads
        elements["x"], elements["y"] = x, y
        last_begun, odd_even = int(np.flatnonzero(heads)[-1]), 0
        count, *rest = (part.to_bytes(4, "big") for part in (len(x), last_begun, odd_even))
        # The stream reads from the array and does not keep it alive.
        whole = QByteArray(count + elements.tobytes() + b"".join(rest))
        QDataStream(whole) >> made
    return made


def polygon(x: Floats, y: Floats, heads: Flags) -> QPolygonF:
    """Rings through points, each closed by itself, as one polygon: to be filled odd-even, without antialiasing.

    From the start of each ring a level line leads out of the picture to the left, where the rings are strung
    together from the highest down and all the way back: level lines and what is drawn twice fill nothing. Much quicker
    than a path, which Qt wants element by element.
    """
    made = QPolygonF()
    if len(x):
        begin = np.flatnonzero(heads)
        count = np.append(begin[1:], len(x)) - begin + 3
        order = np.argsort(y[begin], kind="stable")
        begin, count = begin[order], count[order]
        end = np.cumsum(count)
        taken = np.repeat(begin - 1 - (end - count), count) + np.arange(end[-1])
        out = np.r_[end - count, end - 1]
        taken[out] = np.r_[begin, begin]
        taken[end - 2] = begin
        made.resize(len(taken) + 1)
        memory: Any = VoidPtr(made.data(), len(made) * 16, True)  # type: ignore[call-arg, arg-type]
        points = np.frombuffer(memory, np.float64).reshape(-1, 2)
        points[:-1, 0], points[:-1, 1] = x[taken], y[taken]
        points[out, 0] = _ASIDE
        points[-1] = points[0]
    return made
