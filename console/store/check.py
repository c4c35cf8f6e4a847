"""Check: does the case still hold? Integrity, chain, head, search index, and the journal replayed.

Nothing here writes. Each finding is one sentence; where an operation is to blame, it is the first that does not hold.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import apsw

from console.domain.operation import GENESIS, Kind, Operation, chained_hash, digest_of
from console.store import backups, heads, journal
from console.store.findings import Finding, Verdict
from console.store.reader import Reader
from console.store.replay import differing_index, differing_rows, differing_schema

Progress = Callable[[str], None]


def check(
    reader: Reader, case: Path, case_id: str, key: bytes | None = None, progress: Progress = lambda _step: None
) -> Verdict:
    """Check a case as it is when this begins, whatever is written meanwhile.

    ``progress`` is told each step and may raise to stop it.
    """
    with reader.db:  # one transaction, so that every step looks at the same
        verdict = _checked(reader, case, case_id, key, progress)
    return verdict


def _checked(reader: Reader, case: Path, case_id: str, key: bytes | None, progress: Progress) -> Verdict:
    findings: list[Finding] = []
    rows: list[Operation] = []
    notes: list[str] = []
    try:
        progress("Reading every page")
        findings += _integrity(reader)
        findings += differing_schema(reader)
        progress("Following the chain")
        findings += list(_read(reader, rows)) or [
            *_head(reader, rows),
            *_outside_heads(rows, case, case_id, key, notes),
        ]
        if not findings:
            progress("Replaying every operation")
            findings += differing_rows(reader, rows)
            progress("Comparing the search index")
            findings += differing_index(reader)
    except (apsw.CorruptError, apsw.SQLError) as error:
        findings.append(Finding(f"The file is damaged, it could not be read to its end: {error}."))
    return Verdict(len(rows), tuple(findings), tuple(notes))


def _integrity(reader: Reader) -> Iterator[Finding]:
    for (line,) in reader.rows("PRAGMA integrity_check(5)"):
        if line != "ok":
            yield Finding(f"The file is damaged: {line}.")
    for table, rowid, parent, _ in reader.rows("PRAGMA foreign_key_check"):
        yield Finding(f"Row {rowid} of {table} refers to a {parent} that is not there.")


def _read(reader: Reader, rows: list[Operation]) -> Iterator[Finding]:
    """Fill ``rows``. Each must carry its own hash, follow the one before, and have the changeset it was made with."""
    previous, seq = GENESIS, 0
    journalled = journal.each(reader)
    while True:
        try:
            row = next(journalled, None)
        except ValueError:
            yield Finding(f"Operation {seq + 1} was edited after it was recorded: it is of no known kind.", seq + 1)
            return
        if row is None:
            return
        if finding := _follows(reader, row, seq, previous):
            yield finding
            return
        rows.append(row)
        previous, seq = row.hash, row.seq


def _follows(reader: Reader, row: Operation, seq: int, previous: bytes) -> Finding | None:
    if row.seq != seq + 1 or row.previous != previous:
        missing = "an operation before it is missing or out of order"
        return Finding(f"Operation {row.seq} “{row.label}” does not follow operation {seq}: {missing}.", seq + 1)
    if row.hash != chained_hash(row):
        return Finding(f"Operation {row.seq} “{row.label}” was edited after it was recorded.", row.seq)
    if not _changeset_fits(reader, row):
        return Finding(f"The recorded change of operation {row.seq} “{row.label}” was edited.", row.seq)
    return None


def _changeset_fits(reader: Reader, row: Operation) -> bool:
    try:
        changeset = journal.changeset_of(reader, row.id)
    except ValueError:
        return False
    # An operation without a change has none; an empty one was put there by somebody.
    return changeset != b"" and digest_of(row.salt, changeset or b"") == row.digest


def _head(reader: Reader, rows: list[Operation]) -> Iterator[Finding]:
    seq, chained = journal.head(reader.db)
    last = rows[-1] if rows else None
    if (last.seq, last.hash) != (seq, chained) if last else seq != 0:
        after = f"after operation {last.seq} “{last.label}”" if last else "from the first operation on"
        yield Finding(f"The journal is cut off {after}: its head is operation {seq}.", (last.seq + 1) if last else 1)


def _outside_heads(
    rows: list[Operation], case: Path, case_id: str, key: bytes | None, notes: list[str]
) -> Iterator[Finding]:
    """Compare with the head this machine remembers and with the heads of the backups beside the case."""
    hashes = {row.seq: row.hash for row in rows}
    last = rows[-1].seq if rows else 0
    if known := heads.recorded(case_id):
        yield from _behind(hashes, last, known, "this machine saw")
    for backup in backups.backups(case):
        name = backup.path.name
        end = backups.end_of(backup, key)
        if end is None:
            notes.append(f"The backup {name} could not be compared: it does not open with this passphrase.")
            continue
        head = end[1:]
        if end[0] != case_id:
            notes.append(f"The backup {name} is of another case.")
            continue
        if key is not None and backups.key_of(backup, key) is None:
            notes.append(f"The backup {name} is not encrypted, though the case is.")
        if restore := _given_up(rows, head, backup):
            notes.append(f"The backup {name} holds work that operation {restore.seq} “{restore.label}” gave up.")
        else:
            yield from _behind(hashes, last, head, f"the backup {name} holds")


def _given_up(rows: list[Operation], head: tuple[int, bytes], backup: backups.Backup) -> Operation | None:
    """The restore that explains why a backup made before it ends with an operation that is not here."""
    seq, _ = head
    by_id = {row.id: row.seq for row in rows}
    restores = [row for row in rows if row.kind is Kind.RESTORE]
    shared = {row.seq: by_id.get(row.undoes or b"", row.seq - 1) for row in restores}
    if any((row.seq, row.hash) == head for row in rows):
        return None
    explaining = (row for row in restores if shared[row.seq] < seq and backup.made_at <= row.at)
    return next(explaining, None)


def _behind(hashes: dict[int, bytes], last: int, head: tuple[int, bytes], who: str) -> Iterator[Finding]:
    seq, chained = head
    if seq > last:
        behind = f"The case is behind its recorded head: it ends at operation {last}, {who} operation {seq}."
        yield Finding(behind, last + 1)
    elif seq and hashes.get(seq) != chained:
        yield Finding(f"Operation {seq} is not the one {who}: the journal was rewritten.", seq)
