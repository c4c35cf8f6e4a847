"""What a page is marked at least: beside what its kind of slide says it was made from, everything it names or draws.

A second net under the kinds of slides: whatever stands on a page by its id (a sign of the map) or by its name carries
its marking there.
"""

import re
from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from typing import Final

from console.domain.letters import folded
from console.domain.marking import Marking
from console.store.markings import all_markings, carried_by, named
from console.store.reader import Reader

_ID_LENGTH: Final = 16
_SHORTEST: Final = 5
"""Shorter names may be any word."""
_WORD: Final = re.compile(r"\w+")


def markings_on(reader: Reader, page: object) -> tuple[Marking, ...]:
    """The markings of what a page, or another product of plain values, names or draws; from its own reader."""
    known = all_markings(reader)
    if not known:
        return ()
    ids: set[bytes] = set()
    texts: list[str] = []
    _look(page, ids, texts)
    found = carried_by(reader, ids)
    words = _words("\n".join(texts))
    found |= {marking for name, marking in named(reader) if len(name) >= _SHORTEST and _words(name) in words}
    return tuple(known[one] for one in sorted(found))


def _look(value: object, ids: set[bytes], texts: list[str]) -> None:
    """Gather the ids and texts of a value, in all that it is made of."""
    if isinstance(value, str):
        texts.append(value)
    elif isinstance(value, bytes):
        if len(value) == _ID_LENGTH:
            ids.add(value)
    elif isinstance(value, Mapping):
        _look((*value.keys(), *value.values()), ids, texts)
    elif isinstance(value, tuple | list | Set):
        for one in value:
            _look(one, ids, texts)
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            _look(getattr(value, part.name), ids, texts)


def _words(text: str) -> str:
    return f" {' '.join(_WORD.findall(folded(text)))} "
