"""A place to type: a town, a base of the case or a position, with what it was taken for to choose from below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from console.domain import coordinates, readings
from console.domain.errors import BadInput
from console.ui.choice_box import ChoiceBox
from console.ui.panes import RESTING
from console.ui.words import tr

if TYPE_CHECKING:
    from console.services.finding import Named
    from console.store.reader import Reader
    from console.ui.window import Window

_WAIT_MS: Final = 120
_MANY: Final = 10


@dataclass(frozen=True)
class Spot:
    """A place by name, degrees WGS 84; ``detail`` tells it from others of that name."""

    name: str
    lon: float
    lat: float
    detail: str = ""

    @property
    def called(self) -> str:
        """Its name without the region and country behind it; empty for a bare position."""
        return "" if self.detail == tr("position") else self.name.partition(", ")[0]


class PlaceField(QWidget):
    """``spot`` is what is meant; looked up while one types, off the window's thread. ``changed`` tells another."""

    changed = Signal()

    def __init__(self, window: Window, name: str, spot: Spot | None, parent: QWidget) -> None:
        """``name`` is what a screen reader calls the field; ``spot`` is what it holds at first."""
        super().__init__(parent)
        self._window = window
        self._spots: list[Spot] = []
        self._asked = self._found_for = ""
        self.field = QLineEdit(self)
        self.field.setAccessibleName(name)
        self.found = ChoiceBox(window.look, self)
        self.found.setAccessibleName(tr("{name}: which one", name=name))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(window.look.gap(1))
        column.addWidget(self.field)
        column.addWidget(self.found)
        self.setFocusProxy(self.field)
        self._wait = QTimer(self, interval=_WAIT_MS, singleShot=True)
        self._wait.setObjectName(RESTING)
        self._wait.timeout.connect(self._look)
        self.field.textEdited.connect(self._typed)
        self.found.activated.connect(self.changed)
        self.put(spot)

    def put(self, spot: Spot | None) -> None:
        """Hold a place, or none."""
        self._wait.stop()
        self._asked = "" if spot is None else " ".join(spot.name.split())
        self.field.setText(self._asked)
        self.field.setCursorPosition(0)
        self._show([] if spot is None else [spot])

    @property
    def spot(self) -> Spot | None:
        """What is meant; None where nothing is typed. Raises BadInput where nothing is called so."""
        text = self.field.text().strip()
        if not text:
            return None
        if self._found_for != " ".join(text.split()):
            raise BadInput(tr("“{text}” is still being looked up. Press again.", text=text))
        place = self.found.currentIndex()
        if not 0 <= place < len(self._spots):
            raise BadInput(tr("Nothing is called {text}. Type a town, a base or a position.", text=text))
        return self._spots[place]

    def _typed(self) -> None:
        self._wait.start()

    def _look(self) -> None:
        text = " ".join(self.field.text().split())
        self._asked = text
        self._window.session.read(lambda reader: (text, spots(reader, text)), self._arrived)

    def _arrived(self, found: tuple[str, list[Spot]]) -> None:
        if found[0] == self._asked:
            self._show(found[1])

    def _show(self, spots: list[Spot]) -> None:
        """Show what was found for the words asked for."""
        self._spots, self._found_for = spots, self._asked
        self.found.clear()
        for spot in spots:
            where = coordinates.decimal(spot.lon, spot.lat)
            self.found.addItem(" · ".join(part for part in (spot.name, spot.detail, where) if part))
        self.found.setVisible(bool(self.field.text().strip()))
        if not spots and self.field.text().strip():
            self.found.addItem(tr("Nothing is called so"))
        self.changed.emit()


def spots(reader: Reader, text: str) -> list[Spot]:
    """What words may mean, the likeliest first: a position, a base of the case called so, towns, what has the word."""
    from console.domain.letters import folded
    from console.map.suggested_places import suggest
    from console.services import finding

    if not text:
        return []
    found = [Spot(text, one.lon, one.lat, tr("position")) for one in readings.readings(text)]
    known = [one for one in finding.find(reader, text) if one.lon is not None and one.lat is not None]
    bases = [_spot(one.title, one) for one in known if one.kind == "place"]
    found += [one for one in bases if folded(one.name) == folded(text)]
    found += [Spot(one.name, one.lon, one.lat, one.why) for one in suggest(text)]
    found += [one for one in bases if one not in found]
    found += [_spot(one.place or one.title, one) for one in known if one.kind == "unit"]
    return list({(one.name, one.lon, one.lat): one for one in found}.values())[:_MANY]


def _spot(name: str, one: Named) -> Spot:
    return Spot(name, one.lon or 0.0, one.lat or 0.0, one.title if name != one.title else tr("base of the case"))
