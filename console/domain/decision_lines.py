"""Reservations and tasks of a decision as they are typed, one a line.

``HU no basing on its ground``, ``Release the statement; Press; 1800Z``. Pure: what a line says, or one
sentence why it cannot be read.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from console.domain.errors import BadInput
from console.domain.letters import shortened
from console.domain.question import due_time
from console.domain.round_table import ALIASES
from console.domain.times import Instant

_RESERVATION: Final = re.compile(r"(?P<ally>[A-Z]{2}(?=[\s:,;])|[A-Za-z]{2}(?=\s*:))[\s:,;]+(?P<text>.+)")
"""In small letters only before a colon: "no basing" is no word of Norway's."""


@dataclass(frozen=True, slots=True)
class TaskLine:
    """What is to be done, by whom (empty: nobody has it yet), until when (None: no time set)."""

    text: str
    owner: str
    due_at: Instant | None


def read_reservations(text: str) -> Mapping[str, str]:
    """What each Ally (ISO 3166 alpha-2) puts on record; several lines of one are joined. Raises BadInput."""
    found: dict[str, str] = {}
    for line in _lines(text):
        said = _RESERVATION.fullmatch(line)
        if said is None:
            raise BadInput(
                f"“{shortened(line)}” names no Ally. Begin with its two letters, as HU no basing on its ground."
            )
        letters = said["ally"].upper()
        iso2 = ALIASES.get(letters, letters)
        found[iso2] = f"{found[iso2]} {said['text']}" if iso2 in found else said["text"]
    return found


def read_tasks(text: str, now: Instant) -> tuple[TaskLine, ...]:
    """Tasks, ``what; who; until when``, the last two may be left out. Raises BadInput where a time cannot be read."""
    found = []
    for line in _lines(text):
        what, owner, due, *more = [part.strip() for part in line.split(";")] + ["", ""]
        if any(more):
            raise BadInput(f"“{shortened(line)}” has too many parts. Write what; who; until when.")
        if not what:
            raise BadInput(f"“{shortened(line)}” says not what is to be done. Write what; who; until when.")
        found.append(TaskLine(what, owner, due_time(due, now)))
    return tuple(found)


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]
