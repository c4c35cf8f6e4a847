"""``list``: what the case holds, of one kind, as a table or as one JSON array."""

import argparse
import operator
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from console.cli import access
from console.cli import arrivals as arriving
from console.cli.terminal import printable, say_json
from console.domain.errors import ConsoleError, UsageError
from console.domain.letters import folded
from console.domain.marking import Marking
from console.domain.times import Instant, Interval, parse_day_or_instant
from console.exports import briefing_records, consult_listed
from console.exports.change_records import listed_changes
from console.exports.crisis_records import listed_crises
from console.exports.force_records import listed_forces
from console.exports.record_parts import Record
from console.exports.records import record
from console.services.assumptions import every_assumption
from console.store import (
    annotations,
    arrivals,
    claims,
    closures,
    handovers,
    incidents,
    indicators,
    journal,
    log,
    map_views,
    plans,
    reference,
    reports,
    units,
)
from console.store.reader import Reader

if TYPE_CHECKING:
    from argparse import _SubParsersAction

_Query = Callable[[Reader, Interval | None], Iterable[object]]

# What existed or held in the span asked for; events count once they had happened.
_QUERIES: dict[str, _Query] = {
    "incidents": lambda reader, when: incidents.incidents(reader, when and Interval(-(1 << 62), when.end)),
    "units": listed_forces,
    "changes": lambda reader, when: listed_changes(reader, when or Interval(0, 0)),
    "missions": units.missions,
    "allies": lambda reader, when: reference.allies(reader, when and when.end),
    "places": lambda reader, _when: reference.places(reader),
    "operations": lambda reader, when: _until(journal.operations(reader), when),
    "log": lambda reader, when: _until(log.entries(reader), when),
    "closures": closures.closures,
    "drawings": lambda reader, when: _made_until(annotations.annotations(reader), when),
    "views": lambda reader, when: map_views.map_views(reader, when and when.end),
    "handovers": lambda reader, when: _until(handovers.handovers(reader), when),
    "indicators": lambda reader, _when: indicators.indicators(reader),
    "reports": lambda reader, when: reports.all_reports(reader, when and when.end),
    "imports": lambda reader, when: arrivals.arrivals(reader, when and when.end),
    "sources": lambda reader, _when: arrivals.sources(reader),
    "overlays": lambda reader, when: arrivals.overlays(reader, when and when.end),
    "claims": lambda reader, when: claims.claims(reader, when and when.end),
    "plans": lambda reader, when: plans.plans(reader, when and when.end),
    "assumptions": lambda reader, _when: every_assumption(reader).values(),
    "crises": listed_crises,
    "storyboards": briefing_records.listed_storyboards,
    "audiences": briefing_records.listed_audiences,
    "outputs": briefing_records.listed_outputs,
    "corrections": briefing_records.listed_corrections,
}
# How these stand is worked out for a moment.
_STANDING: dict[str, Callable[[Reader, Instant | None, Instant], Iterable[object]]] = {
    "consultations": consult_listed.listed_consultations,
    "positions": consult_listed.listed_positions,
    "silences": consult_listed.listed_silences,
    "decisions": consult_listed.listed_decisions,
}
_SHOWN = {
    "incidents": ("occurred_at", "severity", "category", "status", "country", "place", "title", "assessed"),
    "units": ("kind", "name", "country", "place", "lead", "strength_min", "strength_max", "valid_from", "valid_to"),
    "changes": ("what", "name", "country", "change"),
    "missions": ("kind", "name", "country", "place", "valid_from", "valid_to", "status"),
    "consultations": ("requested_at", "considered_at", "basis", "status", "requesters", "met_at", "title", "trigger"),
    "allies": ("iso2", "name", "capital", "accession", "region", "timezone"),
    "places": ("kind", "name", "country", "lat", "lon"),
    "operations": ("seq", "at", "actor", "station", "kind", "label"),
    "log": ("station", "number", "at", "author", "text"),
    "closures": ("name", "modes", "valid_from", "valid_to", "reason", "author", "made_at", "marking"),
    "drawings": ("kind", "label", "size", "note", "author", "made_at", "marking"),
    "views": ("number", "name", "lat", "lon", "metres_per_pixel", "time_from", "time_to", "author", "made_at"),
    "handovers": ("since", "at", "outgoing", "incoming", "note", "marking"),
    "indicators": ("name", "enabled", "rule"),
    "reports": ("received_at", "grade", "source", "state", "occurred_from", "place", "headline"),
    "imports": ("at", "file", "source", "format", "records", "accepted", "located", "duplicates", "revised", "author"),
    "sources": ("name", "kind", "reliability", "repeats", "reports", "arrivals", "newest"),
    "overlays": ("name", "source", "format", "features", "drawn", "author", "made_at"),
    "arrivals": arriving.SHOWN,
    "claims": ("claimed_at", "standing", "hostile", "actor", "text", "origins", "reports", "best_grade", "our_line"),
    "plans": ("name", "objective", "decision_at", "activation", "threshold", "odds", "runs", "seed", "author"),
    "assumptions": ("key", "label", "unit", "least", "mode", "most", "shape", "own", "to_check", "source"),
    "crises": ("opened_at", "closed_at", "phase_name", "title", "area", "leading"),
    "storyboards": ("made_at", "title", "known_at", "template", "seconds", "author", "marking"),
    "audiences": ("name", "level", "members", "note"),
    "outputs": ("at", "kind", "title", "file", "audience", "recipient", "released_by", "author", "marking"),
    "corrections": ("at", "page", "text", "to_tell", "author"),
    "positions": ("at", "iso2", "draft", "version", "stance", "holds", "caveat", "reported_by", "confidence"),
    "silences": ("opened_at", "closes_at", "draft", "version", "state", "since", "opened_by"),
    "decisions": ("at", "title", "basis", "agreed", "conditions", "picture_at"),
}
_ARRIVALS = "arrivals"
_CONDITION = re.compile(r"(?P<field>[a-z_0-9]+)(?P<sign>!=|>=|<=|=|~|>|<)(?P<value>.*)", re.DOTALL)
_ORDERED = {">": operator.gt, "<": operator.lt, ">=": operator.ge, "<=": operator.le}


