"""The process of ``bench import`` that has the window: imports a file as a user would, and measures it."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import numpy as np

from console.bench import screen, texts
from console.config.starting import make_haste, take_breath
from console.domain.arrival import Arrival
from console.domain.errors import Fault
from console.domain.operation import Actor
from console.store import casefile, search
from console.store.casefile import Store

_ACTOR: Final = Actor("Bench", "Bench")
_IDLE_S: Final = 2.0
_PATIENCE_S: Final = 1800
_QUERIES: Final = 300
_SUGGESTIONS: Final = 100


class Round:
    """One new case in a window, and what is measured on it."""

    def __init__(self, case: Path) -> None:
        from console.ui.app import build
        from console.ui.preferences import Preferences

        screen.application()
        self.store = casefile.create(case, "Bench", _ACTOR, texts.START)
        self.window = build(Preferences(None), lambda: texts.START + 31 * 24 * 3_600_000)
        self.window.session.show(self.store)
        self.window.resize(*screen.SIZE)
        self.window.show()
        self.rest()
        take_breath()  # as the program does once its window is painted

    def first(self, file: Path, rows: int) -> dict[str, float]:
        """Import the file for the first time."""
        from console.ui.pulse import Pulse, pass_events
        from console.ui.report_columns import report_feed

        idle = Pulse()
        pass_events(_IDLE_S)
        idle_ms, _ = idle.end()
        feed = report_feed(self.window)
        pulse = Pulse()
        begun = time.perf_counter()
        committed = self.take(file)
        self._wait(lambda: feed.columns is not None and len(feed.columns.row) == rows and self.window.map.canvas.idle)
        drawn = time.perf_counter() - begun
        self._wait(lambda: not self._busy())
        searchable = time.perf_counter() - begun
        longest, worked = pulse.end()
        return {
            "committed_s": committed,
            "drawn_s": drawn,
            "searchable_after_s": max(0.0, searchable - committed),
            "longest_block_ms": longest,
            "longest_block_cpu_ms": worked,
            "longest_block_idle_ms": idle_ms,
        }

    def take(self, file: Path) -> float:
        """Seconds from the file to the commit."""
        from console.ui.arriving.taking import Coming, taking_of

        arrived: list[Arrival | None] = []
        begun = time.perf_counter()
        taking_of(self.window).take(Coming(file.name, file, source="Bench", then=arrived.append))
        self._wait(lambda: bool(arrived))
        taken = time.perf_counter() - begun
        if arrived[0] is None or arrived[0].refused or arrived[0].rejected:
            raise Fault(f"The file was not taken whole: {arrived[0]}")
        return taken

    def rest(self) -> None:
        """Wait until all that an import leaves to do is done."""
        self._wait(lambda: not self._busy())

    def end(self) -> None:
        """Close the window and the case."""
        self.window.close()
        self.window.jobs.join()
        screen.put_away(self.window)

    def _busy(self) -> bool:
        return self.window.session.busy or self.window.jobs.under_way

    def _wait(self, until: Callable[[], bool]) -> None:
        from console.ui.pulse import pass_events

        last = time.monotonic() + _PATIENCE_S
        while not until():
            if time.monotonic() > last:
                raise Fault("The window did not come to rest.")
            pass_events(0.01)


def measure(folder: Path, rows: int, rounds: int) -> dict[str, Any]:
    """The best of some rounds; what is asked of the last one."""
    found: list[dict[str, float]] = []
    for number in range(rounds):
        case = folder / ("last.flank" if number == rounds - 1 else f"{number}.flank")
        one = Round(case)
        told = one.first(folder / "reports.csv", rows)
        told["reimport_s"] = one.take(folder / "reports.csv")
        one.rest()
        told["reimport_changed_s"] = one.take(folder / "changed.csv")
        one.rest()
        if number == rounds - 1:
            told |= _asked(one.store, rows)
        one.end()
        found.append(told)
        if number < rounds - 1:
            case.unlink()
    best = {name: min(told[name] for told in found if name in told) for name in found[-1]}
    return {name: round(value, 3) for name, value in best.items()} | {"peak_rss_mb": _peak_mb()}


def _asked(store: Store, rows: int) -> dict[str, float]:
    """Searching and suggesting in the case as it is now; and how long writing alone took, by the journal's row."""
    from console.services import suggesting

    _, words = texts.reports(1_000)
    dice = np.random.default_rng(2)
    queries = texts.typed(dice, words, _QUERIES)
    with store.reader() as reader:
        finding = [screen.milliseconds(lambda query=query: search.find(reader, query)) for query in queries]  # type: ignore[misc]
        asked = [
            reader.value("SELECT id FROM report LIMIT 1 OFFSET ?", (int(at),))
            for at in dice.integers(0, rows, _SUGGESTIONS)
        ]
        suggesting.suggest(reader, asked[0])
        told = [screen.milliseconds(lambda one=one: suggesting.suggest(reader, one)) for one in asked]  # type: ignore[misc]
    return {"fts_ms_p95": screen.percentile(finding, 0.95), "suggest_ms_p95": screen.percentile(told, 0.95)}


def _peak_mb() -> int:
    """The most memory this process had at once."""
    try:
        import resource
    except ImportError:
        return 0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(most >> (20 if sys.platform == "darwin" else 10))


if __name__ == "__main__":
    make_haste()
    print(json.dumps(measure(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
