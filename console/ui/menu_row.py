"""The menus in one row; those that find no room in it stand together in one at its end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QActionEvent
from PySide6.QtWidgets import QMenu, QMenuBar, QStyle, QStyleOptionMenuItem, QWidget

from console.ui.words import tr


class MenuRow(QMenuBar):
    """Qt hides the last menus of a row that is too narrow; here they go into "More", where keys reach them too."""

    def __init__(self, parent: QWidget) -> None:
        """Without menus."""
        super().__init__(parent)
        self._room: int | None = None
        self._arranging = False
        self._measured: dict[str, int] = {}
        """How wide a menu of this name is."""
        self.more = QMenu(tr("More"), self)
        self.more.installEventFilter(self)

    def give_room(self, room: int) -> None:
        """As many menus as stand in ``room`` px."""
        if room != self._room:
            self._room = room
            self._arrange()

    def open(self, menu: QMenu) -> None:
        """Open one of the menus, wherever it stands."""
        action = menu.menuAction()
        if not action.isVisible():
            return
        if action in self.actions():
            self.setActiveAction(action)
        else:
            self.setActiveAction(self.more.menuAction())
            self.more.setActiveAction(action)

    def whole_width(self) -> int:
        """How wide all menus are side by side, px."""
        return self._rim() + sum(map(self._wide, self._shown(self._menus())))

    def least_width(self) -> int:
        """How wide "More" alone is, px."""
        return self._rim() + self._wide(self.more.menuAction())

    def width_of_first(self, many: int) -> int:
        """How wide the first so many menus are with "More" beside them, px."""
        return self.least_width() + sum(map(self._wide, self._shown(self._menus())[:many]))

    def minimumSizeHint(self) -> QSize:
        """Qt's: never narrower than what stands in it."""
        return self.sizeHint()

    def sizeHint(self) -> QSize:
        """Qt's: what stands in it, side by side."""
        wide = self._rim() + sum(map(self._wide, self._shown(self.actions())))
        return QSize(wide, super().sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Qt's: other letters are wider or narrower."""
        done = super().event(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._measured.clear()
            self._arrange()
        return done

    def actionEvent(self, event: QActionEvent) -> None:
        """Qt's: a menu came, went, or has nothing to offer now."""
        super().actionEvent(event)
        if not self._arranging and event.action() is not self.more.menuAction():
            self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: a menu in "More" has nothing to offer now, or something again."""
        if event.type() is QEvent.Type.ActionChanged and watched is self.more and not self._arranging:
            self._arrange()
        return super().eventFilter(watched, event)

    def _arrange(self) -> None:
        """Move between the row and "More" what stands in the wrong one."""
        menus, more = self._menus(), self.more.menuAction()
        kept = self._fitting(menus)
        if self.actions() == [*kept, *([] if len(kept) == len(menus) else [more])]:
            return
        self._arranging = True
        try:
            for action in menus:
                self.removeAction(action)
                self.more.removeAction(action)
            self.removeAction(more)
            self.addActions(kept)
            self.more.addActions(menus[len(kept) :])
            if len(kept) < len(menus):
                self.addAction(more)
        finally:
            self._arranging = False
        self.updateGeometry()

    def _fitting(self, menus: list[QAction]) -> list[QAction]:
        if self._room is None or self.whole_width() <= self._room:
            return menus
        room, kept = self._room - self.least_width(), []
        for action in menus:
            room -= self._wide(action) if action.isVisible() else 0
            if room < 0:
                break
            kept.append(action)
        return kept

    def _menus(self) -> list[QAction]:
        """All of them, in their order."""
        more = self.more.menuAction()
        return [*(action for action in self.actions() if action is not more), *self.more.actions()]

    def _shown(self, actions: list[QAction]) -> list[QAction]:
        return [action for action in actions if action.isVisible()]

    def _wide(self, action: QAction) -> int:
        """As Qt measures it."""
        name = action.text()
        if name not in self._measured:
            self._measured[name] = self._measure(action)
        return self._measured[name]

    def _measure(self, action: QAction) -> int:
        option = QStyleOptionMenuItem()
        self.initStyleOption(option, action)
        words = option.fontMetrics.size(int(Qt.TextFlag.TextShowMnemonic), action.text())
        between = self.style().pixelMetric(QStyle.PixelMetric.PM_MenuBarItemSpacing, None, self)
        return self.style().sizeFromContents(QStyle.ContentsType.CT_MenuBarItem, option, words, self).width() + between

    def _rim(self) -> int:
        """What stands round the menus."""
        metric, style = QStyle.PixelMetric, self.style()
        border = style.pixelMetric(metric.PM_MenuBarPanelWidth, None, self)
        return 2 * (border + style.pixelMetric(metric.PM_MenuBarHMargin, None, self))
