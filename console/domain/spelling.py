"""How names are spelt: other alphabets in Latin letters, and rough keys that all spellings of one name share.

A key holds ``a``–``z``, digits and single spaces. It forgets what people mix up between languages and keyboards:
marks on letters, y, j and i, w and v, doubled letters, "ie" and "e". :func:`keys` adds what a name sounds like by the
spelling of its country, so that Пшеводув meets Przewodów.
"""

import re
from functools import lru_cache

from console.domain.letters import folded

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "є": "e", "ж": "zh", "з": "z", "и": "i",
    "і": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "h", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu",
    "я": "ia", "ђ": "d", "ј": "i", "љ": "li", "њ": "ni", "ћ": "ch", "џ": "dzh", "ѕ": "dz", "ә": "a", "ө": "o",
    "ү": "u", "ұ": "u", "қ": "k", "ң": "n", "һ": "h", "ғ": "g", "җ": "zh",
}  # fmt: skip
_GREEK = {
    "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
    "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "i", "φ": "f",
    "χ": "h", "ψ": "ps", "ω": "o",
}  # fmt: skip
_GREEK_PAIRS = (("ου", "u"), ("αι", "e"), ("ει", "i"), ("οι", "i"), ("αυ", "av"), ("ευ", "ev"), ("μπ", "b"))
_LATIN = str.maketrans(_CYRILLIC | _GREEK | dict.fromkeys("'’ʼʹ`´‘", "") | {"ə": "a", "ß": "ss", "w": "v", "q": "k"})
_OTHER = re.compile("[^a-z0-9]+")
_LOOSE = (("tsch", "ch"), ("sch", "sh"), ("tch", "ch"), ("kh", "h"), ("ck", "k"), ("ph", "f"), ("x", "ks"))
_SAME_I = str.maketrans("yj", "ii")
_DOUBLED = re.compile(r"([a-z])\1+")

# Names of letters and pairs as they sound, by ISO 3166-1 code; applied in order to lower case with its marks.
_CARONS = (("š", "sh"), ("č", "ch"), ("ć", "ch"), ("ž", "zh"), ("ř", "rzh"))
_SLAVIC = ((r"c(?!h)", "ts"), *_CARONS)
_WESTERN = ((r"ch", "h"), *_SLAVIC)
_GERMAN = (
    ("tsch", "č"), ("sch", "š"), ("ch", "h"), (r"\bst", "št"), (r"\bsp", "šp"), (r"tz|z", "ts"), ("ei", "ai"),
    ("eu|äu", "oi"), (r"v", "f"), ("w", "v"), ("[äö]", "e"), ("ü", "iu"), ("š", "sh"), ("č", "ch"),
)  # fmt: skip
_TURKIC = (("ş", "sh"), (r"c", "dzh"), ("ç", "ch"), ("ə", "e"))
_ROMANIAN = (
    ("[șş]", "sh"), ("[țţ]", "ts"), (r"ch(?=[ei])", "k"), (r"c(?=[ei])", "ch"), (r"gh(?=[ei])", "g"), ("[âî]", "i"),
    (r"(?<!c)h", "h"),
)  # fmt: skip
_SPOKEN: dict[str, tuple[tuple[str, str], ...]] = {
    "PL": (
        ("ch", "h"), ("sz", "š"), ("cz", "č"), (r"(?<=[ptkh])rz", "š"), ("rz|ż", "ž"), ("w", "v"), ("ó", "u"),
        ("ą", "on"), ("ę", "en"), ("ć", "č"), ("c", "ts"), *_CARONS,
    ),
    "HU": (("cs", "č"), ("zs", "ž"), ("sz", "z̦"), ("s", "sh"), ("z̦", "s"), ("gy", "d"), ("c", "ts"), *_CARONS),
    **dict.fromkeys(("CZ", "SK", "LT"), _WESTERN),
    **dict.fromkeys(("LV", "EE", "SI", "HR", "BA", "RS", "ME", "MK", "XK", "AL", "BY"), _SLAVIC),
    **dict.fromkeys(("RO", "MD"), _ROMANIAN),
    **dict.fromkeys(("DE", "AT", "CH", "LI"), _GERMAN),
    **dict.fromkeys(("TR", "AZ"), _TURKIC),
    "UA": (("г", "h"), ("и", "y"), ("щ", "shch")),
    "BG": (("ъ", "a"), ("щ", "sht")),
}  # fmt: skip
_TWO_LETTERS = (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("å", "aa"), ("ø", "oe"))

# As maps write them. Ukraine: resolution 55 of its Cabinet, 2010; elsewhere as BGN/PCGN without its marks.
_WRITTEN = {
    "й": "y", "ю": "yu", "я": "ya", "ё": "yo", "х": "kh", "ы": "y", "ї": "i", "ў": "w", "љ": "lj", "њ": "nj", "ј": "j",
    "є": "ye",
}  # fmt: skip
_WRITTEN_UA = {"г": "h", "и": "y", "й": "i", "ю": "iu", "я": "ia", "є": "ie", "ї": "i"}
_WRITTEN_UA_FIRST = {"й": "y", "ю": "yu", "я": "ya", "є": "ye", "ї": "yi"}
_WRITTEN_BG = {"ъ": "a", "щ": "sht", "х": "h", "ж": "zh"}
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*")


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """The rough key of a name or of what somebody typed for it; empty when there is no letter or digit in it."""
    low = folded(text)
    if not low.isascii():
        for pair, sound in _GREEK_PAIRS:
            low = low.replace(pair, sound)
    plain = _OTHER.sub(" ", low.translate(_LATIN)).strip()
    for pair, sound in _LOOSE:
        plain = plain.replace(pair, sound)
    return _DOUBLED.sub(r"\1", plain.translate(_SAME_I)).replace("ie", "e")


def keys(text: str, country: str = "") -> list[str]:
    """Every key a name is found by: as written, with two letters for an umlaut, and as it sounds in ``country``."""
    low = text.casefold()
    found = [key(text)]
    doubled = low
    for letter, pair in _TWO_LETTERS:
        doubled = doubled.replace(letter, pair)
    if doubled != low:
        found.append(key(doubled))
    rules = _SPOKEN.get(country, ())
    if rules:
        spoken = low
        for pattern, sound in rules:
            spoken = re.sub(pattern, sound, spoken)
        found.append(key(spoken))
    return [one for one in dict.fromkeys(found) if one]


def latin(text: str, country: str = "") -> str:
    """A Cyrillic name in Latin letters as maps of ``country`` write it; any other text as it is."""
    if text.isascii():
        return text
    return _WORD.sub(lambda match: _written(match[0], country), text)


def _written(word: str, country: str) -> str:
    table = _CYRILLIC | _WRITTEN
    if country == "UA":
        table = table | _WRITTEN_UA
    elif country == "BG":
        table = table | _WRITTEN_BG
    letters = word.lower()
    if not any(letter in table for letter in letters):
        return word
    if country == "UA":
        letters = letters.replace("зг", "zgh")
    parts = [table.get(letter, "" if letter in "'’ʼ" else letter) for letter in letters]
    if country == "UA":
        parts[0] = _WRITTEN_UA_FIRST.get(letters[0], parts[0])
    elif letters[0] == "е" and country in ("RU", "BY"):
        parts[0] = "ye"
    out = "".join(parts)
    if len(word) > 1 and word.isupper():
        return out.upper()
    return out[:1].upper() + out[1:] if word[0].isupper() else out
