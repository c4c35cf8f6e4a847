"""Reading the matrix of an incident: its hypotheses, the marks, and where they stand."""

from dataclasses import dataclass

from console.domain.matrix import EvidenceMark, Hypothesis, Mark, Matrix, weigh
from console.domain.matrix_history import Past
from console.domain.report import Report
from console.store import reports
from console.store.reader import Reader


@dataclass(frozen=True)
class Evidence:
    """What an incident's matrix is made of. ``known`` holds reports that linked ones relay and that are not linked."""

    reports: tuple[Report, ...]
    known: dict[bytes, Report]
    hypotheses: tuple[Hypothesis, ...]
    marks: tuple[EvidenceMark, ...]

    def weighed(self, analyst: str | None = None) -> Matrix:
        """Where the hypotheses stand, as all analysts agree or as one of them marked."""
        return weigh(self.reports, self.hypotheses, self.marks, self.known, analyst)


def evidence(reader: Reader, incident_id: bytes) -> Evidence:
    """Everything the matrix of an incident is made of."""
    linked = reports.of_incident(reader, incident_id)
    return Evidence(
        tuple(linked),
        reports.relayed_by(reader, linked),
        tuple(hypotheses(reader, incident_id)),
        tuple(marks(reader, incident_id)),
    )


def hypotheses(reader: Reader, incident_id: bytes) -> list[Hypothesis]:
    """The hypotheses of an incident, in their order."""
    sql = "SELECT id, position, label, text FROM hypothesis WHERE incident_id = ? ORDER BY position, label"
    return [Hypothesis(*row) for row in reader.rows(sql, (incident_id,))]


def hypothesis(reader: Reader, hypothesis_id: bytes) -> Hypothesis | None:
    """One hypothesis; None when it is not in the case."""
    row = reader.one("SELECT id, position, label, text FROM hypothesis WHERE id = ?", (hypothesis_id,))
    return None if row is None else Hypothesis(*row)


def marks(reader: Reader, incident_id: bytes) -> list[EvidenceMark]:
    """Every mark ever set for the hypotheses of an incident, the oldest first."""
    sql = """
        SELECT m.report_id, m.hypothesis_id, m.analyst, m.mark, m.at, m.id
        FROM evidence_mark m JOIN hypothesis h ON h.id = m.hypothesis_id
        WHERE h.incident_id = ? ORDER BY m.at, m.id
    """
    return [
        EvidenceMark(report_id, hypothesis_id, analyst, Mark(mark), at, mark_id)
        for report_id, hypothesis_id, analyst, mark, at, mark_id in reader.rows(sql, (incident_id,))
    ]


def past(reader: Reader, incident_id: bytes) -> Past:
    """What the matrix of an incident was made of over time, as far as what stands in the case now tells."""
    now = evidence(reader, incident_id)
    linked = [one.id for one in now.reports]
    ids = [*linked, *now.known]
    received = {one.id: one for one in reports.as_received(reader, ids)}
    links = reports.links_of(reader, incident_id)
    newer = {one.id: one.superseded_by for one in received.values() if one.superseded_by is not None}
    arrived = {one.id: one.received_at for one in reports.as_received(reader, sorted(newer.values()))}
    return Past(
        tuple(received[one] for one in linked),
        tuple(received[one] for one in now.known),
        tuple(reports.revisions_of(reader, ids)),
        {report_id: at for report_id, (at, _) in links.items() if at is not None},
        {one: arrived[other] for one, other in newer.items()},
        now.hypotheses,
        now.marks,
    )
