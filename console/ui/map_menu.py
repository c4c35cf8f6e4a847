"""The menu of the secondary button on the map, and of the menu key: what can be done with the place under it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from console.domain import coordinates
from console.map.annotation_marks import AnnotationMark
from console.map.closure_marks import ClosureMark
from console.map.crisis_marks import CrisisMark
from console.map.looks import ANNOTATIONS
from console.map.place_marks import RouteMark
from console.ui.closures import closures_of
from console.ui.drawings import drawings_of
from console.ui.notices import Notice
from console.ui.selection import ANNOTATION, CORRIDOR
from console.ui.status_line import STYLES
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.force import Force
    from console.ui.here import Here
    from console.ui.window import Window


class MapMenu(QObject):
    """Answers Qt's question for a menu over the map of one window, when it is asked and not before."""

    def __init__(self, window: Window) -> None:
        """Lives as long as the window."""
        super().__init__(window)
        self._window = window
        self._canvas = window.map.canvas
        self._canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: the secondary button, or the menu key: then the place of what is selected, else the middle."""
        if event.type() is not QEvent.Type.ContextMenu or not isinstance(event, QContextMenuEvent):
            return False
        if self._canvas.tool is not None and self._canvas.tool.aims:
            return True
        at = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            mark = self._canvas.mark(self._canvas.selected or "")
            at = self._canvas.rect().center() if mark is None else self._canvas.point_of(mark.lon, mark.lat).toPoint()
        menu = self.menu(at)
        if menu is not None:
            menu.popup(self._canvas.mapToGlobal(at))
        return True

    def menu(self, at: QPoint) -> QMenu | None:
        """The menu for a point of the canvas; None beside the Earth. It goes when it is closed."""
        from console.ui import drawing
        from console.ui.acts import closures
        from console.ui.force_acts import offer_acts, offer_place
        from console.ui.here import at_point
        from console.ui.nearby import nearby_of

        here = at_point(self._window, QPointF(at))
        if here is None:
            return None
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        writable = self._window.session.writable
        self._drawing_acts(menu, at)
        self._closing_acts(menu, at)
        force = self._force_at(at)
        if writable and force is not None:
            offer_acts(menu, self._window, force)
            menu.addSeparator()
        self._act(menu, tr("Measure from here"), lambda: drawing.measure_at(self._window, here))
        if self._window.session.store is not None:
            self._act(menu, tr("What is within… of here"), lambda: nearby_of(self._window).show_round(here))
        if writable:
            self._act(menu, tr("Range rings round here…"), lambda: drawing.rings_round(self._window, here))
            kinds = menu.addMenu(tr("Draw"))
            for choice in drawing.kinds(self._window):
                self._act(kinds, choice.title, choice.run)
            shut = menu.addMenu(tr("Close ways"))
            for choice in closures.kinds(self._window):
                self._act(shut, choice.title, choice.run)
            offer_place(menu, self._window, force, here.point)
        menu.addSeparator()
        self._act(menu, tr("Copy position"), lambda: self._copy(here))
        return menu

    def _drawing_acts(self, menu: QMenu, at: QPoint) -> None:
        """What can be done with the drawing under the pointer, and with its corner."""
        drawings, here = drawings_of(self._window), self._canvas.ids_at(QPointF(at))
        mark = drawings.marks.get(here[0]) if here else None
        free = self._window.session.writable and self._canvas.looks.pickable(ANNOTATIONS)
        if mark is None or not free:
            return
        from console.ui.drawing_form import ask_edit

        corner = drawings.corner_at(QPointF(at))
        if corner is not None:
            self._act(menu, tr("Take this corner away"), corner)
        self._act(menu, tr("Edit drawing…"), lambda: ask_edit(self._window, mark.annotation))
        self._act(menu, tr("Delete drawing"), lambda: drawings.remove(mark.id))
        menu.addSeparator()

    def _closing_acts(self, menu: QMenu, at: QPoint) -> None:
        """What can be done with the closure under the pointer, or closed along the drawing or corridor there."""
        window, here = self._window, self._canvas.ids_at(QPointF(at))
        mark = self._canvas.mark(here[0]) if here and window.session.writable else None
        from console.ui import closure_form

        closure = closures_of(window).closure(mark.id) if isinstance(mark, ClosureMark) else None
        if closure is not None:
            self._act(menu, tr("Lift closure…"), lambda: closure_form.ask_lift(window, closure))
            self._act(menu, tr("Edit closure…"), lambda: closure_form.ask_edit(window, closure))
        elif isinstance(mark, AnnotationMark | RouteMark) and not isinstance(mark, CrisisMark):
            kind = ANNOTATION if isinstance(mark, AnnotationMark) else CORRIDOR
            self._act(menu, tr("Close the ways here…"), lambda: closure_form.close_here(window, kind, mark.id))
        else:
            return
        menu.addSeparator()

    def _force_at(self, at: QPoint) -> Force | None:
        """The force under the pointer."""
        from console.ui.force_acts import force_of

        found = (force_of(self._window, ident) for ident in self._canvas.ids_at(QPointF(at)))
        return next((force for force in found if force is not None), None)

    def _act(self, menu: QMenu, words: str, run: Callable[[], None]) -> None:
        menu.addAction(words.replace("&", "&&")).triggered.connect(lambda _checked=False: run())

    def _copy(self, here: Here) -> None:
        write = STYLES[self._window.preferences.value.coordinate_style][1]
        QApplication.clipboard().setText(f"{write(*here.point)} · {coordinates.grid(*here.point)}")
        self._window.say(Notice(tr("The position is copied."), "done", key="copied"))
