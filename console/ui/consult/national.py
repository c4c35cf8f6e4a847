"""How each Ally sees it, side by side: the threat, its red lines, what its parliament must approve; and before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from console.domain.attendance import NationalAssessment
from console.domain.discretion import caution
from console.domain.marking import Marking
from console.domain.reference import Ally
from console.domain.times import dtg
from console.ui.columns import Column
from console.ui.label import Label
from console.ui.table_view import TableView
from console.ui.words import later, tr, unbroken

if TYPE_CHECKING:
    from collections.abc import Sequence

    from console.services.consult_picture import ConsultPicture
    from console.ui.window import Window

APPROVAL: Final = {
    "yes": later("Parliament approves forces sent abroad"),
    "partial": later("Parliament approves in part"),
    "no": later("Parliament is not asked"),
}
"""What the baseline says of a parliament, where it says no more."""
_TOLD_UNITS: Final = 52


@dataclass(frozen=True, slots=True)
class NationalRow:
    """One Ally with all it said, oldest first; the last holds."""

    ally: Ally
    said: tuple[NationalAssessment, ...]

    @property
    def holds(self) -> NationalAssessment | None:
        """What it says now; None where nothing was recorded."""
        return self.said[-1] if self.said else None


class National(QWidget):
    """A table, and under it the whole text of the Ally chosen with what it said before."""

    def __init__(self, window: Window, parent: QWidget) -> None:
        """Empty at first."""
        super().__init__(parent)
        self._window = window
        self.consultation_id: bytes | None = None
        self.table: TableView[NationalRow] = TableView(
            window.look, tr("National assessments"), _columns(), lambda row: row.ally.iso2, self, row="row_compact",
            marking=lambda row: (row.holds.marking if row.holds is not None else None) or self._marking,
        )  # fmt: skip
        self._marking: Marking | None = None
        self.table.open_with(self._ask)
        self.table.chosen.connect(self._tell)
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self.told = Label("", self)
        self.told.setWordWrap(True)
        self._scroll.setWidget(self.told)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self._scroll)
        window.look.changed.connect(self._dress)
        self._dress()

    @property
    def chosen(self) -> str:
        """The Ally chosen, ISO 3166 alpha-2; empty where none is."""
        return self.table.selected_id if self.table.has_selection else ""

    def show_picture(self, picture: ConsultPicture, empty: tuple[str, str], *, hidden: bool = False) -> None:
        """One line an Ally; those something was recorded of stand first. ``hidden`` shows none of it."""
        self.table.set_empty(*empty)
        self._marking = None if picture.consultation is None else picture.consultation.marking
        self.table.caution = tr(caution(picture.released))
        there = picture.consultation is not None and not hidden
        self.table.set_rows(rows(picture.allies, picture.national) if there else [])
        self._tell()

    def _ask(self) -> None:
        from console.ui.acts.capitals import record_assessment

        record_assessment(self._window)

    def _tell(self) -> None:
        row = self.table.selected_row
        self._scroll.setVisible(row is not None)
        if row is not None:
            self.told.setText(unbroken(told(row)))

    def _dress(self) -> None:
        self._scroll.setFixedHeight(self._window.look.gap(_TOLD_UNITS))


def rows(allies: Sequence[Ally], said: Sequence[NationalAssessment]) -> list[NationalRow]:
    """A row an Ally, those that said something first."""
    made = [NationalRow(ally, tuple(one for one in said if one.ally_id == ally.id)) for ally in allies]
    return sorted(made, key=lambda row: not row.said)


def law_words(ally: Ally) -> str:
    """What the baseline says its parliament must approve, with its date and source."""
    words = ally.parliament_note or tr(APPROVAL.get(ally.parliament_approval, later("unknown")))
    return tr("{words} (as of {as_of})", words=words, as_of=ally.parliament_as_of) if ally.parliament_as_of else words


def told(row: NationalRow) -> str:
    """Everything known of one Ally's view, newest first, and the law as the baseline has it."""
    parts = [_whole(one) for one in reversed(row.said)] or [tr("Nothing is recorded of how {ally} sees it.",
                                                               ally=row.ally.name)]  # fmt: skip
    source = tr("Law on sending forces: {words}. Source: {source}.", words=law_words(row.ally).rstrip("."),
                source=row.ally.provenance.source)  # fmt: skip
    check = row.ally.provenance.check_note if row.ally.provenance.to_check else ""
    return "\n\n".join([*parts, f"{source} {check}".strip()])


def _whole(one: NationalAssessment) -> str:
    by = " · ".join(part for part in (dtg(one.at), one.reported_by, one.confidence and tr(
        "{confidence} confidence", confidence=one.confidence)) if part)  # fmt: skip
    lines = [(tr("Threat"), one.threat), (tr("Red lines"), one.red_lines), (tr("Parliament"), one.parliament)]
    return "\n".join([by, *(f"{name}: {words}" for name, words in lines if words)])


def _columns() -> tuple[Column[NationalRow], ...]:
    return (
        Column(tr("Ally"), lambda row: row.ally.iso2, 38, 14, bold=True, after=lambda row: row.ally.name,
               also=lambda row: row.ally.name),
        Column(tr("How it sees the threat"), lambda row: _held(row, "threat"), 70, 40, stretch=True),
        Column(tr("Red lines"), lambda row: _held(row, "red_lines"), 60, 34),
        Column(tr("Parliament must approve"), lambda row: _held(row, "parliament"), 56, 34),
        Column(tr("Law, in the baseline"), lambda row: law_words(row.ally), 60, 34, rank=1, note=_law_note,
               role=lambda _row: "ink.secondary", tip=lambda row: row.ally.provenance.source),
        Column(tr("As of"), lambda row: "" if row.holds is None else dtg(row.holds.at)[:7], 20, rank=2,
               sort=lambda row: None if row.holds is None else row.holds.at),
    )  # fmt: skip


def _held(row: NationalRow, name: str) -> str:
    return "" if row.holds is None else " ".join(str(getattr(row.holds, name)).split())


def _law_note(row: NationalRow) -> str | None:
    known = row.ally.provenance
    return known.check_note if known.to_check and "parliament" in known.check_note else None
