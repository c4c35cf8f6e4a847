"""The properties of a record in JSON, looked up by what they mean whatever way their names are written."""

import re
from typing import Any

import msgspec

_WORDS = re.compile(r"(?<=[a-z])(?=[A-Z])|[\s_\-.:]+")
_LONGEST = 20_000
_MOST = 300


class Properties:
    """Names are compared without case, ``eventDate``, ``event_date`` and ``Event Date`` being the same."""

    def __init__(self, given: dict[str, Any]) -> None:
        self._given = given
        self._named: dict[str, Any] = {}
        for key, value in given.items():
            if value is not None and value != "":
                self._named.setdefault(_name(key), value)

    def __contains__(self, key: str) -> bool:
        return key in self._named

    def first(self, *keys: str) -> str:
        """The text of the first of these that says something; numbers as texts; empty where none does."""
        for key in keys:
            value = self._named.get(key)
            if value is None:
                continue
            if isinstance(value, str) and (said := value.strip()):
                return said
            if isinstance(value, int | float) and not isinstance(value, bool):
                return _number(value)
        return ""

    def ending(self, word: str) -> str:
        """The text of the first property whose name ends with a word."""
        return next((self.first(key) for key in self._named if key.endswith(word) and self.first(key)), "")

    def raw(self, key: str) -> Any:
        """What is written under a name, of whatever kind; None where nothing is."""
        return self._named.get(key)

    def texts(self) -> dict[str, str]:
        """All of it as plain texts under the names as written; what has parts is written as JSON."""
        kept: dict[str, str] = {}
        for key, value in list(self._given.items())[:_MOST]:
            if value is not None and value != "":
                kept[key] = _text(value)[:_LONGEST]
        return kept


def _name(key: str) -> str:
    return _WORDS.sub(" ", key).strip().lower()


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value)
    try:
        return msgspec.json.encode(value).decode()
    except (TypeError, ValueError, RecursionError):
        return "(cannot be shown)"


def _number(value: float) -> str:
    return str(int(value)) if abs(value) < 1e15 and value == int(value) else str(value)
