"""A symbol identification code of APP-6D: twenty digits as a checked value.

Digits, counted from one: 1–2 version, 3 context, 4 standard identity, 5–6 symbol set, 7 status,
8 headquarters, task force, dummy, 9–10 amplifier (echelon, mobility, towed array), 11–16 entity,
17–18 and 19–20 the two modifiers (STANAG 2019 APP-6(D), "symbol identification code"). Which entities a set
holds is a matter of the tables of whoever draws; here the fields themselves are held.
"""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from console.domain.errors import BadInput

VERSION = "10"


class Context(IntEnum):
    """Digit 3: what the symbol is about."""

    REALITY = 0
    EXERCISE = 1
    SIMULATION = 2


class Identity(IntEnum):
    """Digit 4: standard identity. Suspect and hostile are joker and faker in an exercise."""

    PENDING = 0
    UNKNOWN = 1
    ASSUMED_FRIEND = 2
    FRIEND = 3
    NEUTRAL = 4
    SUSPECT = 5
    HOSTILE = 6


class Affiliation(StrEnum):
    """The four frame shapes and fills, named as the colour tokens are."""

    FRIEND = "friend"
    HOSTILE = "hostile"
    NEUTRAL = "neutral"
    UNKNOWN = "unknown"


class SymbolSet(IntEnum):
    """Digits 5–6: what kind of thing it is."""

    UNSPECIFIED = 0
    AIR = 1
    AIR_MISSILE = 2
    SPACE = 5
    SPACE_MISSILE = 6
    LAND_UNIT = 10
    LAND_CIVILIAN = 11
    LAND_EQUIPMENT = 15
    LAND_INSTALLATION = 20
    CONTROL_MEASURE = 25
    DISMOUNTED_INDIVIDUAL = 27
    SEA_SURFACE = 30
    SEA_SUBSURFACE = 35
    MINE_WARFARE = 36
    ACTIVITY = 40
    ATMOSPHERIC = 45
    OCEANOGRAPHIC = 46
    METEOROLOGICAL_SPACE = 47
    SIGNALS_SPACE = 50
    SIGNALS_AIR = 51
    SIGNALS_LAND = 52
    SIGNALS_SEA_SURFACE = 53
    SIGNALS_SEA_SUBSURFACE = 54
    CYBERSPACE = 60


class Status(IntEnum):
    """Digit 7: whether the thing is there and in what state."""

    PRESENT = 0
    PLANNED = 1
    FULLY_CAPABLE = 2
    DAMAGED = 3
    DESTROYED = 4
    FULL_TO_CAPACITY = 5


class Echelon(IntEnum):
    """Digits 9–10 of a unit: its size."""

    TEAM = 11
    SQUAD = 12
    SECTION = 13
    PLATOON = 14
    COMPANY = 15
    BATTALION = 16
    REGIMENT = 17
    BRIGADE = 18
    DIVISION = 21
    CORPS = 22
    ARMY = 23
    ARMY_GROUP = 24
    REGION = 25
    COMMAND = 26


# Digits 9–10 other than echelons: none, mobility of equipment, towed arrays of ships.
_OTHER_AMPLIFIERS = frozenset({0, 31, 32, 33, 34, 35, 36, 37, 41, 42, 51, 52, 61, 62})
_DUMMY_BIT, _HEADQUARTERS_BIT, _TASK_FORCE_BIT = 1, 2, 4
_AFFILIATIONS = {
    Identity.PENDING: Affiliation.UNKNOWN,
    Identity.UNKNOWN: Affiliation.UNKNOWN,
    Identity.ASSUMED_FRIEND: Affiliation.FRIEND,
    Identity.FRIEND: Affiliation.FRIEND,
    Identity.NEUTRAL: Affiliation.NEUTRAL,
    Identity.SUSPECT: Affiliation.HOSTILE,
    Identity.HOSTILE: Affiliation.HOSTILE,
}


@dataclass(frozen=True, slots=True)
class Sidc:
    """A valid code; made by :func:`parse`. ``str()`` gives the twenty digits back."""

    text: str

    def __str__(self) -> str:
        return self.text

    @property
    def context(self) -> Context:
        """Reality, exercise or simulation."""
        return Context(int(self.text[2]))

    @property
    def identity(self) -> Identity:
        """The standard identity."""
        return Identity(int(self.text[3]))

    @property
    def affiliation(self) -> Affiliation:
        """Which of the four frames the identity takes."""
        return _AFFILIATIONS[self.identity]

    @property
    def symbol_set(self) -> SymbolSet:
        """The kind of thing."""
        return SymbolSet(int(self.text[4:6]))

    @property
    def status(self) -> Status:
        """Present, planned, damaged and so on."""
        return Status(int(self.text[6]))

    @property
    def is_headquarters(self) -> bool:
        """Drawn with a staff."""
        return bool(int(self.text[7]) & _HEADQUARTERS_BIT)

    @property
    def is_task_force(self) -> bool:
        """Drawn with a bar over the frame."""
        return bool(int(self.text[7]) & _TASK_FORCE_BIT)

    @property
    def is_dummy(self) -> bool:
        """A feint or dummy, drawn with a dashed roof."""
        return bool(int(self.text[7]) & _DUMMY_BIT)

    @property
    def echelon(self) -> Echelon | None:
        """The size of a unit; None for what has none."""
        number = int(self.text[8:10])
        return None if number in _OTHER_AMPLIFIERS else Echelon(number)

    @property
    def entity(self) -> str:
        """Six digits: entity, type and subtype."""
        return self.text[10:16]

    @property
    def modifiers(self) -> tuple[str, str]:
        """The two digits of the first (upper) and of the second (lower) modifier."""
        return self.text[16:18], self.text[18:20]


def echelon_digits(text: str | None) -> int:
    """Digits 9 and 10 of a code as a number, which rises with the size of a unit; 0 where there is no such code."""
    digits = text[8:10] if text and len(text) == 20 else ""
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def with_echelon(text: str, echelon: Echelon) -> str:
    """The code of the same unit of another size; as it is where its kind has no sizes. Raises BadInput."""
    code = parse(text)
    if code.symbol_set is not SymbolSet.LAND_UNIT:
        return text
    return f"{text[:8]}{int(echelon):02}{text[10:]}"


def parse(text: str) -> Sidc:
    """Check a code field by field. Raises BadInput that names the field."""
    if len(text) != 20 or not (text.isascii() and text.isdigit()):
        raise BadInput(f"symbol code {text!r} is not twenty digits")
    if text[:2] != VERSION:
        raise BadInput(f"symbol code {text} is of version {text[:2]}; APP-6D has {VERSION}")
    _check(text, "context", int(text[2]), Context)
    _check(text, "standard identity", int(text[3]), Identity)
    _check(text, "symbol set", int(text[4:6]), SymbolSet)
    _check(text, "status", int(text[6]), Status)
    if text[7] in "89":
        raise _unknown(text, "headquarters, task force and dummy digit", text[7])
    if int(text[8:10]) not in _OTHER_AMPLIFIERS:
        _check(text, "echelon or mobility", int(text[8:10]), Echelon)
    return Sidc(text)


def _check(text: str, field: str, number: int, allowed: type[IntEnum]) -> None:
    try:
        allowed(number)
    except ValueError:
        raise _unknown(text, field, str(number)) from None


def _unknown(text: str, field: str, value: str) -> BadInput:
    return BadInput(f"symbol code {text} has no such {field}: {value}")
