"""Small matrices from tables: an origin, a grade, marks as letters, and what is special about a report."""

from dataclasses import dataclass, replace

from console.domain.matrix import EvidenceMark, Hypothesis, Mark, Matrix, weigh
from console.domain.report import Report
from console.domain.times import HOUR

LETTERS = {"C": Mark.CONSISTENT, "I": Mark.INCONSISTENT, "N": Mark.NEUTRAL}
FIVE = tuple(Hypothesis(bytes([n]), n, f"H{n}", f"Explanation {n}") for n in range(1, 6))


@dataclass(frozen=True)
class Told:
    """One report: ``marks`` is a letter for each hypothesis, a dot for none; ``of`` the number of what it repeats."""

    origin: str
    grade: str
    marks: str
    of: int = 0
    withdrawn: bool = False
    at: int | None = None


def report(number: int, told: Told) -> Report:
    """The report of that number; it came at ``at``, else at the hour of its number."""
    when = (number if told.at is None else told.at) * HOUR
    made = Report(
        bytes([number]), None, told.origin, None, when, None, None, None, None, None, "", None, None,
        f"Report {number}", "", told.grade[:1] or None, int(told.grade[1:] or 0) or None, told.origin,
    )  # fmt: skip
    return replace(
        made,
        repeats_id=bytes([told.of]) if told.of else None,
        withdrawn_at=when + HOUR if told.withdrawn else None,
    )


def marks(number: int, letters: str, analyst: str = "Ann", at: int = 0) -> list[EvidenceMark]:
    """The marks an analyst sets on the report of that number."""
    return [
        EvidenceMark(bytes([number]), hypothesis.id, analyst, LETTERS[letter], at)
        for hypothesis, letter in zip(FIVE, letters, strict=False)
        if letter in LETTERS
    ]


def weighed(*told: Told, hypotheses: int = 5) -> Matrix:
    """The matrix of those reports, numbered from 1 in that order."""
    reports = [report(number, one) for number, one in enumerate(told, 1)]
    said = [mark for number, one in enumerate(told, 1) for mark in marks(number, one.marks)]
    return weigh(reports, FIVE[:hypotheses], said)


def against(matrix: Matrix) -> list[int]:
    """How many ranked origins speak against each hypothesis."""
    return [len(count.against) for count in matrix.counts]
