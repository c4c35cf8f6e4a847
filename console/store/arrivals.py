"""What arrived, from which sources, and the overlays that came with it."""

import json
from dataclasses import dataclass
from itertools import chain, islice
from typing import NamedTuple

from console.domain.arrival import Arrival, Rejection
from console.domain.times import Instant
from console.store.reader import Reader

_AT_ONCE = 5_000
_ARRIVAL = """
    SELECT a.id, a.name, a.format, a.records, a.accepted, a.located, a.duplicates, a.revised, a.rejected, a.warnings,
           coalesce(s.name, ''), a.source_id, a.at, a.author
    FROM arrival a LEFT JOIN source s ON s.id = a.source_id
"""


@dataclass(frozen=True, slots=True)
class Source:
    """Where reports come from. ``newest`` is when the last report came; ``repeats`` the source it relays."""

    id: bytes
    name: str
    kind: str
    reliability: str | None
    repeats: str | None
    note: str
    reports: int
    arrivals: int
    newest: Instant | None
    expected_every_s: int | None
    mapping: dict[str, str] | None


@dataclass(frozen=True, slots=True)
class Overlay:
    """A layer of shapes and tracks that came with a file."""

    id: bytes
    name: str
    format: str
    source: str
    features: int
    drawn: int
    author: str
    made_at: Instant
    arrival_id: bytes | None
    note: str


def arrivals(reader: Reader, before: Instant | None = None, most: int = -1) -> list[Arrival]:
    """Imports, the newest first; with ``before`` those that came before that instant."""
    sql = f"{_ARRIVAL} WHERE ?1 IS NULL OR a.at < ?1 ORDER BY a.at DESC, a.id DESC LIMIT ?2"
    return [_arrival(*row) for row in reader.rows(sql, (before, most))]


def of_source(reader: Reader, source_id: bytes, most: int) -> list[Arrival]:
    """The imports of one source, the newest first."""
    sql = f"{_ARRIVAL} WHERE a.source_id = ? ORDER BY a.at DESC, a.id DESC LIMIT ?"
    return [_arrival(*row) for row in reader.rows(sql, (source_id, most))]


def arrival(reader: Reader, arrival_id: bytes) -> Arrival | None:
    """One import; None when it is not in the case."""
    row = reader.one(f"{_ARRIVAL} WHERE a.id = ?", (arrival_id,))
    return None if row is None else _arrival(*row)


def sources(reader: Reader) -> list[Source]:
    """Every source, by name."""
    sql = """
        SELECT s.id, s.name, s.kind, s.reliability, r.name, coalesce(s.note, ''),
               (SELECT count(*) FROM report WHERE source_id = s.id),
               (SELECT count(*) FROM arrival WHERE source_id = s.id),
               (SELECT max(received_at) FROM report WHERE source_id = s.id), s.expected_every_s, s.mapping
        FROM source s LEFT JOIN source r ON r.id = s.repeats_id ORDER BY s.name
    """
    return [Source(*(*row[:10], _mapping(row[10]))) for row in reader.rows(sql)]


def overlays(reader: Reader, before: Instant | None = None) -> list[Overlay]:
    """The overlays of the case, the newest first."""
    sql = """
        SELECT o.id, o.name, o.format, coalesce(s.name, ''), count(f.id), count(f.geometry), o.author, o.made_at,
               o.arrival_id, o.note
        FROM overlay o LEFT JOIN source s ON s.id = o.source_id LEFT JOIN overlay_feature f ON f.overlay_id = o.id
        WHERE ?1 IS NULL OR o.made_at < ?1 GROUP BY o.id ORDER BY o.made_at DESC, o.id DESC
    """
    return [Overlay(*row) for row in reader.rows(sql, (before,))]


class KnownFile(NamedTuple):
    """An arrival of the very same bytes: its source, and what it was."""

    source_id: bytes | None
    arrival: Arrival
    mapping: dict[str, str] | None


