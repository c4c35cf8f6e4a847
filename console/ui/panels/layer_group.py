"""A group of the Layers panel: its name with an eye, one line of what it counts, and the rows of its layers."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from console.map.looks import Looks
from console.ui.layer_counts import LayerCounts, Tally, age_words, count_words
from console.ui.layer_kinds import LayerKind
from console.ui.panels.layer_rows import GroupRow, LayerRow, LayerState
from console.ui.theme import Look
from console.ui.words import tr

_TOLD_UNITS = 5


class LayerGroup(QWidget):
    """Rows stand as the layers lie, the uppermost first; those without a place on the map stand apart at the end."""

    #: A layer's row, or the group's (an empty id), asks for more.
    more_wanted = Signal(str)

    def __init__(self, look: Look, group: str, kinds: tuple[LayerKind, ...], parent: QWidget) -> None:
        """Of ``group``, a name of the looks."""
        super().__init__(parent)
        self.group, self._look = group, look
        self._kinds = {kind.id: kind for kind in kinds}
        self.head = GroupRow(look, self)
        self.head.more_wanted.connect(lambda: self.more_wanted.emit(""))
        self._told = self._label("muted")
        self._told.setProperty("type", "small")
        self._apart = self._label("secondary")
        self._apart.setText(tr("Not on the map") if any(kind.off_map for kind in kinds) else "")
        self.rows = {kind.id: self._row(kind) for kind in kinds}
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._order: list[str] = []
        look.changed.connect(self._dress)
        self._dress()

    def show_looks(self, looks: Looks, counts: LayerCounts, title: str, now: int | None, folded: bool) -> None:
        """Show what is seen and how much; a group with nothing in it is not shown."""
        tallies = {layer: counts[layer] for layer in self.rows}
        listed = [layer for layer, kind in self._kinds.items() if tallies[layer].total or not kind.counted]
        on_map = [layer for layer in listed if not self._kinds[layer].off_map]
        self.setVisible(bool(listed))
        self._set_order(looks.sorted(self.group))
        whole = counts.of(on_map)
        told = self._sentence(whole, now)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        # A group whose layers are all elsewhere has no eye to show: its own look stands for it.
        self.head.show_group(title, told, looks.eye(self.group, on_map), looks.of_group(self.group).opacity, folded)
        for layer, row in self.rows.items():
            kind, tally = self._kinds[layer], tallies[layer]
            opacity, age = looks.opacity(layer), age_words(tally, now)
            row.show_state(LayerState(looks.of(layer), looks.shown(layer), opacity, tally, age, kind.counted))
            row.setVisible(layer in listed and not folded)
        self._apart.setVisible(len(listed) > len(on_map) and not folded)

    @property
    def sentence(self) -> str:
        """What the group counts and how new it is."""
        return self._told.text()

    def _sentence(self, tally: Tally, now: int | None) -> str:
        if not tally.total:
            return ""
        return "\n".join(part for part in (count_words(tally), age_words(tally, now)) if part)

    def _row(self, kind: LayerKind) -> LayerRow:
        row = LayerRow(self._look, tr(kind.label), kind.glyph, tr(kind.off_map) if kind.off_map else "", self)
        row.more_wanted.connect(lambda: self.more_wanted.emit(kind.id))
        return row

    def _label(self, ink: str) -> QLabel:
        label = QLabel(self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("ink", ink)
        label.setWordWrap(True)
        return label

    def _set_order(self, layers: list[str]) -> None:
        """Put the rows in order; Tab goes through them so."""
        if layers == self._order:
            return
        self._order = layers
        while self._column.takeAt(0) is not None:
            pass
        off_map = [layer for layer in layers if self._kinds[layer].off_map]
        rows = [self.rows[layer] for layer in layers if layer not in off_map]
        last: QWidget = self.head
        for widget in (self.head, self._told, *rows, self._apart, *(self.rows[layer] for layer in off_map)):
            self._column.addWidget(widget)
            if isinstance(widget, LayerRow):
                QWidget.setTabOrder(last, widget)
                last = widget

    def _dress(self) -> None:
        gap = self._look.gap
        indent = gap(4) + gap(_TOLD_UNITS)
        self._told.setContentsMargins(indent, 0, gap(4), gap(1))
        self._column.setContentsMargins(0, gap(2), 0, 0)
        self._apart.setContentsMargins(gap(4), gap(2), gap(4), gap(1))
