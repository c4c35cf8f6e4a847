"""What a force stands under, what stands under it, the plans that count on it, in its sheet: each can be gone to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from console.domain.force import Force
from console.domain.force_card import Counting
from console.domain.times import dtg
from console.exports.picture_names import force_name, name_in_tree
from console.ui.panels.inspector_flow import Flow
from console.ui.panels.inspector_parts import Words, label, titled
from console.ui.theme import Look
from console.ui.words import count, plain_tip, tr

_MANY = 8
"""So many of those under a force are named here; the table of forces has them all."""


@dataclass(frozen=True)
class CommandPart:
    """Links up to what a force stands under, nearest first, and to what stands directly under it.

    ``higher`` says the former in the source's words, ``unread`` names a unit above it that does not stand that day.
    """

    chain: Sequence[Force]
    below: Sequence[Force]
    higher: str
    unread: str
    go: Callable[[bytes], None]

    def make(self, look: Look, parent: QWidget) -> QWidget:
        """The whole section."""
        made, column = titled(look, tr("Command"), "", parent)
        column.setSpacing(look.gap(1))
        column.addWidget(label(tr("Stands under"), made, ink="muted", type_="small"))
        if self.chain:
            column.addWidget(self._row(look, made, self.chain, " ›"))
        else:
            column.addWidget(Words(self.unread or self.higher or tr("no headquarters known"), made, ink="secondary"))
        if self.higher and self.chain:
            said = tr("In the source's words: {words}", words=self.higher)
            column.addWidget(Words(said, made, ink="secondary", type_="small"))
        if self.below:
            column.addSpacing(look.gap(1))
            words = count("Under it: {n} force", "Under it: {n} forces", len(self.below))
            column.addWidget(label(words, made, ink="muted", type_="small"))
            column.addWidget(self._row(look, made, self.below[:_MANY], ""))
            rest = len(self.below) - _MANY
            if rest > 0:
                more = count("and {n} more in the table of forces", "and {n} more in the table of forces", rest)
                column.addWidget(label(more, made, ink="secondary", type_="small"))
        return made

    def _row(self, look: Look, parent: QWidget, forces: Sequence[Force], between: str) -> QWidget:
        row = QWidget(parent)
        flow = Flow(row, look.gap(3))
        for place, force in enumerate(forces):
            last = place == len(forces) - 1
            words = (force.short_name or name_in_tree(force)) + ("" if last else between)
            flow.addWidget(link(row, words, force.name, f"force {force.id.hex()}", partial(self.go, force.id)))
        return row


@dataclass(frozen=True)
class PlansPart:
    """The plans that count on a force; those that count on the same soldiers as another say so."""

    force: Force
    counting: Sequence[Counting]
    go: Callable[[bytes], None]

    def make(self, look: Look, parent: QWidget) -> QWidget:
        """The whole section. A plan is hypothetical wherever it is shown."""
        made, column = titled(look, tr("Plans that count on it"), tr("HYPOTHETICAL"), parent)
        column.setSpacing(look.gap(1))
        for one in self.counting:
            column.addWidget(self._plan(look, made, one))
        if any(one.clash for one in self.counting):
            words = tr("More than one plan counts on the same soldiers of {force}.", force=force_name(self.force))
            column.addWidget(Words(words, made, ink="warn"))
        return made

    def _plan(self, look: Look, parent: QWidget, one: Counting) -> QWidget:
        row = QWidget(parent)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        plan = one.plan
        go = link(
            row, plan.name, tr("Show plan {name}", name=plan.name), f"plan {plan.id.hex()}", partial(self.go, plan.id)
        )
        column.addWidget(go)
        parts = ", ".join(line.part for line in one.lines if line.part)
        told = [
            tr("to {place}, decision {time}", place=plan.objective, time=dtg(plan.decision_at)), parts,
            tr("clashes with another plan") if one.clash else "",
        ]  # fmt: skip
        words = Words(" · ".join(part for part in told if part), row, ink="secondary", type_="small")
        column.addWidget(words)
        return row


def link(parent: QWidget, words: str, name: str, key: str, run: Callable[[], None]) -> QPushButton:
    """A button that looks like a link and is no wider than what it stands in; ``name`` is all of it."""
    button = QPushButton(words.replace("&", "&&"), parent)
    button.setObjectName(key)
    button.setProperty("act", "inline")
    button.setAccessibleName(name)
    if name != words:
        button.setToolTip(plain_tip(name))
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    button.clicked.connect(run)
    return button
