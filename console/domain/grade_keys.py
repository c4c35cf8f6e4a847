"""A grade typed in two keys, a letter and then a number: ``B2``. One key alone never grades."""

from dataclasses import dataclass

from console.domain.report import CREDIBILITY, RELIABILITY


@dataclass(frozen=True)
class Grade:
    """What was typed: a letter, a number or both."""

    reliability: str | None = None
    credibility: int | None = None


class GradeKeys:
    """The keys of one grade. ``waiting`` while it is begun and not whole; ``letter`` is what was typed of it."""

    def __init__(self) -> None:
        """Nothing is begun."""
        self.waiting = False
        self.letter = ""

    @property
    def shown(self) -> str:
        """What stands so far, with a dash for what is still to be typed: ``B_``."""
        return f"{self.letter or '_'}_" if self.waiting else ""

    def begin(self) -> None:
        """Wait for a letter or a number."""
        self.waiting, self.letter = True, ""

    def cancel(self) -> bool:
        """Forget what was typed; whether there was something."""
        was = self.waiting
        self.waiting, self.letter = False, ""
        return was

    def takes(self, key: str) -> bool:
        """Whether a key means something here: a letter always, a number and Enter once a grade is begun."""
        key = key.upper()
        return key in RELIABILITY or (self.waiting and (key in _NUMBERS or (key == _ENTER and bool(self.letter))))

    def press(self, key: str) -> Grade | None:
        """Take a key that :meth:`takes` accepts; gives the grade once it is whole. Enter takes the letter alone."""
        key = key.upper()
        if key in RELIABILITY:
            self.waiting, self.letter = True, key
            return None
        grade = Grade(self.letter or None, _NUMBERS.get(key))
        self.cancel()
        return grade


def parse_grade(text: str) -> Grade | None:
    """``B2``, ``b 2``, ``B`` or ``2`` as a grade; None for anything else. Empty is a grade that says nothing."""
    plain = "".join(text.upper().split())
    letter = plain[:1] if plain[:1] in RELIABILITY else ""
    rest = plain[len(letter) :]
    if rest and rest not in _NUMBERS:
        return None
    return Grade(letter or None, _NUMBERS.get(rest))


_ENTER = "\r"
_NUMBERS = {str(number): number for number in CREDIBILITY}
