"""Workbooks (XLSX, XLS, ODS) become sheets of texts. Their size is looked at before any of it is read."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import NamedTuple

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from console.feeds import archives
from console.feeds.archives import Member
from console.feeds.drafts import Given, Refused

_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_STREAMS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
_ODS = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_PICTURES = ("xl/media/", "Pictures/")
_MOST_CELLS = 8_000_000
_MOST_UNPACKED = 192 << 20
_MOST_SHEETS = 100
_BLANK = 16_000  # so often only blank cells are repeated, to fill a sheet
_OVERLAP = 700
_ROW = re.compile(rb"<(?:\w+:)?row\b[^>]{0,200}?\br=[\"'](\d{1,8})[\"']")
_WIDE = re.compile(rb"\br=[\"'][A-Z]{2}")
_FULL = re.compile(rb"<(?:\w+:)?c\b[^>]{0,300}?\br=[\"']([A-Z]{1,3})(\d{1,8})[\"'][^>]{0,300}?(?<!/)>")
_REPEATED = re.compile(rb'number-(?:columns|rows)-(?:repeated|spanned)="(\d{1,9})"')


class Sheet(NamedTuple):
    """A sheet by name, its rows as texts; days and times as ISO 8601."""

    name: str
    rows: list[list[str]]


def is_workbook(given: Given) -> bool:
    """By the content; any other zip archive is none."""
    head = given.head
    if head.startswith(_OLD):
        return any(name in _start_of_old(given) for name in _OLD_STREAMS)
    if not archives.is_zip(given):
        return False
    if _ODS in head[:200]:
        return True
    return "xl/workbook.xml" in archives.paths(given)


def sheets(given: Given, rows: int | None = None) -> list[Sheet]:
    """All sheets with something in them, in their order, or only their first ``rows``. Raises Refused."""
    content = given.whole()
    if archives.is_zip(given):
        for member in archives.members(given):
            _require_small(given.name, member)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        names = book.sheet_names[:_MOST_SHEETS]
        found = []
        for name in names:
            sheet = book.get_sheet_by_name(name)
            if sheet.total_height * sheet.total_width > _MOST_CELLS:
                raise _too_large(given.name)
            cells = sheet.to_python(skip_empty_area=True, nrows=rows)
            found.append(Sheet(name, [[_text(cell) for cell in row] for row in cells]))
    except PasswordError:
        raise Refused(f"Not taken: {given.name} is locked with a password. Nothing was written.") from None
    except (CalamineError, ValueError, OverflowError, OSError) as error:
        raise Refused(f"Not taken: {given.name} is a workbook that cannot be read. Nothing was written.") from error
    return [sheet for sheet in found if any(any(row) for row in sheet.rows)]


def _start_of_old(given: Given) -> bytes:
    """An old workbook names its streams in a directory that may stand anywhere."""
    return given.head if given.size <= len(given.head) or given.size > 96 << 20 else given.whole()


def _require_small(name: str, member: Member) -> None:
    """Raises Refused where a sheet would unpack to more than can be held, or a few cells stretch it over everything."""
    if member.path.startswith(_PICTURES):
        return
    if member.size > _MOST_UNPACKED:
        raise _too_large(name)
    rows, wide, repeated = 0, False, 0
    for text in _overlapping(member):
        rows = max(rows, max(map(int, _ROW.findall(text)), default=0))
        wide = wide or _WIDE.search(text) is not None
        repeated += sum(int(found) for found in _REPEATED.findall(text) if int(found) < _BLANK)
    if repeated > _MOST_CELLS:
        raise _too_large(name)
    # Rows may be styled down to the last without a cell in them: only then it is worth asking every cell.
    if (rows == 0 or wide or rows * 26 > _MOST_CELLS) and _stretched(member) > _MOST_CELLS:
        raise _too_large(name)


def _stretched(member: Member) -> int:
    """How many cells the box around all cells with something in them has."""
    rows = columns = 0
    for text in _overlapping(member):
        for letters, row in _FULL.findall(text):
            rows = max(rows, int(row))
            columns = max(columns, _number(letters))
    return rows * columns


def _overlapping(member: Member) -> Iterator[bytes]:
    """A file in pieces, each begun with the end of the one before."""
    rest = b""
    for piece in member.chunks(1 << 20):
        text = rest + piece
        yield text
        rest = text[-_OVERLAP:]


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell.replace("\0", "")
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "milliseconds" if cell.microsecond else "seconds")
    if isinstance(cell, time):
        return cell.isoformat("seconds")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return "" if cell is None else str(cell)


def _too_large(name: str) -> Refused:
    return Refused(
        f"Not taken: {name} has a sheet of more than {_MOST_CELLS // 1_000_000} million cells; save it as CSV."
        " Nothing was written."
    )
