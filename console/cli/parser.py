"""The words of every command: one parser, made from what each command module offers."""

import argparse
import importlib
from collections.abc import Sequence
from typing import NoReturn

from console import __version__
from console.domain.errors import UsageError


class _Parser(argparse.ArgumentParser):
    """Wrong words raise UsageError: one line, exit code 2."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}. See: {self.prog} --help")


_COMMANDS = (
    "windows", "maps", "cases", "imports", "exports", "backups", "lists", "find", "within", "matrix", "indicators",
    "race", "consultations", "brief", "quick_print", "benches",
)  # fmt: skip
_OF_THE_WINDOW = ("open", "demo")
"""Offered by the first of them: for these nothing else is loaded, so that the window is there sooner."""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read a command line; ``run`` of the result does it. Raises UsageError."""
    window = bool(arguments) and arguments[0] in _OF_THE_WINDOW
    return _parser(_COMMANDS[:1] if window else _COMMANDS).parse_args(arguments)


def parser() -> argparse.ArgumentParser:
    """The words of every command."""
    return _parser(_COMMANDS)


def _parser(modules: Sequence[str]) -> argparse.ArgumentParser:
    from console.cli import access

    flank = _Parser(
        prog="flank",
        description="The console for a crisis cell on the eastern flank.",
        epilog=access.WRITING,
        allow_abbrev=False,
    )
    flank.add_argument("--version", action="version", version=f"Flank Console {__version__}")
    commands = flank.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)
    for name in modules:
        importlib.import_module(f"console.cli.{name}").offer(commands)
    return flank
