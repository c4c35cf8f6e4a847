"""What the case file costs: importing, finding, small operations, rewinding and undoing, against bare SQLite."""

import gc
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from console.bench import texts
from console.domain.operation import Actor
from console.store import casefile, columns, connection, journal, search, undo
from console.store.casefile import Store
from console.store.ids import new_id
from console.store.reader import Reader, Row

OPERATIONS = 5_000
"""So many small operations come after the import, and rewinding goes back over them."""

_Given = TypeVar("_Given")
_ACTOR = Actor("Bench", "Bench")
_AFTER_IMPORT = texts.START + 31 * 24 * 3_600_000
_ROUNDS = 3
_QUERIES = 300
_STEPS = 100
_KEY = connection.key_from("a passphrase to measure with")


def measure(rows: int = 100_000, *, encrypted: bool = False) -> dict[str, Any]:
    """Measure on ``rows`` reports in a scratch folder; times in the unit their name ends with, p95 and medians told.

    ``insert_ratio`` compares the best of three imports, to the commit, with the best of three bare inserts into the
    same table and plain indexes, taken in turns.
    """
    key = _KEY if encrypted else None
    reports, words = texts.reports(rows)
    with tempfile.TemporaryDirectory(prefix="flank-bench-") as folder:
        found, store = _importing(Path(folder), key, reports)
        with store:
            found |= _small_operations(store)
            with store.reader() as reader:
                found |= _reading(reader, words, reports)
            found |= _rewinding(store)
            found |= _undoing(store)
    return found | {
        "rows": rows,
        "operations": OPERATIONS,
        "encrypted": encrypted,
        "machine": _machine(),
        "versions": _versions(),
    }


def _importing(folder: Path, key: bytes | None, reports: list[Row]) -> tuple[dict[str, float], Store]:
    """Import in turns with bare inserts; the last case stays open."""
    imports: list[float] = []
    flushes: list[float] = []
    bares: list[float] = []
    for number in range(_ROUNDS):
        bares.append(_bare_insert(folder / f"bare{number}.db", key, reports))
        store = casefile.create(folder / f"{number}.flank", "Bench", _ACTOR, texts.START, key=key)
        with _timed(imports), store.operation("Import", _ACTOR, texts.START) as case:
            case.insert_many("report", texts.COLUMNS, reports)
        with _timed(flushes):
            store.flush_search()
        if number < _ROUNDS - 1:
            store.close()
            store.path.unlink()
        (folder / f"bare{number}.db").unlink()
    found = {
        "insert_ratio": min(imports) / min(bares),
        "insert_s": min(imports),
        "bare_insert_s": min(bares),
        "searchable_after_s": min(flushes),
    }
    return found, store


def _bare_insert(path: Path, key: bytes | None, reports: list[Row]) -> float:
    """The driver alone: the same table and plain indexes, one transaction, as durable as the store."""
    taken: list[float] = []
    with casefile.create(path.with_suffix(".schema"), "x", _ACTOR, texts.START) as store:
        schema = store.writer_view().all("SELECT sql FROM sqlite_schema WHERE tbl_name = 'report' AND sql IS NOT NULL")
    path.with_suffix(".schema").unlink()
    db = connection.create(path, key)
    try:
        db.pragma("foreign_keys", False)  # the tables referred to are not there
        db.pragma("journal_mode", "wal")
        db.pragma("synchronous", "full")
        for (sql,) in schema:
            db.execute(sql)
        names, places = ", ".join(texts.COLUMNS), ", ".join("?" * len(texts.COLUMNS))
        with _timed(taken):
            db.execute("BEGIN IMMEDIATE")
            db.executemany(f"INSERT INTO report ({names}) VALUES ({places})", reports)
            db.execute("COMMIT")
    finally:
        db.close()
    return taken[0]


