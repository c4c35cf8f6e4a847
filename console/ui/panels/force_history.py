"""What was ever said of a force, in its sheet: each interval with its source, what was withdrawn, every edit."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from console.domain.authority import ForceEdit
from console.domain.force import Force, Placed
from console.domain.posture_changes import Change, What, between
from console.domain.posture_words import Names, all_said
from console.domain.provenance import newest
from console.domain.times import dtg
from console.ui.panels.inspector_parts import CheckMark, Words, label, titled
from console.ui.panels.inspector_sheet import Fact, Section, validity
from console.ui.theme import Look
from console.ui.words import count, later, tr

HEADING = later("As it is and was believed")
_FEW = 3
_NAME_UNITS = 31
_TOP = Qt.AlignmentFlag.AlignTop


@dataclass(frozen=True)
class HistoryPart:
    """Lists placements, the newest first. ``opened`` shows all, ``open`` asks for that or for the few newest again."""

    history: Sequence[Placed]
    shown: Force
    names: Names
    opened: bool
    open: Callable[[bool], None]

    def make(self, look: Look, parent: QWidget) -> QWidget:
        """The whole section."""
        entries = entries_of(self.history)
        withdrawn = sum(one.placed.withdrawn is not None for one in entries)
        aside = count("{n} interval", "{n} intervals", len(entries) - withdrawn)
        if withdrawn:
            aside += " · " + tr("{n} withdrawn", n=withdrawn)
        made, column = titled(look, tr(HEADING), aside, parent)
        grid = QGridLayout()
        grid.setHorizontalSpacing(look.gap(3))
        grid.setVerticalSpacing(look.gap(1) // 2)
        grid.setColumnMinimumWidth(0, look.gap(_NAME_UNITS))
        grid.setColumnStretch(1, 1)
        row = 0
        for one in entries if self.opened else entries[:_FEW]:
            row = self._entry(look, grid, row, one, made)
        column.addLayout(grid)
        rest = len(entries) - _FEW
        if rest > 0:
            column.addWidget(self._more(made, rest), 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _entry(self, look: Look, grid: QGridLayout, row: int, one: Entry, parent: QWidget) -> int:
        """An interval: when, what came with it, and where that is from; gives the next row."""
        force, withdrawn = one.placed.force, one.placed.withdrawn
        span = validity(force.valid_from, force.valid_to).replace(" – ", " –\n")
        name = label(span, parent, ink="muted", type_="strong" if force.placement_id == self.shown.placement_id else "")
        name.setFixedWidth(look.gap(_NAME_UNITS))
        grid.addWidget(name, row, 0, 2, 1, _TOP)
        if withdrawn is not None:
            told = tr("withdrawn {time} by {name}: {why}", time=dtg(withdrawn.at), name=withdrawn.by, why=withdrawn.why)
            grid.addWidget(Words(told, parent, ink="warn"), row, 1)
            row += 1
        words = Words(one.words(self.names), parent, ink="muted" if withdrawn else "")
        if withdrawn is not None:
            font = words.font()
            font.setStrikeOut(True)
            words.setFont(font)
        grid.addWidget(words, row, 1)
        if force.provenance.to_check:
            grid.addWidget(CheckMark(look, parent, force.provenance.check_note), row, 2, _TOP)
        sources = Words("\n".join(one.sources), parent, ink="secondary", type_="small")
        sources.setContentsMargins(0, 0, 0, look.gap(2))
        grid.addWidget(sources, row + 1, 1, 1, 2)
        return row + 2

    def _more(self, parent: QWidget, rest: int) -> QPushButton:
        words = (
            count("Hide {n} interval", "Hide {n} intervals", rest)
            if self.opened
            else count("Show {n} more", "Show {n} more", rest)
        )
        more = QPushButton(words, parent)
        more.setObjectName("more placements")
        more.setProperty("act", "link")
        more.clicked.connect(lambda: self.open(not self.opened))
        return more


@dataclass(frozen=True)
class Entry:
    """A placement as it was entered, and what was believed to hold before it, as far as anything was."""

    placed: Placed
    before: Force | None

    def words(self, names: Names) -> str:
        """What changed with it: ``Moved from Tapa to Rīga, 280 km; strength 200, was 100``."""
        force = self.placed.force
        if self.before is None:
            return all_said([Change(What.APPEARED, None, force)], names, tr)
        changes = between(self.before, force)
        return all_said(changes, names, tr) if changes else tr("The same, from another source or in other words")

    @property
    def sources(self) -> list[str]:
        """Its note, its source, and who entered it."""
        force = self.placed.force
        known, recorded = force.provenance, force.recorded
        note = "" if self.before is not None and force.note == self.before.note else force.note
        entered = tr("public baseline")
        if recorded is not None:
            by = later("entered {time} by {name}") if recorded.corrects is None else later("corrected {time} by {name}")
            entered = tr(by, time=dtg(recorded.at), name=recorded.by)
        said = known.source if recorded is None else newest(known)
        source = tr("{source}, as of {day}", source=said, day=known.as_of) if said else ""
        return [part for part in (note, " · ".join(part for part in (source, entered) if part)) if part]


def entries_of(history: Sequence[Placed]) -> list[Entry]:
    """Placements, the newest first, each with the believed one that ended before it began."""
    believed = [placed.force for placed in history if placed.withdrawn is None]
    return [Entry(placed, _before(placed.force, believed)) for placed in reversed(history)]


def _before(force: Force, believed: Sequence[Force]) -> Force | None:
    if force.valid_from is None:
        return None
    earlier = [one for one in believed if one.placement_id != force.placement_id and _began_before(one, force)]
    return earlier[-1] if earlier else None


def _began_before(one: Force, force: Force) -> bool:
    return one.valid_from is None or (force.valid_from is not None and one.valid_from < force.valid_from)


def edits_section(edits: Sequence[ForceEdit]) -> Section:
    """What was done to it in this case, the newest first."""
    return Section(tr("Edits in this case"), tuple(map(_edit, reversed(edits))), str(len(edits)) if edits else "")


def _edit(edit: ForceEdit) -> Fact:
    reason = tr("Why: {reason}", reason=edit.reason) if edit.reason else ""
    return Fact(dtg(edit.at), " · ".join(part for part in (edit.words, edit.author, reason) if part))
