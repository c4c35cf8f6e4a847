"""Reading the open questions of incidents: who owes what by when."""

from console.domain.question import Question
from console.store.reader import Reader

_QUESTION = """
    SELECT id, incident_id, text, coalesce(owner, ''), asked_at, coalesce(asked_by, ''), due_at, answered_at,
           coalesce(answer, ''), coalesce(answered_by, '')
    FROM question
"""


def questions(reader: Reader, incident_id: bytes) -> list[Question]:
    """The questions of an incident: the open ones by when they are due, then the answered ones, newest first."""
    sql = (
        f"{_QUESTION} WHERE incident_id = ? ORDER BY answered_at IS NOT NULL, -answered_at, due_at IS NULL, due_at, id"
    )
    return [Question(*row) for row in reader.rows(sql, (incident_id,))]


def question(reader: Reader, question_id: bytes) -> Question | None:
    """One question; None when it is not in the case."""
    row = reader.one(f"{_QUESTION} WHERE id = ?", (question_id,))
    return None if row is None else Question(*row)


def open_questions(reader: Reader) -> list[Question]:
    """Every question nobody has answered, of all incidents that are open, the one due first first."""
    sql = f"""{_QUESTION} WHERE answered_at IS NULL
        AND incident_id IN (SELECT id FROM incident WHERE closed_at IS NULL) ORDER BY due_at IS NULL, due_at, id"""
    return [Question(*row) for row in reader.rows(sql)]
