"""Arrivals: the forces of a plan as rows, where each comes from and on whose authority, and when it is there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from console.charts.arrivals_gantt import CONSENT, ArrivalBars, ArrivalSpan, Bar
from console.domain.arrival_times import Arrival, Mover, Stage
from console.domain.force import Force, Position
from console.domain.force_kinds import HOST_NATION
from console.domain.numbers import ranged
from console.domain.posture import is_nation
from console.domain.race import Race
from console.domain.times import HOUR, dtg
from console.exports.picture_names import name_in_plan
from console.ui.columns import Column
from console.ui.desk_card import Card
from console.ui.label import CutLabel
from console.ui.race.legend import Legend
from console.ui.race.stories import notice_length, range_words, weeks
from console.ui.table_view import TableView
from console.ui.theme import Look
from console.ui.words import count, tr

_SHORTEST_H = 0.5


@dataclass(frozen=True)
class Line:
    """One row: a force of the plan, or the host nation's own. ``bar`` is None where it has no arrival."""

    id: str
    force: str
    readiness: str
    authority: str
    troops: str
    persons: int | None
    bar: Bar | None
    why: str = ""
    plan_force: bytes = b""
    unit_id: bytes = b""
    check: str = ""
    notes: str = ""


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


def arrival_words(line: Line) -> str:
    """``median 3.5 d, 10–90 % 3–5 d, earliest 60 h after the decision``."""
    bar = line.bar
    if bar is None:
        return line.why
    if bar.in_place:
        return bar.in_place
    return tr(
        "median {p50}, 10–90 % {p10} to {p90}, earliest {first} after the decision",
        p50=weeks(bar.p50), p10=weeks(bar.p10), p90=weeks(bar.p90), first=weeks(bar.earliest),
    )  # fmt: skip


def lines_of(race: Race, forces: Mapping[bytes, Force]) -> list[Line]:
    """A row for the host nation's own, one for each force, one for each that is left out and why."""
    kinds = {force.kind for one in race.arrivals if (force := forces.get(one.mover.unit_id)) is not None}
    host = Line(
        HOST_NATION, tr("Host-nation forces"), tr("in place, strength not public"), tr("nation"), "", None,
        Bar(tr("in place")), notes=tr("Not counted: their strength is not public."),
    )  # fmt: skip
    name = race.plan.name
    clashing = {clash.unit_id: [plan for plan in clash.plans if plan != name] for clash in race.clashes}
    return [
        *([] if HOST_NATION in kinds else [host]),
        *(_line(one, forces.get(one.mover.unit_id), clashing) for one in race.arrivals),
        *(
            Line(out.label, out.label, "", "", "", None, None, tr("left out: {why}", why=out.why), unit_id=out.unit_id)
            for out in race.left_out
        ),
    ]


def _line(one: Arrival, force: Force | None, clashing: Mapping[bytes, Sequence[str]]) -> Line:
    mover = one.mover
    also = clashing.get(mover.unit_id, ())
    notes = [*mover.notes]
    if also:
        notes.insert(0, tr("also in {plans}", plans=", ".join(also)))
    bar = Bar(tr("in place") if one.in_place else "", one.earliest, one.p10, one.p50, one.p90, one.stages)
    if mover.label != name_in_plan(mover.label, force):
        notes.insert(0, mover.label)
    check = tr("Who may order it is to be checked.") if mover.authority_to_check else ""
    troops = "" if mover.persons_most == 0 else ranged(mover.persons_least, mover.persons_most) or tr("unknown")
    return Line(
        mover.id, name_in_plan(mover.label, force), _readiness(one, force, also), str(mover.authority), troops,
        mover.persons_most, bar, plan_force=mover.plan_force, unit_id=mover.unit_id, check=check,
        notes="\n".join(notes),
    )  # fmt: skip


def _readiness(one: Arrival, force: Force | None, also: Sequence[str]) -> str:
    """What is known of it, most pressing first: another plan counts on it; where it is and who leads it; its notice."""
    parts = [count("also in {n} plan", "also in {n} plans", len(also))] if also else []
    if force is not None and force.kind == HOST_NATION:
        parts.append(tr("in place, strength not public") if one.mover.persons_least is None else force.place)
    elif one.in_place:
        parts += [] if force is None else [*_lead(force), force.place]
    else:
        parts.append(_notice(one.mover))
        if force is not None:
            parts += [
                *_lead(force),
                tr("position not public") if force.position is Position.NOT_PUBLIC else force.place,
            ]
    return ", ".join(part for part in parts if part)


def _lead(force: Force) -> list[str]:
    return [tr("{nation} lead", nation=force.lead)] if is_nation(force.lead) else []


def _notice(mover: Mover) -> str:
    """``2–3 d``; where nobody published or set it, that it is assumed."""
    low, high = mover.notice.least, mover.notice.most
    if high == 0:
        return tr("no notice")
    words = notice_length(low, high)
    return tr("{notice} assumed", notice=words) if mover.notice_key else words


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
