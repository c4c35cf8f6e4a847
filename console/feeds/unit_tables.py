"""Tables in text that list units, one a row: recognised among tables by their columns, read as an order of battle."""

from collections.abc import Iterator, Mapping, Sequence

from console.feeds.columns import guess
from console.feeds.drafts import Asked, Draft, Given, Refused, Warned
from console.feeds.meanings import Meaning
from console.feeds.positions import Point
from console.feeds.table import Table
from console.feeds.table_places import Places
from console.feeds.tables import DelimitedText, opened
from console.feeds.unit_records import UnitRecords
from console.feeds.unit_roles import Role, lists_units, roles, symbol_of

_PLACED = (Meaning.LAT, Meaning.LON, Meaning.POSITION, Meaning.POSITION_LON_FIRST, Meaning.GEOMETRY)
_NO_UNITS = "has no columns that list units (a name, and a symbol code or a superior)"


class UnitTable:
    """See the module."""

    name = "units"

    def recognises(self, given: Given) -> bool:
        """Whether it is a table whose first rows list units."""
        if not DelimitedText().recognises(given):
            return False
        try:
            found = opened(_Head(given))[0]
        except Refused:
            return False
        return _lists_units(found)

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """One record a row. Raises Refused where no column names units."""
        read, warning = opened(given)
        said = roles(read.headers)
        if Role.NAME not in said.values():
            raise Refused(f"Not taken: {given.name} {_NO_UNITS}. Nothing was written.")
        if warning:
            yield Warned(warning)
        places = Places(_positions(read), None)
        records = UnitRecords(given.name)
        for number, row in enumerate(read.rows(), start=1):
            if isinstance(row, str):
                records.reject(number, row)
                continue
            cells = row + [""] * (len(read.headers) - len(row))
            place = places.of(cells, {})
            row_said = spoken(dict(zip(read.headers, cells, strict=False)), said)
            records.add(number, row_said, Point(place.lon, place.lat, place.unlocated))
        yield from records.drafts()
        for text in read.told:
            yield Warned(text)


PARSERS = (UnitTable(),)


class _Head:
    """The first part of a file alone, for looking at its columns."""

    def __init__(self, given: Given) -> None:
        self.name = given.name
        self.head = given.head if given.size <= len(given.head) else given.head[: given.head.rfind(b"\n") + 1]
        self.size = len(self.head)

    def whole(self) -> bytes:
        return self.head

    def chunks(self, size: int = 1 << 20) -> Iterator[bytes]:
        yield self.head


def spoken(row: Mapping[str, str], said: Mapping[str, Role]) -> dict[Role, str]:
    """What a record says, by role: the notes together, the best of its symbol codes."""
    found: dict[Role, str] = {}
    for header, role in said.items():
        text = row.get(header, "").strip()
        if text and role is Role.NOTE:
            found[role] = f"{found[role]}\n{text}" if role in found else text
        elif text:
            found.setdefault(role, text)
    if symbol := symbol_of(row, said):
        found[Role.SYMBOL] = symbol
    return found


def _lists_units(read: Table) -> bool:
    rows = [dict(zip(read.headers, row, strict=False)) for row in read.sample]
    return lists_units(read.headers, rows)


def _positions(read: Table) -> dict[Meaning, list[int]]:
    """The columns that say where, by what they mean."""
    meant: Sequence[Meaning] = list(guess(read.headers, read.sample).values())
    return {meaning: [at for at, one in enumerate(meant) if one is meaning] for meaning in _PLACED if meaning in meant}
