"""What is under the pointer on the map, as a tooltip: what it is, how many, and what else a source has to say."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QToolTip

from console.domain.categories import Category
from console.domain.numbers import grouped
from console.map.marks import label
from console.ui.words import count, plain_tip, tr

if TYPE_CHECKING:
    from console.map.canvas import MapCanvas
    from console.ui.window import Window

Source = Callable[[QPointF], Iterable[str]]
"""Lines of plain text about a point of the canvas, for a tooltip: names of the ground, for one."""
_LISTED: Final = 8
_STAYS: Final = 6
"""The tooltip stays while the pointer moves so many pixels."""


class HoverTips(QObject):
    """Answers Qt's question for a tooltip over the map of one window, when it is asked and not before."""

    def __init__(self, canvas: MapCanvas) -> None:
        """Knows marks by what the map itself has of them, until told more."""
        super().__init__(canvas)
        self._canvas = canvas
        self._tips: Mapping[str, str] = {}
        self._names: Mapping[str, str] = {}
        self._sources: list[Source] = [self._reports]
        canvas.installEventFilter(self)

    def tell(self, names: Mapping[str, str], tips: Mapping[str, str]) -> None:
        """What the marks are called by their ids, and all lines of a tooltip for one that stands alone."""
        self._names, self._tips = names, tips

    def add(self, source: Source) -> None:
        """Ask another source, after those there are."""
        self._sources.append(source)

    def words(self, at: QPointF) -> str:
        """What is said about a point of the canvas, plain text in lines; empty where there is nothing to say."""
        lines = self._marks(self._canvas.ids_at(at))
        for source in self._sources:
            lines += source(at)
        return "\n".join(line for line in lines if line)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: the moment for a tooltip."""
        if event.type() is not QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return False
        words = self.words(QPointF(event.pos()))
        around = QRect(event.pos() - QPoint(_STAYS, _STAYS), event.pos() + QPoint(_STAYS, _STAYS))
        if words:
            QToolTip.showText(event.globalPos(), plain_tip(words), self._canvas, around)
        else:
            QToolTip.hideText()
        return True

    def _marks(self, ids: list[str]) -> list[str]:
        if not ids:
            return []
        if len(ids) == 1:
            return [self._tips.get(ids[0]) or self.name(ids[0])]
        first = tr("{name} and {n} more", name=self.name(ids[0]), n=len(ids) - 1)
        listed = [self.name(one) for one in ids[1 : _LISTED + 1]]
        rest = len(ids) - 1 - len(listed)
        return [first, *listed, tr("… and {n} more", n=rest) if rest else ""]

    def name(self, mark_id: str) -> str:
        """What a mark is called."""
        if mark_id in self._names:
            return self._names[mark_id]
        mark = self._canvas.mark(mark_id)
        short = getattr(mark, "title", "") or getattr(mark, "name", "")
        return short or (label(mark) if mark is not None else "")

    def _reports(self, at: QPointF) -> list[str]:
        """How many reports lie there, and of which kinds the most are."""
        here = self._canvas.reports.at(self._canvas.frame(), at)
        if not here.number:
            return []
        kinds = [(number, kind) for kind, number in enumerate(here.by_kind.tolist()) if number]
        kinds.sort(key=lambda one: (-one[0], one[1]))
        listed = [f"{_kind(kind)}  {grouped(number)}" for number, kind in kinds[:_LISTED]]
        rest = sum(number for number, _ in kinds[_LISTED:])
        others = [tr("others  {n}", n=grouped(rest))] if rest else []
        return [count("{n} report here", "{n} reports here", here.number), *listed, *others]


def _kind(code: int) -> str:
    return tr(Category.from_code(code).label) if code else tr("No category")


def hover_of(window: Window) -> HoverTips:
    """The tooltips of a window's map, made when the first asks for them."""
    found = window.map.canvas.findChild(HoverTips)
    return HoverTips(window.map.canvas) if found is None else found
