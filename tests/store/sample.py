"""A small case to test with, and the few acts most tests need."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from console.domain.operation import Actor, Changes
from console.domain.times import Instant
from console.store import casefile, check, connection, journal, migrations, undo
from console.store.casefile import Store
from console.store.findings import Verdict
from console.store.ids import new_id
from console.store.reader import Reader, Writer

ANN = Actor("Ann Alder", "Cell 1")
BO = Actor("Bo Birk", "Cell 2")
START: Instant = 1_668_520_800_000
"""2022-11-15 14:00 UTC; the sample case was made then and its operations follow a minute apart."""
MINUTE = 60_000
LATER = START + 1_000 * MINUTE
PASSPHRASE = "Žalgiris 1410"
KEY = connection.key_from(PASSPHRASE)

QUICK_KEY = "import apsw; apsw.connection_hooks.append(lambda db: db.pragma('kdf_iter', 1))"
"""For a process that opens what this one made: the keys of our encrypted cases have one round, see conftest."""

INCIDENT = bytes(14) + b"\0\1"
REPORT = bytes(14) + b"\0\2"
SOURCE = bytes(14) + b"\0\3"
UNIT = bytes(14) + b"\0\4"


@dataclass(frozen=True)
class CaseFile:
    """A copy of the sample case in a test's own folder."""

    path: Path
    key: bytes | None

    def open(self, now: Instant = LATER, actor: Actor = ANN) -> Store:
        return casefile.open_case(self.path, actor, now, key=self.key)

    def read(self) -> Store:
        return casefile.open_reading(self.path, key=self.key)

    def check(self) -> Verdict:
        """Check it the way the command does: read-only, with its own reader."""
        with self.read() as store, store.reader() as reader:
            return check.check(reader, self.path, store.case.case_id, self.key)

    def labels(self) -> list[str]:
        with self.read() as store:
            return [row.label for row in journal.operations(store.writer_view())]

    def tamper(self, sql: str, *values: object) -> None:
        """Change the file as no console would: behind the journal."""
        db = connection.for_writing(self.path, self.key)
        try:
            db.pragma("foreign_keys", False)
            triggers = db.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
            row_by_row = sql.startswith(("UPDATE", "DELETE"))
            for name, _ in triggers if row_by_row else ():
                db.execute(f"DROP TRIGGER {name}")
            db.execute(sql, values)
            for _, trigger in triggers if row_by_row else ():
                db.execute(str(trigger))
        finally:
            db.close()


def fingerprint(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def beside(path: Path) -> list[str]:
    """Names of everything in a file's folder."""
    return sorted(entry.name for entry in path.parent.iterdir())


def incident(case: Writer, row_id: bytes, title: str, **columns: Any) -> None:
    given = {"category": 1, "severity": 2, "status": "unverified", "occurred_at": START, "opened_at": START}
    case.insert("incident", id=row_id, title=title, time_precision="minute", **(given | columns))


def report(case: Writer, row_id: bytes, headline: str, **columns: Any) -> None:
    case.insert("report", id=row_id, headline=headline, **({"received_at": START} | columns))


def log(case: Writer, number: int, text: str) -> None:
    row_id = new_id(START + number)
    case.insert("log_entry", id=row_id, station="Cell 1", number=number, at=START, author="Ann", text=text)


def write_incident(store: Store, title: str, now: Instant = LATER, row_id: bytes | None = None) -> Changes:
    with store.operation(f"New incident {title}", ANN, now) as case:
        incident(case, row_id or new_id(now), title)
    return case.changes


def tables(reader: Reader) -> dict[str, list[tuple[Any, ...]]]:
    """All content of the entity tables, in an order of its own."""
    return {name: sorted(reader.all(f"SELECT * FROM {name}"), key=repr) for name in migrations.entity_tables(reader.db)}


def make(path: Path, key: bytes | None) -> None:
    """The sample: eleven operations, among them an edit, an undo, a redo, a lasting log entry and an event."""
    with casefile.create(path, "Sample", ANN, START, key=key) as store:
        with store.operation("Add source", ANN, START + MINUTE) as case:
            case.insert("source", id=SOURCE, name="Wire", kind="agency", reliability="B")
        with store.operation("Take in report", ANN, START + 2 * MINUTE) as case:
            report(case, REPORT, "Explosion at a grain dryer", body="Two people were killed.", source_id=SOURCE)
        with store.operation("New incident", BO, START + 3 * MINUTE) as case:
            incident(case, INCIDENT, "Explosion at Przewodów", lon=23.93, lat=50.47)
        with store.operation("Link report", BO, START + 4 * MINUTE) as case:
            case.insert("incident_report", id=new_id(START), incident_id=INCIDENT, report_id=REPORT)
        with store.operation("Grade incident", ANN, START + 5 * MINUTE) as case:
            case.update("incident", INCIDENT, severity=4)
        with store.operation("Watch log", ANN, START + 6 * MINUTE, lasting=True) as case:
            log(case, 1, "Duty officer told.")
        with store.operation("New unit", ANN, START + 7 * MINUTE) as case:
            case.insert("unit", id=UNIT, kind="battlegroup", name="Battlegroup Poland")
        undo.undo(store, ANN, START + 8 * MINUTE)
        undo.redo(store, ANN, START + 9 * MINUTE)
        store.event("Shown", ANN, START + 10 * MINUTE)
