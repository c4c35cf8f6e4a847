"""The key of what is known only for a country: the tint the map fills it with, faint for one and strong for many."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from console.map.regions import FAINTEST, STRONGEST
from console.ui.layer_counts import Tally, count_words, short_words
from console.ui.theme import Look
from console.ui.words import count, plain_tip, tr

_GLYPH_LEFT, _GLYPH_UNITS, _NAME_LEFT = 9, 6, 16


class RegionKey(QWidget):
    """One row, shown while something is known so."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Not shown at first."""
        super().__init__(parent)
        self._look = look
        self._tally = Tally()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        self.hide()

    def show_count(self, tally: Tally) -> None:
        """So many incidents are somewhere in a country and shown, some of them in a country in view."""
        many = tally.total
        if tally != self._tally:
            self._tally = tally
            told = count(
                "{n} incident is known only for its country, which the map fills.",
                "{n} incidents are known only for their country, which the map fills.",
                many,
            )
            self.setAccessibleName(told)
            self.setAccessibleDescription(count_words(tally))
            self.setToolTip(plain_tip(told))
            self.update()
        self.setVisible(many > 0)

    def sizeHint(self) -> QSize:
        """Qt's: as high as a layer's row."""
        return QSize(self._look.gap(58), self._look.px("row"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: the tint, what it means, how many."""
        look = self._look
        painter = QPainter(self)
        swatch = QRectF(look.gap(_GLYPH_LEFT), self.height() / 2 - look.gap(2), look.gap(_GLYPH_UNITS), look.gap(4))
        swatch.adjust(1, 1, -1, -1)
        painter.fillRect(swatch, look.colour("map.land_ally"))
        tint = QLinearGradient(swatch.topLeft(), swatch.topRight())
        for place, opacity in ((0.0, FAINTEST), (1.0, STRONGEST)):
            colour = look.colour("map.region_tint")
            colour.setAlphaF(opacity)
            tint.setColorAt(place, colour)
        painter.fillRect(swatch, tint)
        painter.setPen(look.colour("line.strong"))
        painter.drawRect(swatch)
        painter.setFont(look.font())
        painter.setPen(look.colour("ink.secondary"))
        inside = self.rect().adjusted(look.gap(_NAME_LEFT), 0, -look.gap(4), 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        count, metrics = short_words(self._tally), painter.fontMetrics()
        painter.drawText(inside, int(middle | Qt.AlignmentFlag.AlignRight), count)
        room = inside.width() - metrics.horizontalAdvance(count) - look.gap(2)
        words = metrics.elidedText(tr("Country only"), Qt.TextElideMode.ElideRight, room)
        painter.drawText(inside, int(middle | Qt.AlignmentFlag.AlignLeft), words)
