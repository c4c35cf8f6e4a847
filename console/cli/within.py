"""``within``: what of a case lies within a distance of a place, nearest first."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from console.cli import access
from console.cli.lists import span
from console.cli.places import place
from console.cli.terminal import say, say_json
from console.domain import coordinates
from console.domain.errors import ConsoleError
from console.domain.geodesics import Point
from console.domain.lengths import Unit, length_text, parse_length
from console.domain.marking import Marking
from console.domain.within import Near, Within, kind_of, name_of, where_of
from console.services import nearby

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_LEAST_GAP = 2


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command."""
    near = commands.add_parser("within", help="what of a case lies within a distance of a place")
    near.add_argument("case", type=Path, metavar="CASE", help="the case file")
    near.add_argument("--of", required=True, metavar="PLACE", help="a position or a name")
    near.add_argument("--radius", required=True, type=_length, metavar="LENGTH", help="as 100km or 30NM")
    near.add_argument("--as-of", type=span, metavar="T", help="what held then: a day is the whole day")
    near.add_argument("--known-at", type=access.moment, metavar="T", help="what this case knew then")
    near.add_argument("--json", action="store_true", help="print one object")
    access.add_key(near)
    near.set_defaults(run=_within)


def _within(asked: argparse.Namespace) -> int:
    metres, unit = asked.radius
    with access.looked_at(asked) as store:
        access.tell_notice(store)
        reader = store.reader() if asked.known_at is None else store.known_at(asked.known_at)
        with reader:
            here, name = place(reader, asked.of)
            found = nearby.nearby(reader, here, metres, asked.as_of)
        marking = store.case.marking
    if asked.json:
        say_json(_record(found, here, name, metres, marking))
    else:
        _print(found, here, name, metres, unit)
    return 0


def _record(found: Within, here: Point, name: str, metres: float, marking: Marking) -> dict[str, Any]:
    return {
        "of": {"name": name, "lon": here[0], "lat": here[1]},
        "radius_m": metres,
        "near": [
            {
                "kind": kind_of(one.thing),
                "id": one.thing.id.hex(),
                "name": name_of(one.thing),
                "place": where_of(one.thing),
                "distance_m": round(one.metres),
                "bearing_deg": round(one.bearing, 1) if one.metres else None,
                "lon": one.lon,
                "lat": one.lat,
                "exact": one.exact,
                "marking": (getattr(one.thing, "marking", None) or marking).text,
            }
            for one in found.near
        ],
        "unplaced": [
            {"kind": kind_of(one.thing), "id": one.thing.id.hex(), "name": name_of(one.thing), "why": one.why}
            for one in found.unplaced
        ],
    }


def _print(found: Within, here: Point, name: str, metres: float, unit: Unit) -> None:
    at = coordinates.decimal(*here)
    where = f"{length_text(metres, unit)} of {name}" + ("" if name == at else f", {at}")
    say(f"Within {where}:" if found.near else f"Nothing of the case lies within {where}.")
    rows = [_cells(one, unit) for one in found.near]
    widths = [max((len(row[at]) for row in rows), default=0) for at in range(4)]
    for row in rows:
        cells = [cell.rjust(width) if at < _LEAST_GAP else cell.ljust(width)
                 for at, (cell, width) in enumerate(zip(row, widths, strict=True))]  # fmt: skip
        say("  ".join(cells).rstrip())
    if found.unplaced:
        names = ", ".join(name_of(one.thing) for one in found.unplaced)
        say(f"Not placed, for no exact position is public: {names}.")


def _cells(one: Near, unit: Unit) -> tuple[str, str, str, str]:
    where = where_of(one.thing)
    called = f"{name_of(one.thing)}, {where}" if where else name_of(one.thing)
    return one.distance_text(unit), one.bearing_text, kind_of(one.thing), " ".join(called.split())


def _length(text: str) -> tuple[float, Unit]:
    try:
        return parse_length(text), Unit.NM if text.strip().casefold().endswith("nm") else Unit.KM
    except ConsoleError as error:
        raise argparse.ArgumentTypeError(str(error).rstrip(".")) from None
