"""Time zones in words, as people and feeds write them: minutes east of Greenwich.

Only words that mean one zone; ``IST`` may be India, Ireland or Israel and is none of them here.
"""

import re
from typing import Final

_H = 60
_WORDS: Final[dict[str, int]] = {
    "z": 0, "utc": 0, "ut": 0, "gmt": 0, "zulu": 0, "greenwich mean time": 0, "universal time": 0, "wet": 0,
    "west": _H, "bst": _H, "cet": _H, "mez": _H, "cest": 2 * _H, "mesz": 2 * _H,
    "eet": 2 * _H, "eest": 3 * _H, "msk": 3 * _H, "мск": 3 * _H, "trt": 3 * _H, "sast": 2 * _H,
    "est": -5 * _H, "edt": -4 * _H, "cst": -6 * _H, "cdt": -5 * _H, "mst": -7 * _H, "mdt": -6 * _H, "pst": -8 * _H,
    "pdt": -7 * _H, "akst": -9 * _H, "akdt": -8 * _H, "hst": -10 * _H, "ast": -4 * _H, "adt": -3 * _H, "nst": -210,
    "jst": 9 * _H, "kst": 9 * _H, "hkt": 8 * _H, "sgt": 8 * _H, "awst": 8 * _H, "aest": 10 * _H, "aedt": 11 * _H,
    "nzst": 12 * _H, "nzdt": 13 * _H, "pkt": 5 * _H, "brt": -3 * _H,
    "eastern standard": -5 * _H, "eastern daylight": -4 * _H, "central standard": -6 * _H, "central daylight": -5 * _H,
    "mountain standard": -7 * _H, "mountain daylight": -6 * _H, "pacific standard": -8 * _H,
    "pacific daylight": -7 * _H, "atlantic standard": -4 * _H, "alaska standard": -9 * _H, "hawaii standard": -10 * _H,
    "phoenix standard": -7 * _H, "indiana eastern standard": -5 * _H, "puerto rico and us virgin islands": -4 * _H,
    "brazil eastern": -3 * _H, "argentina standard": -3 * _H,
    "central european": _H, "central european summer": 2 * _H, "eastern european": 2 * _H,
    "eastern european summer": 3 * _H, "western european": 0, "british summer": _H, "moscow": 3 * _H,
    "moscow standard": 3 * _H, "turkey": 3 * _H, "egypt standard": 2 * _H, "eastern african": 3 * _H,
    "east africa": 3 * _H, "central african": 2 * _H, "west africa": _H, "arabia standard": 3 * _H,
    "gulf standard": 4 * _H, "india standard": 330, "pakistan lahore": 5 * _H, "china taiwan": 8 * _H,
    "china standard": 8 * _H, "japan standard": 9 * _H, "solomon standard": 11 * _H,
}  # fmt: skip
_OFFSET = re.compile(r"(?:utc|gmt|ut|z)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?")
_INSIDE = re.compile(r"[^(]*\(\s*(?:utc|gmt)?\s*([+\-−])\s*(\d{1,2})(?::?(\d{2}))?\s*\)")
_BRACKETED = re.compile(r"\([^)]*\)")
_FARTHEST = 15 * _H


def offset(text: str) -> int | None:
    """Minutes east of Greenwich of ``Z``, ``+0200``, ``UTC+3``, ``CEST``, ``Eastern African Time``; None if unknown."""
    plain = " ".join(text.lower().split())
    match = _OFFSET.fullmatch(plain) or _INSIDE.fullmatch(plain)
    if match is not None:
        minutes = int(match[2]) * _H + int(match[3] or 0)
        if minutes > _FARTHEST or int(match[3] or 0) >= _H:
            return None
        return minutes if match[1] == "+" else -minutes
    words = _BRACKETED.sub(" ", plain).strip(" .")
    if not words:
        return _WORDS.get(plain.strip("() "))
    named = _WORDS.get(" ".join(words.removesuffix("time").split()))
    if named is not None:
        return named
    # "Z UTC", "UTC UTC": several words are one zone where they agree.
    each = {_WORDS.get(word) for word in words.split()}
    return each.pop() if len(each) == 1 else None
