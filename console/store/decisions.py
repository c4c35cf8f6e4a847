"""Reading decisions with their reservations, activations and tasks."""

from collections import defaultdict

from console.domain.decision import Activation, Agreed, Decision, Reservation, Step, Task
from console.domain.times import Instant
from console.store import markings
from console.store.crises import TASK
from console.store.reader import Reader


def decisions(reader: Reader, consultation_id: bytes | None = None, by: Instant | None = None) -> list[Decision]:
    """Decisions, newest first; of one consultation or of all, with ``by`` those taken before that instant."""
    reservations: dict[bytes, list[Reservation]] = defaultdict(list)
    for decision_id, ally_id, text in reader.rows("SELECT decision_id, ally_id, text FROM reservation ORDER BY id"):
        reservations[decision_id].append(Reservation(ally_id, text))
    activations: dict[bytes, list[Activation]] = defaultdict(list)
    for row_id, decision_id, unit, step, *rest in reader.rows(
        "SELECT id, decision_id, unit_id, step, authority, caveat, at, effective_at, note, measure, author, recorded_at"
        " FROM activation ORDER BY at, id"
    ):
        activations[decision_id].append(Activation(row_id, decision_id, unit, Step(step), *rest))
    tasks: dict[bytes, list[Task]] = defaultdict(list)
    for row in reader.rows(f"{TASK} WHERE decision_id IS NOT NULL ORDER BY due_at IS NULL, due_at, id"):
        tasks[row[1]].append(Task(*row))
    known = markings.all_markings(reader)
    rows = reader.rows(
        "SELECT id, consultation_id, title, draft_id, silence_id, option_id, text, basis, conditions, agreed, at,"
        " picture_at, author, marking_id, recorded_at FROM decision WHERE (?1 IS NULL OR consultation_id = ?1)"
        " AND (?2 IS NULL OR at < ?2) ORDER BY at DESC, id DESC",
        (consultation_id, by),
    )
    return [
        Decision(
            row_id, of, title, draft_id, silence_id, option_id, text, basis, conditions,
            Agreed(agreed) if agreed else None, at, picture_at, author, tuple(reservations[row_id]),
            tuple(activations[row_id]), tuple(tasks[row_id]), known.get(marking_id), recorded_at,
        )
        for row_id, of, title, draft_id, silence_id, option_id, text, basis, conditions, agreed, at, picture_at,
            author, marking_id, recorded_at in rows
    ]  # fmt: skip
