"""``import``: what arrived in files, each taken as one operation or not at all."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from console.cli import access
from console.cli.terminal import printable, say, say_json
from console.domain.arrival import Arrival, told
from console.domain.errors import BadInput, Cancelled, CannotWrite, UsageError
from console.domain.times import iso

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command."""
    taken = commands.add_parser(
        "import", help="take in files of any known format: reports, overlays, tracks", epilog=access.WRITING
    )
    access.add_case(taken)
    taken.add_argument("files", nargs="+", type=Path, metavar="FILE", help="what arrived; recognised by its content")
    taken.add_argument("--source", metavar="NAME", help="where it comes from (else what the file itself says)")
    taken.add_argument("--format", metavar="F", help="read it as this format, whatever it looks like")
    taken.add_argument("--json", action="store_true", help="print one object a file, on a line each")
    taken.set_defaults(run=_import)


def _import(asked: argparse.Namespace) -> int:
    from console.services.importing import import_file

    if asked.format is not None:
        _require_format(asked.format)
    refused = False
    with access.opened(asked) as store:
        if store.read_only:
            raise CannotWrite(store.why_read_only)
        for number, path in enumerate(asked.files):
            now = access.now_of(asked)
            try:
                arrival = import_file(store, access.actor(), now, path, source=asked.source, format=asked.format)
            except KeyboardInterrupt:
                before = f" The {number} before it stay." if number else ""
                raise Cancelled(f"Stopped. Nothing of {path.name} was written.{before}") from None
            refused |= bool(arrival.refused)
            if asked.json:
                say_json(as_json(arrival))
            else:
                _say(arrival)
            sys.stdout.flush()
    return BadInput.exit_code if refused else 0


def as_json(arrival: Arrival) -> dict[str, Any]:
    """An arrival as ``import --json`` tells it."""
    told = {
        "file": arrival.file,
        "format": arrival.format or None,
        "records": arrival.records,
        "accepted": arrival.accepted,
        "located": arrival.located,
        "unlocated": arrival.unlocated,
        "duplicates": arrival.duplicates,
        "rejected": [{"record": one.record, "reason": one.reason} for one in arrival.rejected],
        "warnings": list(arrival.warnings),
        "bbox": None if arrival.bbox is None else list(arrival.bbox),
        "time_min": None if arrival.time_min is None else iso(arrival.time_min),
        "time_max": None if arrival.time_max is None else iso(arrival.time_max),
    }
    return told | ({"refused": arrival.refused} if arrival.refused else {})


def _say(arrival: Arrival) -> None:
    if arrival.refused:
        print(printable(f"flank: {arrival.refused}"), file=sys.stderr)
        return
    say(f"{arrival.file}: {told(arrival)}")
    for warning in arrival.warnings:
        say(f"  {warning}")


def _require_format(name: str) -> None:
    from console.feeds.formats import parsers

    known = sorted({parser.name for parser in parsers()})
    if name not in known:
        raise UsageError(f"There is no format {name!r}. There are {', '.join(known)}.")
