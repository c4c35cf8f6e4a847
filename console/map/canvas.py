"""The map: a widget that shows the ground, marks on it and their names, and says what was pointed at or picked."""

from collections.abc import Sequence
from dataclasses import replace
from math import inf
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QStyle, QWidget

from console.map import projection, views, whereabouts
from console.map.above import ABOVE
from console.map.arrangement import Arrangement, arrange
from console.map.basemap import Basemap, shipped
from console.map.content import Content
from console.map.fan import Fan
from console.map.found import FoundPlace
from console.map.frame import Frame
from console.map.gathering import Gathering
from console.map.gliding import Glide
from console.map.ground import Ground
from console.map.ground_names import GroundNames
from console.map.hands import Hands
from console.map.layers.base import AboveLayer, Scene
from console.map.looks import Looks
from console.map.marks import reach
from console.map.overlay import Overlay
from console.map.parting import Remembered
from console.map.reports.picture import Reports
from console.map.shown_content import ShownContent
from console.map.stamps import blank
from console.map.stance_places import StanceMark
from console.map.style import style
from console.map.tools import Tool
from console.map.views import View
from console.map.visits import Visits
from console.map.whereabouts import Called

LETTER_SECONDS: Final = 0.008
"""How long new names may be drawn before a frame is shown without the rest of them."""
REST_MS: Final = 140
"""After the last movement the names are arranged anew for exactly what is shown."""
_MOTION: Final = QStyle.StyleHint.SH_Widget_Animation_Duration


