"""How strong a force was over time, in its sheet: the chart, and under it the words of the interval chosen."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from console.domain.force import Force
from console.domain.posture import figure
from console.domain.times import Instant
from console.ui.panels.inspector_parts import Words, titled
from console.ui.panels.inspector_sheet import validity
from console.ui.theme import Look
from console.ui.words import tr

if TYPE_CHECKING:
    from console.charts.strength_steps import Step

_CHART_UNITS = 36


@dataclass(frozen=True)
class StrengthPart:
    """Draws placements in order of time; ``day`` is the day shown, ``now`` the time it is."""

    placements: tuple[Force, ...]
    day: Instant
    now: Instant

    def make(self, look: Look, parent: QWidget) -> QWidget:
        """The whole section."""
        from console.charts.strength_steps import Story, StrengthSteps

        made, column = titled(look, tr("Strength over time"), tr("persons"), parent)
        if all(figure(force.strength) is None for force in self.placements):
            column.addWidget(Words(tr("Unknown: nobody has published how strong it is."), made, ink="secondary"))
            return made
        chart = StrengthSteps(look, Story(steps(self.placements), self.day, self.now, tr("unknown")), made)
        chart.setObjectName("strengthSteps")
        chart.setFixedHeight(look.gap(_CHART_UNITS))
        chart.setAccessibleName(tr("Strength over time"))
        chart.setAccessibleDescription(chart.words)
        told = Words(chart.words, made, ink="secondary", type_="small")
        chart.told.connect(told.setText)
        column.setSpacing(look.gap(2))
        column.addWidget(chart)
        column.addWidget(told)
        return made


def steps(placements: tuple[Force, ...]) -> tuple[Step, ...]:
    """Each placement as a step. The least published alone, or the most alone, stays what it is."""
    from console.charts.strength_steps import Step

    before = [None, *(one for one, _ in pairwise(placements))]
    found = []
    for earlier, force in zip(before, placements, strict=True):
        least, most = force.strength.bounds
        new = earlier is None or earlier.provenance.source != force.provenance.source
        found.append(Step(force.valid_from, force.valid_to, least, most, _words(force), new))
    return tuple(found)


def _words(force: Force) -> str:
    parts = [tr(force.strength.text), force.strength.note, force.size_level]
    known = force.provenance
    check = tr("? {note}", note=known.check_note) if known.to_check and known.check_note else ""
    told = [
        f"{validity(force.valid_from, force.valid_to)}: {' · '.join(part for part in parts if part)}",
        tr("{source}, as of {day}", source=known.source, day=known.as_of) if known.source else "",
        check,
    ]
    return "\n".join(part for part in told if part)
