"""``find``: where something is, by its name in any spelling or a position in any style, and in a case."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from console.cli import access
from console.cli.terminal import say, say_json
from console.domain import coordinates, geodesics
from console.domain.errors import BadInput, ConsoleError
from console.domain.lengths import bearing_text, length_text
from console.domain.numbers import grouped
from console.domain.readings import Reading, readings, why_none
from console.services.finding import Named

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from console.map.gazetteer import Found
    from console.map.named_areas import NamedArea

_LIMIT = 10
Answer = dict[str, Any]


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command."""
    find = commands.add_parser("find", help="where a place, a position or something of a case is, offline")
    find.add_argument(
        "text", nargs="+", metavar="TEXT", help="a name in any spelling, or a position in any usual style"
    )
    find.add_argument("--near", type=_position, metavar="LAT,LON", help="prefer what lies near, and tell how far it is")
    find.add_argument("--limit", type=_count, default=_LIMIT, metavar="N", help=f"at most so many ({_LIMIT})")
    find.add_argument("--case", type=Path, metavar="CASE", help="look in this case as well")
    find.add_argument("--json", action="store_true", help="print one array")
    access.add_key(find)
    find.set_defaults(run=_find)


def _find(asked: argparse.Namespace) -> int:
    from console.map import gazetteer, named_areas

    text = " ".join(asked.text)
    answers = [_of_reading(one, text) for one in readings(text, asked.near)]
    if asked.case is not None:
        answers += [_of_case(one) for one in _in_case(asked, text)]
    places = gazetteer.shipped().find(text, asked.near, asked.limit)
    areas = named_areas.find(text)
    areas_first, places = named_areas.beside(areas, places, text)
    room = max(1, asked.limit - len(answers) - len(areas))
    named = [_of_place(one) for one in places[:room]], [_of_area(one) for one in areas]
    for group in reversed(named) if areas_first else named:
        answers += group
    answers = answers[: asked.limit]
    if not answers:
        raise BadInput(
            why_none(text)
            or f"Nothing is called {text!r}, and it is no position. Try another spelling, or fewer words."
        )
    for answer in answers if asked.near is not None else ():
        _measure(answer, asked.near)
    if asked.json:
        say_json(answers)
    else:
        _print(answers)
    return 0


def _in_case(asked: argparse.Namespace, text: str) -> list[Named]:
    from console.services import finding

    with access.looked_at(asked) as store:
        access.tell_notice(store)
        with store.reader() as reader:
            return finding.find(reader, text, asked.limit)


def _of_reading(one: Reading, text: str) -> Answer:
    size = f"middle of a square of {grouped(one.metres)} m" if one.metres > 1 else ""
    note = ", ".join(part for part in (one.style, one.assumed, size) if part)
    return {"kind": "position", "name": " ".join(text.split()), "where": note, "lat": one.lat, "lon": one.lon}


def _of_case(one: Named) -> Answer:
    where = " ".join(one.place.split())
    return {
        "kind": one.kind, "name": " ".join(one.title.split()), "where": where, "lat": one.lat, "lon": one.lon,
        "id": one.id.hex(),
    }  # fmt: skip


def _of_place(one: "Found") -> Answer:
    return {
        "kind": "place",
        "name": one.name,
        "where": ", ".join(part for part in (one.region, one.country_name) if part),
        "lat": one.lat,
        "lon": one.lon,
        "local": one.local,
        "spelling": one.spelling,
        "country": one.country,
        "people": one.people or None,
        "match": one.match.name.lower(),
    }


def _of_area(one: "NamedArea") -> Answer:
    lon, lat = (round(degrees, 2) for degrees in one.middle)
    box = [round(degrees, 2) for degrees in one.box]
    return {"kind": one.kind, "name": one.name, "where": one.within, "lat": lat, "lon": lon, "box": box}


def _measure(answer: Answer, near: tuple[float, float]) -> None:
    answer["km"] = answer["bearing"] = None
    if answer["lat"] is not None:
        way = geodesics.leg(near, (answer["lon"], answer["lat"]))
        answer["km"], answer["bearing"] = round(way.metres / 1000, 1), round(way.bearing) % 360


def _print(answers: list[Answer]) -> None:
    rows = []
    for answer in answers:
        other = " · ".join(part for part in (answer.get("local"), answer.get("spelling")) if part)
        placed = answer["lat"] is not None
        cells = [
            answer["kind"].replace("_", " "),
            f"{answer['name']} ({other})" if other else answer["name"],
            answer["where"] or coordinates.NOWHERE,
            coordinates.decimal(answer["lon"], answer["lat"]) if placed else coordinates.NOWHERE,
            coordinates.grid(answer["lon"], answer["lat"]) if placed else coordinates.NOWHERE,
        ]
        if answer.get("km") is not None:
            cells.append(f"{length_text(answer['km'] * 1000)} {bearing_text(answer['bearing'])}")
        rows.append(cells)
    widths = [max(len(row[place]) for row in rows if place < len(row)) for place in range(max(map(len, rows)))]
    for row in rows:
        say("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip())


def _position(text: str) -> tuple[float, float]:
    try:
        return coordinates.parse(text)
    except ConsoleError as error:
        raise argparse.ArgumentTypeError(str(error).rstrip(".")) from None


def _count(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number from 1 to 1000")
    return int(text)