def same_file(reader: Reader, sha256: bytes, source: str = "") -> KnownFile | None:
    """The newest arrival of the very same bytes, from that source where one is named."""
    sql = (
        "SELECT a.id, a.source_id, a.mapping FROM arrival a LEFT JOIN source s ON s.id = a.source_id"
        " WHERE a.sha256 = ?1 AND (?2 = '' OR s.name = ?2) ORDER BY a.at DESC, a.id DESC LIMIT 1"
    )
    row = reader.one(sql, (sha256, source))
    if row is None:
        return None
    found = arrival(reader, row[0])
    return None if found is None else KnownFile(row[1], found, _mapping(row[2]))


def mapping_of(reader: Reader, source: str) -> dict[str, str] | None:
    """How the columns of a source's tables were last read, where a person said so."""
    return _mapping(reader.value("SELECT mapping FROM source WHERE name = ?", (source,)))


def known_records(reader: Reader, source_id: bytes) -> bytes:
    """Identity and content of every report a source has in the case, one after the other."""
    sql = "SELECT identity, content FROM report WHERE source_id = ? AND length(identity) = 16 AND length(content) = 16"
    found, rows = bytearray(), reader.rows(sql, (source_id,))
    while some := b"".join(chain.from_iterable(islice(rows, _AT_ONCE))):
        found += some
    return bytes(found)


def newest_version(reader: Reader, source_id: bytes, identity: bytes) -> tuple[bytes, Instant | None] | None:
    """The report that stands for a record of a source, and when the source says it made the record's newest version.

    These are two where the source replaced the record by one of another name.
    """
    sql = (
        "SELECT id, version_at FROM report WHERE source_id = ? AND identity = ?"
        " ORDER BY version_at DESC, id DESC LIMIT 1"
    )
    row = reader.one(sql, (source_id, identity))
    return None if row is None else (newest_of(reader, row[0]), row[1])


class Named(NamedTuple):
    """A report that a source calls by its own id, as it stands."""

    id: bytes
    superseded: bool
    withdrawn: bool


def named(reader: Reader, source_id: bytes, external_id: str) -> list[Named]:
    """The reports of a source by its own id for them, the newest first."""
    sql = """
        SELECT r.id, EXISTS (SELECT 1 FROM report n WHERE n.revises_id = r.id),
               coalesce((SELECT kind FROM report_revision v WHERE v.report_id = r.id
                         AND v.kind IN ('withdrawn', 'reinstated') ORDER BY at DESC, id DESC LIMIT 1), '') = 'withdrawn'
        FROM report r WHERE r.source_id = ? AND r.external_id = ? ORDER BY r.version_at DESC, r.id DESC
    """
    return [Named(row[0], bool(row[1]), bool(row[2])) for row in reader.rows(sql, (source_id, external_id))]


def is_superseded(reader: Reader, report_id: bytes) -> bool:
    """Whether a report has a newer version."""
    return reader.one("SELECT 1 FROM report WHERE revises_id = ?", (report_id,)) is not None


def newest_of(reader: Reader, report_id: bytes) -> bytes:
    """The newest version of a report; itself where there is none."""
    seen = {report_id}
    while (row := reader.one("SELECT id FROM report WHERE revises_id = ?", (report_id,))) and row[0] not in seen:
        report_id = row[0]
        seen.add(report_id)
    return report_id


def _arrival(
    row_id: bytes, name: str, format: str, records: int, accepted: int, located: int, duplicates: int, revised: int,
    rejected: str, warnings: str, source: str, source_id: bytes | None, at: Instant, author: str,
) -> Arrival:  # fmt: skip
    return Arrival(
        id=row_id,
        file=name,
        format=format,
        records=records,
        accepted=accepted,
        located=located,
        unlocated=accepted - located,
        duplicates=duplicates,
        revised=revised,
        rejected=tuple(Rejection(one["record"], one["reason"]) for one in json.loads(rejected)),
        warnings=tuple(json.loads(warnings)),
        source=source,
        source_id=source_id,
        at=at,
        author=author,
    )


def _mapping(stored: str | None) -> dict[str, str] | None:
    return None if stored is None else json.loads(stored)
