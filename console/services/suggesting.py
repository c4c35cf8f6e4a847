"""Suggesting what tells of the same event as a report: other reports, and the incident it may belong to."""

from dataclasses import replace
from typing import Final

from console.domain import same_event
from console.domain.letters import shortened
from console.domain.same_event import Account, Match, Suggestion
from console.store import accounts
from console.store.reader import Reader

_REPORTS: Final = 5
_INCIDENTS: Final = 3
_LOOKED_AT: Final = 40
_SECOND_HAND: Final = 0.95
"""An incident known only through a report linked to it is a little less likely than that report."""
_LONGEST: Final = 40


def suggest(reader: Reader, report_id: bytes) -> list[Suggestion]:
    """The incidents and then the reports that probably tell of the same event, the likeliest first, with the reason.

    Empty when the report is not in the case. Closed incidents and those it is linked to already are left out.
    """
    one = accounts.account(reader, report_id)
    if one is None:
        return []
    alike = same_event.best(one, accounts.candidates(reader, one), _LOOKED_AT)
    incidents = _incidents(reader, one, alike)
    return [*incidents[:_INCIDENTS], *(_suggestion(*pair) for pair in alike[:_REPORTS])]


def _incidents(reader: Reader, one: Account, alike: list[tuple[Account, Match]]) -> list[Suggestion]:
    """Those that match themselves, and those a matching report is linked to."""
    there = {row.id: row for row in accounts.open_incidents(reader, one.start)}
    found = {row.id: _suggestion(row, how) for row, how in same_event.best(one, list(there.values()), _LOOKED_AT)}
    for report, how in alike:
        for incident_id in report.incident_ids:
            through = how.score * _SECOND_HAND
            incident = there.get(incident_id)
            before = found.get(incident_id)
            if incident is not None and (before is None or before.score < through):
                reason = f"{how.reason} to “{shortened(report.title, _LONGEST)}”, linked to it"
                made = _suggestion(incident, Match(through, reason))
                # Its own reason says more, where it has one.
                found[incident_id] = made if before is None else replace(before, score=through)
    ranked = sorted(found.values(), key=lambda row: (-row.score, row.id))
    return [row for row in ranked if row.id not in one.incident_ids]


def _suggestion(row: Account, how: Match) -> Suggestion:
    return Suggestion(row.kind, row.id, row.title, how.reason, how.score)
