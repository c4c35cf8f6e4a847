"""Who leads a force and which nations give what to it: a row a nation, grown while one types."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from console.domain.errors import BadInput
from console.domain.force import Force, Strength
from console.domain.times import Instant
from console.services.posture_forms import LeadForm, Said
from console.services.posture_given import Gives, gives_of
from console.ui.force_forms.figures import persons, persons_text
from console.ui.force_forms.page import ForcePage
from console.ui.force_forms.rows import Rows
from console.ui.words import tr

if TYPE_CHECKING:
    from console.exports.countries import Countries
    from console.ui.window import Window


class LeadPage(ForcePage):
    """The lead, and a row of nation, persons and caveats for each that takes part."""

    def __init__(self, window: Window, countries: Countries, parent: QWidget) -> None:
        """Empty until a force is shown."""
        super().__init__(window, countries, parent)
        self.lead = self.field(hint=tr("A nation, or words as: rotating"))
        self.row((tr("Framework nation or lead"), self.lead, 1))
        heads = (tr("Nation"), tr("Persons"), tr("Caveats"))
        self.nations = Rows(window.look, heads, (tr("As Latvia or LV"), tr("unknown"), ""), (3, 2, 4), self)
        self.column.addWidget(self.nations)
        self._rows_stood: tuple[tuple[str, ...], ...] = ()

    @property
    def first(self) -> QWidget:
        """The lead."""
        return self.lead

    def show_force(self, force: Force, at: Instant) -> None:
        """Who makes it up."""
        self.put(self.lead, self.countries.spelled_out(force.lead))
        if self.nations.texts == self._rows_stood:
            self._rows_stood = tuple(self._row(one) for one in gives_of(force))
            self.nations.put(self._rows_stood)

    def form(self, said: Said, force: Force) -> LeadForm:
        """The force made up so. What is said of a nation as before keeps its source and its note."""
        form = LeadForm.of(force, said)
        if self.touched(self.lead):
            words = self.lead.text().strip()
            form = replace(form, lead=self.countries.code(words) or words)
        if self.nations.texts == self._rows_stood:
            return form
        before = {self._row(one): one for one in form.gives}
        return replace(form, gives=tuple(before.get(row) or self._gives(row, form) for row in self.nations.texts))

    def _row(self, one: Gives) -> tuple[str, ...]:
        return self.countries.name(one.country), persons_text(Strength(None, one.least, one.most, "")), one.caveats

    def _gives(self, row: tuple[str, ...], form: LeadForm) -> Gives:
        nation, number, caveats = row
        country = self.countries.code(nation)
        if country is None:
            raise BadInput(tr("“{text}” is no country. Write its name or two letters, as Latvia or LV.", text=nation))
        least, most = persons(number)
        note = next(
            (
                one.strength_note
                for one in form.gives
                if one.country == country and (one.least, one.most) == (least, most)
            ),
            "",
        )
        return Gives(country, least, most, note, caveats)
