"""Lists of records in JSON: an array of objects, an object that holds one, an object a line, an array of rows.

The keys are columns, objects inside an object are flattened by one level, and the columns are read as those of any
table. JSON without a list of records is refused.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Any

import msgspec

from console.domain.numbers import grouped
from console.feeds import json_text
from console.feeds.columns import tells_something
from console.feeds.drafts import Asked, Draft, Given, Refused
from console.feeds.json_text import NotJson
from console.feeds.table import SAMPLE, Row, Table, mapped, reports, table, why_not

_BEGINS = {"[": '{["-0123456789tfnNI]', "{": '"}'}
_SCALARS = '"-0123456789tfn'
_LISTS = ("records", "data", "items", "results", "features", "events", "incidents", "reports", "rows", "values", "hits")
_KEYS_OF = 2000  # the first so many objects name the columns
_MOST_COLUMNS = 300
_MOST_RECORDS = 3_000_000
_MOST_PARTS = 2000  # of one record, on average
_REST = "other keys"
_NO_RECORDS = "holds no records: reports are read from a list of objects"


class JsonList:
    """See the module."""

    name = "json"

    def recognises(self, given: Given) -> bool:
        """By the first signs; a text or number alone is JSON too where that is all there is."""
        text = _start(given.head)
        if text[:1] in _BEGINS:
            following = text[1:].lstrip()
            return not following or following[0] in _BEGINS[text[0]]
        return bool(text) and text[0] in _SCALARS and given.size <= len(given.head) and _is_json(given.head)

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """One report an object. Raises Refused."""
        data, warnings = json_text.whole(given)
        yield from warnings
        found = _table(given.name, data)
        if not found.headers:
            raise _no_records(given.name)
        mapping, others = mapped(found, asked)
        if reason := why_not(found, mapping):
            raise Refused(f"Not taken: {given.name} {reason}. Nothing was written.")
        yield from others
        yield from reports(found, mapping)


def opened(given: Given) -> Table:
    """The table of what a JSON file lists. Raises Refused."""
    return _table(given.name, json_text.whole(given)[0])


def _start(head: bytes) -> str:
    wide = head[:2] in (b"\xff\xfe", b"\xfe\xff")
    text = head[: 1 << 12].decode("utf-16" if wide else "utf-8-sig", "replace")
    return text.replace("\0", "").lstrip("\ufeff\x1e \t\r\n")


def _is_json(content: bytes) -> bool:
    try:
        msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def _table(name: str, data: bytes) -> Table:
    plain = data.lstrip(b"\x1e \t\r\n")
    if plain.startswith(b"["):
        _require_records(name, plain)
        return _listed(name, json_text.elements(name, data))
    if not plain.startswith(b"{"):
        if not _is_json(data):
            raise Refused(f"Not taken: {name} is not well-formed JSON. Nothing was written.")
        raise _no_records(name)
    seen = json_text.glimpse(plain[: 1 << 16])
    if seen is not None and seen.several:
        return _objects(lambda: json_text.pieces(data))
    return _inside(name, json_text.members(name, data), data)


def _listed(name: str, items: list[msgspec.Raw]) -> Table:
    """The table of an array, of objects or of rows."""
    first = [_sign(item) for item in items[:SAMPLE]]
    if first and first.count(b"[") == len(first):
        return table(lambda: (_cells(item) for item in items), [])
    if b"{" not in first:
        raise _no_records(name)
    return _objects(lambda: iter(items))


def _inside(name: str, members: dict[str, msgspec.Raw], data: bytes) -> Table:
    """The one list of objects an object holds; where it holds none it is a record itself."""
    lists = dict(_lists(name, members))
    if not lists:
        for key, raw in members.items():
            if _sign(raw) == b"{" and (inner := dict(_lists(name, json_text.members(name, bytes(raw))))):
                lists |= {f"{key}.{one}": items for one, items in inner.items()}
    tables = {key: _objects(lambda items=items: iter(items)) for key, items in lists.items()}  # type: ignore[misc]
    if not tables:
        alone = _objects(lambda: iter((data,)))
        if why_not(alone, alone.guessed):
            raise _no_records(name)
        return alone
    if len(tables) == 1:
        return next(iter(tables.values()))
    telling = {key: one for key, one in tables.items() if tells_something(one.guessed.values())}
    usual = [one for key, one in telling.items() if key.rpartition(".")[2].lower() in _LISTS]
    if len(telling) == 1 or len(usual) == 1:
        return usual[0] if usual else next(iter(telling.values()))
    names = ", ".join(list(tables)[:5])
    raise Refused(f"Not taken: {name} holds several lists ({names}) and none is clearly one of reports.")


def _lists(name: str, members: dict[str, msgspec.Raw]) -> Iterator[tuple[str, list[msgspec.Raw]]]:
    for key, raw in members.items():
        if _sign(raw) != b"[" or bytes(memoryview(raw)[1:64]).lstrip()[:1] != b"{":
            continue
        _require_records(name, bytes(raw))
        if found := json_text.items(raw):
            yield key, list(found)


def _sign(raw: msgspec.Raw) -> bytes:
    """The first sign of a value, ``{`` or ``[`` of what holds others."""
    return bytes(memoryview(raw)[:1])


def _require_records(name: str, data: bytes) -> None:
    """Raises Refused where an array is one of numbers or texts, or of more items than can be held."""
    if data[1:64].lstrip()[:1] not in (b"{", b"[", b""):
        raise _no_records(name)
    held = data.count(b"{") + data.count(b"[")
    if held > _MOST_RECORDS:
        raise Refused(f"Not taken: {name} has more than {grouped(_MOST_RECORDS)} parts; split it. Nothing was written.")
    if data.count(b",") > _MOST_PARTS * held:
        raise _no_records(name)


def _objects(items: Callable[[], Iterator[msgspec.Raw | bytes]]) -> Table:
    headers: dict[str, None] = {}
    remaining = iter(items())
    for item in islice(remaining, _KEYS_OF):
        flat = _flat(item)
        if not isinstance(flat, str):
            headers |= dict.fromkeys(flat)
        if len(headers) > _MOST_COLUMNS:
            break
    names = list(headers)[:_MOST_COLUMNS]
    columns = {name: at for at, name in enumerate(names)}
    rest = len(headers) > _MOST_COLUMNS or next(remaining, None) is not None

    def rows() -> Iterator[Row]:
        for item in items():
            flat = _flat(item)
            yield flat if isinstance(flat, str) else _row(columns, rest, flat)

    sample = [row for row in islice(rows(), SAMPLE) if not isinstance(row, str)]
    return Table([*names, _REST] if rest else names, sample, rows)


def _row(columns: dict[str, int], rest: bool, flat: dict[str, str]) -> list[str]:
    row = [""] * (len(columns) + rest)
    more = []
    for key, text in flat.items():
        at = columns.get(key)
        if at is not None:
            row[at] = text
        elif text:
            more.append(f"{key}: {text}")
    if rest:
        row[-1] = "; ".join(more)
    return row


def _flat(item: msgspec.Raw | bytes) -> dict[str, str] | str:
    """The texts of an object by key, ``key.inner`` of an object inside; or why it is none."""
    try:
        read = json_text.value(item)
    except NotJson as error:
        return str(error)
    if not isinstance(read, dict):
        return "It is no object with keys."
    flat: dict[str, str] = {}
    for key, value in read.items():
        if isinstance(value, dict) and not ("type" in value and "coordinates" in value):
            for inner, one in value.items():
                flat[f"{key}.{inner}"] = _text(one)
        else:
            flat[key] = _text(value)
    return flat


def _cells(item: msgspec.Raw) -> list[str]:
    try:
        read = json_text.value(item)
    except NotJson:
        return []
    return [_text(value) for value in read] if isinstance(read, list) else []


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.replace("\0", "")
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(int(value)) if isinstance(value, float) and value.is_integer() and abs(value) < 1e15 else str(value)
    if isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        return ", ".join(value)
    try:
        return msgspec.json.encode(value).decode()
    except (msgspec.MsgspecError, RecursionError, UnicodeError, OverflowError, ValueError):
        return ""


def _no_records(name: str) -> Refused:
    return Refused(f"Not taken: {name} {_NO_RECORDS}. Nothing was written.")


PARSERS = (JsonList(),)
