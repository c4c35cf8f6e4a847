"""Lists of units: what their columns (or the properties of their features) are called, and how such a list is known."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Final

from console.feeds import symbol_codes
from console.feeds.column_names import words_of


class Role(StrEnum):
    """What a column says of a unit."""

    ID = "id"
    NAME = "name"
    SHORT = "short name"
    SYMBOL = "symbol"
    PARENT = "parent"
    SIDE = "side"
    NATION = "nation"
    HOST = "host"
    PLACE = "place"
    POSITION = "position"
    STRENGTH = "strength"
    LEAST = "least"
    MOST = "most"
    STRENGTH_NOTE = "strength note"
    SIZE = "size"
    FROM = "from"
    TO = "to"
    DATE = "date"
    AS_OF = "as of"
    STATE = "state"
    NOTE = "note"


NAMES: Final[Mapping[Role, tuple[str, ...]]] = {
    Role.ID: ("id", "unit id", "uid", "uuid", "guid", "identifier", "object handle"),
    Role.NAME: ("unit", "unit name", "name", "designation", "formation", "unit designation"),
    Role.SHORT: ("short name", "abbreviation", "unique designation", "short"),
    Role.SYMBOL: (
        "sidc", "symbol code", "symbol identification code", "symbol identifier", "symbol id", "symbol", "app6d",
        "2525", "icon15", "icon",
    ),
    Role.PARENT: (
        "parent id", "superior id", "parent", "parent unit", "superior", "superior unit", "subordinate to",
        "subordinated to", "reports to", "higher formation", "higher unit", "higher headquarters", "higher hq",
        "higher", "command", "parent name",
    ),
    Role.SIDE: ("side", "force side", "allegiance", "belligerent"),
    Role.NATION: ("nation", "nationality", "country", "country code", "owner"),
    Role.HOST: ("host", "host country", "host nation"),
    Role.PLACE: ("place", "location name", "place name", "garrison", "town", "city", "location"),
    Role.POSITION: ("position kind", "position is"),
    Role.STRENGTH: ("strength", "personnel", "persons", "troops", "soldiers", "headcount", "manpower"),
    Role.LEAST: ("strength min", "strength least", "personnel min"),
    Role.MOST: ("strength max", "strength most", "personnel max"),
    Role.STRENGTH_NOTE: ("strength note",),
    Role.SIZE: ("echelon", "size", "unit size", "level"),
    Role.FROM: ("valid from", "from", "from date", "start", "start date", "since"),
    Role.TO: ("valid to", "valid until", "to", "to date", "until", "end", "end date"),
    Role.DATE: ("date", "snapshot", "snapshot date", "observed", "observed at", "day", "time"),
    Role.AS_OF: ("as of", "updated", "last updated", "last update", "modified"),
    Role.STATE: ("state", "status"),
    Role.NOTE: ("note", "notes", "remarks", "description", "comment", "comments", "type", "type of btg", "unit type"),
}  # fmt: skip
"""In words (:func:`console.feeds.column_names.words_of`), the surest first."""
_SEVERAL: Final = frozenset((Role.NOTE, Role.SYMBOL, Role.PARENT))
"""What several columns may say: notes stand together, of the others the first that is filled counts."""
_EVENTS: Final = frozenset(
    ("headline", "title", "event", "event type", "incident", "incident type", "fatalities", "casualties", "killed",
     "wounded", "attacker", "callsign", "speed", "course", "heading", "mmsi", "imo")
)  # fmt: skip
"""Names of columns that lists of events and tracks have."""
_KNOWN: Final = (frozenset(("date", "unit", "type of btg", "country")),)
"""Lists of units that show only by all of these columns together: battalion tactical groups a day (uawardata.com)."""
_UNITS: Final = frozenset(("unit", "unit name", "formation", "unit designation"))
_SETS: Final = frozenset(("01", "05", "10", "15", "30", "35"))
_SIZED: Final = frozenset((Role.PARENT, Role.STRENGTH, Role.LEAST, Role.SIZE, Role.SIDE))
_DESCRIBED: Final = frozenset((Role.STRENGTH, Role.LEAST, Role.SIZE, Role.NATION))
_FILLED: Final = 0.5


def roles(headers: Iterable[str]) -> dict[str, Role]:
    """What each column says, of those that say something, the surer of two for the same first."""
    words = {header: words_of(header) for header in headers}
    found: dict[str, Role] = {}
    for role, names in NAMES.items():
        for name in names:
            named = [header for header, word in words.items() if word == name and header not in found]
            found |= dict.fromkeys(named[:1], role)
            if named and role not in _SEVERAL:
                break
    return found


def lists_units(headers: Sequence[str], rows: Sequence[Mapping[str, str]]) -> bool:
    """Whether columns of such names, with these first rows, list units: by their symbols, or by whom each is under."""
    words = {words_of(header) for header in headers}
    if any(known <= words for known in _KNOWN):
        return True
    said = roles(headers)
    has = set(said.values())
    if Role.NAME not in has or words & _EVENTS:
        return False
    if has & _SIZED and any(_are_symbols([row.get(one, "") for row in rows]) for one in _of(said, Role.SYMBOL)):
        return True
    return bool(words & _UNITS) and Role.PARENT in has and bool(has & _DESCRIBED)


def symbol_of(row: Mapping[str, str], said: Mapping[str, Role]) -> str:
    """The first of a row's symbol codes that is one, else what stands in the first column of them."""
    written = [row.get(one, "") for one in _of(said, Role.SYMBOL)]
    return next((one for one in written if symbol_codes.code(one)), next(iter(written), ""))


def _of(said: Mapping[str, Role], role: Role) -> list[str]:
    return [header for header, one in said.items() if one is role]


def _are_symbols(values: Sequence[str]) -> bool:
    filled = [value for value in values if value.strip()]
    return bool(filled) and sum(map(_is_of_unit, filled)) >= _FILLED * len(values)


def _is_of_unit(value: str) -> bool:
    code = symbol_codes.code(value)
    if code.isdigit():
        return code[4:6] in _SETS
    return code[:1] == "S" and code[2] in "PAGSUF" and code[4] != "I"
