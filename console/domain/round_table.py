"""A round of the table, typed as it is spoken: ``LV S``, ``DE A point 4, by phone``, ``RO R wording``.

Pure: what a line says, whose turn is next.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from console.domain.errors import BadInput
from console.domain.letters import folded
from console.domain.reference import Ally
from console.domain.stance import LETTER_OF, LETTERS, Stance

ALIASES: Final = {"EL": "GR", "UK": "GB"}
"""Letters in use for an Ally beside those of ISO 3166."""
_LINE = re.compile(r"(?P<ally>[A-Za-z]{2})(?:\s+(?P<stance>\S)(?P<written>[wW])?)?(?:[\s,;:]+(?P<rest>.*))?", re.DOTALL)
_ALONE = re.compile(r"(?P<stance>\S)(?P<written>[wW])?(?:[\s,;:]+(?P<rest>.*))?", re.DOTALL)
_DASHES: Final = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
_MEANS: Final = ("by phone", "by letter", "in writing", "by mission", "by courier", "in the room", "on the link")
_IN_WRITING: Final = frozenset({"by letter", "in writing"})


@dataclass(frozen=True, slots=True)
class Said:
    """One line of a round: an Ally (ISO 3166 alpha-2), what it says and how it was heard."""

    iso2: str
    stance: Stance
    caveat: str = ""
    reported_by: str = ""
    written: bool = False


def parse_line(text: str, allies: Collection[str], turn: str = "") -> Said:
    """Read one line; ``allies`` are the letters of those at the table. Raises BadInput with what to write instead.

    Country letters, a stance letter (S A R O N -) with ``w`` right after it where it came in writing, then the caveat.
    A last part such as ``by phone`` tells how it was heard. Without country letters it is said by whose ``turn`` it is.
    """
    plain = " ".join(text.split())
    alone = _ALONE.fullmatch(plain) if turn in allies else None
    if alone is not None and (stance := _stance(alone["stance"])) is not None:
        caveat, means = _caveat(alone["rest"] or "")
        return Said(turn, stance, caveat, means, bool(alone["written"]) or means in _IN_WRITING)
    match = _LINE.fullmatch(plain)
    if match is None:
        raise BadInput("Begin with an Ally's two letters and a stance letter, as LV S.")
    given = match["ally"].upper()
    iso2 = ALIASES.get(given, given)
    if iso2 not in allies:
        raise BadInput(f"{given} is no Ally at this table. Write two letters, as LV, DE or GB.")
    stance = _stance(match["stance"] or "")
    if stance is None:
        raise BadInput(f"Write what {iso2} says as one letter: S, A, R, O, N or -.")
    caveat, means = _caveat(match["rest"] or "")
    return Said(iso2, stance, caveat, means, bool(match["written"]) or means in _IN_WRITING)


def line_of(said: Said) -> str:
    """The line that says the same: what the arrow up brings back to correct."""
    mark = "w" if said.written and said.reported_by not in _IN_WRITING else ""
    rest = ", ".join(part for part in (said.caveat, said.reported_by) if part)
    return f"{said.iso2} {LETTER_OF[said.stance]}{mark} {rest}".strip()


def table_order(allies: Iterable[Ally]) -> list[Ally]:
    """Allies as they sit: by their names in English."""
    return sorted(allies, key=lambda ally: folded(ally.name))


def next_ally(order: Sequence[str], heard: Collection[str], after: str = "") -> str:
    """Whose turn is next: the first not heard behind ``after``, then from the beginning; empty when all were."""
    start = order.index(after) + 1 if after in order else 0
    return next((iso2 for iso2 in (*order[start:], *order[:start]) if iso2 not in heard), "")


def _stance(letter: str) -> Stance | None:
    return LETTERS.get(_DASHES.get(letter, letter.upper()))


def _caveat(rest: str) -> tuple[str, str]:
    """The caveat, and how it was heard where the last part says so."""
    caveat = rest.strip(" ,;:")
    for means in _MEANS:
        if caveat.casefold() == means:
            return "", means
        head = caveat[: -len(means)]
        if caveat.casefold().endswith(means) and head.rstrip()[-1:] in (",", ";"):
            return head.rstrip(" ,;"), means
    return caveat, ""
