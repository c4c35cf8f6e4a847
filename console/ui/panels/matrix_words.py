"""What the matrix says in words: of a row, of a cell, for tips and screen readers."""

from __future__ import annotations

from console.domain.matrix import Hypothesis, Mark, Row
from console.domain.matrix_order import Line
from console.domain.matrix_words import origin_name
from console.domain.report import CREDIBILITY, RELIABILITY
from console.domain.times import dtg
from console.ui.words import later, tr

MARKS = {
    Mark.CONSISTENT: (later("Consistent"), "C"),
    Mark.INCONSISTENT: (later("Inconsistent"), "I"),
    Mark.NEUTRAL: (later("Neutral"), "N"),
}
"""What a mark is called, and the key that sets it."""


def named(row: Row) -> str:
    """The short name of a row: who says it."""
    return row.report.source or row.report.caller or origin_name(row.origin, tr)


def cell_words(line: Line, hypothesis: Hypothesis) -> str:
    """What stands in a cell, for a screen reader."""
    return f"{named(line.row)} {line.row.report.grade}, {hypothesis.label}: {mark_words(line.row, hypothesis)}"


def mark_words(row: Row, hypothesis: Hypothesis) -> str:
    """What is said of a hypothesis: the mark, who differs, or that nothing is."""
    each = row.differ.get(hypothesis.id)
    if each:
        said = ", ".join(f"{name}: {tr(MARKS[mark][0]).lower()}" for name, mark in sorted(each.items()))
        return tr("{said}; counts neither way", said=said)
    mark = row.marks.get(hypothesis.id)
    return tr("not marked") if mark is None else tr(MARKS[mark][0]).lower()


def row_tip(line: Line, hypothesis: Hypothesis | None) -> str:
    """The full text of a row: what it says, whose knowledge it is, its grade, and why it counts or does not."""
    row, report = line.row, line.row.report
    parts = [
        report.headline,
        f"{named(row)} · {dtg(report.received_at)}",
        tr("Origin: {origin}", origin=origin_name(row.origin, tr)),
        _grade(row),
        _why_not(row),
        tr("To check: {note}", note=report.check_note or tr("not said what")) if report.to_check else "",
        f"{hypothesis.label}: {mark_words(row, hypothesis)}" if hypothesis is not None else "",
    ]
    return "\n".join(part for part in parts if part)


def _grade(row: Row) -> str:
    report = row.report
    letter = tr(RELIABILITY[report.reliability]) if report.reliability else tr("source not graded")
    number = tr(CREDIBILITY[report.credibility]) if report.credibility else tr("information not graded")
    return f"{report.grade or '–'}: {letter}; {number}"


def _why_not(row: Row) -> str:
    report = row.report
    if report.withdrawn_at is not None:
        return tr("Withdrawn {time}: counts nothing", time=dtg(report.withdrawn_at))
    if report.superseded_by is not None:
        return tr("A newer version took its place: mark that one")
    if not row.stands:
        return tr("Counts nothing: it, or what it relays, was withdrawn, set aside or replaced")
    if not row.speaks and row.echo_of is not None:
        return tr("Relays {what}: an echo, counts nothing", what=row.echo_of.source or row.echo_of.headline)
    return ""
