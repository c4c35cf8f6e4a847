"""How the layers of a window's map look now: changed in one place, announced, and kept for the next time of this case.

It is no operation: what one workstation hides is nobody else's business. A saved view is what a case keeps of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from console.map.looks import Looks, decoded, encoded

if TYPE_CHECKING:
    from console.ui.window import Window


class MapLooks(QObject):
    """The looks of the window's map. ``changed`` after every change, and when another case brings its own."""

    changed = Signal()

    def __init__(self, window: Window) -> None:
        """Brings back what this machine keeps for the case that is opened."""
        super().__init__(window)
        self._session = window.session
        self._preferences = window.preferences
        self._overlays: tuple[str, ...] = ()
        self.value = self._kept()
        self._session.opened.connect(lambda: self._show(self._kept()))

    def show(self, looks: Looks) -> None:
        """Show the layers so from now on, and the next time this case is opened here."""
        self._show(looks)
        store = self._session.store
        if store is not None:
            self._preferences.note_looks(store.case.case_id, encoded(looks))

    def toggle(self, layer: str) -> None:
        """Hide a layer, or show it again."""
        self.show(self.value.toggled(layer))

    def know_overlays(self, layers: tuple[str, ...]) -> None:
        """The case has these layers of overlays from now on."""
        if layers != self._overlays:
            self._overlays = layers
            self.value = replace(self.value, overlays=layers)
            self.changed.emit()

    def _show(self, looks: Looks) -> None:
        looks = replace(looks, overlays=self._overlays)
        if looks != self.value:
            self.value = looks
            self.changed.emit()

    def _kept(self) -> Looks:
        store = self._session.store
        kept = "" if store is None else self._preferences.value.looks.get(store.case.case_id, "")
        return decoded(kept) if kept else Looks()


def looks_of(window: Window) -> MapLooks:
    """The looks of a window's map, made when the first asks for them."""
    found = window.findChild(MapLooks)
    return MapLooks(window) if found is None else found
