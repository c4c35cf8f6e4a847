"""Pages as pictures of the size they are seen in, painted beside the window's thread; maps by their own process."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from console.domain.errors import Cancelled
from console.exports.briefing.page import WIDTH, Page

if TYPE_CHECKING:
    from console.exports.briefing.drawn import Drawn
    from console.ui.jobs import Jobs

_MOST_BYTES: Final = 120_000_000
_RATIO: Final = 1.0
"""Maps are drawn once, a dot a pixel of the page, and scaled with it; anew where the page is larger than that."""


class _Wanted(NamedTuple):
    page: Page
    width: int


class PagePictures(QObject):
    """Pictures by page and width in dots, one painted at a time. ``ready`` tells that one more is there."""

    ready = Signal()

    def __init__(self, jobs: Jobs, parent: QObject, drawn: Drawn | None = None) -> None:
        """Paints on the threads of ``jobs``, from :meth:`start` on; with maps that are ``drawn`` already."""
        super().__init__(parent)
        self._jobs = jobs
        self._drawn = drawn
        self._made: OrderedDict[tuple[int, int], tuple[Page, QImage]] = OrderedDict()
        """A page is known by being the same object, which is kept beside its picture."""
        self._wanted: list[_Wanted] = []
        self._busy: _Wanted | None = None
        self._over = True

    def start(self) -> None:
        """Paint what is asked for from now on; the process that draws maps begins with the first of them."""
        self._over = False

    def close(self) -> None:
        """Paint nothing more; what is there stays."""
        self._over = True
        self._wanted.clear()
        if self._busy is None:
            self._end_drawing()

    def of(self, page: Page, width: int) -> QImage | None:
        """The picture; None while it is being painted, which this begins."""
        found = self._made.get((id(page), width))
        if found is not None:
            self._made.move_to_end((id(page), width))
            return found[1]
        self._want(_Wanted(page, width), first=True)
        return None

    def prepare(self, pages: Iterable[Page], width: int) -> None:
        """Paint these when nothing else is waited for; what was prepared before and is not among them is forgotten."""
        asked = [_Wanted(page, width) for page in pages]
        self._wanted = [one for one in self._wanted if one.width != width]
        for one in asked:
            if (id(one.page), width) not in self._made:
                self._want(one, first=False)

    def _want(self, wanted: _Wanted, *, first: bool) -> None:
        if self._over or wanted.width <= 0 or _same(self._busy, wanted):
            return
        self._wanted = [other for other in self._wanted if not _same(other, wanted)]
        self._wanted.insert(0 if first else len(self._wanted), wanted)
        self._work()

    def _work(self) -> None:
        if self._busy is None and self._wanted:
            wanted = self._busy = self._wanted.pop(0)
            self._jobs.start("", lambda _: self._paint(wanted), lambda image: self._done(wanted, image), self._lost)

    def _paint(self, wanted: _Wanted) -> QImage:
        ratio = wanted.width / WIDTH
        # What paints is loaded here, not on the window's thread.
        from console.exports.briefing.drawn import Drawn
        from console.exports.briefing.png import image

        if self._drawn is None:
            self._drawn = Drawn()
        return image(wanted.page, ratio, self._drawn.pictures(wanted.page, max(_RATIO, ratio), self._check))

    def _end_drawing(self) -> None:
        if self._drawn is not None:
            self._drawn.close()

    def _check(self) -> None:
        if self._over:
            raise Cancelled("Nobody looks at it any more.")

    def _done(self, wanted: _Wanted, image: QImage) -> None:
        self._made[id(wanted.page), wanted.width] = wanted.page, image
        while len(self._made) > 1 and sum(one.sizeInBytes() for _, one in self._made.values()) > _MOST_BYTES:
            self._made.popitem(last=False)
        self._lost()
        if not self._over:
            self.ready.emit()

    def _lost(self) -> None:
        self._busy = None
        if self._over:
            self._end_drawing()
        self._work()


def _same(one: _Wanted | None, other: _Wanted) -> bool:
    return one is not None and one.page is other.page and one.width == other.width