class MapCanvas(ShownContent):
    """Shows a :class:`View`. Needs no event loop to be painted whole: see :meth:`settle`."""

    pointed = Signal(float, float)
    """Longitude and latitude under the pointer, degrees WGS84."""
    left = Signal()
    """The pointer left the map."""
    hovered = Signal(str)
    """The id of the mark under the pointer, or an empty string."""
    picked = Signal(str)
    """The id of the mark that was clicked or entered."""
    reports_picked = Signal(object)
    """The rows of the reports under a click where no mark is, in the order of time."""
    emptied = Signal()
    """A click, or Esc, on nothing."""
    view_changed = Signal()
    """Another part of the Earth or another scale is shown."""
    tool_changed = Signal(object)
    """The :class:`Tool` now in the hand, or None."""
    gathered = Signal(list, object)
    """The ids of what lies in a box or lasso, and that :class:`Region`; none, and None, when nothing is gathered."""
    aimed = Signal()
    """The keyboard has moved the ground under the cross in the middle."""
    hinted = Signal(str)
    """What the tool in the hand says to do next; empty without one."""

    def __init__(self, parent: QWidget | None = None, basemap: Basemap | None = None) -> None:
        super().__init__(parent)
        self._basemap = basemap or shipped()
        self._theme = "dark"
        self._enlarged = 1.0
        self._view = views.HOME
        self._ground = Ground(self._basemap)
        self._names: GroundNames | None = None
        self._parted = Remembered()
        self._named = False
        self._lettered = False
        self._arrangement: Arrangement | None = None
        self._held = False
        self._overlay = Overlay()
        self._filling = QTimer(self, interval=0, singleShot=True)
        self._filling.timeout.connect(self._follow_up)
        self._resting = QTimer(self, interval=REST_MS, singleShot=True)
        self._resting.timeout.connect(self._rearrange)
        self._glide = Glide(self, self._paint_ground, self._paint_above)
        self.motion = True
        """Whether zooming and going to a view may take a moment; see :attr:`in_motion`."""
        self.visits = Visits(self)
        self.gathering = Gathering(self)
        self.fan = Fan(self)
        self.fan.changed.connect(self._rearrange)
        self.found = FoundPlace(self.update)
        self._hands = Hands(self)
        self.reports = Reports(self)
        self.reports.stale.connect(self.update)
        self.reports.keyed.connect(lambda keyed: self._set_content(replace(self._content, keyed=keyed)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Map"))
        self._describe()
        self.setMinimumSize(240, 180)

    def sizeHint(self) -> QSize:
        """Room for the eastern flank."""
        return QSize(1100, 620)

    # What is shown -------------------------------------------------------------------------------

    def set_theme(self, name: str) -> None:
        """Paint in another theme of the tokens. Raises KeyError on an unknown name."""
        self._ground.dress(name)
        if name != self._theme:
            self._theme = name
            self._rearrange()

    def set_scale(self, factor: float) -> None:
        """Show text and marks so many times as large as at 100 %; the ground keeps its scale."""
        if factor != self._enlarged:
            self._enlarged = factor
            self._rearrange()

    @property
    def enlarged(self) -> float:
        """How many times as large as at 100 % text and marks are shown."""
        return self._enlarged

    def set_allies(self, iso2: frozenset[str]) -> None:
        """The Allies of the day shown (ISO 3166-1 alpha-2): their land is one step lighter."""
        if self._ground.ally(iso2):
            self.update()

    def set_looks(self, looks: Looks) -> None:
        """Show, hide, fade, lock and order the layers."""
        self._ground.look(looks)
        self.reports.look(looks)
        self._set_content(replace(self._content, looks=looks))

    def ids_at(self, at: QPointF) -> list[str]:
        """The marks under a point of the widget: the one seen first, then those gathered under it."""
        if self.fan.is_open:
            return self.fan.at(at.x() / self._enlarged, at.y() / self._enlarged, self.sheet(), self._theme)
        arrangement, x, y = self._spot(at)
        spot = arrangement.at(x, y)
        found = arrangement.pickable(spot) if spot else arrangement.drawn_at(x, y)
        return found or arrangement.below_at(x, y)

    def stance_at(self, at: QPointF) -> StanceMark | None:
        """Whose stance has its sign under a point of the widget."""
        arrangement, x, y = self._spot(at)
        return arrangement.stances.at(x, y) if arrangement.stances else None

    def ground_at(self, at: QPointF) -> Called | None:
        """What the ground's name, city, lake or river under a point of the widget is called."""
        arrangement, x, y = self._spot(at)
        return whereabouts.told(arrangement, self._names, x, y) if self._names else None

    def _spot(self, at: QPointF) -> tuple[Arrangement, float, float]:
        """What is arranged, and where in it a point of the widget lies."""
        arrangement = self.arrangement()
        right, down = arrangement.shift(self.sheet())
        return arrangement, at.x() / self._enlarged - right, at.y() / self._enlarged - down

    def area_at(self, lon: float, lat: float) -> tuple[Called, ...]:
        """Country and region of a place, degrees; nothing at sea."""
        return whereabouts.area(self._basemap, *projection.plane(lon, lat))

    def content_changed(self, before: Content) -> None:
        """Qt is asked for another picture; an open pile folds, unless only the selection is another."""
        if replace(self._content, selected=None) != replace(before, selected=None):
            self.fan.fold()
        self.gathering.renew()
        if not self.fan.is_open:
            self._rearrange()
        self.update()

    # Tools -----------------------------------------------------------------------------------------

    @property
    def tool(self) -> Tool | None:
        """What is in the hand: a click goes to it instead of picking."""
        return self._hands.in_hand.tool

    def use(self, tool: Tool | None) -> None:
        """Put a tool into the hand, or take out the one that is there. Esc does so too."""
        self._hands.in_hand.use(tool)
        self._hands.show_cursor()

    def tell_hint(self) -> None:
        """Have the hint of the tool in the hand read again."""
        self._hands.in_hand.tell_hint()

    # The view --------------------------------------------------------------------------------------

    @property
    def view(self) -> View:
        """What part of the Earth is shown."""
        return self._view

    def set_view(self, view: View) -> None:
        """Show another part of the Earth, at once."""
        view = view.scaled(view.metres_per_pixel)
        self._glide.stop()
        if view == self._view:
            return
        self.fan.fold()
        zoomed = view.metres_per_pixel != self._view.metres_per_pixel
        self._view = view
        if zoomed:
            self._arrangement = None
            # The many names of a slide's map take longer than a frame may: they follow.
            self._named = self._named and not self._content.bare
        else:
            self._resting.start()
        self.update()
        self.view_changed.emit()

    def go_to(self, view: View) -> None:
        """Show another part of the Earth, in a short movement where it is near and somebody looks."""
        self._glide.to(view.scaled(view.metres_per_pixel))

    @property
    def by_keyboard(self) -> bool:
        """Whether the keyboard is on the map and was used last."""
        return self.hasFocus() and self._hands.shows_focus

    @property
    def in_motion(self) -> bool:
        """Whether movements are shown: not without a screen, and not where the system asks for none."""
        return self.motion and self.isVisible() and self.style().styleHint(_MOTION) > 0

    def zoom_by(self, factor: float, at: QPointF | None = None, *, smooth: bool = True) -> None:
        """Enlarge by a factor about a point of the widget (its middle without one), which stays where it is."""
        spot = QPointF(self.width() / 2, self.height() / 2) if at is None else at
        view = self._view.scaled(self._view.metres_per_pixel / factor)
        view = self._glide.frame.zoomed(view, spot.x(), spot.y())
        (self.go_to if smooth else self.set_view)(view)

    def pan(self, right: float, down: float) -> None:
        """Move the ground by logical pixels."""
        x, y = self._view.centre
        scale = self._view.metres_per_pixel
        self.set_view(self._view.centred(x - right * scale, y + down * scale))

    def fit(self, points: Sequence[tuple[float, float]]) -> None:
        """Show every (lon, lat). Raises ValueError without points."""
        self.go_to(views.around(points, self.width(), self.height()))

    def fit_selection(self) -> None:
        """Bring what is gathered, or else what is selected, into view as large as it can be; without either, stay."""
        wanted = self.gathering.ids or (self.selected or "",)
        points = [place for mark in self.marks() if mark.id in wanted for place in reach(mark)]
        if points:
            self.fit(points)

    def frame(self) -> Frame:
        """The view on this widget as it is now."""
        return Frame(self._view, self.width(), self.height(), self.devicePixelRatioF())

    def point_of(self, lon: float, lat: float) -> QPointF:
        """Where a place falls on the widget, logical pixels."""
        (x, y), frame = projection.plane(lon, lat), self.frame()
        west, north = frame.origin
        return QPointF((x - west) / frame.scale, (north - y) / frame.scale)

    def arrangement(self) -> Arrangement:
        """Where symbols and names stand for the view, arranged now when it is not yet."""
        if self._arrangement is None:
            self._arrangement = self._arranged(self.sheet())
            self._resting.stop()
        return self._arrangement

    def sheet(self) -> Frame:
        """What text and marks are laid out on."""
        return self.frame().enlarge(self._enlarged)

    def _arranged(self, sheet: Frame) -> Arrangement:
        content = replace(self._content, selected=None) if self.fan.is_open else self._content
        return arrange(sheet, content, self._theme, self._names_on(sheet), self._parted)

    def _names_on(self, sheet: Frame) -> GroundNames:
        names, bare = self._names, self._content.bare
        if names is None or (names.frame, names.theme, names.still) != (sheet, self._theme, bare):
            # A map of a slide has the names of one while it is moved.
            names = self._names = GroundNames(sheet, self._basemap, self._theme, still=bare)
        return names

    @property
    def complete(self) -> bool:
        """Whether names and all ground of the view are there; what is missing is painted when there is time."""
        rest = self.reports.complete and not self._glide.running
        return self._named and rest and not self._ground.missing(self.frame())

    @property
    def idle(self) -> bool:
        """Whether nothing is left to be done between frames, not even ahead of the next movement."""
        return not self._filling.isActive() and not self._resting.isActive()

    # Painting --------------------------------------------------------------------------------------

    def warm(self) -> bool:
        """Paint on the ground of the view, then name it, for as long as a frame may take; whether all is done."""
        if self._ground.missing(self.frame()):
            self._ground.work(self.frame())
            return False
        return self._names_on(self.sheet()).work()

    def settle(self) -> None:
        """Finish the picture now: paint every missing tile, arrange for exactly this view."""
        self.ensurePolished()
        self._hands.rest()
        self._held = False
        self._glide.stop()
        self._ground.fill(self.frame())
        self.reports.finish(self.frame(), self._theme, self._enlarged)
        self._named = True
        self._rearrange()
        self.arrangement().letter(inf)

    def picture(self, ratio: float = 1.0) -> QPixmap:
        """The finished map without a screen, at a device pixel ratio; the focus outline is not part of it."""
        frame = Frame(self._view, self.width(), self.height(), ratio)
        self._ground.fill(frame)
        arrangement = self._arranged(frame.enlarge(self._enlarged))
        arrangement.letter(inf)
        pixmap = blank(frame.width, frame.height, ratio)
        painter = QPainter(pixmap)
        self._paint(painter, frame, arrangement, self.reports.alone(frame, self._theme, self._enlarged))
        painter.end()
        return pixmap

    def redrawn(self, onto: QPixmap | None = None) -> QPixmap:
        """The map as it is shown, from outlines and reports alone: nothing is taken from what was painted before.

        ``onto`` a picture that was got from here: what is in it is painted over.
        """
        frame = self.frame()
        pixmap = onto or QPixmap(frame.area.size())
        pixmap.setDevicePixelRatio(frame.ratio)
        self.reports.redo(frame, self._theme, self._enlarged)
        painter = QPainter(pixmap)
        self._ground.paint_anew(painter, frame)
        self.reports.paint(painter, frame, self._theme, self._enlarged)
        self._overlay.forget()
        self._paint_above(painter, frame, self.arrangement(), ABOVE)
        painter.end()
        return pixmap

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what there is; what is missing follows: names after the first frame, tiles whenever there is time."""
        painter = QPainter(self)
        if self._glide.running:
            self._glide.paint(painter)
            painter.end()
            return
        bare = not self._named and self._arrangement is None
        arrangement = arrange(self.sheet(), self._content, self._theme, None) if bare else self.arrangement()
        self._lettered = arrangement.letter(LETTER_SECONDS)
        self._paint(painter, self.frame(), arrangement, self.reports, self.by_keyboard)
        self._filling.start()
        painter.end()

    def _paint(
        self, painter: QPainter, frame: Frame, arrangement: Arrangement, reports: Reports, focused: bool = False
    ) -> None:
        self._paint_ground(painter, frame, reports)
        self._paint_above(painter, frame, arrangement, ABOVE, reports, focused)

    def _paint_ground(self, painter: QPainter, frame: Frame, reports: Reports | None = None) -> None:
        """What is stretched while a zoom is on its way."""
        self._ground.paint(painter, frame)
        (reports or self.reports).paint(painter, frame, self._theme, self._enlarged)

    def _paint_above(
        self,
        painter: QPainter,
        frame: Frame,
        arrangement: Arrangement,
        layers: Sequence[AboveLayer],
        reports: Reports | None = None,
        focused: bool = False,
    ) -> None:
        look = style(self._theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = frame.enlarge(self._enlarged)
        painter.scale(self._enlarged, self._enlarged)
        scene = Scene(
            sheet, arrangement, look, self._content.selected, focused,
            focused and self.tool is not None and self.tool.aims,
            self.gathering.region, self.fan.laid_out(sheet, self._theme) if self.fan.is_open else None,
            self.found.mark, (reports or self.reports).marks, self._content.bare,
        )  # fmt: skip
        self._overlay.paint(painter, scene, layers)
        painter.scale(1 / self._enlarged, 1 / self._enlarged)
        self._hands.in_hand.paint(painter, frame, look)

    def _follow_up(self) -> None:
        if self._overlay.wanted and self.complete and self._lettered:
            self._overlay.prepare()
            self._filling.start()
        elif self._named:
            seen, left = self._ground.work(self.frame())
            if seen or not self._lettered:
                self.update()
            elif left:
                self._filling.start()
        elif self._content.bare and not self._names_on(self.sheet()).work():
            self._filling.start()
        else:
            self._named = True
            self._rearrange()

    def hold(self) -> None:
        """Other things are about to be shown: until then a new size does not arrange those shown now anew."""
        self._held = True

    def release(self) -> None:
        """Nothing is waited for any more."""
        if self._held:
            self._held = False
            if self._arrangement is not None and self._arrangement.frame != self.sheet():
                self._rearrange()

    def _rearrange(self) -> None:
        self._arrangement = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange anew for the new size."""
        self._glide.stop()
        self.fan.resized()
        if not self._held:
            self._rearrange()

    def changeEvent(self, event: QEvent) -> None:
        """A new font or language changes the names."""
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._names = None
            self._rearrange()
        super().changeEvent(event)
