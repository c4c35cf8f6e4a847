"""Symbol codes as overlays and tracks write them: twenty digits of APP-6D, or letters of APP-6 A to C and 2525 B and C.

Letters stay letters: what draws symbols knows both kinds. A code that is neither becomes empty, never a guess.
"""

import re

_PREFIX = re.compile(r"^\s*(?:app-?6-?[a-e]?|(?:mil-?std-?)?2525-?[a-e]?|nsar\d*)\s*[:(]\s*", re.IGNORECASE)
_LETTERED = re.compile(r"[A-Z][A-Z-]{3}[A-Z0-9-]{6}[A-Z-]{0,5}")
_DIGITS = re.compile(r"1[0-9]\d{18}")
_LENGTH = 15
# CoT writes affiliations in small letters; o is none specified, x other.
_AFFILIATIONS = {"o": "U", "x": "U"} | {letter: letter.upper() for letter in "puafnshjk"}
_DIMENSIONS = frozenset("PAGSUFXZ")


def code(text: str) -> str:
    """A code as it can be drawn, with or without the name of its standard before it; empty where it is none."""
    plain = _PREFIX.sub("", text).strip().upper().rstrip(")")
    if plain.isdigit() and len(plain) in (20, 30):
        return plain[:20] if _DIGITS.fullmatch(plain[:20]) else ""
    letters = plain.replace("*", "-").replace("_", "-").replace(" ", "-")[:_LENGTH].ljust(10, "-")
    return letters.ljust(_LENGTH, "-") if _LETTERED.fullmatch(letters) else ""


def of_cot_type(kind: str) -> str:
    """The code a CoT type of a thing stands for (``a-f-G-U-C-I`` is ``SFGPUCI``); empty for other types.

    What CoT adds to 2525 beyond its function stands in small letters and is left off.
    """
    parts = kind.split("-")
    affiliation = _AFFILIATIONS.get(parts[1].lower()) if len(parts) > 1 and parts[0] == "a" else None
    if affiliation is None:
        return ""
    dimension = parts[2] if len(parts) > 2 and parts[2] in _DIMENSIONS else "Z"
    function = ""
    for part in parts[3:]:
        if len(part) != 1 or not ("A" <= part <= "Z"):
            break
        function += part
    return f"S{affiliation}{dimension}P{function[:6]}".ljust(_LENGTH, "-")
