"""Reading the matrix of an incident: its hypotheses, the marks, and where they stand."""

from dataclasses import dataclass

from console.domain.matrix import EvidenceMark, Hypothesis, Mark, Matrix, weigh
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
        SELECT m.report_id, m.hypothesis_id, m.analyst, m.mark, m.at
        FROM evidence_mark m JOIN hypothesis h ON h.id = m.hypothesis_id
        WHERE h.incident_id = ? ORDER BY m.at, m.id
    """
    return [
        EvidenceMark(report_id, hypothesis_id, analyst, Mark(mark), at)
        for report_id, hypothesis_id, analyst, mark, at in reader.rows(sql, (incident_id,))
    ]
