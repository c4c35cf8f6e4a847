"""A new force: what it is called and what it is, where, how strong, of whom and under whom, from a day on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from console.domain.force import Force, Position, Strength
from console.domain.letters import first_capital
from console.domain.operation import Actor, Changes
from console.domain.provenance import Provenance
from console.domain.symbol_making import ARMS, friendly
from console.domain.times import DAY, Instant
from console.exports.countries import Countries
from console.services.posture import create_force
from console.services.posture_whole import ForceForm, NewForceForm
from console.ui.choice_box import ChoiceBox
from console.ui.force_forms.said import FromPage, SaidPage
from console.ui.force_forms.size import SIZES, SizePage
from console.ui.force_forms.under import UnderPage
from console.ui.force_forms.where import WherePage
from console.ui.form_page import FormPage
from console.ui.picture import picture_of
from console.ui.selection import UNIT
from console.ui.sheet import Sheet
from console.ui.sheet_parts import Work, open_beside, writing
from console.ui.words import later, tr

if TYPE_CHECKING:
    from console.store.casefile import Store
    from console.ui.window import Window

_WIDTH_UNITS = 150
_HEADQUARTERS = "command"
_KINDS = (
    later("battlegroup"), later("brigade"), later("command"), later("response force"), later("host nation forces"),
    later("unit"),
)  # fmt: skip
_DOMAINS = (later("land"), later("air"), later("maritime"), later("joint"))
_ARMS = {arm: later(arm) if arm else later("not said") for arm in ARMS}
_NOTHING = Force(
    b"", b"", None, None, "", "", "", "land", None, None, None, Position.POINT, "", None, None, None, "", (), "",
    Strength(None, None, None, ""), "", "", None, Provenance("", "", False, ""),
)  # fmt: skip


class NewForceSheet(Sheet):
    """Everything a force has to begin with; the rest is said of it later."""

    def __init__(self, window: Window, at: tuple[float, float] | None = None) -> None:
        """``at`` is a place of the map, longitude and latitude, where it is to stand."""
        super().__init__(window, tr("New force"))
        self._window = window
        self.setMinimumWidth(min(window.look.gap(_WIDTH_UNITS), window.width() - window.look.gap(8)))
        self.heading(tr("New force"))
        countries = Countries(picture_of(window).known.allies)
        self._countries = countries
        self.what = Identity(window, self)
        self.since = FromPage(window, tr("From"), window.time.moment // DAY * DAY, self)
        self.where = WherePage(window, countries, self)
        self.strength = SizePage(window, countries, self)
        self.lead = FormPage(window.look, self)
        self.leader = self.lead.field(hint=tr("A nation, or words as: rotating"))
        self.lead.row((tr("Framework nation or lead"), self.leader, 1))
        self.under = UnderPage(window, countries, self)
        self.said = SaidPage(window, self)
        for page in (self.what, self.since, self.where, self.strength, self.lead, self.under, self.said):
            self.body.addWidget(page)
        self.what.kind.currentIndexChanged.connect(self._show)
        self.what.domain.currentIndexChanged.connect(self._show)
        self.what.arm.currentIndexChanged.connect(self._show)
        self.since.changed.connect(self._show)
        self._show()
        if at is not None:
            self.where.put_place(*at)
        self.act(tr("Make force"), writing(window, self, self._asked, self._made))
        open_beside(window, self, self.what.name)

    def _blank(self) -> Force:
        """A force of which only is said what it is."""
        kind, domain = str(self.what.kind.currentData()), str(self.what.domain.currentData())
        size = kind if kind in SIZES else ""
        arm = str(self.what.arm.currentData() or "")
        sidc = friendly(domain, arm, SIZES.get(size), headquarters=kind == _HEADQUARTERS)
        return replace(_NOTHING, kind=kind, domain=domain, size_level=size, sidc=sidc)

    def _show(self) -> None:
        blank = self._blank()
        self.strength.show_force(blank, self.since.at)
        self.under.show_force(blank, self.since.at)
        self.where.show_force(blank, self.since.at)

    def _asked(self) -> Work:
        said, blank = self.said.said(self.since.moment()), self._blank()
        pages = (self.where, self.strength, self.under)
        lead = self.leader.text().strip()
        whole = replace(ForceForm(said), lead=self._countries.code(lead) or lead)
        for page in pages:
            whole = whole.saying(page.form(said, blank))
        name, short, kind, domain = self.what.name.text(), self.what.short.text(), blank.kind, blank.domain

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            return create_force(store, actor, now, NewForceForm(name, kind, whole, short, domain))

        return work

    def _made(self, unit_id: object) -> None:
        if isinstance(unit_id, bytes):
            self._window.selection.select(UNIT, unit_id.hex())


class Identity(FormPage):
    """What it is called and what it is."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """A battlegroup without a name."""
        super().__init__(window.look, parent)
        self.name, self.short = self.field(), self.field(hint=tr("As BG EE"))
        self.row((tr("Name"), self.name, 3), (tr("Short name"), self.short, 1))
        self.kind, self.domain, self.arm = (ChoiceBox(window.look, self) for _ in range(3))
        for kind in _KINDS:
            self.kind.addItem(first_capital(tr(kind)), kind)
        for domain in _DOMAINS:
            self.domain.addItem(first_capital(tr(domain)), domain)
        for arm, words in _ARMS.items():
            self.arm.addItem(first_capital(tr(words)), arm)
        self.row((tr("Kind"), self.kind, 1), (tr("Domain"), self.domain, 1), (tr("Arm"), self.arm, 1))
