"""How many on both days: by host, by contributor, by category, as pairs of bars."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from console.domain.posture_changes import Net
from console.domain.posture_totals import NOBODY, Total
from console.exports.compare_rows import ARROW
from console.ui.desk_card import Card
from console.ui.label import Label
from console.ui.panels.inspector_flow import Flow
from console.ui.panels.inspector_view import Scroll
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.charts.range_bars import Bar, Pair, RangeBars
    from console.exports.compare_reading import Compared
    from console.exports.countries import Countries
    from console.ui.window import Window

_UNKNOWN: Final = later("unknown")
_HATCHED: Final = Qt.BrushStyle.BDiagPattern
_BY: Final = (("host", later("By host")), ("nation", later("By contributor")), ("category", later("By category")))
_RULES: Final = {
    "host": later("People in place, by the country they are in."),
    "nation": later("People in place, by the nation that gives them where a source says how many."),
    "category": later("People in place or on call, by kind of force. Pools of the Force Model are not added."),
}


class CompareCharts(Card):
    """One chart at a time, chosen by the row of buttons over it."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Empty until :meth:`show_compared`."""
        super().__init__(window.look, tr("Strength"), parent, hypothetical=False)
        self._compared: Compared | None = None
        self._by = "host"
        self._bars: RangeBars | None = None
        self._days = _Days(window, self)
        self._rule, self._rest = Label("", self), Label("", self)
        for label in (self._rule, self._rest):
            label.setWordWrap(True)
            label.setProperty("type", "small")
            label.setProperty("ink", "secondary")
        self._scroll = Scroll(tr("Strength on both days"), self)
        self._column = QVBoxLayout(self._scroll.inside)
        self._lay_out()
        self._look.changed.connect(self._draw_anew)

    def show_compared(self, compared: Compared, before: str, after: str) -> None:
        """Show these two days, by their names."""
        self._compared = compared
        self._days.tell(before, after)
        self._show()

    def clear(self) -> None:
        """Show nothing: no case is open."""
        self._compared = None
        self._days.tell("", "")
        self._rest.hide()
        if self._bars is not None:
            self._bars.show_pairs(())

    def show_by(self, by: str) -> None:
        """By ``host``, ``nation`` or ``category``."""
        self._by = by
        self._buttons[by].setChecked(True)
        self._show()

    def _lay_out(self) -> None:
        row = QWidget(self)
        line = Flow(row, 0)
        group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for by, words in _BY:
            button = QPushButton(tr(words), row)
            button.setProperty("act", "choice")
            button.setCheckable(True)
            button.setChecked(by == self._by)
            button.clicked.connect(lambda _=False, wanted=by: self.show_by(wanted))
            group.addButton(button)
            self._buttons[by] = button
            line.addWidget(button)
        for widget in (row, self._rule, self._days):
            self.body.addWidget(widget)
        self._column.setContentsMargins(0, 0, self._look.gap(2), 0)
        self._column.setSpacing(self._look.gap(2))
        self._column.addWidget(self._rest)
        self._column.addStretch(1)
        self.body.addWidget(self._scroll, 1)

    def _draw_anew(self) -> None:
        if self._bars is not None:
            self._bars.dress()

    def _show(self) -> None:
        if self._compared is None:
            return
        pairs, rest = self._pairs(self._compared)
        self._rule.setText(tr(_RULES[self._by]))
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        bars = self._chart()
        bars.show_pairs(pairs)
        bars.setAccessibleName(tr(dict(_BY)[self._by]))
        bars.setAccessibleDescription("; ".join(f"{p.name} {p.before.words} {ARROW} {p.after.words}" for p in pairs))

    def _chart(self) -> RangeBars:
        if self._bars is None:
            from console.charts.range_bars import RangeBars

            self._bars = RangeBars(self._look, self._scroll.inside)
            self._column.insertWidget(0, self._bars)
        return self._bars

    def _pairs(self, compared: Compared) -> tuple[list[Pair], str]:
        """The pairs of the chart, the whole first, and what is said under it."""
        comparison = compared.comparison
        by = {"host": comparison.by_host, "nation": comparison.by_nation, "category": comparison.by_kind}
        nets, name = by[self._by], partial(self._name, compared.countries)
        numbered = [net for net in nets if net.before.known or net.after.known]
        silent = sorted(name(net.name) for net in nets if not (net.before.known or net.after.known))
        rest = tr("Named, with no number on either day: {names}.", names=", ".join(silent)) if silent else ""
        whole = Net(tr("All in place"), comparison.before.in_place, comparison.after.in_place)
        return _ordered([whole] if self._by == "host" else [], str) + _ordered(numbered, name), rest

    def _name(self, countries: Countries, of: str) -> str:
        """A host, a nation or a kind of force."""
        if self._by == "category":
            return tr(of.capitalize())
        if of == NOBODY:
            return tr("In no country") if self._by == "host" else tr("Not broken down")
        return countries.name(of)


