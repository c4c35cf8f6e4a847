"""Reading and writing the journal: operations in their order, chained, with their changesets."""

import bisect
import hashlib
import os
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import apsw
from isal import isal_zlib

from console.domain.operation import GENESIS, Actor, Changes, Kind, Operation, chained_hash, digest_of
from console.domain.times import Instant
from console.store import connection, migrations
from console.store.ids import new_id
from console.store.reader import Reader, Row

_COLUMNS = "seq, id, kind, label, actor, station, at, lasting, undoes, schema, salt, digest, previous, hash"
_PLAIN, _PACKED = b"\0", b"\1"
WORTH_PACKING = 512
_IN_PIECES = 1 << 20


def pack(changeset: bytes) -> bytes:
    """A changeset as it is stored: one byte tells whether it is compressed."""
    if len(changeset) < WORTH_PACKING:
        return _PLAIN + changeset
    return _PACKED + isal_zlib.compress(changeset, 1)


class Recording:
    """A changeset as it comes, piece by piece: digested and packed at once, so that a large one is never held whole.

    Other threads get their turn between two pieces: a window goes on while a large import is recorded.
    """

    def __init__(self) -> None:
        self.salt = os.urandom(16)
        self._digest = hashlib.sha256(self.salt)
        self._begun = bytearray()
        self._packer: Any = None
        self._packed = bytearray(_PACKED)

    def take(self, piece: bytes | memoryview) -> None:
        """The next piece."""
        self._digest.update(piece)
        if self._packer is None:
            self._begun += piece
            if len(self._begun) < WORTH_PACKING:
                return
            self._packer = isal_zlib.compressobj(1)
            piece = bytes(self._begun)
        self._packed += self._packer.compress(piece)

    def __bool__(self) -> bool:
        """Whether anything came."""
        return bool(self._begun)

    @property
    def digest(self) -> bytes:
        """The salted digest of what came, as :func:`console.domain.operation.digest_of` makes it."""
        return self._digest.digest()

    def stored(self) -> bytes | bytearray:
        """What came, as it is stored; once, at the end."""
        if self._packer is None:
            return _PLAIN + bytes(self._begun)
        self._packed += self._packer.flush()
        return self._packed


def unpack(stored: bytes) -> bytes:
    """The changeset of what was stored. Raises ValueError when the bytes are not what :func:`pack` made."""
    if stored[:1] == _PLAIN:
        return stored[1:]
    if stored[:1] != _PACKED:
        raise ValueError("the stored changeset is of an unknown kind")
    try:
        return bytes(isal_zlib.decompress(stored[1:]))
    except isal_zlib.error as error:  # type: ignore[misc]
        raise ValueError("the stored changeset cannot be unpacked") from error


def append(
    db: apsw.Connection,
    kind: Kind,
    label: str,
    actor: Actor,
    now: Instant,
    changeset: bytes | Recording | None,
    *,
    lasting: bool = False,
    undoes: bytes | None = None,
) -> Operation:
    """Write the next row of the journal and move the head. Belongs inside the operation's transaction."""
    seq, previous = head(db)
    stored: bytes | bytearray | None
    if isinstance(changeset, Recording):
        salt, digest, stored = changeset.salt, changeset.digest, changeset.stored()
    else:
        salt = os.urandom(16)
        digest = digest_of(salt, changeset or b"")
        stored = None if changeset is None else pack(changeset)
    row = Operation(
        seq + 1,
        new_id(now),
        kind,
        label,
        actor,
        now,
        lasting,
        undoes,
        migrations.newest(),
        salt,
        digest,
        previous,
        b"",
    )
    row = replace(row, hash=chained_hash(row))
    large = stored if stored is not None and len(stored) > _IN_PIECES else None
    db.execute(
        f"INSERT INTO operation ({_COLUMNS}, changeset) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            row.seq, row.id, row.kind, row.label, actor.name, actor.station, now, int(lasting), undoes, row.schema,
            row.salt, row.digest, row.previous, row.hash, stored if large is None else apsw.zeroblob(len(large)),
        ),
    )  # fmt: skip
    if large is not None:
        # Written in place: bound as a value, the changeset of a million rows would be held twice.
        with db.blob_open("main", "operation", "changeset", row.seq, True) as blob:
            for start in range(0, len(large), _IN_PIECES):
                blob.write(memoryview(large)[start : start + _IN_PIECES])
    db.execute(
        "INSERT INTO journal_head VALUES (1, ?1, ?2) ON CONFLICT (one) DO UPDATE SET seq = ?1, hash = ?2",
        (row.seq, row.hash),
    )
    return row


def append_to(
    path: Path, key: bytes | None, kind: Kind, label: str, actor: Actor, now: Instant, *, undoes: bytes | None = None
) -> Operation:
    """Add a lasting row without a change to a case file that nobody has open."""
    with closing(connection.for_writing(path, key)) as db:
        db.execute("BEGIN IMMEDIATE")
        row = append(db, kind, label, actor, now, None, lasting=True, undoes=undoes)
        db.execute("COMMIT")
        return row


