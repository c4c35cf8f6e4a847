"""How soon a force moves once it is ordered to, and on what terms it is there."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from console.domain.force import ActsAs, Force, Home, Permanence, Readiness
from console.domain.posture_words import for_whom
from console.domain.times import Instant
from console.exports.countries import country_at
from console.services.posture_forms import ReadinessForm, Said, TermsForm
from console.ui.choice_box import ChoiceBox
from console.ui.force_forms.figures import days, days_text
from console.ui.force_forms.page import ForcePage
from console.ui.place_field import PlaceField, Spot
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.exports.countries import Countries
    from console.ui.window import Window

_STAYS = {Permanence.PERMANENT: later("Permanent"), Permanence.ROTATIONAL: later("Rotational: in turns")}
_NOTHING = Readiness(None, None, "", None)


class ReadyPage(ForcePage):
    """Notice to move in days, in the source's words, and who orders it."""

    def __init__(self, window: Window, countries: Countries, parent: QWidget) -> None:
        """Empty until a force is shown."""
        super().__init__(window, countries, parent)
        self.days = self.field(hint=tr("Unknown; as 5, 5–30 or from 45"))
        self.ordered = self.field(hint=tr("As SACEUR, the nation"))
        self.note = self.field(hint=tr("As: 5 to 30 days by sub-force"))
        self.row((tr("Notice to move, days"), self.days, 1), (tr("Ordered by"), self.ordered, 1))
        self.row((tr("In the source's words"), self.note, 1))

    @property
    def first(self) -> QWidget:
        """The days."""
        return self.days

    def show_force(self, force: Force, at: Instant) -> None:
        """Its readiness."""
        ready = force.readiness or _NOTHING
        self.put(self.days, days_text(ready.days_min, ready.days_max))
        self.put(self.ordered, ready.authority or "")
        self.put(self.note, ready.note)

    def form(self, said: Said, force: Force) -> ReadinessForm:
        """The force so ready. Days typed anew do not keep the words of those before."""
        form = ReadinessForm.of(force, said)
        if self.touched(self.days):
            least, most = days(self.days.text())
            form = replace(form, days_min=least, days_max=most, note="")
        if self.touched(self.note):
            form = replace(form, note=self.note.text())
        return replace(form, authority=self.ordered.text()) if self.touched(self.ordered) else form


class TermsPage(ForcePage):
    """Whether it stays, for whom it acts, its caveats, and where it is in peace where that is elsewhere."""

    def __init__(self, window: Window, countries: Countries, parent: QWidget) -> None:
        """Empty until a force is shown."""
        super().__init__(window, countries, parent)
        self.stays, self.acts = ChoiceBox(window.look, self), ChoiceBox(window.look, self)
        for choice in (self.stays, self.acts):
            choice.addItem(tr("not known"), "")
        for permanence, words in _STAYS.items():
            self.stays.addItem(tr(words), permanence.value)
        for side in ActsAs:
            self.acts.addItem(for_whom(side, tr), side.value)
        self.caveats = self.field(hint=tr("What its nations do not let it do"))
        self.home = PlaceField(window, tr("At home in peace"), None, self)
        self.home.field.setPlaceholderText(tr("Where it is shown; else a town, a base, or a position"))
        self.row((tr("Stays"), self.stays, 1), (tr("Acts for"), self.acts, 1))
        self.row((tr("Caveats"), self.caveats, 1))
        self.row((tr("At home in peace"), self.home, 1))
        self._at_home = ""

    @property
    def first(self) -> QWidget:
        """Whether it stays."""
        return self.stays

    def show_force(self, force: Force, at: Instant) -> None:
        """Its terms."""
        self.put(self.stays, force.permanence.value if force.permanence is not None else "")
        self.put(self.acts, force.acts_as.value if force.acts_as is not None else "")
        self.put(self.caveats, force.caveats)
        if self.home.field.text() == self._at_home:
            spot = _spot(force.home)
            self._at_home = "" if spot is None else spot.name
            self.home.put(spot)

    def form(self, said: Said, force: Force) -> TermsForm:
        """The force on these terms."""
        form = TermsForm.of(force, said)
        stays, acts = self.stays.currentData(), self.acts.currentData()
        if self.touched(self.stays):
            form = replace(form, permanence=Permanence(stays) if stays else None)
        if self.touched(self.acts):
            form = replace(form, acts_as=ActsAs(acts) if acts else None)
        if self.touched(self.caveats):
            form = replace(form, caveats=self.caveats.text())
        if self.home.field.text() == self._at_home:
            return form
        spot = self.home.spot
        if spot is None:
            return replace(form, home=None)
        return replace(form, home=Home(spot.called, country_at(spot.lon, spot.lat), spot.lon, spot.lat))


def _spot(home: Home | None) -> Spot | None:
    if home is None or home.lon is None or home.lat is None:
        return None
    return Spot(home.place, home.lon, home.lat)
