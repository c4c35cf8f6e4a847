"""How strong a force is and of what size: a battlegroup raised to a brigade is another size, strength and symbol."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from console.domain.errors import BadInput
from console.domain.force import Force
from console.domain.sidc import Echelon, with_echelon
from console.domain.times import Instant
from console.services.posture_forms import ResizeForm, Said
from console.ui.choice_box import ChoiceBox
from console.ui.force_forms.figures import persons, persons_text
from console.ui.force_forms.page import ForcePage
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.exports.countries import Countries
    from console.ui.window import Window

SIZES = {
    later("company"): Echelon.COMPANY,
    later("battlegroup"): Echelon.BATTALION,
    later("battalion"): Echelon.BATTALION,
    later("regiment"): Echelon.REGIMENT,
    later("brigade"): Echelon.BRIGADE,
    later("division"): Echelon.DIVISION,
    later("corps"): Echelon.CORPS,
}
"""What sizes are called, and the echelon their symbol shows (APP-6D, digits 9 and 10)."""
_SAME = ""


class SizePage(ForcePage):
    """Persons, what that number counts, and the size, which its symbol shows from then on."""

    def __init__(self, window: Window, countries: Countries, parent: QWidget) -> None:
        """Empty until a force is shown."""
        super().__init__(window, countries, parent)
        self.persons = self.field(hint=tr("Unknown; as 1 200 or 1 000–1 900"))
        self.level = ChoiceBox(window.look, self)
        self.counts = self.field(hint=tr("As: planned, in place, with enablers"))
        self.row((tr("Persons"), self.persons, 1), (tr("Size"), self.level, 1))
        self.row((tr("What that number counts"), self.counts, 1))

    @property
    def first(self) -> QWidget:
        """The number."""
        return self.persons

    def show_force(self, force: Force, at: Instant) -> None:
        """Its strength and size, and the sizes it may have."""
        chosen = self.level.currentData() if self.level.count() and self.touched(self.level) else None
        self.level.clear()
        self.level.addItem(force.size_level or tr("not said"), _SAME)
        for name in SIZES:
            if name != force.size_level:
                self.level.addItem(tr(name), name)
        if chosen is None:
            self.put(self.level, _SAME)
        else:
            self.level.setCurrentIndex(max(0, self.level.findData(chosen)))
        self.put(self.persons, persons_text(force.strength))
        self.put(self.counts, force.strength.note)

    def form(self, said: Said, force: Force) -> ResizeForm:
        """The force so strong. A strength typed anew does not keep the words of the number before."""
        form = ResizeForm.of(force, said)
        if self.touched(self.persons):
            least, most = persons(self.persons.text())
            form = replace(form, least=least, most=most, strength_note="")
        if self.touched(self.counts):
            form = replace(form, strength_note=self.counts.text())
        name = str(self.level.currentData() or _SAME)
        if name == _SAME:
            return form
        if name not in SIZES:
            raise BadInput(tr("Choose a size from the list."))
        return replace(form, size_level=name, sidc=_resized(force.sidc, SIZES[name]))


def _resized(sidc: str | None, echelon: Echelon) -> str | None:
    try:
        return None if sidc is None else with_echelon(sidc, echelon)
    except BadInput:
        return sidc
