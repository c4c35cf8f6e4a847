"""What is read of one incident for its sheet, on the reader's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.domain.attachment import Attachment
from console.domain.claim import Claim
from console.domain.incident import Assessment, Incident
from console.domain.matrix import Matrix
from console.domain.operation import Operation
from console.domain.question import Question
from console.domain.reference import Ally
from console.domain.report import Report, Revision, Sources
from console.domain.yardsticks import Yardstick

if TYPE_CHECKING:
    from console.store.matrix import Evidence
    from console.store.reader import Reader


@dataclass(frozen=True)
class IncidentFacts:
    """Everything known about one incident. ``links`` are when reports were linked and by whom, as far as recorded."""

    incident: Incident
    assessments: tuple[Assessment, ...]
    history: tuple[Operation, ...]
    allies: tuple[Ally, ...]
    evidence: Evidence
    sources: Sources
    questions: tuple[Question, ...]
    claims: tuple[Claim, ...]
    yardstick: Yardstick
    revisions: tuple[Revision, ...]
    links: dict[bytes, tuple[int | None, str]]
    attachments: tuple[Attachment, ...] = ()

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports linked to it, first received first."""
        return self.evidence.reports

    def matrix(self, analyst: str | None = None) -> Matrix:
        """Where its hypotheses stand."""
        return self.evidence.weighed(analyst)


def read(reader: Reader, incident_id: bytes) -> IncidentFacts | None:
    """Read everything about an incident; None when it is not in the case."""
    from console.domain.report import sources
    from console.services.assessments import yardstick_of
    from console.store import attachments, claims, incidents, matrix, questions, reference, reports
    from console.store.history import history_of

    found = incidents.incident(reader, incident_id)
    if found is None:
        return None
    evidence = matrix.evidence(reader, incident_id)
    return IncidentFacts(
        found,
        tuple(incidents.assessments(reader, incident_id)),
        tuple(history_of(reader, incident_id)),
        tuple(reference.allies(reader)),
        evidence,
        sources(evidence.reports, evidence.known),
        tuple(questions.questions(reader, incident_id)),
        tuple(claims.of_incident(reader, incident_id)),
        yardstick_of(reader),
        tuple(reports.revisions_of(reader, [one.id for one in evidence.reports])),
        reports.links_of(reader, incident_id),
        tuple(attachments.of_incident(reader, incident_id)),
    )
