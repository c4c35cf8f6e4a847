"""Connections: how a case file is opened for writing, for reading, and as a copy in memory."""

import unicodedata
import urllib.parse
import uuid
from pathlib import Path, PurePath

import apsw

from console.domain.errors import WrongKey
from console.store import disk
from console.store.searchable import noting_triggers

_WRITE = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI
_CREATE = _WRITE | apsw.SQLITE_OPEN_CREATE
_WAIT = 2000
_WAIT_FOR_READERS = 100
"""How long a connection waits for others, in milliseconds; closing a window does not wait for a second console."""

_READ = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI


def key_from(passphrase: str) -> bytes:
    """A passphrase as key bytes: one spelling of every character, so that it opens the case on any keyboard.

    Raises WrongKey when there is nothing in it.
    """
    if not passphrase:
        raise WrongKey("The passphrase is empty. Give one, or none at all for a case that is not encrypted.")
    return unicodedata.normalize("NFC", passphrase).encode()


def create(path: Path, key: bytes | None) -> apsw.Connection:
    """A new, empty database file."""
    return _prepared(apsw.Connection(_uri(path), flags=_CREATE), key)


def for_writing(path: Path, key: bytes | None) -> apsw.Connection:
    """The one connection that writes. Call :func:`begin_writing` once the file is known to be ours and current."""
    return _prepared(apsw.Connection(_uri(path), flags=_WRITE), key)


def begin_writing(db: apsw.Connection) -> None:
    """Switch to the write-ahead log with full durability and note every touched text."""
    db.pragma("journal_mode", "wal")
    db.pragma("synchronous", "full")
    db.pragma("wal_autocheckpoint", 1000)
    # A large import stays in memory until it commits instead of going to the log twice.
    db.pragma("cache_size", -256_000)
    db.pragma("journal_size_limit", 0)
    db.execute(noting_triggers())


def for_reading(path: Path, key: bytes | None) -> apsw.Connection:
    """A connection that cannot write. A file on a read-only disk is taken as it is, without side files."""
    immutable = "" if _log_of(path).exists() or disk.may_write(path.parent) else "?immutable=1"
    return _prepared(apsw.Connection(_uri(path) + immutable, flags=_READ), key)


def fold_in(db: apsw.Connection) -> None:
    """Fold the write-ahead log into the file, so that the case is one file again.

    Raises apsw.BusyError while somebody reads; what is in the log stays there and is not lost.
    """
    db.set_busy_timeout(_WAIT_FOR_READERS)
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    db.pragma("journal_mode", "delete")
    db.set_busy_timeout(_WAIT)


def copy_into(db: apsw.Connection, target: Path, key: bytes | None) -> None:
    """Copy a case into a new file that ``key`` opens (None: that is not encrypted). No third file is made."""
    # An empty key takes encryption away; without the word a copy would keep the key of its origin.
    word = f"hexkey={key.hex()}" if key else "key="
    failed = None
    try:
        db.execute("VACUUM INTO ?", (f"{_uri(target)}?{word}",))
    except apsw.Error as error:
        failed = type(error)(str(error).replace(word, ""))
    if failed is not None:
        # Raised out here so that nothing, not even its context, quotes the key as SQLite's own sentence does.
        raise failed


def in_memory_copy(db: apsw.Connection, *, encrypted: bool) -> apsw.Connection:
    """A writable copy in memory of a reading connection: page by page, or through VACUUM INTO when encrypted."""
    if not encrypted:
        copy = in_memory()
        with copy.backup("main", db, "main") as pages:
            pages.step(-1)
        return copy
    uri = f"file:/{uuid.uuid4().hex}?vfs=memdb"
    copy = _settled(apsw.Connection(uri, flags=_CREATE))
    db.execute("VACUUM INTO ?", (uri,))
    return copy


def in_memory() -> apsw.Connection:
    """An empty database in memory."""
    return _settled(apsw.Connection(":memory:"))


def _prepared(db: apsw.Connection, key: bytes | None) -> apsw.Connection:
    try:
        if key is not None:
            db.pragma("hexkey", key.hex())
        _settled(db)
        # The first read proves the key: only now is a wrong one noticed.
        db.execute("SELECT count(*) FROM sqlite_schema").fetchall()
    except BaseException:
        db.close()
        raise
    return db


def _settled(db: apsw.Connection) -> apsw.Connection:
    db.set_busy_timeout(_WAIT)
    db.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, 1)
    db.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
    db.pragma("foreign_keys", True)
    db.pragma("temp_store", "memory")
    db.pragma("cache_size", -64_000)
    return db


def _uri(path: Path) -> str:
    return uri_of(path.resolve())


def uri_of(path: PurePath) -> str:
    """An absolute path of this or another system as SQLite's URI: ``file:///C:/…``, ``file:////server/share/…``."""
    # urllib.parse.quote keeps '/', and ':' of a Windows drive must stay readable for SQLite. The empty authority
    # stands first: of //server/share SQLite would take the server for it, and refuse.
    text = path.as_posix()
    return "file://" + urllib.parse.quote(text if text.startswith("/") else f"/{text}", safe="/:")


def _log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")
