"""One slide, as large as fits, with what lies over it: black or white, the pointer, enlarged, a map that moves."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.domain.show import Screen
from console.exports.briefing.frame import BAND
from console.exports.briefing.page import HEIGHT, WIDTH, Box, Page
from console.map.style import style

if TYPE_CHECKING:
    from console.ui.brief.pictures import PagePictures

ENLARGED: Final = 2.0
"""How many times as large the slide is under Z."""
_BAND: Final = BAND / HEIGHT
"""The share of a page's height that its marking takes at both edges: it stays where it is under Z."""
_DOT: Final = 0.008
"""The pointer's radius, in parts of the slide's width."""


@dataclass(frozen=True)
class Over:
    """What lies over a slide. Places are in parts of its width and height, from its upper left corner.

    ``enlarged`` is the place that stays where it is; ``moved`` a picture of the map and its box on the page.
    """

    screen: Screen = Screen.SLIDE
    pointer: tuple[float, float] | None = None
    enlarged: tuple[float, float] | None = None
    moved: tuple[Box, QPixmap] | None = None


class SlideView(QWidget):
    """Until a page's picture is painted the one before stays. Shows no tip, takes no focus."""

    #: The pointer is over the slide, in parts of its width and height.
    pointed = Signal(float, float)
    #: The pointer left it.
    left = Signal()
    #: It was clicked.
    clicked = Signal()
    #: It was dragged by parts of the slide's width and height.
    dragged = Signal(float, float)
    #: The wheel was turned by so many steps (away from the hand more than 0), over a place as for ``pointed``.
    turned = Signal(float, float, float)

    def __init__(self, pictures: PagePictures, parent: QWidget, *, edges: bool = False, empty: str = "") -> None:
        """``empty`` stands where no page is. With ``edges`` what is left beside 16:9 is filled, bands go to the rim."""
        super().__init__(parent)
        self._pictures = pictures
        self._edges, self._empty = edges, empty
        self._page: Page | None = None
        self._last: QImage | None = None
        self._over = Over()
        self._outline: QColor | None = None
        self._held: QPointF | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pictures.ready.connect(self.update)

    @property
    def page(self) -> Page | None:
        """The page shown."""
        return self._page

    @property
    def over(self) -> Over:
        """What lies over it."""
        return self._over

    @property
    def dots(self) -> int:
        """How many dots wide the slide is."""
        return round(self.area().width() * self.devicePixelRatioF())

    def show_page(self, page: Page | None, over: Over = Over()) -> None:
        """Show a page and what lies over it; None: nothing, where nothing follows."""
        if page is None:
            self._last = None
        if page is self._page and over == self._over:
            return
        self._page, self._over = page, over
        self.setAccessibleDescription("" if page is None else page.title)
        self.update()

    def outline(self, colour: QColor | None) -> None:
        """Draw a line around the slide, or none."""
        self._outline = colour
        self.update()

    def area(self) -> QRectF:
        """Where the slide lies: 16:9, in the middle."""
        size = QSizeF(WIDTH, HEIGHT).scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        area = QRectF(QPointF(0, 0), size)
        area.moveCenter(QRectF(self.rect()).center())
        return area

    def picture(self) -> QImage | None:
        """The picture that is painted now: of the page, or still of the one before."""
        if self._page is None:
            return None
        wide = self.dots
        if self._over.enlarged is not None:
            large = self._pictures.of(self._page, round(wide * ENLARGED))
            if large is not None:
                return large
        found = self._pictures.of(self._page, wide)
        if found is not None:
            self._last = found
        return self._last

    # Painting --------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        area = self.area()
        if self._page is None and self._empty:
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._empty)
        elif self._over.screen is Screen.SLIDE:
            self._paint_edges(painter, area)
            self._paint_slide(painter, area)
        else:
            black = self._over.screen is Screen.BLACK
            cover = QColor(Qt.GlobalColor.black) if black else style("light").colour("surface.raised")
            painter.fillRect(self.rect() if self._edges else area, cover)
        if self._outline is not None:
            painter.setPen(QPen(self._outline, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(area.adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_edges(self, painter: QPainter, area: QRectF) -> None:
        """The slide's white beside it, and its marking's colour to every rim."""
        if not self._edges:
            return
        look = style("light")
        painter.fillRect(self.rect(), look.colour("surface.raised"))
        if self._page is not None:
            band = area.height() * _BAND
            fill = look.colour(f"marking.{self._page.marking.level.slug}_bg")
            painter.fillRect(QRectF(0, 0, self.width(), area.top() + band), fill)
            painter.fillRect(QRectF(0, area.bottom() - band, self.width(), self.height() - area.bottom() + band), fill)

    def _paint_slide(self, painter: QPainter, area: QRectF) -> None:
        image, over = self.picture(), self._over
        if image is None:
            if self._page is not None:
                painter.fillRect(area, style("light").colour("surface.raised"))
            return
        painter.drawImage(area, image)
        if over.enlarged is not None:
            painter.save()
            painter.setClipRect(area.adjusted(0, area.height() * _BAND, 0, -area.height() * _BAND))
            spot = QPointF(area.left() + over.enlarged[0] * area.width(), area.top() + over.enlarged[1] * area.height())
            painter.translate(spot)
            painter.scale(ENLARGED, ENLARGED)
            painter.translate(-spot)
            painter.drawImage(area, image)
            self._paint_map(painter, area)
            painter.restore()
        else:
            self._paint_map(painter, area)
        if over.pointer is not None:
            self._paint_pointer(painter, area, over.pointer)

    def _paint_map(self, painter: QPainter, area: QRectF) -> None:
        if self._over.moved is not None:
            box, pixmap = self._over.moved
            scale = area.width() / WIDTH
            target = QRectF(
                area.left() + box.left * scale, area.top() + box.top * scale, box.width * scale, box.height * scale
            )
            painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))

    def _paint_pointer(self, painter: QPainter, area: QRectF, at: tuple[float, float]) -> None:
        look = style("light")
        radius = area.width() * _DOT
        painter.setPen(QPen(look.colour("surface.raised"), radius / 3))
        painter.setBrush(look.colour("state.danger"))
        painter.drawEllipse(
            QPointF(area.left() + at[0] * area.width(), area.top() + at[1] * area.height()), radius, radius
        )

    # The mouse -------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Qt's: the pointer follows; with a button held the map is dragged."""
        x, y = self._parts(event.position())
        if self._held is not None:
            before = self._parts(self._held)
            self._held = event.position()
            self.dragged.emit(x - before[0], y - before[1])
        if 0 <= x <= 1 and 0 <= y <= 1:
            self.pointed.emit(x, y)
        else:
            self.left.emit()
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = event.position()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Qt's."""
        if event.button() is Qt.MouseButton.LeftButton and self._held is not None:
            self._held = None
            self.clicked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Qt's."""
        self.turned.emit(event.angleDelta().y() / 120, *self._parts(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Qt's."""
        self.left.emit()
        super().leaveEvent(event)

    def _parts(self, at: QPointF) -> tuple[float, float]:
        area = self.area()
        return (at.x() - area.left()) / area.width(), (at.y() - area.top()) / area.height()
