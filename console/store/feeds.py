"""How new the reports of each source are."""

from console.domain.feed import Feed
from console.store.reader import Reader

_LOOKED_AT = 20_000
"""So many of the newest reports are looked at; a source that is not among them is older than all of them."""
_RECENT = """
    SELECT coalesce(s.name, ''), max(r.received_at)
    FROM (SELECT source_id, received_at FROM report ORDER BY received_at DESC LIMIT ?) r
    LEFT JOIN source s ON s.id = r.source_id
    GROUP BY s.id
"""
_OLDEST_LOOKED_AT = """
    SELECT min(received_at) FROM (SELECT received_at FROM report ORDER BY received_at DESC LIMIT ?)
"""
_HEARD = "SELECT name FROM source s WHERE EXISTS (SELECT 1 FROM report WHERE source_id = s.id) ORDER BY name"


def feeds(reader: Reader, looked_at: int = _LOOKED_AT) -> list[Feed]:
    """Every source with reports, the newest first."""
    return reader.kept(f"feeds {looked_at}", frozenset({"report", "source"}), lambda: _feeds(reader, looked_at))


def _feeds(reader: Reader, looked_at: int) -> list[Feed]:
    recent = [Feed(name, newest) for name, newest in reader.rows(_RECENT, (looked_at,))]
    oldest = reader.value(_OLDEST_LOOKED_AT, (looked_at,))
    names = {feed.name for feed in recent}
    older = [Feed(name, oldest, before=True) for (name,) in reader.rows(_HEARD) if name not in names]
    return [*sorted(recent, key=lambda feed: (-feed.newest, feed.name)), *older]