def head(db: apsw.Connection) -> tuple[int, bytes]:
    """Sequence number and hash of the newest operation; (0, GENESIS) in an empty journal."""
    found: list[Row] = db.execute("SELECT seq, hash FROM journal_head").fetchall()
    return (found[0][0], found[0][1]) if found else (0, GENESIS)


def after_newest(reader: Reader, now: Instant, ahead: int) -> Instant:
    """``now``, or one millisecond after the newest operation where that was recorded then or up to ``ahead`` later.

    What is recorded at that time stands apart from all before it: :meth:`Store.known_at` tells the two apart.
    """
    newest = reader.value("SELECT at FROM operation ORDER BY seq DESC LIMIT 1")
    return newest + 1 if newest is not None and now <= newest <= now + ahead else now


def holds(db: apsw.Connection, seq: int, chained: bytes) -> bool:
    """Whether the journal went through this head."""
    found = db.execute("SELECT 1 FROM operation WHERE seq = ? AND hash = ?", (seq, chained)).fetchall()
    return bool(found) or (seq, chained) == (0, GENESIS)


def operations(reader: Reader, *, newest_first: bool = False, limit: int | None = None) -> list[Operation]:
    """The journal up to where the reader stands."""
    return list(each(reader, newest_first=newest_first, limit=limit))


def newest(reader: Reader, limit: int) -> list[Operation]:
    """The newest operations up to where the reader stands, newest first; a rewound case reads its journal once."""
    stands = reader.last_operation
    if stands is None:
        return operations(reader, newest_first=True, limit=limit)

    def read() -> list[Operation]:
        return [_operation(row) for row in reader.rows(f"SELECT {_COLUMNS} FROM operation ORDER BY seq")]

    whole = reader.kept("journal", frozenset(), read)
    end = bisect.bisect_right(whole, stands, key=lambda one: one.seq)
    return whole[max(0, end - limit) : end][::-1]


def each(reader: Reader, *, newest_first: bool = False, limit: int | None = None) -> Iterator[Operation]:
    """Like :func:`operations`, one at a time, for who may stop early. Raises ValueError at an edited kind."""
    order = "DESC" if newest_first else "ASC"
    sql = f"SELECT {_COLUMNS} FROM operation WHERE seq <= ? ORDER BY seq {order} LIMIT ?"
    return map(_operation, reader.rows(sql, (upto(reader), -1 if limit is None else limit)))


def operation(reader: Reader, operation_id: bytes) -> Operation | None:
    """One operation by its id."""
    row = reader.one(f"SELECT {_COLUMNS} FROM operation WHERE id = ?", (operation_id,))
    return _operation(row) if row else None


def with_changesets(reader: Reader, after: int, upto_seq: int, *, newest_first: bool) -> Iterator[tuple[int, bytes]]:
    """(seq, unpacked changeset) of the operations in (after, upto_seq] that changed something."""
    order = "DESC" if newest_first else "ASC"
    sql = (
        "SELECT seq, changeset FROM operation WHERE seq > ? AND seq <= ? AND changeset IS NOT NULL"
        f" ORDER BY seq {order}"
    )
    for seq, stored in reader.rows(sql, (after, upto_seq)):
        yield seq, unpack(stored)


def changeset_of(reader: Reader, operation_id: bytes) -> bytes | None:
    """The unpacked changeset of one operation."""
    stored = reader.value("SELECT changeset FROM operation WHERE id = ?", (operation_id,))
    return None if stored is None else unpack(stored)


def undone(reader: Reader) -> frozenset[bytes]:
    """Ids of the operations whose effect is taken back now: undone, and that undo not undone in turn."""
    sql = "SELECT id, undoes FROM operation WHERE undoes IS NOT NULL AND kind <> ? AND seq <= ? ORDER BY seq DESC"
    off: set[bytes] = set()
    for operation_id, target in reader.rows(sql, (Kind.RESTORE, upto(reader))):
        if operation_id not in off:
            off.add(target)
    return frozenset(off)


def upto(reader: Reader) -> int:
    """The last sequence number a reader may see, as a bound for queries."""
    return (1 << 62) if reader.last_operation is None else reader.last_operation


def changes_of(row: Operation, tables: frozenset[str]) -> Changes:
    """What to announce after an operation."""
    return Changes(tables | {"operation"}, row.id, row.label)


def _operation(row: Row) -> Operation:
    seq, row_id, kind, label, name, station, at, lasting, undoes, schema, salt, digest, previous, chained = row
    return Operation(
        seq, row_id, Kind(kind), label, Actor(name, station), at, bool(lasting), undoes, schema, salt, digest,
        previous, chained,
    )  # fmt: skip
