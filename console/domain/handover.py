"""A shift handover: what changed since a time, what is due, what is open, frozen as text and signed by both."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from console.domain.errors import BadInput
from console.domain.marking import Marking
from console.domain.times import DAY, HOUR, Instant

USUAL: Final = 12 * HOUR
"""A shift, where nothing was handed over before."""
LONGEST: Final = 14 * DAY


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its lines, plain text."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """One handover as it was signed. ``at`` is the moment it describes, ``since`` where it begins.

    ``outgoing`` and ``incoming`` are names with their stations. ``marking`` is None where the case's own holds.
    """

    id: bytes
    since: Instant
    at: Instant
    sections: tuple[Section, ...]
    note: str
    outgoing: str
    outgoing_at: Instant | None
    incoming: str | None
    incoming_at: Instant | None
    marking: Marking | None


def sections_text(sections: Sequence[Section]) -> str:
    """Sections as they are kept: JSON."""
    return json.dumps([{"title": one.title, "lines": list(one.lines)} for one in sections], ensure_ascii=False)


def read_sections(text: str) -> tuple[Section, ...]:
    """The reverse of :func:`sections_text`. Raises BadInput for what no console wrote."""
    try:
        return tuple(Section(str(one["title"]), tuple(str(line) for line in one["lines"])) for one in json.loads(text))
    except (ValueError, KeyError, TypeError):
        raise BadInput("A handover of this case has text no console writes: it was changed by hand.") from None


def require_span(since: Instant, now: Instant) -> None:
    """Raises BadInput when a handover cannot begin then."""
    if since >= now:
        raise BadInput("The handover begins in the past: give the moment this shift began.")
    if now - since > LONGEST:
        raise BadInput("A handover reaches back 14 days at most. Give a later moment.")


def cut(lines: Sequence[str], most: int, more: str) -> tuple[str, ...]:
    """At most so many lines; what is left out is counted in the last, ``{n} more``."""
    if len(lines) <= most:
        return tuple(lines)
    return (*lines[:most], more.replace("{n}", str(len(lines) - most)))
