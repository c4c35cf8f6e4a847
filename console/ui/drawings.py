"""The drawings of the open case and the areas of its crises on the map; drawings are held by the hand when selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, Signal

from console.domain.annotation import Kind, Shape
from console.domain.errors import ConsoleError
from console.domain.lengths import Unit
from console.map.annotation_marks import AnnotationMark
from console.map.found import FoundMark
from console.map.looks import ANNOTATIONS
from console.ui.case_reading import follow_case
from console.ui.hover import hover_of
from console.ui.map_looks import looks_of
from console.ui.notices import Notice
from console.ui.selection import ANNOTATION
from console.ui.words import later

if TYPE_CHECKING:
    from console.domain.operation import Actor, Changes
    from console.domain.times import Instant
    from console.map.crisis_marks import CrisisMark
    from console.map.tools.reshape import ReshapeTool
    from console.store.casefile import Store
    from console.store.reader import Reader
    from console.ui.window import Window

KINDS = {
    Kind.POINT: later("Point"),
    Kind.LINE: later("Line"),
    Kind.POLYGON: later("Area"),
    Kind.CIRCLE: later("Circle"),
    Kind.CORRIDOR: later("Corridor"),
    Kind.TEXT: later("Text"),
}
"""What a person calls each kind."""
MEASURE = "map.measure"


class Drawings(QObject):
    """What is drawn in a window's case, as known at the moment shown. ``changed`` when other drawings are there."""

    changed = Signal()

    def __init__(self, window: Window) -> None:
        """Reads whenever the session of ``window`` says so."""
        super().__init__(window)
        self._window = window
        self._session = window.session
        self._canvas = window.map.canvas
        self.marks: dict[str, AnnotationMark] = {}
        self._held: ReshapeTool | None = None
        self.found_before: FoundMark | None = None
        """The found place that was marked when the selection last changed: one found since then is the newer."""
        self._session.changed.connect(self._case_changed)
        window.selection.changed.connect(self._selected)
        looks_of(window).changed.connect(self._hold)
        hover_of(window).add(self._lines)
        self._canvas.installEventFilter(self)
        tables = ("annotation", "marking", "crisis")
        follow_case(window.session, tables, _marks, lambda found: self._show(*found), lambda: self._show({}))

    @property
    def unit(self) -> Unit:
        """In what lengths are shown."""
        return Unit(self._window.preferences.value.length_unit)

    def use_unit(self, unit: Unit) -> None:
        """Show lengths in another unit from now on."""
        self._window.preferences.change(length_unit=unit.value)

    def remove(self, ident: str) -> None:
        """Take a drawing off the map; undo brings it back."""
        from console.services.annotations import delete_annotation

        self._session.act(delete_annotation, bytes.fromhex(ident))

    def corner_at(self, at: QPointF) -> Callable[[], None] | None:
        """What takes away the corner under a point of the drawing that is held; None where there is none to take."""
        held = self._held
        return None if held is None or not held.in_use else held.removal_at(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: when the map gets the focus, what is selected can be held."""
        if event.type() is QEvent.Type.FocusIn:
            self._hold()
        return False

    def _case_changed(self, changes: Changes | None) -> None:
        if changes is None or not changes.written or not self._session.writable:
            self._hold()

    def _show(self, marks: dict[str, AnnotationMark], crises: Sequence[CrisisMark] = ()) -> None:
        self.marks = marks
        self._canvas.set_annotations([*crises, *marks.values()])
        self._hold()
        self.changed.emit()

    def _selected(self) -> None:
        self.found_before = self._canvas.found.mark
        tool = self._canvas.tool
        if tool is not None and tool.command == MEASURE and self._window.selection.id:
            from console.ui.drawing import measure_on

            measure_on(self._window)
        else:
            self._hold()

    # In the hand -------------------------------------------------------------------------------------

    def _hold(self, *_: str) -> None:
        """Put what is selected into the hand, let go of what is not: only where it can be changed."""
        held = self._held if self._held is not None and self._held.in_use else None
        selection = self._window.selection
        mark = self.marks.get(selection.id) if selection.kind == ANNOTATION else None
        free = self._session.writable and self._canvas.looks.pickable(ANNOTATIONS)
        if held is not None and mark is not None and free and mark.id == held.mark.id:
            held.stands(mark)
            return
        if held is not None:
            held.leave()
        if mark is not None and free and self._canvas.tool is None and self._canvas.hasFocus():
            self._held = self._tool(mark)
            self._canvas.use(self._held)

    def _tool(self, mark: AnnotationMark) -> ReshapeTool:
        from console.map.tools.reshape import ReshapeTool

        def keep(shape: Shape, before: Shape) -> None:
            self._keep(mark.id, shape, before)

        return ReshapeTool(mark, keep, lambda: self.remove(mark.id), self.unit)

    def _keep(self, ident: str, shape: Shape, before: Shape) -> None:
        def work(store: Store, actor: Actor, now: Instant) -> tuple[None, Changes]:
            from console.services.annotations import reshape_annotation

            return None, reshape_annotation(store, actor, now, bytes.fromhex(ident), shape, before)

        def refused(error: ConsoleError) -> None:
            self._window.say(Notice(str(error), "warn", key="reshape"))
            held, mark = self._held, self.marks.get(ident)
            if held is not None and held.in_use and mark is not None and held.mark.id == ident:
                held.stands(mark)

        self._session.attempt(work, lambda _: None, refused)

    def _lines(self, at: QPointF) -> list[str]:
        """What the tooltip says besides the name of the drawing under the pointer."""
        mark = next((self.marks[one] for one in self._canvas.ids_at(at)[:1] if one in self.marks), None)
        if mark is None:
            return []
        annotation = mark.annotation
        return [annotation.note, (annotation.marking or self._window.marking.of_case).text]


def drawings_of(window: Window) -> Drawings:
    """The drawings of a window, made when the first asks for them."""
    found = window.findChild(Drawings)
    return Drawings(window) if found is None else found


def _marks(reader: Reader) -> tuple[dict[str, AnnotationMark], list[CrisisMark]]:
    from console.exports.map_marks import drawn

    return drawn(reader)
