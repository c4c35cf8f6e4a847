"""Reports and incidents that may tell of the same event: found by indexes, in a few milliseconds among 100,000."""

from collections.abc import Iterable, Sequence
from typing import Final

from console.domain.same_event import Account, key_words
from console.domain.times import DAY, HOUR, Instant, Precision
from console.store.reader import Reader, Row

_LETTERS: Final = 280
"""So much of a body is compared."""
_BY_PLACE, _BY_TIME, _BY_WORDS = 200, 60, 80
_INCIDENTS: Final = 400
_LAT, _LON = 1.2, 2.0
"""Half the sides of the box round a place, degrees."""
_WORDS: Final = 8
_AROUND: Final = 2 * DAY
_AT_ONCE: Final = 500
_SHORTEST: Final = 4
_REPORT = f"""
    SELECT r.id, r.headline, r.headline || ' ' || substr(r.body, 1, {_LETTERS}), coalesce(r.place, ''),
           coalesce(r.occurred_from, r.received_at), r.time_precision, r.lon, r.lat, r.place_precision, r.category
    FROM report r
"""
_INCIDENT = f"""
    SELECT id, title, title || ' ' || substr(summary, 1, {_LETTERS}) || ' ' || ascii_name, place, occurred_at,
           time_precision, lon, lat, NULL, category
    FROM incident WHERE closed_at IS NULL AND occurred_at BETWEEN ? AND ?
    ORDER BY abs(occurred_at - ?) LIMIT {_INCIDENTS}
"""


def account(reader: Reader, report_id: bytes) -> Account | None:
    """A report as it is compared; None when it is not in the case."""
    found = accounts(reader, (report_id,))
    return found[0] if found else None


def accounts(reader: Reader, ids: Sequence[bytes]) -> list[Account]:
    """Reports by their ids, in no order to rely on; without those that a newer version replaced."""
    found: list[Account] = []
    for start in range(0, len(ids), _AT_ONCE):
        part = ids[start : start + _AT_ONCE]
        places = ", ".join("?" * len(part))
        newest = "NOT EXISTS (SELECT 1 FROM report n WHERE n.revises_id = r.id)"
        rows = reader.all(f"{_REPORT} WHERE r.id IN ({places}) AND {newest}", part)
        links = _links(reader, part)
        found += [_account("report", row, links.get(row[0], ())) for row in rows]
    return found


def candidates(reader: Reader, one: Account) -> list[Account]:
    """Reports near one in place and time, received just before or after it, or with its words; not itself."""
    ids = {*_near(reader, one), *_received_around(reader, one), *_with_words(reader, one)}
    ids.discard(one.id)
    return accounts(reader, sorted(ids))


def open_incidents(reader: Reader, around: Instant) -> list[Account]:
    """The open incidents of the days before and after a moment, the nearest in time first."""
    rows = reader.all(_INCIDENT, (around - 32 * DAY, around + _AROUND, around))
    return [_account("incident", row, ()) for row in rows]


def _near(reader: Reader, one: Account) -> Iterable[bytes]:
    if one.lon is None or one.lat is None:
        return ()
    sql = f"""
        SELECT id FROM report INDEXED BY report_map
        WHERE lon IS NOT NULL AND lon BETWEEN ? AND ? AND lat BETWEEN ? AND ? AND occurred_from BETWEEN ? AND ?
        ORDER BY abs(occurred_from - ?) LIMIT {_BY_PLACE}
    """
    box = (one.lon - _LON, one.lon + _LON, one.lat - _LAT, one.lat + _LAT)
    return _ids(reader.all(sql, (*box, one.start - _AROUND, one.start + _AROUND, one.start)))


def _received_around(reader: Reader, one: Account) -> Iterable[bytes]:
    received: Instant = reader.value("SELECT received_at FROM report WHERE id = ?", (one.id,)) or one.start
    before = "SELECT id FROM report WHERE received_at BETWEEN ? AND ? ORDER BY received_at DESC LIMIT ?"
    after = "SELECT id FROM report WHERE received_at BETWEEN ? AND ? ORDER BY received_at LIMIT ?"
    earlier = reader.all(before, (received - 12 * HOUR, received, _BY_TIME))
    return _ids([*earlier, *reader.all(after, (received, received + 12 * HOUR, _BY_TIME))])


def _with_words(reader: Reader, one: Account) -> Iterable[bytes]:
    """Those with the place's name, with the two longest words of the headline, or with any; the newest."""
    words = [word for word in key_words(one.title) if len(word) >= _SHORTEST][:_WORDS]
    place = [word for word in key_words(one.place)[:2] if len(word) >= _SHORTEST]
    asked = [" ".join(map(_quoted, place)), " ".join(map(_quoted, words[:2])), " OR ".join(map(_quoted, words))]
    reader.before_search()
    sql = f"""
        SELECT row_id FROM search JOIN search_doc ON doc = search.rowid
        WHERE search MATCH ? AND kind = 'report' ORDER BY search.rowid DESC LIMIT {_BY_WORDS}
    """
    return [row[0] for words_ in dict.fromkeys(asked) if words_ for row in reader.all(sql, (words_,))]


def _quoted(word: str) -> str:
    """A word of letters and digits as FTS5 takes it: no operator can be written so."""
    return f'"{word}"'


def _links(reader: Reader, ids: Sequence[bytes]) -> dict[bytes, tuple[bytes, ...]]:
    places = ", ".join("?" * len(ids))
    found: dict[bytes, tuple[bytes, ...]] = {}
    sql = f"SELECT report_id, incident_id FROM incident_report WHERE report_id IN ({places})"
    for report_id, incident_id in reader.rows(sql, ids):
        found[report_id] = (*found.get(report_id, ()), incident_id)
    return found


def _account(kind: str, row: Row, incidents: tuple[bytes, ...]) -> Account:
    row_id, title, text, place, start, precision, lon, lat, place_precision, category = row
    return Account(
        row_id, "incident" if kind == "incident" else "report", " ".join(title.split()), text, place, start,
        Precision(precision) if precision else Precision.MINUTE, lon, lat, place_precision == "region", category,
        incidents,
    )  # fmt: skip


def _ids(rows: Iterable[Row]) -> list[bytes]:
    return [row[0] for row in rows]
