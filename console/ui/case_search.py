"""Full search over everything typed into the case, for the palette: off the window's thread, newest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from console.ui.palette import Search, SearchHit
from console.ui.session import Session

if TYPE_CHECKING:
    from console.store.reader import Reader

_LIMIT = 50
_DETAIL = 160


def case_search(session: Session) -> Search:
    """A search through the case the session shows, as it was known at the moment shown."""

    def search(query: str, then: Callable[[str, Sequence[SearchHit]], None]) -> None:
        session.read(lambda reader: _hits(reader, query), lambda hits: then(query, hits))

    return search


def _hits(reader: Reader, query: str) -> list[SearchHit]:
    from console.store import search

    found = search.find(reader, query, limit=_LIMIT)
    return [SearchHit(hit.title or hit.body, _one_line(hit.body), hit.kind, hit.row_id.hex()) for hit in found]


def _one_line(body: str) -> str:
    return " ".join(body.split())[:_DETAIL]
