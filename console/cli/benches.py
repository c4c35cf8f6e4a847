"""``bench``: the measurements, as text or as one JSON object."""

import argparse
import importlib
from typing import TYPE_CHECKING

from console.cli.terminal import say, say_json

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_SUBJECTS = ("store", "start")


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command."""
    bench = commands.add_parser("bench", help="measure: " + ", ".join(_SUBJECTS))
    bench.add_argument("name", choices=_SUBJECTS, metavar="NAME", help=", ".join(_SUBJECTS))
    bench.add_argument("--json", action="store_true", help="print one object")
    bench.set_defaults(run=_bench)


def _bench(asked: argparse.Namespace) -> int:
    figures = importlib.import_module(f"console.bench.{asked.name}").measure()
    if asked.json:
        say_json(figures)
    else:
        for name, figure in figures.items():
            say(f"{name:24} {figure}")
    return 0
