"""Layers: incidents by category and forces by kind, each with its count in view and an eye that hides it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QAbstractButton, QLabel, QSizePolicy, QVBoxLayout, QWidget

from console.domain.categories import Category
from console.domain.operation import Changes
from console.ui import icons, picture_glyphs
from console.ui.columns import number
from console.ui.map_looks import looks_of
from console.ui.panes import Panel
from console.ui.picture import Thing, picture_of
from console.ui.picture_layers import FORCES, Layer, incident_layer, layer_of
from console.ui.theme import Look
from console.ui.time_words import held_words, since_words
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

_GLYPH_UNITS = 7


class Layers(Panel):
    """A row a layer that has something; what has no place on the map stands apart, with the reason and no eye."""

    def __init__(self, window: Window) -> None:
        """Empty until the case is read."""
        super().__init__()
        self._window = window
        self._picture = picture_of(window)
        self._looks = looks_of(window)
        self._rows: dict[str, LayerRow] = {}
        self._column = QVBoxLayout(self)
        self._incidents = self._heading()
        self._make(
            [Layer(incident_layer(category), category.label) for category in Category],
            {incident_layer(category): category.value for category in Category},
        )
        self._forces = self._heading()
        self._make([layer for layer in FORCES if layer.on_map], {})
        self._elsewhere = self._heading()
        self._elsewhere.setText(tr("Not on the map"))
        self._make([layer for layer in FORCES if not layer.on_map], {})
        window.look.changed.connect(self._dress)
        self._picture.changed.connect(self._show)
        self._looks.changed.connect(self._show)
        self._picture.window_changed.connect(self._name_time)
        self._picture.moved.connect(self._show)
        self._dress()
        self._name_time()
        self._show()

    def refresh(self, changes: Changes | None) -> None:
        """The picture reads for this panel."""
        self.tell(tr("in view") if self._window.session.store is not None else "")

    def row(self, layer: str) -> LayerRow:
        """The row of a layer. Raises KeyError."""
        return self._rows[layer]

    def _heading(self) -> QLabel:
        label = QLabel(self)
        label.setProperty("ink", "secondary")
        label.setTextFormat(Qt.TextFormat.PlainText)
        self._column.addWidget(label)
        return label

    def _make(self, layers: list[Layer], slugs: dict[str, str]) -> None:
        for layer in layers:
            row = LayerRow(self._window.look, layer, slugs.get(layer.id, ""), self)
            row.clicked.connect(lambda _=False, chosen=layer.id: self._looks.toggle(chosen))
            self._column.addWidget(row)
            self._rows[layer.id] = row

    def _show(self) -> None:
        shown = self._picture.shown
        totals = Counter(layer_of(thing) for thing in shown.things)
        seen = Counter(layer_of(thing) for thing in shown.things if self._in_view(thing))
        self._incidents.setVisible(bool(shown.incidents))
        self._forces.setVisible(any(totals[layer.id] for layer in FORCES if layer.on_map))
        self._elsewhere.setVisible(any(totals[layer.id] for layer in FORCES if not layer.on_map))
        for layer, row in self._rows.items():
            row.show_count(totals[layer], seen[layer], hidden=not self._looks.value.shown(layer))

    def _name_time(self) -> None:
        window = self._picture.window
        since, held = since_words(window), held_words(window)
        words = tr("Incidents since {time}", time=since) if since else tr("Incidents until {time}", time=held)
        self._incidents.setText(words)
        self._forces.setText(tr("Forces on {time}", time=held))

    def _in_view(self, thing: Thing) -> bool:
        return thing.lon is not None and thing.lat is not None and self._picture.in_view(thing.lon, thing.lat)

    def _dress(self) -> None:
        gap = self._window.look.gap
        self._column.setContentsMargins(gap(4), 0, gap(4), gap(3))
        self._column.setSpacing(0)
        for heading in (self._incidents, self._forces, self._elsewhere):
            heading.setContentsMargins(0, gap(2), 0, gap(1))


class LayerRow(QAbstractButton):
    """Eye, glyph, name, count. Pressing it hides or shows the layer; without an eye it only tells."""

    def __init__(self, look: Look, layer: Layer, slug: str, parent: QWidget) -> None:
        """``slug`` names the category whose glyph stands in the row; a force has its symbol."""
        super().__init__(parent)
        self._look, self._layer, self._slug = look, layer, slug
        self._count = 0
        self._over = False
        self.setCheckable(layer.on_map)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if layer.on_map else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self.updateGeometry)

    def show_count(self, total: int, seen: int, *, hidden: bool) -> None:
        """How many there are, and how many of them lie in view; a layer with nothing in it has no row."""
        on_map = self._layer.on_map
        self._count = seen if on_map else total
        self.setChecked(on_map and not hidden)
        self.setVisible(total > 0)
        name = tr(self._layer.label)
        many = tr("{n} of {all} in view", n=number(seen), all=number(total)) if on_map else number(total)
        if not on_map:
            state = tr("in the table only: {why}", why=tr(self._layer.off_map))
        else:
            state = tr("hidden; press to show") if hidden else tr("on the map; press to hide")
        self.setAccessibleName(f"{name}, {many}, {state}")
        self.setToolTip(f"{name}: {many}, {state}")
        self.update()

    def sizeHint(self) -> QSize:
        """Qt's: a compact row as wide as the dock."""
        return QSize(self._look.gap(50), self._look.px("row"))

    def enterEvent(self, event: QEnterEvent) -> None:
        """Qt's: the row answers to the mouse."""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        look, area = self._look, self.rect()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._layer.on_map and self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("surface.hover"))
            painter.drawRoundedRect(area, look.gap(1), look.gap(1))
        shows = self.isChecked() or not self._layer.on_map
        density = self.devicePixelRatioF()
        left = 0
        if self._layer.on_map:
            eye = icons.pixmap(look, "eye" if shows else "eye-off", "ink.secondary" if shows else "ink.muted", density)
            self._put(painter, eye, left, look.gap(4))
            left += look.gap(6)
            painter.setOpacity(1.0 if shows else 0.5)
            picture = self._picture(density)
            if picture is not None:
                self._put(painter, picture, left, look.gap(_GLYPH_UNITS - 1))
            painter.setOpacity(1.0)
            left += look.gap(_GLYPH_UNITS + 1)
        painter.setFont(look.font())
        right = area.right() + 1 - self._write_count(painter, area, shows) - look.gap(2)
        left = self._write(painter, tr(self._layer.label), "ink.primary" if shows else "ink.muted", left, right)
        if self._layer.off_map:
            self._write(painter, tr(self._layer.off_map), "ink.muted", left + look.gap(2), right)

    def _write(self, painter: QPainter, text: str, ink: str, left: int, right: int) -> int:
        """Words between two edges, cut where they do not fit; returns where they end."""
        metrics = painter.fontMetrics()
        words = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, right - left))
        painter.setPen(self._look.colour(ink))
        place = QRect(left, 0, max(0, right - left), self.height())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), words)
        return left + metrics.horizontalAdvance(words)

    def _write_count(self, painter: QPainter, area: QRect, shows: bool) -> int:
        words = number(self._count)
        painter.setPen(self._look.colour("ink.secondary" if shows else "ink.muted"))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), words)
        return painter.fontMetrics().horizontalAdvance(words)

    def _picture(self, density: float) -> QPixmap | None:
        if self._slug:
            return picture_glyphs.category(self._look, self._slug, density)
        return picture_glyphs.force(self._look, self._layer.sidc, density) if self._layer.sidc else None

    def _put(self, painter: QPainter, picture: QPixmap, left: int, width: int) -> None:
        size = picture.deviceIndependentSize()
        painter.drawPixmap(
            round(left + (width - size.width()) / 2), round((self.height() - size.height()) / 2), picture
        )
