"""Which force another stands under."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from console.domain.force import Force
from console.domain.times import Instant
from console.services.posture_forms import Said, UnderForm
from console.ui.force_forms.force_field import ForceField
from console.ui.force_forms.known import standing_on
from console.ui.force_forms.page import ForcePage
from console.ui.picture import picture_of
from console.ui.words import tr

if TYPE_CHECKING:
    from console.exports.countries import Countries
    from console.ui.window import Window


class UnderPage(ForcePage):
    """The force it is to stand under; none where the field is empty."""

    def __init__(self, window: Window, countries: Countries, parent: QWidget) -> None:
        """Empty until a force is shown."""
        super().__init__(window, countries, parent)
        self.above = ForceField(window.look, tr("Stands under"), tr("Words of its name; empty: under none"), self)
        self.row((tr("Stands under"), self.above, 1))

    @property
    def first(self) -> QWidget:
        """The force above."""
        return self.above.field

    def show_force(self, force: Force, at: Instant) -> None:
        """What it stands under, and what it might."""
        typed = self.above.field.text() != self._before
        self.above.offer([one for one in standing_on(self.window_of, at) if one.id != force.id])
        if not typed:
            self._before = self._name(force.parent_id)
            self.above.put(self._before)

    def form(self, said: Said, force: Force) -> UnderForm:
        """The force under it; the words of a source stay while it stands under the same."""
        form = UnderForm.of(force, said)
        if self.above.field.text().strip() == self._name(force.parent_id):
            return form
        above = self.above.force
        return replace(form, parent_id=None if above is None else above.id, higher="")

    _before = ""

    def _name(self, unit_id: bytes | None) -> str:
        known = picture_of(self.window_of).known.forces
        return next((force.name for force in known if force.id == unit_id), "")
