"""JSON as files hold it: a mark before it, NaN in it, an assignment of JavaScript around it; read piece by piece."""

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, TypeVar

import msgspec

from console.feeds.decoding import decoded
from console.feeds.drafts import Given, Refused, Warned

_MARK = b"\xef\xbb\xbf"
_ASSIGNED = re.compile(rb"\s*(?:(?:var|let|const)\s+)?[A-Za-z_$][\w$.]*\s*=\s*(?=[{\[])")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"?|[{}\[\],:]|[^\s"{}\[\],:]+', re.DOTALL)
_NOT_NUMBERS = re.compile(rb'"(?:[^"\\]|\\.)*"|-?\b(?:NaN|nan|Infinity|inf)\b', re.DOTALL)


_T = TypeVar("_T")


class NotJson(ValueError):
    """A piece of JSON that cannot be read."""


class Glimpse(NamedTuple):
    """What the first bytes of a JSON object show: its outermost keys, its ``type``, whether more objects follow."""

    keys: frozenset[str]
    type: str
    several: bool


def glimpse(head: bytes) -> Glimpse | None:
    """What the first bytes show of a JSON object, None where they do not begin one. Never raises."""
    text = head.decode("utf-16" if head[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig", "replace")
    text = text.lstrip("\x1e \t\r\n")
    if assigned := _ASSIGNED.match(text[:200].encode("utf-8", "replace")):
        text = text[assigned.end() :]
    if not text.startswith("{"):
        return None
    keys: list[str] = []
    kind, depth, before, key = "", 0, "", ""
    for token in _TOKEN.finditer(text):
        said = token[0]
        if said in "{[":
            depth += 1
        elif said in "}]":
            depth -= 1
            if depth == 0:
                return Glimpse(frozenset(keys), kind, text[token.end() :].lstrip("\x1e \t\r\n").startswith("{"))
        elif depth == 1 and said.startswith('"'):
            if before in ("{", ","):
                key = said[1:-1]
                keys.append(key)
            elif before == ":" and key == "type":
                kind = said[1:-1]
        before = said
    return Glimpse(frozenset(keys), kind, False)


def whole(given: Given) -> tuple[bytes, list[Warned]]:
    """All of a JSON file as UTF-8, without what does not belong to it. Raises Refused where it is too large."""
    data, warnings = given.whole(), []
    data = data.removeprefix(_MARK)
    try:
        data.decode()
    except UnicodeDecodeError:
        text = decoded(data)
        data = text.text.encode("utf-8", "replace")
        if text.warning:
            warnings.append(Warned(text.warning))
    if assigned := _ASSIGNED.match(data[:200]):
        data = data[assigned.end() :].rstrip(b"; \t\r\n")
        warnings.append(Warned("The JavaScript around the data was left off."))
    return data, warnings


def members(name: str, data: bytes) -> dict[str, msgspec.Raw]:
    """The members of an object, each still as text. Raises Refused where it is not JSON."""
    try:
        return _decoded(data, dict[str, msgspec.Raw])
    except (msgspec.DecodeError, RecursionError) as error:
        raise _not_json(name, error) from error


def elements(name: str, data: bytes) -> list[msgspec.Raw]:
    """The items of an array, each still as text. Raises Refused where it is not JSON."""
    try:
        return _decoded(data, list[msgspec.Raw])
    except (msgspec.DecodeError, RecursionError) as error:
        raise _not_json(name, error) from error


def items(raw: msgspec.Raw) -> Iterator[msgspec.Raw] | None:
    """The items of an array, each still as text; None where it is no array."""
    try:
        return iter(msgspec.json.decode(raw, type=list[msgspec.Raw]))
    except (msgspec.DecodeError, RecursionError):
        return None


def pieces(data: bytes) -> Iterator[bytes]:
    """The texts of a sequence of JSON: one a line, or each after a record separator."""
    for piece in data.split(b"\x1e") if b"\x1e" in data else data.splitlines():
        if stripped := piece.strip():
            yield stripped


def value(raw: msgspec.Raw | bytes) -> Any:
    """The value of a piece; numbers too large become infinite. Raises NotJson."""
    try:
        return msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        return _without_halves(json.loads(bytes(raw)))
    except (ValueError, RecursionError) as error:
        raise NotJson("It is not well-formed JSON.") from error


def _not_json(name: str, error: Exception) -> Refused:
    if isinstance(error, RecursionError):
        where = "is nested deeper than can be read"
    else:
        where = "ends in the middle" if "truncated" in str(error) else "is not well-formed JSON"
    return Refused(f"Not taken: {name} {where}. Nothing was written.")


def _decoded(data: bytes, kind: type[_T]) -> _T:
    try:
        return msgspec.json.decode(data, type=kind)
    except msgspec.ValidationError:
        raise
    except msgspec.DecodeError:
        if not re.search(rb"NaN|nan|Inf|inf", data):
            raise
    return msgspec.json.decode(_NOT_NUMBERS.sub(_nulled, data), type=kind)


def _nulled(token: re.Match[bytes]) -> bytes:
    return token[0] if token[0][:1] == b'"' else b"null"


def _without_halves(read: Any) -> Any:
    """Texts without halves of letters that UTF-8 cannot write."""
    if isinstance(read, str):
        return read.encode("utf-8", "replace").decode()
    if isinstance(read, list):
        return [_without_halves(part) for part in read]
    if isinstance(read, dict):
        return {_without_halves(key): _without_halves(part) for key, part in read.items()}
    return read
