"""How the lead changed over time, in a sheet of its own: the chart over the list of changes, each with its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QListWidget

from console.domain.matrix_history import Step
from console.domain.times import dtg
from console.domain.wording import listed
from console.ui.sheet import Sheet
from console.ui.sheet_parts import open_beside
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.reader import Reader
    from console.ui.window import Window

_WIDTH_UNITS, _CHART_UNITS, _ROWS = 200, 75, 6


def show_history(window: Window, incident_id: bytes, analyst: str | None = None) -> None:
    """Read the history of an incident's matrix and show it."""

    def read(reader: Reader) -> tuple[Step, ...]:
        from console.domain.matrix_history import history
        from console.store.matrix import past

        return history(past(reader, incident_id), analyst)

    window.session.read(read, lambda steps: _show(window, steps, incident_id))


def _show(window: Window, steps: tuple[Step, ...], incident_id: bytes) -> None:
    def read(reader: Reader) -> tuple[tuple[str, ...], str]:
        from console.store.incidents import incident
        from console.store.matrix import hypotheses

        found = incident(reader, incident_id)
        return tuple(one.label for one in hypotheses(reader, incident_id)), "" if found is None else found.title

    window.session.read(read, lambda told: _open(window, steps, *told))


def _open(window: Window, steps: tuple[Step, ...], labels: tuple[str, ...], title: str) -> None:
    sheet = Sheet(window, tr("Origins against, over time"))
    look = window.look
    sheet.setMinimumWidth(min(look.gap(_WIDTH_UNITS), window.width() - look.gap(8)))
    sheet.heading(tr("{title}: origins against each hypothesis, over time", title=title))
    if not steps or any(len(step.against) != len(labels) for step in steps):
        sheet.text(tr("Nothing is marked yet, so nothing has changed."))
        sheet.closing()
        open_beside(window, sheet, sheet)
        return
    from console.charts.lead_history import LeadHistoryChart, Story

    led = any(step.leader is not None for step in steps)
    rule = tr(
        "Independent origins at credibility 1–3. Shaded: fewer than two more against it than the best, so it remains."
    )
    sheet.text(f"{rule} {'' if led else tr('Nothing has led so far.')}".strip(), "secondary")
    chart = LeadHistoryChart(look, Story(steps, labels, tr("{label} leads")), sheet)
    chart.setFixedHeight(look.gap(_CHART_UNITS))
    chart.setAccessibleName(tr("Origins against each hypothesis over time"))
    sheet.body.addWidget(chart)
    rows = QListWidget(sheet)
    rows.setAccessibleName(tr("Changes, the newest first"))
    rows.setFixedHeight(look.px("row") * _ROWS)
    for step in reversed(steps):
        rows.addItem(step_words(step, labels))
    rows.currentRowChanged.connect(lambda row: chart.mark(steps[len(steps) - 1 - row].at if row >= 0 else None))
    sheet.body.addWidget(rows)
    sheet.closing()
    open_beside(window, sheet, rows)


def step_words(step: Step, labels: tuple[str, ...]) -> str:
    """``161145Z NOV 22 · against H1 3, H2 3, H5 5 · H3 and H4 remain``."""
    against = ", ".join(f"{label} {many}" for label, many in zip(labels, step.against, strict=True) if many)
    said = tr("against {counts}", counts=against) if against else tr("nothing against any")
    if step.leader is not None:
        result = tr("{label} leads", label=step.leader.label)
    elif len(step.remaining) == len(labels):
        result = tr("all remain")
    else:
        result = tr("{labels} remain", labels=listed([one.label for one in step.remaining], tr))
    return f"{dtg(step.at)} · {said} · {result}"
