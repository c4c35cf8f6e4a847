"""``bench``: the measurements, as text or as one JSON object."""

import argparse
import importlib
from typing import TYPE_CHECKING

from console.cli.terminal import say, say_json
from console.domain.errors import UsageError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_SUBJECTS = {
    "store": "store",
    "start": "start",
    "map": "map",
    "import": "imports",
    "forces": "forces",
    "consult": "consult",
    "brief": "brief",
}
"""What can be measured, and the module of the room that measures it."""
_WITH_PEERS = ("map",)
_WITH_ROWS = ("store", "import")


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command."""
    bench = commands.add_parser("bench", help="measure: " + ", ".join(_SUBJECTS))
    bench.add_argument("name", choices=tuple(_SUBJECTS), metavar="NAME", help=", ".join(_SUBJECTS))
    bench.add_argument("--json", action="store_true", help="print one object")
    bench.add_argument("--peers", action="store_true", help="measure other programs beside ours, where installed (map)")
    bench.add_argument("--rows", type=int, metavar="N", help="so many reports instead of 100 000 (store, import)")
    bench.set_defaults(run=_bench)


def _bench(asked: argparse.Namespace) -> int:
    if asked.peers and asked.name not in _WITH_PEERS:
        raise UsageError(f"There are no peers of {asked.name}. They are measured with: {', '.join(_WITH_PEERS)}.")
    if asked.rows is not None and (asked.name not in _WITH_ROWS or asked.rows < 1000):
        raise UsageError(f"--rows is a number from 1000 on, for {' and '.join(_WITH_ROWS)}.")
    wanted: dict[str, int] = {"peers": True} if asked.peers else {}
    if asked.rows is not None:
        wanted["rows"] = asked.rows
    figures = importlib.import_module(f"console.bench.{_SUBJECTS[asked.name]}").measure(**wanted)
    if asked.json:
        say_json(figures)
    else:
        for name, figure in figures.items():
            say(f"{name:24} {figure}")
    return 0
