"""What a place is called where it lies, in the letters of its people.

GeoNames lists other names without saying whose language they are. Where the local letters differ from the Latin ones,
the listed name in those letters that reads most like the main name is taken; where they do not, the main name is the
local one unless ``exonyms.csv`` knows better.
"""

import csv
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

_HERE = Path(__file__).parent
_FARTHEST = 0.5
"""Share of letters that may differ between the main name and a listed one read aloud."""


def _alphabet(letters: str, reading: str) -> dict[str, str]:
    """How each letter reads; a silent one has nothing between its spaces."""
    return dict(zip(letters, reading.split(" "), strict=True))


_CYRILLIC = _alphabet(
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya",
)
_GREEK = _alphabet(
    "αβγδεζηθικλμνξοπρσςτυφχψω",
    "a v g d e z i th i k l m n x o p r s s t y f ch ps o",
)
_GEORGIAN = _alphabet(
    "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ",
    "a b g d e v z t i k l m n o p zh r s t u p k gh q sh ch ts dz ts ch kh j h",
)
_ARMENIAN = _alphabet(
    "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆև",
    "a b g d e z e y t zh i l kh ts k h dz gh ch m y n sh o ch p j r s v t r ts v p k o f ev",
)
_HEBREW = _alphabet(
    "אבגדהוזחטיכךלמםנןסעפףצץקרשת",
    "a b g d h v z h t y k kh l m m n n s  p f ts ts k r sh t",
)
_ARABIC = _alphabet(
    "ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأإئؤىة",
    "a b t th j h kh d dh r z s sh s d t z  gh f q k l m n h w y  a a i y w a a",
)
LETTERS: Mapping[str, Mapping[str, str]] = {
    "UA": _CYRILLIC | {"г": "h", "ґ": "g", "и": "y", "і": "i", "ї": "i", "є": "ie", "'": "", "’": ""},
    "RU": _CYRILLIC | {"ё": "e", "^е": "ye"},
    "BY": _CYRILLIC | {"г": "h", "і": "i", "ў": "w", "ё": "yo", "'": "", "’": ""},
    "BG": _CYRILLIC | {"х": "h", "ъ": "a", "щ": "sht"},
    "MK": _CYRILLIC | {"ј": "j", "ѓ": "gj", "ќ": "kj", "љ": "lj", "њ": "nj", "џ": "dj", "ц": "c", "х": "h", "ж": "z"},
    "RS": _CYRILLIC | {"ј": "j", "ђ": "dj", "ћ": "c", "љ": "lj", "њ": "nj", "џ": "dz", "ц": "c", "х": "h", "ж": "z"},
    "KZ": _CYRILLIC | {"ә": "a", "ғ": "gh", "қ": "q", "ң": "ng", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i"},
    "GR": _GREEK,
    "CY": _GREEK,
    "GE": _GEORGIAN,
    "AM": _ARMENIAN,
    "IL": _HEBREW,
} | {country: _ARABIC for country in ("DZ", "EG", "IQ", "JO", "KW", "LB", "LY", "MA", "PS", "SA", "SY", "TN")}
"""How each letter of a country's alphabet reads in Latin ones; a name with any other letter is not in its language.

A letter that reads otherwise at the beginning of a word stands there with ``^``.
"""
_NOT: Mapping[str, str] = {"UA": "ыэъё", "BY": "ищъ", "BG": "ыэ", "MK": "ыэъьйщюя", "RS": "ыэъьйщюя"}
"""Letters of the shared tables that these alphabets lack."""


def local_name(country: str, name: str, others: Sequence[str]) -> str:
    """The local name of a town, or nothing where it is the main name or not known."""
    known = _exonyms().get((country, name))
    if known is not None:
        return known
    letters = LETTERS.get(country)
    if letters is None:
        return ""
    lacking = _NOT.get(country, "")
    wanted = _folded(name)
    best = (_FARTHEST * max(len(wanted), 3), 0, "")
    for other in others:
        read = _read(other, letters, lacking)
        if read:
            # Of two that read alike the longer one has the soft sign or the ending that is not heard.
            best = min(best, (float(apart(read, wanted)), -len(other), other))
    return best[2]


@lru_cache(maxsize=1)
def _exonyms() -> dict[tuple[str, str], str]:
    return {(row["country"], row["name"]): row["local"] for row in table("exonyms.csv")}


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of this folder's own tables."""
    with (_HERE / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _read(word: str, letters: Mapping[str, str], lacking: str) -> str:
    """A word in Latin letters; empty when it is not written in these."""
    plain = "".join(part for part in unicodedata.normalize("NFC", word.lower()))
    plain = plain if letters is not _GREEK else _without_accents(plain)
    marks = " -–."
    if not any(letter in letters for letter in plain) or any(letter in lacking for letter in plain):
        return ""
    if any(letter not in letters and letter not in marks for letter in plain):
        return ""
    read = "".join(
        letters.get("^" + letter if before in marks else letter, letters.get(letter, letter))
        for before, letter in zip(" " + plain, plain, strict=False)
    )
    return _folded(read)


def _folded(word: str) -> str:
    return "".join(letter for letter in _without_accents(word.lower()) if letter.isalnum())


def _without_accents(word: str) -> str:
    return "".join(part for part in unicodedata.normalize("NFD", word) if not unicodedata.combining(part))


def apart(one: str, other: str) -> int:
    """Levenshtein's distance; the words are short and this runs once."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row[0] = row[0], at
        for to, mate in enumerate(other, 1):
            before, row[to] = row[to], min(row[to] + 1, row[to - 1] + 1, before + (letter != mate))
    return row[-1]
