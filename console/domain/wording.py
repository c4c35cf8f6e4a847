"""How sentences of the domain are put: translated by their caller, with small numbers as words and names in a row."""

from collections.abc import Sequence
from typing import Protocol

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


class Tr(Protocol):
    """Gives a text in the reader's language, with its named parts put in."""

    def __call__(self, text: str, /, **parts: object) -> str: ...


def plain(text: str, /, **parts: object) -> str:
    """The text as it is written here, in English."""
    return text.format(**parts) if parts else text


def number(value: int, tr: Tr = plain) -> str:
    """A small number as a word, a larger one in digits."""
    return tr(_NUMBERS[value]) if value < len(_NUMBERS) else str(value)


def listed(names: Sequence[str], tr: Tr = plain) -> str:
    """``Poland, the United States and NATO``."""
    if len(names) < 2:
        return "".join(names)
    return tr("{first} and {last}", first=", ".join(names[:-1]), last=names[-1])
