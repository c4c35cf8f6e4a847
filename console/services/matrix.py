"""The matrix of an incident: name the explanations, and mark what each report says of them.

Marks are set by whoever works here and kept: the newest of each analyst holds.
"""

from collections.abc import Sequence

from console.domain.errors import BadInput
from console.domain.matrix import Hypothesis, Mark
from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.services import standing
from console.store import matrix, reports
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader, Writer

_MOST = 9
"""More explanations than this nobody holds apart, and the matrix would not fit its column."""


def add_hypothesis(
    store: Store, actor: Actor, now: Instant, incident_id: bytes, text: str, label: str = ""
) -> tuple[bytes, Changes]:
    """Add an explanation at the end. ``label`` empty takes the next free one, as H3. Gives its id. Raises BadInput."""
    text = _sound(text)
    hypothesis_id = new_id(now)
    with store.operation(f"Add hypothesis “{text}”", actor, now) as case:
        _require_open(case, incident_id)
        there = matrix.hypotheses(case, incident_id)
        if len(there) >= _MOST:
            raise BadInput(f"More than {_MOST} explanations cannot be weighed side by side. Remove one first.")
        case.insert(
            "hypothesis",
            id=hypothesis_id,
            incident_id=incident_id,
            position=max((one.position for one in there), default=0) + 1,
            label=_label(label, there),
            text=text,
        )
    return hypothesis_id, case.changes


def rename_hypothesis(store: Store, actor: Actor, now: Instant, hypothesis_id: bytes, text: str) -> Changes:
    """Word an explanation otherwise; its marks stay. Raises BadInput."""
    text = _sound(text)
    with store.operation(f"Rename hypothesis to “{text}”", actor, now) as case:
        if _required(case, hypothesis_id).text != text:
            case.update("hypothesis", hypothesis_id, text=text)
    return case.changes


def remove_hypothesis(store: Store, actor: Actor, now: Instant, hypothesis_id: bytes) -> Changes:
    """Take an explanation out, with its marks (undo brings both back). Raises BadInput while an assessment takes it."""
    gone = _required(store.writer_view(), hypothesis_id)
    with store.operation(f"Remove hypothesis “{gone.text}”", actor, now) as case:
        taken = case.value("SELECT revision FROM assessment WHERE hypothesis_id = ? LIMIT 1", (hypothesis_id,))
        if taken is not None:
            raise BadInput(f"{gone.label} is what assessment Rev {taken} takes: it stays on record. Rename it instead.")
        case.execute("DELETE FROM evidence_mark WHERE hypothesis_id = ?", (hypothesis_id,))
        case.execute("DELETE FROM hypothesis WHERE id = ?", (hypothesis_id,))
    return case.changes


def mark_evidence(
    store: Store, actor: Actor, now: Instant, report_ids: Sequence[bytes], hypothesis_id: bytes, mark: Mark
) -> Changes:
    """Say what reports mean for an explanation, as the one who is signed on. Raises BadInput."""
    return mark_rows(store, actor, now, {report_id: {hypothesis_id: mark} for report_id in report_ids})


def mark_rows(
    store: Store, actor: Actor, now: Instant, marks: dict[bytes, dict[bytes, Mark]], analyst: str = ""
) -> Changes:
    """Set several marks as one operation: by report, then by hypothesis. ``analyst`` names somebody else who set them.

    What already says so is not said again. Raises BadInput.
    """
    author = analyst.strip() or actor.name
    if not any(marks.values()):
        raise BadInput("No report is chosen. Choose one in the matrix first.")
    with store.operation(_called(store.writer_view(), marks), actor, now) as case:
        for report_id, said in marks.items():
            if reports.report(case, report_id) is None:
                raise BadInput("This report is not in the case any more: what brought it was undone.")
            for hypothesis_id, mark in said.items():
                _required(case, hypothesis_id)
                if _newest(case, author, report_id, hypothesis_id) != mark.value:
                    case.insert(
                        "evidence_mark",
                        id=new_id(now),
                        report_id=report_id,
                        hypothesis_id=hypothesis_id,
                        analyst=author,
                        mark=mark.value,
                        at=now,
                    )
        standing.move_on(case, standing.of_reports(case, marks))
    return case.changes


def _called(reader: Reader, marks: dict[bytes, dict[bytes, Mark]]) -> str:
    said = [(one, mark) for each in marks.values() for one, mark in each.items()]
    if len({one for one, _ in said}) > 1 or len({mark for _, mark in said}) > 1:
        return "Mark evidence"
    hypothesis_id, mark = said[0]
    return f"Mark {mark.value} with {_required(reader, hypothesis_id).label}"


def _newest(case: Writer, analyst: str, report_id: bytes, hypothesis_id: bytes) -> str | None:
    found: str | None = case.value(
        "SELECT mark FROM evidence_mark WHERE report_id = ? AND hypothesis_id = ? AND analyst = ?"
        " ORDER BY at DESC, id DESC LIMIT 1",
        (report_id, hypothesis_id, analyst),
    )
    return found


def _label(wanted: str, there: Sequence[Hypothesis]) -> str:
    taken = {one.label for one in there}
    wanted = wanted.strip()
    if wanted in taken:
        raise BadInput(f"There is a hypothesis {wanted} already. Choose another label.")
    return wanted or next(label for number in range(1, 99) if (label := f"H{number}") not in taken)


def _sound(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise BadInput("An explanation needs words. Say in a few what would have happened.")
    return text


def _required(reader: Reader, hypothesis_id: bytes) -> Hypothesis:
    found = matrix.hypothesis(reader, hypothesis_id)
    if found is None:
        raise BadInput("This hypothesis is not in the case any more: its making was undone.")
    return found


def _require_open(reader: Reader, incident_id: bytes) -> None:
    row = reader.one("SELECT closed_at, title FROM incident WHERE id = ?", (incident_id,))
    if row is None:
        raise BadInput("This incident is not in the case any more: its creation was undone.")
    if row[0] is not None:
        raise BadInput(f"“{row[1]}” is closed. Reopen it first.")
