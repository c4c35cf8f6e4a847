"""``list CASE arrivals``: when each force could be complete at a place, if it is decided at a moment. HYPOTHETICAL."""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from console.cli import access
from console.cli.terminal import printable
from console.domain.errors import UsageError
from console.domain.plan import MOST_RUNS, RUNS
from console.domain.times import Interval
from console.store import units

# What works out ways and races is loaded when somebody asks for arrivals: it takes as long as any other list.
if TYPE_CHECKING:
    from console.domain.arrival_times import LeftOut
    from console.domain.movement import Spot
    from console.exports.record_parts import Record
    from console.store.reader import Reader

SHOWN = ("force", "from", "in_place", "earliest", "p10", "p50", "p90", "authority", "notice", "route")


def offer(listed: argparse.ArgumentParser) -> None:
    """Add what only this kind takes."""
    listed.add_argument("--decision", type=access.moment, metavar="T", help="arrivals: when it is decided (else now)")
    listed.add_argument("--seed", type=int, metavar="N", help="arrivals: another seed gives other draws (else 1)")
    listed.add_argument("--runs", type=int, metavar="N", help=f"arrivals: how often it is run (else {RUNS})")


def given(asked: argparse.Namespace) -> bool:
    """Whether something was asked that only this kind takes."""
    return any(value is not None for value in (asked.decision, asked.seed, asked.runs))


def lines(asked: argparse.Namespace, reader: Reader) -> list[Record]:
    """A record a force that can come, the soonest first; what is left out is said on standard error.

    Raises BadInput when the place is nowhere or nothing gets there, UsageError for a span or an impossible number of
    runs.
    """
    if asked.as_of is not None or asked.since is not None:
        raise UsageError("arrivals take --decision, the day the forces are taken as of, and --to, the place")
    seed, runs = 1 if asked.seed is None else asked.seed, RUNS if asked.runs is None else asked.runs
    if not 1 <= runs <= MOST_RUNS or seed < 0:
        raise UsageError(f"--runs is from 1 to {MOST_RUNS}, --seed is 0 or more")
    from console.exports.arrival_lines import arrival_line
    from console.services.movement import require_way
    from console.services.race import arrivals

    decision = access.now_of(asked) if asked.decision is None else asked.decision
    target = _target(reader, asked.to)
    require_way(reader, target)
    found, left = arrivals(reader, target, decision, seed=seed, runs=runs)
    _tell_left_out(left)
    stands = {force.id: force.place for force in units.forces(reader, Interval(decision, decision + 1))}
    soonest = sorted(found, key=lambda one: (one.p50, one.mover.label))
    return [arrival_line(one, decision, stands.get(one.mover.unit_id, ""), target.name, seed, runs) for one in soonest]


def _target(reader: Reader, text: str | None) -> Spot:
    from console.cli.places import place
    from console.domain.movement import Spot
    from console.services.default_plan import riga

    if text is None:
        return riga(reader)
    (lon, lat), name = place(reader, text)
    return Spot(name, lon, lat)


def _tell_left_out(left: Sequence[LeftOut]) -> None:
    """How many forces are not in the list, and why: on standard error, so that the output stays one array."""
    why = "; ".join(f"{reason} ({count})" for reason, count in Counter(one.why for one in left).most_common())
    told = "1 force is left out" if len(left) == 1 else f"{len(left)} forces are left out"
    print(printable(f"HYPOTHETICAL. {told}{': ' if why else ''}{why}."), file=sys.stderr)
