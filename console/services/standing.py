"""The status of an incident moves on with what is known of it: from unverified to developing by itself, never further.

Developing: where explanations are named, once a ranked origin speaks against one of them; where none are, once two
independent origins are linked with a credibility of 1 to 3. Assessed is only what a person assessed, and only a person
takes a status back.
"""

from collections.abc import Iterable

from console.domain.incident import Status
from console.domain.matrix import Matrix, Tier
from console.store import matrix
from console.store.reader import Writer


def developing(found: Matrix) -> bool:
    """Whether what stands about an incident makes it more than unverified."""
    if found.hypotheses:
        return any(count.against for count in found.counts)
    return len({row.origin for row in found.rows if row.speaks and row.tier is Tier.RANKED}) > 1


def move_on(case: Writer, incident_ids: Iterable[bytes]) -> None:
    """Let the incidents follow what was just said of their reports, within the operation that said it."""
    for incident_id in set(incident_ids):
        status = case.value("SELECT status FROM incident WHERE id = ? AND closed_at IS NULL", (incident_id,))
        if status == Status.UNVERIFIED and developing(matrix.evidence(case, incident_id).weighed()):
            case.update("incident", incident_id, status=Status.DEVELOPING)


def of_reports(case: Writer, report_ids: Iterable[bytes]) -> set[bytes]:
    """The incidents that reports are linked to."""
    return {
        incident_id
        for report_id in report_ids
        for (incident_id,) in case.rows("SELECT incident_id FROM incident_report WHERE report_id = ?", (report_id,))
    }
