"""Put right what was said wrongly of a force: which entry, what of it, why. The wrong one stays, withdrawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from console.domain.errors import BadInput
from console.domain.force import Force
from console.domain.operation import Actor, Changes
from console.domain.times import Instant, over
from console.services.posture_checks import day as day_words
from console.services.posture_corrections import correct, withdraw_placement
from console.services.posture_whole import ForceForm
from console.ui.choice_box import ChoiceBox
from console.ui.force_forms.known import Known
from console.ui.force_forms.nations import LeadPage
from console.ui.force_forms.page import ForcePage
from console.ui.force_forms.ready import ReadyPage, TermsPage
from console.ui.force_forms.said import day_of
from console.ui.force_forms.sheet import ForceSheet, standing_words
from console.ui.force_forms.size import SizePage
from console.ui.force_forms.under import UnderPage
from console.ui.force_forms.where import WherePage
from console.ui.form_page import FormPage
from console.ui.panels.inspector_sheet import validity
from console.ui.sheet_parts import Work
from console.ui.time_words import end_words
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window

_PAGES: tuple[tuple[str, Callable[..., ForcePage]], ...] = (
    (later("Its place"), WherePage),
    (later("Its strength or size"), SizePage),
    (later("What it stands under"), UnderPage),
    (later("Its lead or its nations"), LeadPage),
    (later("Its readiness"), ReadyPage),
    (later("Its terms or home"), TermsPage),
)
_DATES, _NEVER = later("From or until when it was so"), later("All of it: it never was so")


class CorrectSheet(ForceSheet):
    """Which entry, what of it is wrong, how it is right, and why it was wrong."""

    def __init__(self, window: Window, known: Known) -> None:
        """The entry shown is chosen."""
        super().__init__(window, known, tr("Correct a wrong entry"), tr("From"))
        self.since.hide()
        page = FormPage(window.look, self)
        self.entry, self.what = ChoiceBox(window.look, page), ChoiceBox(window.look, page)
        for force in reversed(known.card.believed):
            words = f"{validity(force.valid_from, force.valid_to)}: {standing_words(force)}"
            self.entry.addItem(words, force.placement_id)
        places = [force.placement_id for force in reversed(known.card.believed)]
        shown = known.card.shown.placement_id
        self.entry.setCurrentIndex(places.index(shown) if shown in places else 0)
        page.row((tr("Which entry is wrong"), self.entry, 1))
        page.row((tr("What of it is wrong"), self.what, 1))
        self.pages: list[ForcePage] = []
        for place, (words, make) in enumerate(_PAGES):
            self.what.addItem(tr(words), place)
            made = make(window, known.countries, page)
            self.pages.append(made)
            page.column.addWidget(made)
        self.what.addItem(tr(_DATES), _DATES)
        self.what.addItem(tr(_NEVER), _NEVER)
        self.dates = Dates(window, page)
        page.column.addWidget(self.dates)
        self.entry.currentIndexChanged.connect(self._other_entry)
        self.what.currentIndexChanged.connect(self._show_page)
        self._choices = page
        self._show_page()
        self.begin(tr("Correct"), page, self.what, required=True)
        self._other_entry()
        self.fit()

    def held(self) -> Force:
        """The entry chosen."""
        wanted = self.entry.currentData()
        found = next((one for one in self.known.card.believed if one.placement_id == wanted), None)
        if found is None:
            raise BadInput(tr("This is not believed any more: somebody withdrew it, or its entry was undone."))
        return found

    def stands(self, force: Force) -> str:
        """What stays to be seen."""
        who = tr("public baseline") if force.recorded is None else force.recorded.by
        return tr("It stays in the history, withdrawn, with your reason. Entered by: {who}.", who=who)

    def show_force(self, force: Force, at: Instant) -> None:
        """How the entry has it."""
        moment = force.valid_from if force.valid_from is not None else at
        for page in self.pages:
            page.show_force(force, moment)
        self.dates.show_force(force)

    def asked(self) -> Work:
        """The service with what was put right; an entry that never was is taken back."""
        wrong, reason = self.held(), self.said.reason.text()
        placement = wrong.placement_id
        if self.what.currentData() == _NEVER:

            def withdraw(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
                return None, withdraw_placement(store, actor, now, placement, reason)

            return withdraw
        said = self.said.said(None)
        form = ForceForm.of(wrong)
        form = replace(
            form,
            said=replace(
                form.said, holds_from=self.dates.since(wrong), source=said.source.strip() or form.said.source,
                as_of=said.as_of.strip() or form.said.as_of, to_check=bool(said.to_check), check_note=said.check_note,
                reason=reason,
            ),
            valid_to=self.dates.until(wrong),
        )  # fmt: skip
        for page in self.pages:
            form = form.saying(page.form(form.said, wrong))

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            return None, correct(store, actor, now, placement, form)

        return work

    def refuse(self, sentence: str) -> None:
        """Say why it was not done; where the reason is still missing, the caret goes there."""
        super().refuse(sentence)
        if sentence and not self.said.reason.text().strip():
            self.said.reason.setFocus()

    def _other_entry(self) -> None:
        try:
            self.said.show_known(self.held().provenance)
        except BadInput:
            return
        self._other_day()

    def _show_page(self) -> None:
        chosen = self.what.currentData()
        for place, page in enumerate(self.pages):
            page.setVisible(place == chosen)
        self.dates.setVisible(chosen == _DATES)
        self.make_room(self._choices)


class Dates(FormPage):
    """From and until when something was so; the last day is inclusive, empty while it goes on."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Empty until a force is shown."""
        super().__init__(window.look, parent)
        self.first_day = self.field(hint=tr("Before all that is known"))
        self.last_day = self.field(hint=tr("Goes on"))
        self.row((tr("First day"), self.first_day, 1), (tr("Last day"), self.last_day, 1))

    def show_force(self, force: Force) -> None:
        """Its span."""
        self.put(self.first_day, "" if force.valid_from is None else day_words(force.valid_from))
        self.put(self.last_day, "" if force.valid_to is None else end_words(force.valid_to))

    def since(self, force: Force) -> Instant | None:
        """When it begins; None: before all that is known. Raises BadInput."""
        if not self.touched(self.first_day):
            return force.valid_from
        return day_of(self.first_day.text()).start if self.first_day.text().strip() else None

    def until(self, force: Force) -> Instant | None:
        """When it is no longer so; None: open. Raises BadInput."""
        if not self.touched(self.last_day):
            return force.valid_to
        return over(day_of(self.last_day.text())) if self.last_day.text().strip() else None
