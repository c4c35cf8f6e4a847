"""What differs between two versions of a text, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

_PIECES: Final = re.compile(r"\w+(?:[-'’./]\w+)*|\s+|[^\w\s]")
"""A word (also ``COM-AIR``, ``don't``, ``31.12``), a run of space, or one sign."""


class Kind(StrEnum):
    """What became of a piece."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words with the space between them, as they stand in the text they come from."""

    kind: Kind
    text: str


def text_diff(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both texts in order, removed before added.

    The kept and removed ones together are ``old``, the kept and added ones ``new``, letter by letter.
    """
    before, after = _PIECES.findall(old), _PIECES.findall(new)
    pieces: list[Piece] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            _add(pieces, Kind.KEPT, before[a:b])
        else:
            _add(pieces, Kind.REMOVED, before[a:b])
            _add(pieces, Kind.ADDED, after[c:d])
    return tuple(pieces)


def _add(pieces: list[Piece], kind: Kind, words: Sequence[str]) -> None:
    if words:
        pieces.append(Piece(kind, "".join(words)))
