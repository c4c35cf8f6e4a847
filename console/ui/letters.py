"""Finding words as people type them: any case, any order, without marks on the letters."""

import unicodedata

# Letters that Unicode does not take apart into a bare letter and a mark.
_BARE = str.maketrans({"ł": "l", "đ": "d", "ø": "o", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})


def folded(text: str) -> str:
    """Lower case without marks, so that "przewodow" finds "Przewodów"."""
    low = text.casefold()
    if low.isascii():
        return low
    parts = unicodedata.normalize("NFKD", low.translate(_BARE))
    return "".join(letter for letter in parts if not unicodedata.combining(letter))


def words_of(query: str) -> list[str]:
    """The folded words of a query."""
    return folded(query).split()


def fits(query: str, text: str) -> bool:
    """Whether every word of the query occurs in the text."""
    where = folded(text)
    return all(word in where for word in words_of(query))
