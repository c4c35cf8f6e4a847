"""One row of a baseline file, read cell by cell; whatever does not hold is refused with file, row and column."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from typing import Any, NoReturn, TypeVar

from console.domain import sidc, times
from console.domain.errors import BadInput, ConsoleError
from console.domain.provenance import Provenance
from console.domain.times import Instant, Precision

_T = TypeVar("_T")
_E = TypeVar("_E", bound=Enum)
_LIST_MARK = ";"


class Row:
    """Cells of one row by column name. Every reader raises BadInput naming file, row and column."""

    def __init__(self, place: str, cells: Mapping[str, str]) -> None:
        """``place`` is how a person finds the row: ``incidents.csv row 14``; the header is row 1."""
        self.place = place
        self._cells = cells

    def text(self, column: str) -> str:
        """A cell, empty allowed."""
        try:
            return self._cells[column]
        except KeyError:
            self.refuse(column, "is missing")

    def filled(self, column: str) -> str:
        """A cell that must say something."""
        text = self.text(column)
        if not text.strip():
            self.refuse(column, "is empty")
        return text

    def listed(self, column: str) -> tuple[str, ...]:
        """A cell with parts between semicolons."""
        return tuple(part.strip() for part in self.text(column).split(_LIST_MARK) if part.strip())

    def flag(self, column: str) -> bool:
        """``yes`` or ``no``."""
        return self.one_of(column, ("yes", "no")) == "yes"

    def one_of(self, column: str, allowed: tuple[str, ...]) -> str:
        """One of a few words."""
        text = self.text(column)
        if text not in allowed:
            self.refuse(column, f"is {text!r}, not one of {', '.join(word or 'empty' for word in allowed)}")
        return text

    def member(self, column: str, kind: type[_E]) -> _E:
        """A member of an enumeration by its value."""
        return self._read(column, lambda text: kind(text), f"is no {kind.__name__.lower()}")

    def whole(self, column: str) -> int | None:
        """A plain whole number of zero or more; None where empty."""
        text = self.text(column)
        if not text:
            return None
        if not (text.isascii() and text.isdigit()):
            self.refuse(column, f"is {text!r}, not a plain whole number")
        return int(text)

    def count(self, column: str) -> int:
        """A whole number that must be there."""
        self.filled(column)
        return self.whole(column) or 0

    def range(self, low: str, high: str) -> tuple[int | None, int | None]:
        """Two numbers of which the first is not larger, either unknown."""
        least, most = self.whole(low), self.whole(high)
        if least is not None and most is not None and least > most:
            self.refuse(high, f"is {most}, less than {low} {least}")
        return least, most

    def day(self, column: str) -> Instant:
        """The first millisecond of a UTC day."""
        return self._read(column, times.day_start, "is not a day")

    def day_or_open(self, column: str) -> Instant | None:
        """The exclusive end of an inclusive last day; None where empty: still so."""
        return self._read(column, times.day_end, "is not a day") if self.text(column) else None

    def day_text(self, column: str) -> str:
        """A day kept as written, or empty."""
        if self.text(column):
            self.day(column)
        return self.text(column)

    def valid(self, start: str, end: str) -> tuple[Instant, Instant | None]:
        """Half-open validity from two inclusive days."""
        first, last = self.day(start), self.day_or_open(end)
        if last is not None and last <= first:
            self.refuse(end, f"is before {start}")
        return first, last

    def instant(self, column: str) -> Instant:
        """A time with its zone."""
        return self._read(column, times.parse_instant, "is not a time with its zone")

    def stated(self, column: str) -> tuple[Instant, Precision] | None:
        """A time as exactly as it is written: month, day, or an instant (on the full hour: to the hour).

        None where empty.
        """
        text = self.text(column)
        if not text:
            return None
        start, end = self._read(column, times.parse_day_or_instant, "is not a day, month or time with its zone")
        if end - start == 1:
            return start, Precision.MINUTE if start % times.HOUR else Precision.HOUR
        return start, Precision.DAY if end - start == times.DAY else Precision.MONTH

    def position(self, lon: str = "lon", lat: str = "lat") -> tuple[float, float]:
        """Longitude and latitude in degrees."""
        return self._degrees(lon, 180), self._degrees(lat, 90)

    def position_if_any(self, lon: str = "lon", lat: str = "lat") -> tuple[float, float] | tuple[None, None]:
        """As :meth:`position`, or two None where the row has none."""
        return self.position(lon, lat) if self.text(lon) or self.text(lat) else (None, None)

    def symbol(self, column: str = "sidc") -> str:
        """A valid APP-6D code; empty where the row has no symbol."""
        text = self.text(column)
        return str(self._read(column, sidc.parse, "is not valid")) if text else ""

    def provenance(self) -> Provenance:
        """Source, as-of, and what is still to be checked; the first two and the note are required."""
        source, as_of = self.filled("source"), self.filled("as_of")
        stated = self.stated("as_of")
        if stated is None or stated[1] not in (Precision.DAY, Precision.MONTH):
            self.refuse("as_of", f"is {as_of!r}, not a day or a month")
        to_check, note = self.flag("to_check"), self.text("check_note")
        if to_check and not note.strip():
            self.refuse("check_note", "is empty, but the row is to be checked: say what")
        if note and not to_check:
            self.refuse("check_note", "says something, but to_check is no")
        return Provenance(source, as_of, to_check, note)

    def refuse(self, column: str, why: str) -> NoReturn:
        """Raise the BadInput that names this row and column."""
        raise BadInput(f"{self.place}, column {column}: {why}")

    def _degrees(self, column: str, limit: int) -> float:
        degrees = self._read(column, float, "is not a number of degrees")
        if not abs(degrees) <= limit:  # written so that nan is refused too
            self.refuse(column, f"is {degrees}, outside ±{limit}")
        return degrees

    def _read(self, column: str, read: Callable[[str], _T], otherwise: str) -> _T:
        text = self.filled(column)
        try:
            return read(text)
        except ConsoleError as error:
            self.refuse(column, str(error))
        except ValueError:
            self.refuse(column, f"{otherwise}: {text!r}")


def csv_rows(path: Path) -> Iterator[Row]:
    """Rows of a UTF-8 CSV file with a header. Raises BadInput when it cannot be read or a row is ragged."""
    reader = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    header = next(reader, None)
    if not header:
        raise BadInput(f"{path.name} is empty")
    try:
        for number, cells in enumerate(reader, start=2):
            place = f"{path.name} row {number}"
            if len(cells) != len(header):
                raise BadInput(f"{place} has {len(cells)} cells; the header has {len(header)}")
            yield Row(place, dict(zip(header, cells, strict=True)))
    except csv.Error as error:
        raise BadInput(f"{path.name} is not CSV near line {reader.line_num}: {error}") from None


def geojson_rows(path: Path) -> Iterator[tuple[Row, dict[str, Any]]]:
    """Properties as a row, and the geometry, of each feature. Raises BadInput when it is not GeoJSON."""
    try:
        features = json.loads(_text(path))["features"]
        pairs = [(dict(feature["properties"]), dict(feature["geometry"])) for feature in features]
    except (ValueError, LookupError, TypeError):
        raise BadInput(f"{path.name} is not a GeoJSON feature collection") from None
    for number, (properties, geometry) in enumerate(pairs, start=1):
        cells = {str(key): "" if value is None else str(value) for key, value in properties.items()}
        yield Row(f"{path.name} feature {number}", cells), geometry


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise BadInput(f"{path.name} is missing from the baseline") from None
    except UnicodeDecodeError:
        raise BadInput(f"{path.name} is not UTF-8 text") from None
