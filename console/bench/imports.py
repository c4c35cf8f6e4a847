"""What an import costs: a file of reports taken into a case in a real window, from the file to the map and the search.

The window is a process of its own, without a screen, and does what it does for a user: parses in a job, keeps on the
writer's thread, reads the columns, paints. Every figure is the best of some rounds, each in a new case: what other
programs on the machine take is not the import's.

- ``drawn_s``: from the file to the commit and the map painted with it. ``committed_s``: to the commit.
- ``searchable_after_s``: from the commit until full text finds it.
- ``longest_block_ms``: the longest the window's thread was away while all this went on, by a timer of 5 ms.
  ``longest_block_idle_ms``: the same while nothing went on. ``longest_block_cpu_ms``: the most the program itself
  worked (all its threads) between two ticks, which is what blocks where no other program takes the processor.
- ``ratio_to_bare_insert``: all from the file to the commit, parsing included, beside a bare insert of the same rows
  into the same table and plain indexes.
- ``reimport_ratio``: the same file once more, beside the first time. ``reimport_changed_ratio``: with one row changed,
  so that all of it is parsed and compared.
"""

import csv
import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import Any, Final

from console.bench import texts
from console.config import children
from console.domain.errors import Fault
from console.domain.operation import Actor
from console.domain.times import iso
from console.store import casefile, connection
from console.store.reader import Row

ROUNDS: Final = 3
_HEADER: Final = ("id", "time", "latitude", "longitude", "place", "headline", "text")
_ACTOR: Final = Actor("Bench", "Bench")


def measure(rows: int = 100_000, rounds: int = 0) -> dict[str, Any]:
    """Measure a CSV file of ``rows`` reports; times in the unit their name ends with. A very large one once."""
    rounds = rounds or (ROUNDS if rows <= 200_000 else 1)
    with tempfile.TemporaryDirectory(prefix="flank-bench-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        reports, _ = texts.reports(rows)
        write_csv(folder / "reports.csv", reports)
        write_csv(folder / "changed.csv", reports, changed=rows // 2)
        del reports
        found = _in_window(folder, rows, rounds)
        bare = min(bare_insert(folder / "last.flank", folder / f"bare{number}.db") for number in range(rounds))
    return {
        "rows_per_s": round(rows / found["committed_s"]),
        "ratio_to_bare_insert": round(found["committed_s"] / bare, 2),
        "longest_block_ms": found.pop("longest_block_ms"),
        "reimport_ratio": round(found["reimport_s"] / found["committed_s"], 3),
        "fts_ms_p95": found.pop("fts_ms_p95"),
        "suggest_ms_p95": found.pop("suggest_ms_p95"),
        "peak_rss_mb": found.pop("peak_rss_mb"),
        "reimport_changed_ratio": round(found["reimport_changed_s"] / found["committed_s"], 3),
        **found,
        "bare_insert_s": round(bare, 3),
        "rows": rows,
        "rounds": rounds,
        "machine": f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "",
    }


def write_csv(path: Path, reports: list[Row], changed: int = -1) -> None:
    """The reports as a table anybody might send; the headline of one of them is another where it is ``changed``."""
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(_HEADER)
        for number, row in enumerate(reports):
            lon, lat = ("", "") if row[6] is None else row[6:8]
            headline = f"{row[11]} corrected" if number == changed else row[11]
            table.writerow((row[1], iso(row[2]), lat, lon, row[8] or "", headline, row[12]))


def bare_insert(case: Path, path: Path) -> float:
    """Seconds the driver alone takes for the same rows: the same table and plain indexes, one transaction."""
    with casefile.open_reading(case) as store:
        reader = store.writer_view()
        schema = [sql for (sql,) in reader.all("SELECT sql FROM sqlite_schema WHERE tbl_name = 'report' AND sql > ''")]
        rows = reader.all("SELECT * FROM report ORDER BY rowid")
    with closing(connection.create(path, None)) as db:
        db.pragma("foreign_keys", False)  # the tables referred to are not there
        db.pragma("journal_mode", "wal")
        db.pragma("synchronous", "full")
        for sql in schema:
            db.execute(sql)
        places = ", ".join("?" * len(rows[0]))
        gc.collect()
        begun = time.perf_counter()
        db.execute("BEGIN IMMEDIATE")
        db.executemany(f"INSERT INTO report VALUES ({places})", rows)
        db.execute("COMMIT")
        taken = time.perf_counter() - begun
    path.unlink()
    return taken


def _in_window(folder: Path, rows: int, rounds: int) -> dict[str, Any]:
    own = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CONFIG", "STATE", "DATA", "CACHE")}
    environment = {**children.environment(), **own, "QT_QPA_PLATFORM": "offscreen"}
    command = [*children.command("console.bench.imports_window"), str(folder), str(rows), str(rounds)]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if ended.returncode != 0:
        raise Fault(f"The import could not be measured: {ended.stderr.strip().splitlines()[-1:]}")
    found: dict[str, Any] = json.loads(ended.stdout)
    return found


if __name__ == "__main__":
    print(json.dumps(measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)))
