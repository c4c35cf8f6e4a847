"""Letters as people type them: any case, with or without marks."""

import re
import unicodedata

# Letters that Unicode does not take apart into a bare letter and a mark.
_BARE = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_MARKS = re.compile("[\u0300-\u036f]+")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def folded(text: str) -> str:
    """Lower case without marks, so that "przewodow" finds "Przewodów"."""
    low = text.casefold()
    if low.isascii():
        return low
    return _MARKS.sub("", unicodedata.normalize("NFKD", low.translate(_BARE)))


def first_capital(text: str) -> str:
    """With a capital letter where it stands alone; the rest as it is."""
    return text[:1].upper() + text[1:]


def called(name: str, most: int = 200) -> str:
    """A name as it is kept: on one line, not endless, without letters that hide or turn what is written."""
    if not name.isprintable():
        name = "".join(letter if letter.isprintable() else " " for letter in name)
    return " ".join(name.split())[:most].strip()


def unturned(text: str) -> str:
    """A text without the signs that turn the order of its letters, by which it may seem to say something else."""
    return text if text.isascii() else _TURNING.sub("", text)


def shortened(words: str, most: int = 60) -> str:
    """Words on one line, cut with an ellipsis where they are longer than ``most``: for labels and lists."""
    return cut(" ".join(words.split()), most)


def cut(text: str, most: int) -> str:
    """A text as it is, cut with an ellipsis where it is longer than ``most``."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def cut_at_word(line: str, most: int) -> str:
    """A line cut after a whole word where it is longer than ``most``: for headlines and names."""
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
