"""Where a force is: a town, a base or a position to type, or a place picked on the map; how well that is known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from console.domain import coordinates
from console.domain.errors import BadInput
from console.domain.force import Force, Position
from console.domain.times import Instant
from console.exports.countries import country_at
from console.map.tools import PlaceTool, Tool
from console.services.posture_forms import MoveForm, Said
from console.ui.choice_box import ChoiceBox
from console.ui.force_forms.page import ForcePage
from console.ui.place_field import PlaceField, Spot
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.exports.countries import Countries
    from console.ui.window import Window

_POSITIONS = {
    Position.POINT: later("The place is known"),
    Position.AREA: later("Only the area is known"),
    Position.HOME: later("Home of its headquarters only"),
    Position.NOT_PUBLIC: later("Not public"),
}


class WherePage(ForcePage):
    """The place, and how well it is known; what it is called and its country follow it by themselves."""

    def __init__(self, window: Window, countries: Countries, parent: QWidget) -> None:
        """Empty until a force is shown."""
        super().__init__(window, countries, parent)
        self.place = PlaceField(window, tr("Where"), None, self)
        self.place.field.setPlaceholderText(tr("A town, a base, or a position"))
        self.pick = QPushButton(tr("Pick on the map"), self)
        self.pick.setAutoDefault(False)
        self.pick.clicked.connect(self._pick)
        self.row((tr("Where"), self.place, 3), (tr("or"), self.pick, 1))
        self.pick.setAccessibleName(tr("Pick on the map"))
        self.position = ChoiceBox(window.look, self)
        for position, words in _POSITIONS.items():
            self.position.addItem(tr(words), position.value)
        self.called = self.field(hint=tr("As in Camp Ādaži"))
        self.country = self.field(hint=tr("Follows the place"))
        self.row(
            (tr("How well known"), self.position, 3), (tr("Called"), self.called, 3), (tr("Country"), self.country, 2)
        )
        self._stands: Force | None = None
        self.place.changed.connect(self._follow)

    @property
    def first(self) -> QWidget:
        """The place."""
        return self.place.field

    def show_force(self, force: Force, at: Instant) -> None:
        """Its place, unless another was typed."""
        if self._moved():
            return
        self._stands = force
        self.put(self.position, force.position.value)
        self.put(self.called, force.place)
        self.put(self.country, self.countries.name(force.country))
        self.place.put(_spot(force))

    def put_place(self, lon: float, lat: float, name: str = "") -> None:
        """Hold a place of the map."""
        words = coordinates.decimal(lon, lat)
        self.place.put(Spot(name or words, lon, lat, "" if name else tr("position")))

    def form(self, said: Said, force: Force) -> MoveForm:
        """The force there; without a position where that is not public."""
        stands = MoveForm.of(force, said)
        position, country = Position(self.position.currentData()), self._code(force)
        called = self.called.text().strip() if self._moved() or self.touched(self.called) else force.place
        if position is Position.NOT_PUBLIC:
            hidden = called if self.touched(self.called) or position is force.position else ""
            return replace(stands, place=hidden, country=country, lon=None, lat=None, position=position)
        spot = self.place.spot if self._moved() else _spot(force)
        if spot is None and position is not Position.HOME:
            raise BadInput(tr("Say where it is: a town, a base or a position; or that it is not public."))
        lon, lat = (None, None) if spot is None else (spot.lon, spot.lat)
        return replace(stands, place=called, country=country, lon=lon, lat=lat, position=position)

    def _moved(self) -> bool:
        """Whether the place is another than it was."""
        before = None if self._stands is None else _spot(self._stands)
        return self.place.field.text() != ("" if before is None else " ".join(before.name.split())) or (
            before is not None and self.place.found.currentIndex() > 0
        )

    def _code(self, force: Force) -> str | None:
        if not self.touched(self.country) and not self._moved():
            return force.country
        words = self.country.text().strip()
        if not words:
            return None
        found = self.countries.code(words)
        if found is None:
            raise BadInput(tr("“{text}” is no country. Write its name or two letters, as Latvia or LV.", text=words))
        return found

    def _follow(self) -> None:
        """What the place is called, and its country, go with it until somebody types another."""
        if not self._moved():
            return
        try:
            spot = self.place.spot
        except BadInput:
            return
        if spot is None:
            return
        if self.position.currentData() == Position.NOT_PUBLIC.value:
            self.put(self.position, Position.POINT.value)
        self.put(self.called, spot.called)
        self.put(self.country, self.countries.name(country_at(spot.lon, spot.lat)))

    def _pick(self) -> None:
        sheet = self.window()
        if isinstance(sheet, QDialog):
            Picked(self.window_of, sheet, self).ask()


class Picked(QObject):
    """The sheet steps aside for one click on the map, and comes back with it, or with Esc without."""

    def __init__(self, window: Window, sheet: QDialog, page: WherePage) -> None:
        """Nothing is asked yet."""
        super().__init__(sheet)
        self._session, self._canvas, self._sheet, self._page = window.session, window.map.canvas, sheet, page
        self._tool = PlaceTool(page.put_place)

    def ask(self) -> None:
        """Hide the sheet until the tool is out of the hand."""
        place, case = self._sheet.pos(), self._session.store
        self._sheet.hide()
        self._canvas.use(self._tool)
        self._canvas.setFocus()

        def told(tool: Tool | None) -> None:
            if tool is self._tool:
                return
            self._canvas.tool_changed.disconnect(told)
            if self._session.store is not case:
                self._sheet.reject()
            else:
                self._sheet.open()
                self._sheet.move(place)
                self._page.first.setFocus()

        self._canvas.tool_changed.connect(told)


def _spot(force: Force) -> Spot | None:
    if force.lon is None or force.lat is None:
        return None
    return Spot(force.place or coordinates.decimal(force.lon, force.lat), force.lon, force.lat)
