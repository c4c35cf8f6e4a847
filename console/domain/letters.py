"""Letters as people type them: any case, with or without marks."""

import re
import unicodedata

# Letters that Unicode does not take apart into a bare letter and a mark.
_BARE = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
_MARKS = re.compile("[\u0300-\u036f]+")


def folded(text: str) -> str:
    """Lower case without marks, so that "przewodow" finds "Przewodów"."""
    low = text.casefold()
    if low.isascii():
        return low
    return _MARKS.sub("", unicodedata.normalize("NFKD", low.translate(_BARE)))


def shortened(words: str, most: int = 60) -> str:
    """Words on one line, cut with an ellipsis where they are longer than ``most``: for labels and lists."""
    words = " ".join(words.split())
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
