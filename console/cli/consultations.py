"""``forecast`` and ``compare-ways``: when a text may be agreed, and what the ways of working would make of it."""

import argparse
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from console.cli import access
from console.cli.terminal import say, say_json
from console.domain.calibration_words import calibration_lines
from console.domain.consultation import Consultation
from console.domain.forecast import RUNS, SEED, Forecast, rests_on
from console.domain.forecast_words import found_lines
from console.domain.letters import shortened
from console.domain.marking import Marking
from console.domain.spread_hours import hours_words
from console.domain.times import dtg
from console.domain.ways_of_working import WayFound
from console.domain.ways_words import measures, note
from console.exports import forecast_records
from console.services.assumptions import every_assumption
from console.services.consult_checks import meant
from console.services.forecast import calibration, compare_ways, forecast

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_MOST_RUNS = 100_000
_NUMBER = re.compile(r"[0-9]{1,18}")
_WORDS = "HYPOTHETICAL: a model on assumptions, almost all to be checked."


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add these commands."""
    made = commands.add_parser("forecast", help="when a consultation may be agreed, from now (hypothetical)")
    made.add_argument("case", type=Path, metavar="CASE", help="the case file")
    made.add_argument("id", nargs="?", default="", metavar="ID", help="its id or words of its title (else the newest)")
    made.add_argument("--calibration", action="store_true", help="replay the past Article 4 cases instead")
    made.add_argument("--known-at", type=access.moment, metavar="T", help="from then, as the case was known then")
    _add_common(made)
    made.set_defaults(run=_forecast)
    ways = commands.add_parser("compare-ways", help="five ways of working on a consultation (hypothetical)")
    ways.add_argument("case", type=Path, metavar="CASE", help="the case file")
    ways.add_argument("--shock", action="store_true", help="after a war-like shock: people died, or worse")
    _add_common(ways)
    ways.set_defaults(run=_compare)


def _add_common(made: argparse.ArgumentParser) -> None:
    made.add_argument(
        "--seed", type=_seed, default=SEED, metavar="N", help=f"another seed gives other draws (else {SEED})"
    )
    made.add_argument("--runs", type=_runs, default=RUNS, metavar="N", help=f"how often it is run (else {RUNS})")
    made.add_argument("--json", action="store_true", help="print JSON")
    access.add_key(made)


def _runs(text: str) -> int:
    if not _NUMBER.fullmatch(text) or not 100 <= int(text) <= _MOST_RUNS:
        raise argparse.ArgumentTypeError(f"{shortened(text)!r} is not a number of runs from 100 to {_MOST_RUNS}")
    return int(text)


def _seed(text: str) -> int:
    if not _NUMBER.fullmatch(text):
        raise argparse.ArgumentTypeError(f"{shortened(text)!r} is no seed: a whole number from 0 on, at most 18 digits")
    return int(text)


def _forecast(asked: argparse.Namespace) -> int:
    if asked.calibration:
        return _calibration(asked)
    now = access.now_of(asked) if asked.known_at is None else asked.known_at
    with access.looked_at(asked) as store:
        access.tell_notice(store)
        with store.reader() if asked.known_at is None else store.known_at(asked.known_at) as reader:
            consultation = meant(reader, asked.id)
            found = forecast(reader, consultation.id, now, asked.seed, asked.runs)
            used = rests_on(found.situation, every_assumption(reader))
        marking = store.case.marking
    if asked.json:
        say_json(forecast_records.forecast(found, consultation, used, marking.exercise))
    else:
        _say(_told(found, consultation), consultation.marking or marking)
    return 0


def _calibration(asked: argparse.Namespace) -> int:
    with access.looked_at(asked) as store:
        access.tell_notice(store)
        with store.reader() if asked.known_at is None else store.known_at(asked.known_at) as reader:
            found = calibration(reader, asked.seed, asked.runs)
        marking = store.case.marking
    if asked.json:
        say_json(forecast_records.calibration(found, asked.seed, asked.runs, marking.exercise))
    else:
        _say([*calibration_lines(found), f"{asked.runs} runs, seed {asked.seed}."], marking)
    return 0


def _compare(asked: argparse.Namespace) -> int:
    now = access.now_of(asked)
    with access.looked_at(asked) as store:
        access.tell_notice(store)
        with store.reader() as reader:
            found = compare_ways(reader, now, shock=asked.shock, seed=asked.seed, runs=asked.runs)
        marking = store.case.marking
    if asked.json:
        say_json(forecast_records.ways(found, now, asked.shock, asked.seed, asked.runs, marking.exercise))
    else:
        first = f"A consultation requested at {dtg(now)}; {asked.runs} runs, seed {asked.seed}."
        _say((first, *_ways_lines(found)), marking)
    return 0


def _say(lines: Sequence[str] | Iterator[str], marking: Marking) -> None:
    # A text of an exercise begins and ends so (procedures, section 12).
    around = ["EXERCISE EXERCISE EXERCISE"] * marking.exercise
    for line in (*around, _WORDS, marking.text, *lines, *around):
        say(line)


def _told(found: Forecast, consultation: Consultation) -> Iterator[str]:
    yield f"{consultation.title}, from {dtg(found.situation.now)} · {found.situation.way.value}"
    yield from found_lines(found)
    yield f"{found.runs} runs, seed {found.seed}. What it rests on: flank list CASE assumptions."


def _ways_lines(found: Sequence[WayFound]) -> Iterator[str]:
    for one in found:
        yield f"{one.label:28}  {hours_words(one.hours)}"
        yield f"{'':28}  {measures(one)}. {note(one, found)}"
