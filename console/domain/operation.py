"""An operation: one recorded change of the case file, and the chain that holds all of them in order."""

import hashlib
import json
from dataclasses import dataclass
from enum import StrEnum

from console.domain.times import Instant

GENESIS = bytes(32)
"""What stands before the first operation."""


@dataclass(frozen=True)
class Actor:
    """Who signed on: a person and the workstation they sit at."""

    name: str
    station: str


class Kind(StrEnum):
    """What an operation is. Events (opened, exported …) carry no change, only their own row.

    A restore is an event after which the journal goes on from a backup: what else there was is given up.
    """

    WRITE = "write"
    UNDO = "undo"
    REDO = "redo"
    EVENT = "event"
    RESTORE = "restore"


@dataclass(frozen=True)
class Operation:
    """One row of the journal, without its changeset. ``seq`` counts from 1.

    ``undoes`` is the id of what an undo or redo takes back. Of a restore it is the newest operation that every line of
    work given up by it still shares with this journal; None when the case it replaced could not be read.
    """

    seq: int
    id: bytes
    kind: Kind
    label: str
    actor: Actor
    at: Instant
    lasting: bool
    undoes: bytes | None
    schema: int
    salt: bytes
    digest: bytes
    previous: bytes
    hash: bytes


@dataclass(frozen=True)
class Changes:
    """What a write touched: views re-read only that. ``operation`` is None when nothing was recorded.

    Where no write did it but the view was put to another moment, ``span`` tells the operations between the two: those
    after the first number, up to the second.
    """

    tables: frozenset[str]
    operation: bytes | None = None
    label: str = ""
    span: tuple[int, int] | None = None

    @property
    def written(self) -> bool:
        """Whether somebody changed the case; else it is only looked at as of another moment."""
        return self.span is None

    def touches(self, *tables: str) -> bool:
        """Whether any of these tables changed."""
        return not self.tables.isdisjoint(tables)


def digest_of(salt: bytes, changeset: bytes) -> bytes:
    """Salted digest of a changeset. The chain covers this, not the bytes, so that content can be purged later."""
    return hashlib.sha256(salt + changeset).digest()


def chained_hash(operation: Operation) -> bytes:
    """The hash an operation must carry: SHA-256 over the hash before it and every field of its row but its own hash."""
    fields = [
        operation.seq,
        operation.id.hex(),
        operation.kind,
        operation.label,
        operation.actor.name,
        operation.actor.station,
        operation.at,
        operation.lasting,
        operation.undoes.hex() if operation.undoes else None,
        operation.schema,
        operation.salt.hex(),
        operation.digest.hex(),
    ]
    text = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(operation.previous + text.encode()).digest()
