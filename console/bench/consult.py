"""How quick consultation is: the forecast, entering a round, and the past.

Gates, on the machine the figures are told for:

- ``forecast_ms`` ≤ 50: 10,000 runs for 32 Allies, none of them instructed, with every what-if, after one entry more;
  the chances are kept from the entry before. Quickest of 9.
- ``entry_block_ms`` ≤ 50: the longest the window's thread was kept from its next event while a round of 32 positions
  was entered on the Council desk, one after the other, with the forecast refreshed on each.
- ``known_at_s`` ≤ 0.7 and ``step_ms_p95`` ≤ 50: :mod:`console.bench.consult_known`.

Without a gate, said beside it: ``forecast_first_ms``, the same the first time, when no chance is drawn yet, and
``entry_block_cpu_ms``, the longest turn in time of the processor.
"""

import os
import platform
from dataclasses import replace
from importlib.metadata import version
from typing import Any, Final

import console
from console.bench import consult_entry, consult_known, screen
from console.domain.assumption import Assumptions, Sheet
from console.domain.council_state import AllyNow, Situation
from console.domain.forecast import RUNS, forecast
from console.domain.times import HOUR
from console.services.assumptions import shipped

GATES: Final = {"forecast_ms": 50.0, "entry_block_ms": 50.0, **consult_known.GATES}
"""What each figure may be."""
ALLIES: Final = 32
_NOW: Final = 1_795_176_000_000
"""A Friday at noon, so that nights and weekends lie ahead."""
_ZONES: Final = ("Europe/Brussels", "Europe/Helsinki", "America/New_York", "Europe/London")


def measure(runs: int = RUNS, entries: int = ALLIES) -> dict[str, Any]:
    """Every figure, and what they were taken on."""
    found: dict[str, Any] = _forecasts(runs)
    entered = consult_entry.blocked(entries)
    found |= {"entry_block_ms": round(entered.wall, 2), "entry_block_cpu_ms": round(entered.cpu, 2)}
    found |= consult_known.measure()
    return found | {
        "gates": GATES,
        "runs": runs,
        "allies": ALLIES,
        "machine": f"{platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}",
        "versions": {"console": console.__version__, "numpy": version("numpy")},
    }


def _forecasts(runs: int) -> dict[str, float]:
    assumed: Assumptions = {**shipped(Sheet.MOVEMENT), **shipped(Sheet.CONSULTATION)}
    allies = tuple(
        AllyNow(f"A{place}", _ZONES[place % len(_ZONES)], "partial", waiting_since=_NOW - 5 * HOUR)
        for place in range(ALLIES)
    )
    known = Situation(_NOW, allies, requested_at=_NOW - 20 * HOUR, met=True, text_at=_NOW - 6 * HOUR)
    first = screen.milliseconds(lambda: forecast(known, assumed, runs=runs))
    taken = []
    for place in range(9):
        told = tuple(replace(one, instructed=at < place % 2) for at, one in enumerate(allies))
        entry = replace(known, now=_NOW + place * 1000, allies=told)
        taken.append(screen.milliseconds(lambda entry=entry: forecast(entry, assumed, runs=runs)))  # type: ignore[misc]
    return {"forecast_ms": round(min(taken), 2), "forecast_first_ms": round(first, 2)}
