"""Who may order a force: a line each, what, who, and whether at once or who has to agree first."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from console.domain.authority import Act, Verdict
from console.domain.errors import BadInput
from console.domain.letters import first_capital
from console.domain.operation import Actor, Changes
from console.domain.posture import is_nation
from console.domain.times import Instant
from console.services.force_authority import AuthorityForm, AuthorityLine, set_authority
from console.services.posture_forms import Said
from console.ui.authority_words import act_words, verdict_words
from console.ui.check_box import CheckBox
from console.ui.choice_box import ChoiceBox
from console.ui.force_forms.known import Known
from console.ui.force_forms.sheet import ForceSheet
from console.ui.label import Label
from console.ui.sheet_parts import Work
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.force import Force
    from console.exports.countries import Countries
    from console.store.casefile import Store
    from console.ui.theme import Look
    from console.ui.window import Window

_WIDTH_UNITS = 160


@dataclass(frozen=True)
class Order:
    """One line of the form: acts of which the same is said."""

    acts: frozenset[Act]
    actor: str
    verdict: Verdict
    condition: str


class OrderLine(QWidget):
    """A box for each act, who, the verdict, the condition. ``edited`` tells each change."""

    edited = Signal()

    def __init__(self, look: Look, number: int, parent: QWidget) -> None:
        """Says nothing at first."""
        super().__init__(parent)
        whole, row = QVBoxLayout(self), QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, look.gap(2))
        whole.setSpacing(look.gap(1))
        row.setSpacing(look.gap(2))
        whole.addLayout(row)
        self._stood = False
        self.acts = {act: CheckBox(look, first_capital(act_words(act)), self) for act in Act}
        for box in self.acts.values():
            box.setAccessibleName(tr("{act}, line {n}", act=box.text(), n=number))
            row.addWidget(box)
            box.toggled.connect(self.edited)
        self.actor = self._field(tr("Who, line {n}", n=number), tr("SACEUR, a nation"))
        self.verdict = ChoiceBox(look, self)
        self.verdict.setAccessibleName(tr("Verdict, line {n}", n=number))
        for verdict in Verdict:
            self.verdict.addItem(verdict_words(verdict), verdict.value)
        self.verdict.activated.connect(self.edited)
        self.condition = self._field(tr("Condition, line {n}", n=number), tr("On what condition"))
        row.addWidget(self.actor, 1)
        row.addWidget(self.verdict)
        whole.addWidget(self.condition)

    @property
    def fields(self) -> tuple[QWidget, ...]:
        """In the order they are gone through."""
        return *self.acts.values(), self.actor, self.verdict, self.condition

    def put(self, order: Order | None, countries: Countries) -> None:
        """Hold a line, or nothing."""
        self._stood = order is not None
        for act, box in self.acts.items():
            box.setChecked(order is not None and act in order.acts)
        actor = "" if order is None else order.actor
        self.actor.setText(countries.name(actor) if is_nation(actor) else actor)
        self.verdict.setCurrentIndex(0 if order is None else self.verdict.findData(order.verdict.value))
        self.condition.setText("" if order is None else order.condition)
        self.condition.setCursorPosition(0)

    def order(self, countries: Countries) -> Order | None:
        """What it says; None where it was emptied or never filled. Raises BadInput where half of it is said."""
        acts = frozenset(act for act, box in self.acts.items() if box.isChecked())
        words = self.actor.text().strip()
        if not words and (self._stood or not acts):
            return None
        if not words:
            raise BadInput(tr("Say who may do what is ticked in the last line: SACEUR, a nation, or a body by name."))
        if not acts:
            raise BadInput(tr("Say what {actor} may do: tick alert, stage, prepare or deploy.", actor=words))
        actor = countries.code(words) or words
        return Order(acts, actor, Verdict(self.verdict.currentData()), self.condition.text().strip())

    def _field(self, name: str, hint: str) -> QLineEdit:
        field = QLineEdit(self)
        field.setAccessibleName(name)
        field.setPlaceholderText(hint)
        field.textEdited.connect(self.edited)
        return field


class OrdersSheet(ForceSheet):
    """All that holds of who may order a force from a day on; a line is taken away by emptying its name."""

    def __init__(self, window: Window, known: Known) -> None:
        """The lines of the day stand in it."""
        super().__init__(window, known, tr("Authority"), tr("From"))
        self.setMinimumWidth(min(window.look.gap(_WIDTH_UNITS), window.width() - window.look.gap(8)))
        page = QWidget(self)
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(window.look.gap(1))
        name = Label(tr("Who may alert, stage, prepare and deploy it; empty the name in a line to take it away"), page)
        name.setProperty("ink", "secondary")
        self._column.addWidget(name)
        self.lines: list[OrderLine] = []
        self._page = page
        self._touched = False
        self._grow()
        self.begin(tr("Save"), page, self.lines[0].actor)

    def show_force(self, force: Force, at: Instant) -> None:
        """Who may order it on the day, unless somebody typed."""
        if self._touched:
            return
        stands = _orders(AuthorityForm.of(self.known.authorities, Said(at)).lines)
        while len(self.lines) < len(stands) + 1:
            self._grow()
        for line, order in zip(self.lines, [*stands, *[None] * (len(self.lines) - len(stands))], strict=True):
            line.put(order, self.known.countries)
        self._touched = False

    def asked(self) -> Work:
        """The service with every line."""
        said = self.said.said(self.since.moment())
        orders = [order for line in self.lines if (order := line.order(self.known.countries)) is not None]
        lines = tuple(
            AuthorityLine(act, order.actor, order.verdict, order.condition)
            for act in Act
            for order in orders
            if act in order.acts
        )
        form, seen = AuthorityForm(said, lines), AuthorityForm.of(self.known.authorities, said)
        unit_id = self.unit_id

        def work(store: Store, actor: Actor, now: Instant) -> tuple[object, Changes]:
            return None, set_authority(store, actor, now, unit_id, form, seen)

        return work

    def _grow(self) -> None:
        line = OrderLine(self.window_of.look, len(self.lines) + 1, self._page)
        line.edited.connect(self._edited)
        before = self.lines[-1].fields[-1:] if self.lines else ()
        for one, following in pairwise((*before, *line.fields)):
            QWidget.setTabOrder(one, following)
        self.lines.append(line)
        self._column.addWidget(line)

    def _edited(self) -> None:
        self._touched = True
        if self.lines[-1].actor.text().strip():
            self._grow()


def _orders(lines: tuple[AuthorityLine, ...]) -> list[Order]:
    """Lines of which the same is said of several acts as one."""
    acts: dict[tuple[str, Verdict, str], set[Act]] = {}
    for line in lines:
        acts.setdefault((line.actor, line.verdict, line.condition), set()).add(line.act)
    return [Order(frozenset(found), *said) for said, found in acts.items()]
