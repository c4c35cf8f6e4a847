"""Link a report to the incident that is shown: what may be the same event first, then the newest, then words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from console.ui.report_choosers import ReportChooser, reports_but
from console.ui.words import tr

if TYPE_CHECKING:
    from console.domain.same_event import Suggestion
    from console.store.reader import Reader
    from console.ui.window import Window


def ask_link(window: Window, incident_id: bytes) -> ReportChooser:
    """Ask which report belongs to an incident, and link it."""
    chooser = ReportChooser(
        window,
        tr("Link report"),
        tr("Link which report?"),
        reports_but(lambda one: incident_id in one.incident_ids),
        partial(_link, window, incident_id),
    )
    window.session.read(partial(_suggested, incident_id), chooser.suggest)
    # Left of the inspector: the sheet it is about stays in sight.
    corner = window.map.mapTo(window, QPoint(window.look.gap(4), window.look.gap(4)))
    chooser.open_under(corner)
    return chooser


def _link(window: Window, incident_id: bytes, report_id: bytes) -> None:
    from console.services.reports import link_reports

    window.session.act(link_reports, [report_id], incident_id)


def _suggested(incident_id: bytes, reader: Reader) -> list[Suggestion]:
    """What may be the same event as the newest report linked already."""
    from console.services.suggesting import suggest
    from console.store import reports

    linked = reports.of_incident(reader, incident_id)
    if not linked:
        return []
    known = {one.id for one in linked}
    return [one for one in suggest(reader, linked[-1].id) if one.kind == "report" and one.id not in known]
