"""What a case says of itself: its identity, title, exercise flag and default marking."""

import re
from dataclasses import dataclass

from console.domain.errors import BadInput
from console.domain.marking import PUBLIC, Marking
from console.domain.times import Instant
from console.store.reader import Reader, Writer

_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True)
class Case:
    """A case's own words. ``marking`` is what everything carries that names none of its own."""

    case_id: str
    title: str
    exercise: bool
    made_at: Instant
    marking: Marking
    sign_on_with_passphrase: bool


def found(case: Writer, case_id: str, title: str, exercise: bool, now: Instant) -> None:
    """Write the identity of a new case: the first operation of its journal."""
    rows = [("case_id", case_id), ("title", title), ("exercise", str(int(exercise))), ("made_at", str(now))]
    case.insert_many("case_setting", ("key", "value"), rows)


def change(case: Writer, key: str, value: str) -> None:
    """Change one setting of a case."""
    case.execute(
        "INSERT INTO case_setting VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = ?2 WHERE value <> ?2",
        (key, value),
    )


def value(reader: Reader, key: str) -> str | None:
    """One setting of a case; None where it says nothing."""
    found: str | None = reader.value("SELECT value FROM case_setting WHERE key = ?", (key,))
    return found


def identity(reader: Reader) -> Case:
    """Read what the case says of itself. Raises BadInput when its id is none a console gives."""
    told: dict[str, str] = dict(reader.all("SELECT key, value FROM case_setting"))
    if not _ID.fullmatch(told["case_id"]):
        raise BadInput("The case has an id no console gives: it was changed by hand. Restore a backup of it.")
    exercise = told["exercise"] == "1"
    marking = Marking.parse(told["marking"]) if "marking" in told else PUBLIC
    return Case(
        told["case_id"],
        told["title"],
        exercise,
        int(told["made_at"]),
        Marking(marking.level, marking.owner, marking.release, exercise, marking.caveat),
        told.get("sign_on", "name") == "passphrase",
    )
