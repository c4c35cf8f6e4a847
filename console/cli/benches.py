"""``bench``: the measurements, as text or as one JSON object."""

import argparse
import importlib
from typing import TYPE_CHECKING

from console.cli.terminal import say, say_json
from console.domain.errors import UsageError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_SUBJECTS = ("store", "start", "map")
_WITH_PEERS = ("map",)


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command."""
    bench = commands.add_parser("bench", help="measure: " + ", ".join(_SUBJECTS))
    bench.add_argument("name", choices=_SUBJECTS, metavar="NAME", help=", ".join(_SUBJECTS))
    bench.add_argument("--json", action="store_true", help="print one object")
    bench.add_argument("--peers", action="store_true", help="measure other programs beside ours, where installed (map)")
    bench.set_defaults(run=_bench)


def _bench(asked: argparse.Namespace) -> int:
    if asked.peers and asked.name not in _WITH_PEERS:
        raise UsageError(f"There are no peers of {asked.name}. They are measured with: {', '.join(_WITH_PEERS)}.")
    wanted = {"peers": True} if asked.peers else {}
    figures = importlib.import_module(f"console.bench.{asked.name}").measure(**wanted)
    if asked.json:
        say_json(figures)
    else:
        for name, figure in figures.items():
            say(f"{name:24} {figure}")
    return 0
