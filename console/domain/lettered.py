"""Symbol codes of the older kind (2525 B and C, APP-6 A and B: fifteen letters) and their twenty digits of APP-6D.

Letters, counted from one: 1 scheme, 2 affiliation, 3 dimension, 4 status, 5–10 function, 11 headquarters, task force,
feint, installation or mobility, 12 echelon (or which mobility), 13–14 country, 15 order of battle. The two kinds do not
hold the same: whatever one cannot say that the other does is told in words, so that nothing gets lost in silence.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import Final

from console.domain.errors import BadInput
from console.domain.sidc import Context, Echelon, Identity, Status, SymbolSet, parse
from console.domain.symbol_functions import FUNCTIONS

_LETTERED = re.compile(r"[A-Z][A-Z-]{3}[A-Z0-9-]{6}[A-Z-]{5}")
_ENTITY, _WHOLE = 6, 10
_LIVE: Final = dict(zip("PUAFNSH", Identity, strict=True))
_EXERCISE: Final = dict(zip("GWMDLJK", Identity, strict=True))
_STATUS: Final = dict(zip("PACDXF", Status, strict=True))
_ECHELONS: Final = dict(zip("ABCDEFGHIJKLMN", Echelon, strict=True))
_PARTS: Final = {"A": 2, "B": 6, "C": 3, "D": 7, "E": 4, "F": 1, "G": 5}
"""Letter 11 and digit 8: headquarters 2, task force 4 and dummy 1, added up."""
_MOBILITY: Final = {
    "MO": 31, "MP": 32, "MQ": 33, "MR": 34, "MS": 35, "MT": 36, "MW": 37, "MU": 41, "MV": 42, "MX": 51, "MY": 52,
    "NS": 61, "NL": 62,
}  # fmt: skip
_ORDERS: Final = {
    "A": "air", "E": "electronic", "C": "civilian", "G": "ground", "N": "maritime", "S": "strategic forces",
}  # fmt: skip
_CONTROL, _OF_CONTROL = "G", "X"
_FEINT_INSTALLATION = "HB"


@dataclass(frozen=True, slots=True)
class Translated:
    """A code in the other kind, and what of it that kind cannot say, a phrase each."""

    code: str
    lost: tuple[str, ...] = ()


def country(letters: str) -> str:
    """The country of a code of letters (ISO 3166 alpha-2 as a rule), empty where it names none."""
    said = letters[12:14]
    return said if said.isalpha() else ""


def to_digits(letters: str, identity: Identity | None = None) -> Translated:
    """Twenty digits for fifteen letters; ``identity`` stands in where the code says none of its own.

    Raises BadInput where it is none, or of a scheme that has no twin here (weather, signals).
    """
    if not _LETTERED.fullmatch(letters):
        raise BadInput(f"symbol code {letters!r} is not fifteen letters")
    sets = _functions().get(letters[0] + letters[2])
    if sets is None:
        raise BadInput(f"symbol code {letters} is of a kind that has no twenty digits here")
    lost: list[str] = []
    context, standing = _identity(letters[1], identity, lost)
    entity = _entity(letters, sets, lost)
    part, amplifier = _amplifiers(letters, entity[:2], lost)
    _endings(letters, lost)
    status = _STATUS.get(letters[3], Status.PRESENT)
    if letters[3] not in _STATUS and letters[3] != "-":
        lost.append(f"status {letters[3]}")
    code = f"10{context:d}{standing:d}{entity[:2]}{status:d}{part}{amplifier:02d}{entity[2:]}"
    return Translated(str(parse(code)), tuple(lost))


def to_letters(digits: str) -> Translated:
    """Fifteen letters for twenty digits. Raises BadInput where it is no code or its set has no letters."""
    code = parse(digits)
    lost: list[str] = []
    letters = _affiliated(code.context, code.identity, lost)
    kind, function = _lettered_function(digits, lost)
    part = next((letter for letter, digit in _PARTS.items() if digit == int(digits[7])), "-")
    end = _lettered_amplifier(digits, part, lost)
    status = next(letter for letter, one in _STATUS.items() if one is code.status)
    order = _OF_CONTROL if kind[0] == _CONTROL else "-"
    return Translated(f"{kind[0]}{letters}{kind[1]}{status}{function:-<6}{end}--{order}", tuple(lost))


def _identity(letter: str, stands_in: Identity | None, lost: list[str]) -> tuple[Context, Identity]:
    if letter in _EXERCISE:
        return Context.EXERCISE, _EXERCISE[letter]
    if letter in _LIVE:
        return Context.REALITY, _LIVE[letter]
    if stands_in is None and letter != "-":
        lost.append(f"affiliation {letter}")
    return Context.REALITY, Identity.UNKNOWN if stands_in is None else stands_in


def _entity(letters: str, sets: dict[str, str], lost: list[str]) -> str:
    """Set, entity and modifiers of a function, twelve digits; of one that was retired those of the next above it."""
    function = letters[4:10].rstrip("-")
    above = function
    while above and above not in sets:
        above = above[:-1]
    if above != function:
        lost.append(f"function {function} (read as {above or 'none'})")
    return sets.get(above) or _bare(sets)


def _amplifiers(letters: str, symbol_set: str, lost: list[str]) -> tuple[int, int]:
    """Digit 8 and digits 9–10."""
    said, first, second = letters[10:12], letters[10], letters[11]
    if said in _MOBILITY:
        return 0, _MOBILITY[said]
    if first == "H" and int(symbol_set) == SymbolSet.LAND_INSTALLATION:
        if second not in "-B":
            lost.append(f"modifier {said}")
        return int(said == _FEINT_INSTALLATION), 0
    part, echelon = _PARTS.get(first, 0), _ECHELONS.get(second, 0)
    if (first not in _PARTS and first != "-") or (second not in _ECHELONS and second != "-"):
        lost.append(f"modifier {said}")
    return part, echelon


def _endings(letters: str, lost: list[str]) -> None:
    if letters[12:14] != "--":
        lost.append(f"country code {letters[12:14]}")
    order = letters[14]
    if order != "-" and not (order == _OF_CONTROL and letters[0] == _CONTROL):
        known = f" ({_ORDERS[order]})" if order in _ORDERS else ""
        lost.append(f"order of battle {order}{known}")


def _affiliated(context: Context, identity: Identity, lost: list[str]) -> str:
    if context is Context.SIMULATION:
        lost.append("context simulation (written as exercise)")
    letters = _LIVE if context is Context.REALITY else _EXERCISE
    return next(letter for letter, one in letters.items() if one is identity)


def _lettered_function(digits: str, lost: list[str]) -> tuple[str, str]:
    """Scheme and dimension, and the function; of what has none those of the nearest that has."""
    symbol_set, entity = digits[4:6], digits[10:]
    for kept in (10, 8, 6, 4, 2, 0):
        found = _kinds().get(symbol_set + entity[:kept].ljust(_WHOLE, "0"))
        if found is not None:
            if entity[kept:].strip("0"):
                lost.append(_unsaid(entity, kept))
            return found
    raise BadInput(f"symbol code {digits} is of a set that has no letters")


def _unsaid(entity: str, kept: int) -> str:
    if kept >= _ENTITY:
        return f"modifiers {entity[6:8]} and {entity[8:]}"
    return f"entity {entity} (written as {entity[:kept].ljust(_WHOLE, '0')})"


def _lettered_amplifier(digits: str, part: str, lost: list[str]) -> str:
    amplifier = int(digits[8:10])
    mobility = next((letters for letters, number in _MOBILITY.items() if number == amplifier), None)
    if int(digits[4:6]) == SymbolSet.LAND_INSTALLATION:
        if amplifier:
            lost.append(f"amplifier {digits[8:10]}")
        return _FEINT_INSTALLATION if part == "F" else "H-"
    if mobility is not None:
        if part != "-":
            lost.append(f"headquarters, task force and dummy digit {digits[7]}")
        return mobility
    return part + next((letter for letter, one in _ECHELONS.items() if one == amplifier), "-")


@cache
def _functions() -> dict[str, dict[str, str]]:
    """By scheme and dimension: function -> set, entity and modifiers (twelve digits)."""
    return {kind: dict(_words(text)) for kind, text in FUNCTIONS.items()}


def _words(text: str) -> list[tuple[str, str]]:
    found, symbol_set = [], ""
    for word in text.split():
        if word.endswith(":"):
            symbol_set = word[:-1]
        else:
            function, digits = word.split("=")
            found.append((function.strip("-"), symbol_set + digits.ljust(_WHOLE, "0")))
    return found


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    """Set, entity and modifiers -> scheme and dimension, and the shortest function that says so."""
    found: dict[str, tuple[str, str]] = {}
    for kind, functions in sorted(_functions().items(), key=lambda item: item[0][0] != "S"):
        for function, digits in sorted(functions.items(), key=lambda item: len(item[0])):
            found.setdefault(digits, (kind, function))
    for kind, functions in sorted(_functions().items(), key=lambda item: -len(item[1])):
        found.setdefault(_bare(functions), (kind, ""))
    return found


def _bare(functions: dict[str, str]) -> str:
    """What is said where no function is: the first set of a scheme and dimension, and nothing in it."""
    return next(iter(functions.values()))[:2] + "0" * _WHOLE
