"""Pages as pictures of the size they are seen in, painted off the window's thread; what comes next is painted ahead.

Maps on them are drawn in a process that stays while the briefing is given.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPainter

from console.exports.briefing.drawn import Drawn
from console.exports.briefing.page import HEIGHT, WIDTH, Map, Page
from console.exports.briefing.paint import Pictures, paint
from console.ui.jobs import Jobs, Progress

_MOST_BYTES: Final = 160_000_000


class _Wanted(NamedTuple):
    page: Page
    width: int


class PagePictures(QObject):
    """Pictures by page and width in dots. ``ready`` tells that one more is there."""

    ready = Signal()

    def __init__(self, jobs: Jobs, parent: QObject) -> None:
        """Paints on the threads of ``jobs``, one page at a time."""
        super().__init__(parent)
        self._jobs = jobs
        self._made: OrderedDict[tuple[int, int], tuple[Page, QImage]] = OrderedDict()
        """A page is known by being the same object, which is kept beside its picture."""
        self._wanted: list[_Wanted] = []
        self._busy: _Wanted | None = None
        self._progress: Progress | None = None
        self._over = False
        self._drawn = Drawn()
        self.finest = 0
        """The width in dots of what the audience sees: maps are drawn for it, and made smaller for the others."""

    def start(self, pages: Iterable[Page]) -> None:
        """Begin the process that draws maps, where one of the pages has one."""
        if any(isinstance(element, Map) for page in pages for element in page.elements):
            self._drawn.start()

    def of(self, page: Page, width: int) -> QImage | None:
        """The picture; None while it is being painted, which this begins."""
        found = self._made.get((id(page), width))
        if found is not None:
            self._made.move_to_end((id(page), width))
            return found[1]
        if width > 0:
            self._want(_Wanted(page, width), first=True)
        return None

    def prepare(self, pages: Iterable[Page], width: int) -> None:
        """Paint these when nothing else is waited for."""
        for page in pages:
            if width > 0 and (id(page), width) not in self._made:
                self._want(_Wanted(page, width), first=False)

    def close(self) -> None:
        """Paint nothing more."""
        self._over = True
        self._wanted.clear()
        if self._progress is not None:
            self._progress.stop()
        else:
            self._drawn.close()

    def _want(self, wanted: _Wanted, *, first: bool) -> None:
        if self._over or _same(self._busy, wanted):
            return
        self._wanted = [other for other in self._wanted if not _same(other, wanted)]
        self._wanted.insert(0 if first else len(self._wanted), wanted)
        self._work()

    def _work(self) -> None:
        if self._busy is None and self._wanted:
            wanted = self._busy = self._wanted.pop(0)
            self._progress = self._jobs.start(
                "", lambda told: self._painted(wanted, told), lambda image: self._done(wanted, image), self._lost
            )

    def _painted(self, wanted: _Wanted, told: Progress) -> QImage:
        """On a worker's thread."""
        ratio = max(wanted.width, self.finest) / WIDTH
        return painted(wanted.page, wanted.width, self._drawn.pictures(wanted.page, ratio, told.check))

    def _done(self, wanted: _Wanted, image: QImage) -> None:
        self._made[id(wanted.page), wanted.width] = wanted.page, image
        while len(self._made) > 1 and sum(one.sizeInBytes() for _, one in self._made.values()) > _MOST_BYTES:
            self._made.popitem(last=False)
        self._lost()
        if not self._over:
            self.ready.emit()

    def _lost(self) -> None:
        self._busy = self._progress = None
        if self._over:
            self._drawn.close()
        self._work()


def painted(page: Page, width: int, maps: Pictures) -> QImage:
    """A page, ``width`` dots wide, with pictures of its maps."""
    ratio = width / WIDTH
    image = QImage(width, round(HEIGHT * ratio), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(ratio, ratio)
    paint(painter, page, ratio, maps)
    painter.end()
    return image


def _same(one: _Wanted | None, other: _Wanted) -> bool:
    return one is not None and one.page is other.page and one.width == other.width
