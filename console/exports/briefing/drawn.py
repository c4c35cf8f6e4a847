"""Pictures of the maps on pages, drawn in a process that stays: a window shows slides without ever drawing a map."""

import hashlib
import pickle
import struct
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtGui import QImage

from console.exports.briefing.page import Box, Map, Page
from console.exports.drawing_child import Child

_SIZE: Final = struct.Struct("<II")
_KEPT_BYTES: Final = 160 << 20
_DOT: Final = 4
"""Bytes of one."""


@dataclass(frozen=True)
class Drawing:
    """A map as a picture, ``ratio`` dots a pixel of the page; the answer is its size and its dots."""

    element: Map
    ratio: float

    def answer(self, told: Callable[[int, int], None]) -> bytes:
        """Draw it in this process, which has a QGuiApplication."""
        from console.exports.briefing.png import map_image

        made = map_image(self.element, self.ratio)
        return _SIZE.pack(made.width(), made.height()) + bytes(made.constBits())

    @property
    def key(self) -> bytes:
        """The same for the same picture, wherever on a page it stands."""
        return hashlib.sha256(pickle.dumps(self)).digest()


class Drawn:
    """The pictures, kept by what they show. Any thread may ask; :meth:`ready` alone never waits."""

    def __init__(self) -> None:
        """The process is started by the first picture, or by :meth:`start`."""
        self._child = Child()
        self._kept: OrderedDict[bytes, QImage] = OrderedDict()
        self._bytes = 0
        self._turn = threading.Lock()

    def start(self) -> None:
        """Begin the process, so that the first picture comes sooner; returns at once."""
        threading.Thread(target=self._child.start, daemon=True).start()

    def close(self) -> None:
        """End the process; pictures that are there stay."""
        self._child.close()

    def ready(self, page: Page, ratio: float) -> dict[int, QImage]:
        """The pictures of a page's maps that are there, by the place of their element: what ``paint`` takes."""
        found: dict[int, QImage] = {}
        for place, drawing in _drawings(page, ratio):
            picture = self._found(drawing.key)
            if picture is not None:
                found[place] = picture
        return found

    def pictures(self, page: Page, ratio: float, check: Callable[[], None] = lambda: None) -> dict[int, QImage]:
        """All of them; draws what is missing, for a thread that may wait. What ``check`` raises ends it.

        Raises Fault when the process failed.
        """
        return {place: self.picture(drawing, check) for place, drawing in _drawings(page, ratio)}

    def picture(self, drawing: Drawing, check: Callable[[], None] = lambda: None) -> QImage:
        """One picture, drawn where it is not there yet; for a thread that may wait."""
        key = drawing.key
        found = self._found(key)
        if found is None:
            answer = self._child.ask(drawing, check=check)
            width, height = _SIZE.unpack_from(answer)
            dots = answer[_SIZE.size :]
            found = QImage(dots, width, height, width * _DOT, QImage.Format.Format_RGB32).copy()
            self._keep(key, found)
        return found

    def _found(self, key: bytes) -> QImage | None:
        with self._turn:
            found = self._kept.get(key)
            if found is not None:
                self._kept.move_to_end(key)
            return found

    def _keep(self, key: bytes, picture: QImage) -> None:
        with self._turn:
            if key not in self._kept:
                self._kept[key] = picture
                self._bytes += picture.sizeInBytes()
            while self._bytes > _KEPT_BYTES and len(self._kept) > 1:
                _, gone = self._kept.popitem(last=False)
                self._bytes -= gone.sizeInBytes()


def drawing_of(element: Map, ratio: float) -> Drawing:
    """What draws a map of a page."""
    box = element.box
    return Drawing(replace(element, box=Box(0.0, 0.0, box.width, box.height), alt=""), ratio)


def _drawings(page: Page, ratio: float) -> list[tuple[int, Drawing]]:
    return [
        (place, drawing_of(element, ratio)) for place, element in enumerate(page.elements) if isinstance(element, Map)
    ]
