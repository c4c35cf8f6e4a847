"""Arrivals: the forces of a plan as rows, where each comes from and on whose authority, and when it is there."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from console.charts.arrivals_gantt import CONSENT, ArrivalBars, ArrivalSpan
from console.domain.arrival_times import Stage
from console.domain.race import Race
from console.domain.times import HOUR, dtg
from console.exports.arrival_rows import Line, arrival_words
from console.exports.race_stories import range_words, weeks
from console.ui.columns import Column
from console.ui.desk_card import Card
from console.ui.label import CutLabel
from console.ui.race.legend import Legend
from console.ui.table_view import TableView
from console.ui.theme import Look
from console.ui.words import tr

_SHORTEST_H = 0.5


class Arrivals(Card):
    """The table with its bars; what the selected force does on its way stands under it in words."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        """Empty until :meth:`show_lines`."""
        super().__init__(look, tr("Arrivals"), parent)
        self._bars = ArrivalBars(look, ArrivalSpan(0, 1.0, 0.0, (0.0, 0.0)))
        self.legend = Legend(look, self)
        self.head.addWidget(self.legend)
        self.table: TableView[Line] = TableView(
            look, tr("Arrivals"), columns(_Cells(self._bars)), lambda line: line.id, self
        )
        self.table.set_empty(tr("This plan has no force yet."), tr("Add forces: Forces ▸ Forces of the plan…"))
        self.table.answer_keys(self._answer)
        self.body.addWidget(self.table, 1)
        self.stages = CutLabel("", self)
        self.stages.setProperty("ink", "secondary")
        self.stages.setProperty("type", "small")
        self.body.addWidget(self.stages)
        self.table.picked.connect(self._picked)
        look.changed.connect(self._keep_whole)
        self._told: Race | None = None

    def show_lines(self, lines: Sequence[Line], race: Race, span: ArrivalSpan) -> None:
        """Show these forces on this span."""
        self._told = race
        self.title.setText(tr("Arrivals at {place}", place=race.plan.objective))
        self.show_span(span)
        self.legend.show_range(range_words(race.plan.clock))
        self.table.set_rows(sorted(lines, key=_when))
        self._picked(self.table.selected_id)

    def show_span(self, span: ArrivalSpan) -> None:
        """Where the decision stands, and how long the axis is."""
        self._bars.span = span
        decided = span.begins + round(span.decision * HOUR)
        words = tr("if decided {time}", time=dtg(decided))
        self.aside.say(words)
        self._keep_whole()
        self.table.redraw()

    def _keep_whole(self) -> None:
        """Before the legend is shown whole, the moment of the decision is."""
        words = QFontMetrics(self._look.font()).horizontalAdvance(self.aside.accessibleName())
        self.aside.setMinimumWidth(words + self._look.gap(1))

    @property
    def chosen(self) -> Line | None:
        """The row that is chosen."""
        return self.table.selected_row

    def choose_unit(self, unit_id: str) -> None:
        """Choose the first row of a force that was chosen elsewhere, where another's is chosen here."""
        chosen = self.chosen
        if chosen is None or chosen.unit_id.hex() != unit_id:
            rows = self.table.model.shown_rows()
            self.table.select(next((line.id for line in rows if line.unit_id.hex() == unit_id), ""))
            self._picked(self.table.selected_id)

    def _answer(self, event: QKeyEvent) -> bool:
        if event.key() != Qt.Key.Key_Escape or not self.table.has_selection:
            return False
        self.table.select("")
        self._picked("")
        return True

    def _picked(self, _ident: str) -> None:
        line = self.chosen
        if line is None:
            self.stages.say(tr("Choose a force: what it does on its way, and what is assumed of it."))
            return
        self.stages.say(" · ".join(part for part in (_stage_words(line), line.notes, line.why) if part))


def _when(line: Line) -> tuple[int, float]:
    """What is there comes first, then what comes first; what does not come is last."""
    bar = line.bar
    return (2, 0.0) if bar is None else (0, 0.0) if bar.in_place else (1, bar.p50)


class _Cells:
    """The bars as the table's cells."""

    def __init__(self, bars: ArrivalBars) -> None:
        self._bars = bars

    def paint(self, painter: QPainter, area: QRect, row: Line, *, selected: bool) -> None:
        if row.bar is not None:
            self._bars.paint(painter, QRectF(area), row.bar, selected=selected)
            return
        self._bars.paint_bare(painter, QRectF(area), row.why)

    def paint_head(self, painter: QPainter, area: QRect) -> None:
        self._bars.paint_head(painter, QRectF(area))

    def tip(self, row: Line, area: QRect, x: int) -> str:
        stage = None if row.bar is None else self._bars.stage_at(row.bar, QRectF(area), x)
        lines = [row.why or arrival_words(row)]
        if stage is not None:
            lines.insert(0, tr("{what}: {length}", what=stage.words, length=weeks(stage.end - stage.start)))
        return "\n".join(line for line in (*lines, row.notes) if line)


def columns(cells: _Cells) -> tuple[Column[Line], ...]:
    """The columns of the table; the last is the chart."""
    return (
        Column(tr("Force"), lambda line: line.force, 54, 34, tip=lambda line: line.notes),
        Column(
            tr("Readiness, source"), lambda line: line.readiness, 50, 24, rank=2, tip=lambda line: line.readiness,
            role=lambda _: "ink.secondary",
        ),
        Column(
            tr("Authority"), lambda line: line.authority, 24, 24, note=lambda line: line.check or None, rank=1,
        ),
        Column(tr("Troops"), lambda line: line.troops, 26, 26, number=True, sort=lambda line: line.persons),
        Column(
            tr("Arrival"), arrival_words, 120, 50, stretch=True, chart=cells,
            sort=lambda line: None if line.bar is None else line.bar.p50,
        ),
    )  # fmt: skip


def _stage_words(line: Line) -> str:
    """What it does one after the other, then what it waits for beside that."""
    stages = [] if line.bar is None else [one for one in line.bar.stages if one.end - one.start >= _SHORTEST_H]
    following = " → ".join(_length(one) for one in stages if one.kind != CONSENT)
    beside = ", ".join(_length(one) for one in stages if one.kind == CONSENT)
    if not following:
        return ""
    words = tr("{force}: {stages} (medians)", force=line.force, stages=following)
    return tr("{words}; beside it {others}", words=words, others=beside) if beside else words


def _length(stage: Stage) -> str:
    return f"{stage.words} {weeks(stage.end - stage.start)}"
