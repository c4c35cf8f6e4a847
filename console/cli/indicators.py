"""``indicators``: what each warning rule says, and what is unusual without one, at a moment."""

import argparse
from typing import TYPE_CHECKING, Any

from console.cli import access
from console.cli.terminal import printable, say, say_json
from console.domain.indicators import Board, Reading, State
from console.domain.times import dtg, iso
from console.domain.unusual import PER_WEEK

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from console.store.reader import Reader

_MOST_IDS = 500


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command."""
    read = commands.add_parser("indicators", help="read every indicator of a case, and find what is unusual")
    access.add_case(read)
    read.add_argument("--known-at", type=access.moment, metavar="T", help="what this case knew then, at that moment")
    read.add_argument(
        "--per-week", type=_budget, default=PER_WEEK, metavar="N",
        help=f"false alarms a week the whole board may give on average ({PER_WEEK:g})",
    )  # fmt: skip
    read.add_argument("--json", action="store_true", help="print one object")
    read.set_defaults(run=_read)


def _read(asked: argparse.Namespace) -> int:
    from console.map.ground_areas import ground_areas
    from console.services import indicators

    now = asked.known_at if asked.known_at is not None else access.now_of(asked)
    with access.looked_at(asked) as store:
        access.tell_notice(store)
        with store.reader() if asked.known_at is None else store.known_at(asked.known_at) as reader:
            board = indicators.board_of(reader, now, ground_areas(), asked.per_week)
            if asked.json:
                say_json(_record(board, reader))
                return 0
    _print(board)
    return 0


def _record(board: Board, reader: "Reader") -> dict[str, Any]:
    return {
        "at": iso(board.at),
        "per_week": board.per_week,
        "judged": board.judged,
        "unjudged": board.unjudged,
        "method": board.method,
        "indicators": [_reading(one, reader) for one in board.readings],
    }


def _reading(one: Reading, reader: "Reader") -> dict[str, Any]:
    from console.services import indicators

    return {
        "key": one.key,
        "name": one.name,
        "rule": None if one.indicator is None else one.indicator.rule.words,
        "area": one.area,
        "state": one.state.value,
        "since": None if one.since is None else iso(one.since),
        "count": one.count,
        "words": one.words,
        "measure": one.measure,
        "bars": list(one.bars),
        "reports": [row_id.hex() for row_id in indicators.reports_behind(reader, one, _MOST_IDS)],
    }


def _print(board: Board) -> None:
    for one in board.readings:
        since = f" since {dtg(one.since)}" if one.since is not None else ""
        say(printable(f"{one.state.value:7}  {one.name}{since}: {one.words} ({one.measure})"))
    if not board.readings:
        say("No indicator is kept in this case, and nothing stands out.")
    elif not any(one.state is State.RAISED for one in board.readings):
        say("Nothing is raised.")
    say(board.method)


def _budget(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0.001 <= value <= 100:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of false alarms a week from 0.001 to 100")
    return value
