"""Which formats there are, in the order they are tried: recognised by content, never by the name of a file."""

from collections.abc import Iterator
from importlib import import_module

from console.feeds import unknown, unpacked
from console.feeds.drafts import Asked, Draft, Given, Parser, Refused
from console.feeds.unpacked import UnknownFormat

# module -> the parsers it offers as PARSERS, tried in this order: the narrow before the wide (CAP before any XML,
# tables last: nearly every text is a table). Each is imported only when the ones before did not recognise the file.
_MODULES: tuple[str, ...] = (
    "cap",
    "syndication",
    "cot",
    "nvg",
    "msdl",
    "tak_package",
    "shapefile_zip",
    "kml",
    "gpx",
    "geopackage",
    "orbat_mapper",
    "unit_features",
    "geojson",
    "exercise_plans",
    "json_lists",
    "exercise_sheets",
    "sheets",
    "unit_tables",
    "tables",
)


def recognised(given: Given) -> Parser:
    """The format of a file; an archive is read through. Raises Refused when it is of none that is known."""
    for parser in parsers():
        if parser.recognises(given):
            return parser
    if (inside := unpacked.opened(given, recognised)) is not None:
        return inside
    raise UnknownFormat(f"Not taken: {given.name} {unknown.what(given)}. Nothing was written.")


def parsers() -> Iterator[Parser]:
    """Every format, in the order they are tried."""
    for module in _MODULES:
        yield from import_module(f"console.feeds.{module}").PARSERS


def read(given: Given, asked: Asked, name: str | None = None) -> tuple[str, Iterator[Draft]]:
    """The format's name and the drafts of a file; ``name`` takes a format whatever the content says. Raises Refused."""
    if name is None:
        parser = recognised(given)
    else:
        found = next((parser for parser in parsers() if parser.name == name), None)
        if found is None:
            known = ", ".join(sorted(parser.name for parser in parsers()))
            raise Refused(f"There is no format {name}. There are {known}.")
        parser = _through(given, found)
    return parser.name, parser.read(given, asked)


def _through(given: Given, parser: Parser) -> Parser:
    """The parser a person asks for, on what is inside where the file is an archive that is not of its format."""
    if parser.recognises(given):
        return parser

    def asked_for(_: Given) -> Parser:
        return parser

    return unpacked.opened(given, asked_for) or parser
