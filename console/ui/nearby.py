"""What lies within a distance of here: a card over the map's left lower corner, and the ring of the search on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from console.domain.annotation import Annotation, Colour, Kind, Shape
from console.domain.errors import ConsoleError
from console.domain.force import Force, Mission
from console.domain.incident import Incident
from console.domain.lengths import Unit, length_text, parse_length
from console.domain.reference import Place
from console.domain.within import Near, Thing, Within, kind_of, name_of, require_radius, where_of
from console.exports.picture_names import force_name
from console.map.annotation_marks import AnnotationMark, mark_of
from console.ui.columns import Column
from console.ui.drawings import drawings_of
from console.ui.here import Here
from console.ui.label import Label
from console.ui.notices import Notice
from console.ui.picture import picture_of
from console.ui.selection import ANNOTATION, CORRIDOR, INCIDENT, MISSION, PLACE, UNIT
from console.ui.table_view import TableView
from console.ui.words import count, plain_tip, tr

if TYPE_CHECKING:
    from console.domain.operation import Changes
    from console.store.reader import Reader
    from console.ui.window import Window

_WIDE: Final = 118
_NARROW: Final = 84
_ROWS: Final = 9
"""Steps of the grid, and rows shown without scrolling."""
_FIRST: Final = {Unit.KM: 100_000.0, Unit.NM: 50 * 1852.0}
_AGAIN_MS: Final = 150
_ABOVE: Final = 13
"""Steps kept free for the scale bar."""
Row = tuple[str, Near]


class Nearby(QFrame):
    """Shown while something is searched for; lives as long as the window."""

    def __init__(self, window: Window) -> None:
        """Hidden until :meth:`show_round`."""
        super().__init__(window.map)
        self._window = window
        self._canvas = window.map.canvas
        self._picture = picture_of(window)
        self.here: Here | None = None
        self.metres = 0.0
        self.found: Within | None = None
        self._asked = 0
        self.setObjectName("nearby")
        self.setAccessibleName(tr("Within a distance of here"))
        self._place = Label("", self)
        self._place.setProperty("type", "strong")
        self.radius = QLineEdit(self)
        self.radius.setAccessibleName(tr("Within"))
        self.radius.setToolTip(tr("A distance, as 100 km or 30 NM; Enter searches again"))
        self.radius.returnPressed.connect(self._enter)
        self.table: TableView[Row] = TableView(
            window.look, tr("Within a distance of here"), self._columns(), lambda row: row[0], self
        )
        self.table.set_empty(tr("Nothing of the case lies so near."), tr("Type another distance."))
        self.table.picked.connect(self._pick)
        self.table.installEventFilter(self)
        self.told = Label("", self)
        self.told.setProperty("ink", "secondary")
        self.told.setWordWrap(True)
        self._keep = self._button(tr("Keep the ring"), self.keep_ring)
        self._lay_out()
        self._again = QTimer(self, interval=_AGAIN_MS, singleShot=True)
        self._again.timeout.connect(self._search)
        self._picture.changed.connect(self._stale)
        window.session.opened.connect(self.leave)
        window.session.changed.connect(self._case_changed)
        window.preferences.changed.connect(self._stale)
        window.look.changed.connect(self._fit)
        window.map.installEventFilter(self)
        self.hide()

    def show_round(self, here: Here, metres: float | None = None) -> None:
        """Search round a place, with the distance of the last time unless one is given."""
        unit = drawings_of(self._window).unit
        self.here = here
        self.metres = metres or self.metres or _FIRST[unit]
        self.radius.setText(length_text(self.metres, unit))
        self._place.setText(tr("of {place}", place=here.words))
        self._place.setToolTip(plain_tip(here.words))
        self.show()
        self._fit()
        self._search()
        self.radius.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.radius.selectAll()

    def leave(self) -> None:
        """Put it away, and the ring with it."""
        focused = self.isAncestorOf(QApplication.focusWidget() or self)
        self.here = self.found = None
        self._canvas.set_passing(())
        self.hide()
        self._window.map.lay_over(self)
        if focused:
            self._canvas.setFocus(Qt.FocusReason.OtherFocusReason)

    def text(self) -> str:
        """All of it as plain text: what is near, then what could not be placed and why."""
        if self.here is None or self.found is None:
            return ""
        unit = drawings_of(self._window).unit
        lines = [tr("Within {distance} of {place}", distance=length_text(self.metres, unit), place=self.here.words)]
        lines += ["\t".join(self._cells(near)) for near in self.found.near]
        lines += [f"{called(one.thing)}: {tr(one.why)}" for one in self.found.unplaced]
        return "\n".join(lines)

    def keep_ring(self) -> None:
        """Keep the ring as a drawing of the case."""
        from console.services.annotations import AnnotationForm, draw

        here, unit = self.here, drawings_of(self._window).unit
        if here is None:
            return
        label = tr("{length} round {place}", length=length_text(self.metres, unit), place=here.words)
        form = AnnotationForm(self._ring(here), label, "", Colour.ACCENT, True)
        self._window.session.attempt(lambda store, actor, now: draw(store, actor, now, form), lambda _row: None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Esc puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: it keeps its corner when the map gets another size."""
        if watched is self._window.map and event.type() is QEvent.Type.Resize and self.isVisibleTo(self._window.map):
            self._fit()
        return False

    # Searching ---------------------------------------------------------------------------------------

    def _enter(self) -> None:
        try:
            metres = parse_length(self.radius.text(), drawings_of(self._window).unit)
            require_radius(metres)
        except ConsoleError as error:
            self._window.say(Notice(str(error), "warn", key="nearby"))
            return
        self.metres = metres
        self._search()

    def _stale(self) -> None:
        if self.here is not None:
            self._again.start()

    def _case_changed(self, changes: Changes | None) -> None:
        if changes is None or changes.touches("annotation", "place", "corridor"):
            self._stale()

    def _search(self) -> None:
        here, metres, shown = self.here, self.metres, self._picture.shown
        if here is None:
            return
        ring, things = self._ring(here), shown.things
        self._asked += 1
        asked = self._asked

        def work(reader: Reader) -> tuple[Within, AnnotationMark]:
            from console.services.nearby import standing

            mark = mark_of(Annotation(b"", ring, "", "", Colour.ACCENT, True, "", 0, None))
            return standing(reader, here.point, metres, things), mark

        def arrived(told: tuple[Within, AnnotationMark]) -> None:
            if asked == self._asked and self.here is not None:
                self._show(*told)

        self._window.session.read(work, arrived)

    def _show(self, found: Within, ring: AnnotationMark) -> None:
        self.found = found
        self._canvas.set_passing((ring,))
        self.table.set_rows([(_ident(near.thing), near) for near in found.near])
        words = [count("{n} thing", "{n} things", len(found.near))]
        if found.unplaced:
            words.append(tr("{n} not placed: no exact position is public", n=len(found.unplaced)))
        self.told.setText(" · ".join(words))
        names = "\n".join(f"{called(one.thing)}: {tr(one.why)}" for one in found.unplaced)
        self.told.setToolTip(plain_tip(names))
        self._fit()

    def _ring(self, here: Here) -> Shape:
        return Shape(Kind.CIRCLE, (here.point,), radius_m=self.metres)

    def _pick(self, ident: str) -> None:
        near = next((near for row, near in self.table.model.shown_rows() if row == ident), None)
        if near is None:
            return
        kind, thing = ident.split(":")
        self._window.selection.select(kind, thing)
        if not self._canvas.rect().contains(self._canvas.point_of(near.lon, near.lat).toPoint()):
            from console.map import projection

            self._canvas.go_to(self._canvas.view.centred(*projection.plane(near.lon, near.lat)))

    # The card ----------------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column[Row], ...]:
        return (
            Column(tr("Distance"), lambda row: self._cells(row[1])[0], 32, sort=lambda row: row[1].metres, number=True),
            Column(tr("Bearing"), lambda row: row[1].bearing_text, 17, sort=lambda row: row[1].bearing, number=True),
            Column(tr("What"), lambda row: called(row[1].thing), 52, 30, stretch=True, tip=_tip),
            Column(tr("Kind"), lambda row: tr(kind_of(row[1].thing)), 28, 18, rank=1, role=lambda row: "ink.secondary"),
        )

    def _cells(self, near: Near) -> tuple[str, str, str, str]:
        unit = drawings_of(self._window).unit
        return near.distance_text(unit), near.bearing_text, called(near.thing), tr(kind_of(near.thing))

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.text())
        self._window.say(Notice(tr("The list is copied."), "done", key="nearby"))

    def _button(self, words: str, act: object) -> QPushButton:
        button = QPushButton(words, self)
        button.setAutoDefault(False)
        button.clicked.connect(act)
        return button

    def _lay_out(self) -> None:
        gap = self._window.look.gap
        head, foot = QHBoxLayout(), QHBoxLayout()
        within = Label(tr("Within"), self)
        within.setProperty("type", "strong")
        within.setBuddy(self.radius)
        head.addWidget(within)
        head.addWidget(self.radius)
        head.addWidget(self._place, 1)
        foot.addWidget(self._button(tr("Copy"), self._copy))
        foot.addWidget(self._keep)
        foot.addStretch(1)
        foot.addWidget(self._button(tr("Close"), self.leave))
        column = QVBoxLayout(self)
        column.setContentsMargins(gap(3), gap(2), gap(3), gap(3))
        column.setSpacing(gap(2))
        column.addLayout(head)
        column.addWidget(self.table)
        column.addWidget(self.told)
        column.addLayout(foot)

    def _fit(self) -> None:
        if self.here is None:
            return
        look, area = self._window.look, self._window.map.rect()
        self._keep.setVisible(self._window.session.writable)
        self.radius.setFixedWidth(look.gap(24))
        # Whole rows, the titles among them, in no more than half of the map.
        room = max(area.height() // 2 // look.px("row"), 3)
        rows = min(max(len(self.found.near) if self.found is not None else 1, 2) + 1, _ROWS + 1, room)
        self.table.setFixedHeight(rows * look.px("row") + look.gap(1))
        self.setFixedWidth(min(look.gap(_WIDE), max(look.gap(_NARROW), area.width() * 11 // 20)))
        self.adjustSize()
        self.move(look.gap(3), max(look.gap(3), area.height() - self.height() - look.gap(_ABOVE)))
        self.raise_()
        self._window.map.lay_over(self)


def nearby_of(window: Window) -> Nearby:
    """The card of a window, made when the first asks for it."""
    return window.map.findChild(Nearby) or Nearby(window)


def called(thing: Thing) -> str:
    """What a thing is called on the map."""
    return force_name(thing) if isinstance(thing, Force) else name_of(thing)


def _tip(row: Row) -> str:
    thing = row[1].thing
    return plain_tip("\n".join(part for part in (called(thing), where_of(thing)) if part))


def _ident(thing: Thing) -> str:
    """As what it is selected, and its id."""
    kinds = {Incident: INCIDENT, Force: UNIT, Mission: MISSION, Annotation: ANNOTATION}
    kind = kinds.get(type(thing), "")
    if isinstance(thing, Place):
        kind = PLACE if thing.lon is not None else CORRIDOR
    return f"{kind}:{thing.id.hex()}"
