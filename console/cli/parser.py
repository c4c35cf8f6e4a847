"""The words of every command: one parser, made from what each command module offers."""

import argparse
from collections.abc import Sequence
from typing import NoReturn

from console import __version__
from console.domain.errors import UsageError


class _Parser(argparse.ArgumentParser):
    """Wrong words raise UsageError: one line, exit code 2."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}. See: {self.prog} --help")


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read a command line; ``run`` of the result does it. Raises UsageError."""
    return parser().parse_args(arguments)


def parser() -> argparse.ArgumentParser:
    """The words of every command."""
    from console.cli import access, backups, benches, cases, find, lists, maps, windows, within

    flank = _Parser(
        prog="flank",
        description="The console for a crisis cell on the eastern flank.",
        epilog=access.WRITING,
        allow_abbrev=False,
    )
    flank.add_argument("--version", action="version", version=f"Flank Console {__version__}")
    commands = flank.add_subparsers(title="commands", metavar="COMMAND", required=True, parser_class=_Parser)
    for module in (windows, maps, cases, backups, lists, find, within, benches):
        module.offer(commands)
    return flank