def offer(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add this command."""
    listed = commands.add_parser("list", help="what the case holds, of one kind")
    listed.add_argument("case", type=Path, metavar="CASE", help="the case file")
    listed.add_argument("kind", choices=tuple(_SHOWN), metavar="KIND", help=", ".join(_SHOWN))
    listed.add_argument("--as-of", type=span, metavar="T", help="what held then: a day is the whole day")
    listed.add_argument("--from", dest="since", type=span, metavar="T", help="changes: the first of the two days")
    listed.add_argument("--to", metavar="T", help="changes: the second (else now); arrivals: the place")
    arriving.offer(listed)
    listed.add_argument("--known-at", type=access.moment, metavar="T", help="what this case knew then")
    listed.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="FIELD=VALUE",
        help="only rows where it holds: = != ~ (contains) > >= < <=; several must all hold",
    )
    listed.add_argument("--json", action="store_true", help="print one array")
    access.add_key(listed)
    listed.set_defaults(run=_list)


def _list(asked: argparse.Namespace) -> int:
    conditions = [_condition(text) for text in asked.where]
    when = _between(asked)
    with access.looked_at(asked) as store:
        access.tell_notice(store)
        reader = store.reader() if asked.known_at is None else store.known_at(asked.known_at)
        with reader:
            rows = _rows(asked, reader, when, store.case.marking)
    rows = [row for row in rows if all(holds(row) for holds in conditions)]
    if asked.json:
        say_json(rows)
    else:
        if asked.kind == _ARRIVALS:
            print("HYPOTHETICAL")
        _print_table(rows, _SHOWN[asked.kind])
    return 0


def _rows(asked: argparse.Namespace, reader: Reader, when: Interval | None, marking: Marking) -> list[Record]:
    if asked.kind == _ARRIVALS:
        return arriving.lines(asked, reader)
    if asked.kind in _STANDING:
        at = when.end - 1 if when else access.now_of(asked) if asked.known_at is None else asked.known_at
        return [record(thing, marking) for thing in _STANDING[asked.kind](reader, when and when.end, at)]
    return [record(thing, marking) for thing in _QUERIES[asked.kind](reader, when)]


def _between(asked: argparse.Namespace) -> Interval | None:
    """The span asked for; of changes the last moments of two days. Raises UsageError for days that are not wanted."""
    if asked.kind == _ARRIVALS:
        return None
    if arriving.given(asked):
        raise UsageError(f"--decision, --seed and --runs are for arrivals; {asked.kind} take --as-of")
    if asked.kind != "changes":
        if asked.since is not None or asked.to is not None:
            raise UsageError(f"--from and --to are for changes; {asked.kind} take --as-of")
        found: Interval | None = asked.as_of
        return found
    if asked.since is None or asked.as_of is not None:
        raise UsageError("changes need two days: --from 2022-02-24, and --to (else now)")
    end = access.now_of(asked) if asked.to is None else parse_day_or_instant(asked.to).end - 1
    return Interval(asked.since.end - 1, end)


def _until(things: Iterable[Any], when: Interval | None) -> list[Any]:
    return [thing for thing in things if when is None or thing.at < when.end]


def _made_until(things: Iterable[Any], when: Interval | None) -> list[Any]:
    return [thing for thing in things if when is None or thing.made_at < when.end]


def span(text: str) -> Interval:
    """The span of ``--as-of``: a day is the whole day, a moment itself. Raises what argparse expects."""
    try:
        return parse_day_or_instant(text)
    except ConsoleError as error:
        raise argparse.ArgumentTypeError(str(error).rstrip(".")) from None


def _condition(text: str) -> Callable[[Record], bool]:
    """A condition over a record. Raises UsageError when it is not FIELD, sign, VALUE."""
    match = _CONDITION.fullmatch(text)
    if match is None:
        raise UsageError(f"--where {text!r} is not FIELD=VALUE (or != ~ > >= < <=)")
    field, sign, value = match["field"], match["sign"], match["value"]

    def holds(row: Record) -> bool:
        if field not in row:
            raise UsageError(f"--where: there is no field {field!r}; there are {', '.join(row)}")
        return _compare(row[field], sign, value)

    return holds


def _compare(held: Any, sign: str, value: str) -> bool:
    text = _plain(held)
    if sign == "~":
        return folded(value) in folded(text)
    if sign in ("=", "!="):
        return (text == value) is (sign == "=")
    if held is None:
        return False
    if isinstance(held, int | float):
        try:
            return bool(_ORDERED[sign](held, float(value)))
        except ValueError:
            raise UsageError(f"--where: {value!r} is not a number") from None
    return bool(_ORDERED[sign](text, value))


def _plain(held: Any) -> str:
    if held is None:
        return ""
    if isinstance(held, bool):
        return "yes" if held else "no"
    if isinstance(held, list):
        return ";".join(map(str, held))
    if isinstance(held, dict) and "name" in held:
        return str(held["name"])  # A place with its position, which a record has as well.
    return str(held)


def _print_table(rows: list[Record], columns: tuple[str, ...]) -> None:
    """Columns as wide as their widest cell; control characters of outside text never reach the terminal."""
    table = [columns, *([printable(_plain(row[name])) or "–" for name in columns] for row in rows)]
    widths = [max(len(line[place]) for line in table) for place in range(len(columns))]
    for line in table:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip())
