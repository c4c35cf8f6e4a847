"""Which one-byte encoding a text is most likely in, by the letters it would have in each.

Cyrillic words are letters beyond ASCII throughout, and Cyrillic text is mostly small letters, the usual ones most of
all. In Latin text such letters stand alone between ASCII ones and belong to the alphabet of one language.
"""

import re

_CYRILLIC = ("cp1251", "koi8_u", "iso8859_5", "cp866")
_USUAL = frozenset("оеаинтсрвлкмдпу")
_SMALL = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґђјљњћџ")
_CAPITAL = frozenset("".join(_SMALL).upper())
_SLIPS = re.compile("[а-яёіїєґ][А-ЯЁІЇЄҐ]")
# Western Europe first: it is taken where the letters do not decide.
_LATIN = {
    "cp1252": ("àâæçèéêëîïôœùûüÿ", "äöüß", "áéíñóúü¿¡", "àáâãçéêíóôõú", "àèéìíòóùú", "åäöéæøü"),
    "cp1250": ("ąćęłńóśźż", "áčďéěíňóřšťúůýž", "áäčďéíĺľňóôŕšťúýž", "áéíóöőúüű", "ăâîşţ", "čćđšž"),
    "cp1257": ("āčēģīķļņšūž", "ąčęėįšųūž", "äõöüšž"),
    "cp1254": ("çğıöşüâîû",),
}
_MARKS = frozenset("„”“’‘–—…«»°§©®™€\u00a0•·²³±×½")
_BESIDE = re.compile(rb"[\x80-\xff]{2,}")
_DECLARED = 1.15  # how much likelier what the file says is


def likeliest(sample: bytes, declared: str | None = None) -> str:
    """Python's name of the encoding; ``declared`` is taken where it is about as likely as the likeliest."""
    cyrillic, latin = _cyrillic_like(sample), {**{name: _of(name) for name in _LATIN}}
    scores = (
        {name: _cyrillic(_text(sample, name)) for name in _CYRILLIC}
        if cyrillic
        else {name: _latin(_text(sample, name), alphabets) for name, alphabets in latin.items()}
    )
    best = max(scores, key=scores.__getitem__)
    if declared is None or declared == best:
        return best
    text = _text(sample, declared)
    own = _cyrillic(text) if cyrillic else max(_latin(text, alphabets) for alphabets in latin.values())
    return declared if own * _DECLARED >= scores[best] else best


def _of(name: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(letters + letters.upper()) for letters in _LATIN[name])


def _text(sample: bytes, name: str) -> str:
    return sample.decode(name, "replace")


def _cyrillic_like(sample: bytes) -> bool:
    beyond = sum(byte > 0x7F for byte in sample)
    beside = sum(len(run) for run in _BESIDE.findall(sample))
    return beside * 2 > beyond


def _cyrillic(text: str) -> float:
    score = 0.0
    for letter in text:
        if letter in _USUAL:
            score += 1.5
        elif letter in _SMALL:
            score += 1
        elif letter in _CAPITAL:
            score += 0.5
        elif letter > "\x7f" and letter not in _MARKS:
            score -= 1
    return score - 2 * len(_SLIPS.findall(text))


def _latin(text: str, alphabets: tuple[frozenset[str], ...]) -> float:
    beyond = [letter for letter in text if letter > "\x7f" and letter not in _MARKS]
    return max(sum(1 if letter in alphabet else -1 for letter in beyond) for alphabet in alphabets)