def _small_operations(store: Store) -> dict[str, float]:
    taken: list[float] = []
    incident = b""
    for number in range(OPERATIONS):
        now = _AFTER_IMPORT + number * 1_000
        with _timed(taken, collect=False), store.operation(f"Operation {number}", _ACTOR, now) as case:
            if number % 2 == 0:
                incident = new_id(now)
                case.insert(
                    "incident", id=incident, title=f"Incident {number}", category=number % 16, severity=2, lon=24.1,
                    lat=56.9, status="unverified", occurred_at=now, time_precision="minute", opened_at=now,
                )  # fmt: skip
            else:
                case.update("incident", incident, severity=4, summary="Two sources, one of them an eyewitness.")
    syncing = _each(_sync, [store.path.with_suffix(".sync")] * 200)
    next_undo = _each(lambda _: undo.next_undo(store.writer_view()), range(20))
    return {
        "operation_ms_median": 1_000 * statistics.median(taken),
        "operation_ms_p95": 1_000 * _p95(taken),
        "disk_sync_ms_median": 1_000 * statistics.median(syncing),
        "next_undo_ms_median": 1_000 * statistics.median(next_undo),
    }


def _sync(file: Path) -> None:
    """What one commit cannot do without: a few pages appended and waited for. It tells how fast the disk is now."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    try:
        os.write(descriptor, bytes(6 * 4096))
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _reading(reader: Reader, words: list[str], reports: list[Row]) -> dict[str, float]:
    dice = np.random.default_rng(2)
    queries = texts.typed(dice, words, _QUERIES)
    places = [(row[6], row[7]) for row in reports if row[6] is not None]
    corners = [places[index] for index in dice.integers(0, len(places), _QUERIES).tolist()]
    finding = _each(lambda query: search.find(reader, query), queries)
    boxes = _each(lambda at: columns.reports_in_box(reader, at[0] - 1, at[1] - 0.5, at[0] + 1, at[1] + 0.5), corners)
    loading = _each(lambda _: columns.reports(reader), range(5))
    return {
        "fts_ms_p95": 1_000 * _p95(finding),
        "fts_ms_median": 1_000 * statistics.median(finding),
        "box_ms_p95": 1_000 * _p95(boxes),
        "box_ms_median": 1_000 * statistics.median(boxes),
        "columns_ms": 1_000 * statistics.median(loading),
    }


def _rewinding(store: Store) -> dict[str, float]:
    before = texts.START + 1
    taken: list[float] = []
    for _ in range(_ROUNDS):
        with _timed(taken):
            rewound = store.known_at(before)
        rewound.close()
    with store.known_at(before) as rewound:
        first = rewound.last_operation
        steps = _each(rewound.go_to_operation, range(first + 1, first + _STEPS + 1))
        steps += _each(rewound.go_to_operation, range(first + _STEPS, first, -1))
    return {
        "known_at_s": statistics.median(taken),
        "known_at_step_ms": 1_000 * statistics.median(steps),
        "known_at_step_ms_p95": 1_000 * _p95(steps),
    }


def _undoing(store: Store) -> dict[str, float]:
    rows = journal.operations(store.writer_view())
    imported = next(row.id for row in rows if row.label == "Import")
    undone: list[float] = []
    flushed: list[float] = []
    with _timed(undone):
        undo.undo(store, _ACTOR, _AFTER_IMPORT + OPERATIONS * 1_000, imported)
    with _timed(flushed):
        store.flush_search()
    return {"undo_import_s": undone[0], "undo_searchable_after_s": flushed[0]}


@contextmanager
def _timed(taken: list[float], *, collect: bool = True) -> Iterator[None]:
    """Add the seconds of the block; garbage of what came before is not its business."""
    if collect:
        gc.collect()
    start = time.perf_counter()
    yield
    taken.append(time.perf_counter() - start)


def _each(act: Callable[[_Given], object], given: Iterable[_Given]) -> list[float]:
    taken: list[float] = []
    for value in given:
        with _timed(taken, collect=False):
            act(value)
    return taken


def _p95(taken: list[float]) -> float:
    return float(np.percentile(taken, 95))


def _machine() -> dict[str, Any]:
    return {"system": platform.platform(), "processor": platform.machine(), "cores": os.cpu_count()}


def _versions() -> dict[str, str]:
    packages = ("apsw-sqlite3mc", "isal", "numpy")
    return {"python": platform.python_version()} | {name: version(name) for name in packages}
