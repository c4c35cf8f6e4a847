"""A group of the Layers panel: its name with an eye, one line of what it counts, and the rows of its layers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from console.domain.times import MINUTE
from console.map.looks import Looks
from console.ui.label import Label
from console.ui.layer_counts import LayerCounts, Tally, age_words, count_words
from console.ui.layer_kinds import LayerKind
from console.ui.panels.layer_rows import GroupRow, LayerRow, LayerState
from console.ui.theme import Look
from console.ui.words import tr


class LayerGroup(QWidget):
    """Rows stand as the layers lie, the uppermost first; those without a place on the map stand apart at the end.

    A row is made when its layer has something for the first time: most never have.
    """

    #: A layer is to be hidden or shown again.
    toggled = Signal(str)
    #: A layer is to go so many steps up in the group.
    moved = Signal(str, int)
    #: From a row (the head or a layer's) the focus is to go to the one above or below.
    stepped = Signal(object, int)
    #: A layer's row, or the group's (an empty id), asks for more.
    more_wanted = Signal(str)

    def __init__(self, look: Look, group: str, kinds: tuple[LayerKind, ...], parent: QWidget) -> None:
        """Of ``group``, a name of the looks."""
        super().__init__(parent)
        self.group, self._look = group, look
        self._kinds = {kind.id: kind for kind in kinds}
        self._rows: dict[str, LayerRow] = {}
        self.head = GroupRow(look, self)
        self.head.more_wanted.connect(lambda: self.more_wanted.emit(""))
        self.head.stepped.connect(lambda by: self.stepped.emit(self.head, by))
        self._told = self._label("muted")
        self._told.setProperty("type", "small")
        self._apart = self._label("secondary")
        self._apart.setText(tr("Not on the map") if any(kind.off_map for kind in kinds) else "")
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._order: tuple[list[str], int] = ([], -1)
        self._said: object = None
        look.changed.connect(self._dress)
        self._dress()

    @property
    def rows(self) -> list[LayerRow]:
        """The rows there are, from top to bottom."""
        return sorted(self._rows.values(), key=lambda row: row.y())

    def row(self, layer: str) -> LayerRow:
        """The row of a layer; of one that has nothing, not shown. Raises KeyError."""
        if layer not in self._rows:
            kind = self._kinds[layer]
            label = kind.label if kind.named else tr(kind.label)
            row = LayerRow(self._look, label, kind.glyph, tr(kind.off_map) if kind.off_map else "", self)
            row.hide()
            row.clicked.connect(lambda: self.toggled.emit(layer))
            row.moved.connect(lambda steps: self.moved.emit(layer, steps))
            row.stepped.connect(lambda by: self.stepped.emit(row, by))
            row.more_wanted.connect(lambda: self.more_wanted.emit(layer))
            self._rows[layer] = row
        return self._rows[layer]

    def set_kinds(self, kinds: tuple[LayerKind, ...]) -> None:
        """Have other layers from now on; rows of those that are gone, or are called otherwise, go."""
        before, self._kinds = self._kinds, {kind.id: kind for kind in kinds}
        for layer in [layer for layer in self._rows if not _same(before[layer], self._kinds.get(layer))]:
            row = self._rows.pop(layer)
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._said = None

    def show_looks(self, looks: Looks, counts: LayerCounts, title: str, now: int | None, folded: bool) -> None:
        """Show what is seen and how much; a group with nothing in it is not shown."""
        tallies = {layer: counts[layer] for layer in self._kinds}
        said = looks, tallies, title, None if now is None else now // MINUTE, folded
        if said == self._said:
            return
        self._said = said
        listed = [
            layer for layer, kind in self._kinds.items() if tallies[layer].total or kind.named or not kind.counted
        ]
        on_map = [layer for layer in listed if not self._kinds[layer].off_map]
        self.setVisible(bool(listed))
        told = self._sentence(counts.of(on_map), now)
        self._told.setText(told)
        self._told.setVisible(bool(told))
        self.head.show_group(title, told, looks.eye(self.group, on_map), folded)
        rows = set(self._rows) if folded else {*self._rows, *listed}
        for layer in rows:
            self._show_row(layer, looks, tallies[layer], now, shown=layer in listed and not folded)
        self._set_order(looks.sorted(self.group))
        self._apart.setVisible(len(listed) > len(on_map) and not folded)

    @property
    def sentence(self) -> str:
        """What the group counts and how new it is."""
        return self._told.text()

    def _show_row(self, layer: str, looks: Looks, tally: Tally, now: int | None, *, shown: bool) -> None:
        row, counted = self.row(layer), self._kinds[layer].counted
        opacity, age = looks.opacity(layer), age_words(tally, now)
        row.show_state(LayerState(looks.of(layer), looks.shown(layer), opacity, tally, age, counted))
        if row.isHidden() == shown:
            row.setVisible(shown)

    def _sentence(self, tally: Tally, now: int | None) -> str:
        if not tally.total:
            return ""
        return "\n".join(part for part in (count_words(tally), age_words(tally, now)) if part)

    def _label(self, ink: str) -> Label:
        label = Label("", self)
        label.setProperty("ink", ink)
        label.setWordWrap(True)
        return label

    def _set_order(self, layers: list[str]) -> None:
        """Put the rows in order; Tab goes through them so."""
        if (layers, len(self._rows)) == self._order:
            return
        self._order = layers, len(self._rows)
        # Not takeAt: an item that is merely taken out is still told of a widget's new height, and the new one never is.
        for row in (self.head, self._told, self._apart, *self._rows.values()):
            self._column.removeWidget(row)
        made = [layer for layer in layers if layer in self._rows]
        on_map = [self._rows[layer] for layer in made if not self._kinds[layer].off_map]
        off_map = [self._rows[layer] for layer in made if self._kinds[layer].off_map]
        last: QWidget = self.head
        for widget in (self.head, self._told, *on_map, self._apart, *off_map):
            self._column.addWidget(widget)
            if isinstance(widget, LayerRow):
                QWidget.setTabOrder(last, widget)
                last = widget

    def _dress(self) -> None:
        gap = self._look.gap
        self._told.setContentsMargins(gap(4), 0, gap(4), gap(1))
        self._column.setContentsMargins(0, gap(2), 0, 0)
        self._apart.setContentsMargins(gap(4), gap(2), gap(4), gap(1))


def _same(one: LayerKind, other: LayerKind | None) -> bool:
    """Whether a row can stay as it is: glyphs are made anew each time and say nothing."""
    return other is not None and (one.label, one.off_map) == (other.label, other.off_map)
