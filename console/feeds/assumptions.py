"""The assumptions and the adversary's clocks the program ships: TOML files of ``resources/movement`` become values.

A line without a source, with a value that cannot be, or marked to be checked without saying what, ends the reading with
a BadInput that names file and key: nothing is taken on trust, and nothing is half read.
"""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from console.domain.assumption import Assumption, Assumptions, Shape, Spread, checked
from console.domain.errors import BadInput
from console.domain.plan import Clock, Preset
from console.domain.provenance import Provenance


def read_assumptions(file: Path) -> Assumptions:
    """Every assumption by its key, in the order of the file. Raises BadInput."""
    found: dict[str, Assumption] = {}
    for place, line in lines(file, "assumption", "key"):
        key = str(line["key"])
        if key in found:
            raise BadInput(f"{place} is there already")
        spread = Spread(_shape(place, line), _number(place, line, "least"), _number(place, line, "mode"),
                        _number(place, line, "most"))  # fmt: skip
        label, unit = text(place, line, "label"), text(place, line, "unit")
        found[key] = Assumption(
            key, text(place, line, "group"), label, unit, checked(spread, unit, label), str(line.get("note", "")),
            provenance(place, line),
        )  # fmt: skip
    return found


def read_clocks(file: Path) -> tuple[Preset, ...]:
    """The adversary's clocks, the first the one to begin with. Raises BadInput."""
    return tuple(_preset(place, line) for place, line in lines(file, "clock", "slug"))


def _preset(place: str, line: Mapping[str, Any]) -> Preset:
    least, most, soonest, latest = (
        _number(place, line, name) for name in ("least_h", "most_h", "warning_least_d", "warning_most_d")
    )
    if not (0 <= least <= most and 0 <= soonest <= latest):
        raise BadInput(f"{place}: its hours and its days of warning go from least to most, and none is negative")
    facts = provenance(place, line)
    clock = Clock(str(line["slug"]), text(place, line, "name"), least, most, facts.source, soonest, latest)
    places = line.get("places")
    if not isinstance(places, list) or not all(isinstance(name, str) for name in places):
        raise BadInput(f"{place}: places are the objectives it was published for, by name")
    return Preset(clock, tuple(places), str(line.get("note", "")), facts)


def lines(file: Path, table: str, key: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each table of the file, and how a person finds it."""
    try:
        tables = tomllib.loads(file.read_text(encoding="utf-8"))[table]
    except FileNotFoundError:
        raise BadInput(f"{file.name} is missing from what the program ships") from None
    except (ValueError, KeyError):
        raise BadInput(f"{file.name} is not TOML with [[{table}]]") from None
    for number, line in enumerate(tables, start=1):
        if not str(line.get(key, "")).strip():
            raise BadInput(f"{file.name}, {table} {number}: {key} is empty")
        yield f"{file.name}, {line[key]}", line


def _shape(place: str, line: Mapping[str, Any]) -> Shape:
    try:
        return Shape(str(line.get("shape")))
    except ValueError:
        raise BadInput(f"{place}: shape is {line.get('shape')!r}, not one of {', '.join(Shape)}") from None


def _number(place: str, line: Mapping[str, Any], name: str) -> float:
    value = line.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise BadInput(f"{place}: {name} is {value!r}, not a number")
    return float(value)


def text(place: str, line: Mapping[str, Any], name: str) -> str:
    """A text that may not be empty. Raises BadInput."""
    found = str(line.get(name, ""))
    if not found.strip():
        raise BadInput(f"{place}: {name} is empty")
    return found


def provenance(place: str, line: Mapping[str, Any]) -> Provenance:
    """Where a line comes from. Raises BadInput where that is missing."""
    to_check, note = bool(line.get("to_check")), str(line.get("check_note", ""))
    if to_check != bool(note.strip()):
        raise BadInput(f"{place}: to_check and check_note go together: say what is to be checked")
    return Provenance(text(place, line, "source"), text(place, line, "as_of"), to_check, note)
