"""Allies, a version and positions on it for tests of what is worked out from them."""

from console.domain.draft_text import Draft
from console.domain.provenance import Provenance
from console.domain.reference import Ally
from console.domain.silence import Reason, Silence, SilenceEvent
from console.domain.stance import Position, Stance
from console.domain.times import HOUR, Instant, parse_instant

NOW = parse_instant("161000Z NOV 22")
NAMES = ("Belgium", "Hungary", "Italy", "Poland", "Spain", "Türkiye", "United States")


def code(name: str) -> bytes:
    return name.encode().ljust(16, b".")[:16]


def ally(name: str) -> Ally:
    told = Provenance("test", "2022", False, "")
    return Ally(code(name), name, name[:2].upper(), "", name, "", 0, 0, 0, "", "Europe/Brussels", False, "", "", told)


ALLIES = tuple(map(ally, NAMES))
DRAFT = Draft(b"d" * 16, b"c" * 16, "Statement", 1, "We stand together.", "chair", NOW - 3 * HOUR, "Ann")


def position(name: str, stance: Stance, at: Instant = NOW - HOUR, number: int = 0) -> Position:
    row_id = number.to_bytes(16, "big")
    return Position(row_id, DRAFT.id, code(name), stance, "", "", None, at, at, "Ann")


def event(kind: str, at: Instant, name: str = "", closes_at: Instant | None = None, number: int = 0) -> SilenceEvent:
    reason = Reason.SUBSTANCE if kind == "broken" else None
    ally_id = code(name) if name else None
    return SilenceEvent(number.to_bytes(16, "big"), kind, at, at, ally_id, closes_at, reason, "", "Ann")


def silence(*events: SilenceEvent, opened: Instant = NOW - 2 * HOUR, closes: Instant = NOW + HOUR) -> Silence:
    return Silence(b"s" * 16, DRAFT.id, opened, closes, "chair", "Ann", events)