class _Days(QWidget):
    """Which bar is which day: a hollow one before the first, a filled one before the second; what hatching means."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = window.look
        self._words = ("", "")
        self._look.changed.connect(self._fit)

    def tell(self, before: str, after: str) -> None:
        """Name the days."""
        self._words = (before, after)
        self.setAccessibleName(f"{before} {ARROW} {after}")
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: what has no room beside the others stands under them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.setFixedHeight(self._look.gap(5) * (self._places()[-1].y() + 1))

    def _places(self) -> list[QPoint]:
        """Where each begins: pixels from the left, and which line."""
        metrics, look, at = QFontMetrics(self._look.font("small")), self._look, QPoint(0, 0)
        found: list[QPoint] = []
        for words in (*self._words, tr(_UNKNOWN)):
            wide = look.gap(6) + metrics.horizontalAdvance(words)
            if at.x() and at.x() + wide > self.width():
                at = QPoint(0, at.y() + 1)
            found.append(at)
            at = QPoint(at.x() + wide + look.gap(4), at.y())
        return found

    def paintEvent(self, event: QPaintEvent) -> None:
        look, painter = self._look, QPainter(self)
        if not any(self._words):
            return
        painter.setFont(look.font("small"))
        high, thick = look.gap(5), look.gap(1) * 1.5
        accent, muted = look.colour("state.accent"), look.colour("ink.muted")
        kinds = (
            (self._words[0], QPen(muted, 1), QBrush(Qt.BrushStyle.NoBrush)),
            (self._words[1], QPen(accent, 1), QBrush(accent)),
            (tr(_UNKNOWN), QPen(accent, 1, Qt.PenStyle.DotLine), QBrush(accent, _HATCHED)),
        )
        for at, (words, pen, fill) in zip(self._places(), kinds, strict=True):
            top = at.y() * high
            painter.setPen(pen)
            painter.setBrush(fill)
            painter.drawRect(at.x(), top + round((high - thick) / 2), look.gap(4), round(thick))
            painter.setPen(look.colour("ink.secondary"))
            wide = painter.fontMetrics().horizontalAdvance(words)
            flags = int(Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(at.x() + look.gap(6), top, wide + 1, high, flags, words)


def _ordered(nets: Sequence[Net], name: Callable[[str], str]) -> list[Pair]:
    """The greatest first; what is nobody's last."""
    from console.charts.range_bars import Pair

    def size(net: Net) -> tuple[bool, int, str]:
        return net.name == NOBODY, -max(_end(net.before), _end(net.after)), net.name

    return [Pair(name(net.name), _bar(net.before), _bar(net.after)) for net in sorted(nets, key=size)]


def _end(total: Total) -> int:
    return total.least if total.most is None else total.most


def _bar(total: Total) -> Bar:
    from console.charts.range_bars import Bar

    return Bar(total.least, total.most, bool(total.unknown), total.words(tr))
