"""Who makes up a force, in its sheet: each nation with its number, its caveats and the mark of what is to check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from console.domain.force import Contribution, Force
from console.domain.posture import figure, given
from console.domain.wording import listed
from console.ui.panels.force_words import has_framework
from console.ui.panels.inspector_parts import CheckMark, Words, label, titled
from console.ui.theme import Look
from console.ui.words import count, tr

_TOP = Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class NationsPart:
    """Lists what each nation gives to a force, the framework nation first; ``country`` names one by its code."""

    force: Force
    country: Callable[[str], str]

    def make(self, look: Look, parent: QWidget) -> QWidget:
        """The whole section."""
        gives = given(self.force)
        known = sum(figure(one.strength) is not None for one in gives)
        aside = count("{n} nation", "{n} nations", len(gives))
        numbers = tr("numbers of {n} known", n=known) if known else tr("no numbers published")
        made, column = titled(look, tr("Contributors"), f"{aside} · {numbers}", parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.gap(3))
        grid.setVerticalSpacing(look.gap(1))
        grid.setColumnStretch(0, 1)
        row = 0
        for alike in self._alike(gives):
            row = self._nations(look, grid, row, alike, made)
        column.addLayout(grid)
        return made

    def _alike(self, gives: Sequence[Contribution]) -> list[list[Contribution]]:
        """Nations of which the same is said together; the framework nation and those with a number each by itself."""
        found: dict[object, list[Contribution]] = {}
        for one in gives:
            alone = one.country == self.force.lead or figure(one.strength) is not None
            said = one.country if alone else (one.strength, one.caveats, one.provenance)
            found.setdefault(said, []).append(one)
        return list(found.values())

    def _nations(self, look: Look, grid: QGridLayout, row: int, alike: Sequence[Contribution], parent: QWidget) -> int:
        """A line, and in one under it what is said of the number and the caveats; gives the next row."""
        one = alike[0]
        leads = one.country == self.force.lead
        names = listed(sorted(self.country(each.country) for each in alike), tr)
        words = names
        if leads and has_framework(self.force):
            words = tr("{nation}, framework nation", nation=names)
        elif leads:
            words = tr("{nation}, in the lead", nation=names)
        persons = tr(one.strength.text)
        nation = Words(words, parent, type_="strong" if leads else "")
        nation.setAccessibleName(f"{words}: {persons}")
        grid.addWidget(nation, row, 0, _TOP)
        unknown = figure(one.strength) is None
        number = label(persons, parent, ink="muted" if unknown else "", type_="" if unknown else "strong")
        grid.addWidget(number, row, 1, _TOP | Qt.AlignmentFlag.AlignRight)
        if one.provenance.to_check:
            grid.addWidget(CheckMark(look, parent, one.provenance.check_note), row, 2, _TOP)
        more = "; ".join(part for part in (one.strength.note, one.caveats) if part)
        if more:
            row += 1
            grid.addWidget(Words(more, parent, ink="secondary", type_="small"), row, 0, 1, 3)
        return row + 1
