"""What is read of one incident for its sheet, on the reader's thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.domain.attachment import Attachment
from console.domain.claim import Claim
from console.domain.crisis import Crisis
from console.domain.incident import Assessment, Incident
from console.domain.matrix import Matrix
from console.domain.matrix_words import carrying
from console.domain.operation import Operation
from console.domain.question import Question
from console.domain.reference import Ally
from console.domain.report import Report, Revision, Sources
from console.domain.yardsticks import Yardstick
from console.ui.words import tr

if TYPE_CHECKING:
    from console.store.matrix import Evidence
    from console.store.reader import Reader


@dataclass(frozen=True)
class Weighed:
    """Where the hypotheses stand, and which few items that rests on, a sentence each."""

    matrix: Matrix
    resting: tuple[str, ...]


@dataclass(frozen=True)
class IncidentFacts:
    """Everything known about one incident. ``links`` are when reports were linked and by whom, as far as recorded.

    ``weighed`` is the matrix as all analysts agree (None) and as each of them marked: weighed here, on the reader's
    thread, for trying what happens without each group of origins takes its time.
    """

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
    weighed: dict[str | None, Weighed]
    attachments: tuple[Attachment, ...] = ()
    crises: tuple[Crisis, ...] = ()
    """Those under management that it is part of."""

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports linked to it, first received first."""
        return self.evidence.reports


def read(reader: Reader, incident_id: bytes) -> IncidentFacts | None:
    """Read everything about an incident; None when it is not in the case."""
    from console.domain.report import sources
    from console.services.assessments import yardstick_of
    from console.store import attachments, claims, crises, incidents, matrix, questions, reference, reports
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
        _weighed(evidence),
        tuple(attachments.of_incident(reader, incident_id)),
        tuple(one for one in crises.crises(reader) if one.open and incident_id in one.incidents),
    )


def _weighed(evidence: Evidence) -> dict[str | None, Weighed]:
    whole = evidence.weighed()
    found: dict[str | None, Weighed] = {None: Weighed(whole, carrying(whole, tr))}
    for analyst in whole.analysts if len(whole.analysts) > 1 else ():
        matrix = evidence.weighed(analyst)
        found[analyst] = Weighed(matrix, carrying(matrix, tr))
    return found
