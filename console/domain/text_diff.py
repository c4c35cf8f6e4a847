"""What differs between two versions of a text, word by word."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from console.domain.word_matches import common

_WORD: Final = re.compile(r"(\w+(?:[-'’./]\w+)*|[^\w\s]|^)(\s*)")
"""A word (also ``COM-AIR``, ``don't``, ``31.12``) or one sign, and the space after it; at first also space alone."""


class Kind(StrEnum):
    """What became of a piece."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words with the space between them, letter by letter as they stand in the text they come from."""

    kind: Kind
    text: str


def text_diff(old: str, new: str) -> tuple[Piece, ...]:
    """The pieces of both texts in order; where words took the place of others the removed ones come first.

    The kept and removed pieces together are ``old``, the kept and added ones ``new``; no two of a kind follow each
    other. Words are compared without the space around them.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    pieces: list[Piece] = []
    a = c = 0
    runs = common([word for word, _ in before], [word for word, _ in after])
    for at, to, many in (*runs, (len(before), len(after), 0)):
        _add(pieces, Kind.REMOVED, "".join(word + gap for word, gap in before[a:at]))
        _add(pieces, Kind.ADDED, "".join(word + gap for word, gap in after[c:to]))
        a, c = at + many, to + many
        _keep(pieces, before[at:a], after[to:c])
    return tuple(_with_shared_ends(pieces))


def _with_shared_ends(pieces: Sequence[Piece]) -> list[Piece]:
    """The space that ends both what is removed and what takes its place is kept: only words are struck out."""
    found: list[Piece] = []
    for place, one in enumerate(pieces):
        before = pieces[place - 1] if place else None
        if one.kind is not Kind.ADDED or before is None or before.kind is not Kind.REMOVED:
            _add(found, one.kind, one.text)
            continue
        shared = _shared_space(before.text, one.text)
        if shared:
            found[-1] = Piece(Kind.REMOVED, before.text[:-shared])
            if not found[-1].text:
                found.pop()
        _add(found, Kind.ADDED, one.text[: len(one.text) - shared])
        _add(found, Kind.KEPT, one.text[len(one.text) - shared :])
    return found


def _shared_space(one: str, other: str) -> int:
    many = 0
    while many < min(len(one), len(other)) and one[-1 - many] == other[-1 - many] and one[-1 - many].isspace():
        many += 1
    return many


def _keep(pieces: list[Piece], before: Sequence[tuple[str, str]], after: Sequence[tuple[str, str]]) -> None:
    """Words that stay; space between them that does not."""
    same: list[str] = []
    for (word, gap), (_, other) in zip(before, after, strict=True):
        same.append(word)
        if gap == other:
            same.append(gap)
            continue
        _add(pieces, Kind.KEPT, "".join(same))
        same.clear()
        _add(pieces, Kind.REMOVED, gap)
        _add(pieces, Kind.ADDED, other)
    _add(pieces, Kind.KEPT, "".join(same))


def _add(pieces: list[Piece], kind: Kind, text: str) -> None:
    """Put text at the end; removed words go before added ones that follow the same kept ones."""
    if not text:
        return
    place = len(pieces)
    if kind is Kind.REMOVED and pieces and pieces[-1].kind is Kind.ADDED:
        place -= 1
    if place and pieces[place - 1].kind is kind:
        pieces[place - 1] = Piece(kind, pieces[place - 1].text + text)
    else:
        pieces.insert(place, Piece(kind, text))
