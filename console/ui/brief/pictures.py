"""Pages as pictures for the window, painted beside its thread: the one looked at, and small ones of all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from console.exports.briefing.page import HEIGHT, WIDTH, Map, Page
from console.exports.briefing.paint import paint, rect
from console.map.style import font, style
from console.ui.latest import Latest
from console.ui.words import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from console.ui.window import Window

SMALL: Final = 384
"""How wide a small picture is, in device pixels."""


class PagePictures(QObject):
    """``large`` is the page looked at, ``small`` those of all by slide; both stay until newer ones are painted."""

    #: A picture is another.
    changed = Signal()

    def __init__(self, window: Window) -> None:
        """Paints on the threads of the window's jobs."""
        super().__init__(window)
        self.large: QImage | None = None
        self.of: Page | None = None
        """The page that ``large`` shows."""
        self.small: dict[bytes, QImage] = {}
        self._seen: dict[bytes, Page] = {}
        self._asked: tuple[Page | None, int] = (None, 0)
        self._large: Latest[QImage] = Latest(window.jobs)
        self._small: Latest[dict[bytes, QImage]] = Latest(window.jobs)

    def want(self, pages: Sequence[Page], page: Page | None, width: int) -> None:
        """Have ``page`` painted ``width`` device pixels wide, and all of ``pages`` small."""
        if page is None:
            self.large = self.of = None
            self._asked = (None, 0)
        elif self._asked[0] is not page or self._asked[1] != width:
            self._asked = (page, width)
            self._large.ask(lambda: painted(page, width), lambda image: self._painted(page, image), at_once=False)
        fresh = [one for one in pages if self._seen.get(one.slide_id) is not one]
        self.small = {one.slide_id: self.small[one.slide_id] for one in pages if one.slide_id in self.small}
        if fresh:
            self._seen = {one.slide_id: one for one in pages}
            self._small.ask(
                lambda: {one.slide_id: painted(one, SMALL) for one in fresh}, self._painted_small, at_once=False
            )

    def _painted(self, page: Page, image: QImage) -> None:
        if self._asked[0] is page:
            self.large, self.of = image, page
            self.changed.emit()

    def _painted_small(self, images: dict[bytes, QImage]) -> None:
        self.small |= images
        self.changed.emit()


def painted(page: Page, width: int) -> QImage:
    """A page as a picture ``width`` pixels wide."""
    image = QImage(width, round(width * HEIGHT / WIDTH), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    factor = width / WIDTH
    maps = {place: quiet(one, factor) for place, one in enumerate(page.elements) if isinstance(one, Map)}
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(factor, factor)
    paint(painter, page, factor, maps)
    painter.end()
    return image


def quiet(element: Map, factor: float) -> QImage:
    """What stands in the place of a map until it is drawn."""
    box, look = rect(element.box), style(element.theme)
    image = QImage((box.size() * factor).toSize(), QImage.Format.Format_RGB32)
    image.fill(look.colour("map.land"))
    painter = QPainter(image)
    painter.scale(factor, factor)
    painter.setFont(font(28))
    painter.setPen(look.colour("ink.muted"))
    painter.drawText(QRectF(0, 0, box.width(), box.height()), Qt.AlignmentFlag.AlignCenter, tr("Map"))
    painter.end()
    return image
