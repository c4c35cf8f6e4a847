"""The tables of the ``milsymbol`` package, read an entry at a time: a symbol that did not ship keeps nobody waiting.

The package (0.2.0) makes one object of each table when it first needs it: up to 66 MB of JSON, 0.3 to 1.4 seconds on
the window's thread. Here a table is only taken apart into its entries, a few hundredths of a second; each is read when
it is asked for.
"""

from importlib import resources
from typing import Any

import msgspec
from isal import igzip

_TABLES = {"_number_data": "number", "_letter_data": "letter", "_modifier_data": "modifier"}


class _Table(dict[str, Any]):
    """Entries by their keys, each kept as JSON until it is looked up."""

    def __getitem__(self, key: str) -> Any:
        return msgspec.json.decode(super().__getitem__(key))

    def get(self, key: str, default: Any = None) -> Any:
        """What is there, or the default."""
        raw = super().get(key)
        return default if raw is None else msgspec.json.decode(raw)


def provide(*names: str) -> None:
    """Give the package tables (``number``, ``letter``, ``modifier``) that it has not read yet."""
    from milsymbol import symbol as package

    for place, name in _TABLES.items():
        if name in names and getattr(package, place) is None:
            packed = resources.files("milsymbol").joinpath("data", f"{name}-data.json.gz").read_bytes()
            raw = igzip.decompress(packed)  # type: ignore[no-untyped-call]
            setattr(package, place, _Table(msgspec.json.decode(raw, type=dict[str, msgspec.Raw])))
