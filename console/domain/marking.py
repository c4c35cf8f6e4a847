"""Markings: how sensitive a thing is and who may see it.

Ladder and grammar after the public account of NATO's markings: ``OWNER LEVEL [REL TO list] [caveat]``. NATO
UNCLASSIFIED is not public (it is NATO's property, for official use), so the default here is
``UNCLASSIFIED / PUBLIC DATA``, which has no owner.
"""

import re
from dataclasses import dataclass
from enum import IntEnum

from console.domain.release_list import EU, NATO, in_common

EXERCISE_WORDS = "EXERCISE EXERCISE EXERCISE"


class Level(IntEnum):
    """Classification, lowest first."""

    PUBLIC = 0
    UNCLASSIFIED = 1
    RESTRICTED = 2
    CONFIDENTIAL = 3
    SECRET = 4
    TOP_SECRET = 5

    @property
    def slug(self) -> str:
        """Its name in the design tokens."""
        return self.name.lower()


_WORDS = {level: level.name.replace("_", " ") for level in Level if level is not Level.PUBLIC}
_PUBLIC_WORDS = "UNCLASSIFIED / PUBLIC DATA"
_LEVELS = {words: level for level, words in _WORDS.items()}
_RELEASED = " REL TO "
_NOBODY = "NOBODY"
"""An empty release list in words."""
_BOTH, _BOTH_WORDS = NATO & EU, "NATIONS IN BOTH NATO AND EU"
"""What the lists of the two owners have in common: 23 codes have no room over a page."""
_LEVEL = re.compile(
    rf"(?P<public>{re.escape(_PUBLIC_WORDS)})|(?:(?P<owner>.+?) )??"
    rf"(?P<level>{'|'.join(sorted(_WORDS.values(), key=len, reverse=True))})"
)
_LIST = re.compile(r"(?P<codes>[^\s,]+(?:, [^\s,]+)*)(?: (?P<caveat>.+))?", re.DOTALL)


@dataclass(frozen=True)
class Marking:
    """A marking. ``release`` is None when no list restricts it beyond its owner's own rules."""

    level: Level
    owner: str = ""
    release: frozenset[str] | None = None
    exercise: bool = False
    caveat: str = ""

    @property
    def text(self) -> str:
        """The words on a page, without the exercise words."""
        words = _PUBLIC_WORDS if self.level is Level.PUBLIC else f"{_owner_of(self)}{_WORDS[self.level]}"
        if self.release is not None:
            codes = ", ".join(sorted(self.release)) or _NOBODY
            words += f"{_RELEASED}{_BOTH_WORDS if self.release == _BOTH else codes}"
        return f"{words} {self.caveat}".rstrip()

    @property
    def banner(self) -> str:
        """The words at the top of a window or page."""
        return f"{EXERCISE_WORDS} · {self.text} · {EXERCISE_WORDS}" if self.exercise else self.text

    @property
    def listed(self) -> frozenset[str] | None:
        """Who may see it: its release list, else its owner alone; None where nothing says so (public, or no owner)."""
        if self.release is not None:
            return self.release
        return frozenset((self.owner.upper(),)) if self.owner and self.level is not Level.PUBLIC else None

    @staticmethod
    def parse(text: str) -> "Marking":
        """Read ``text`` as written by :attr:`text`. Raises ValueError when it names no level.

        Owner and codes are as one types them: an owner without the word of a level, codes without blank or comma.
        """
        found = _LEVEL.match(text)
        rest = "" if found is None else text[found.end() :]
        if found is None or (rest and not rest.startswith(" ")):
            raise ValueError(f"not a marking: {text!r}")
        release, caveat = _release_of(rest)
        if found["public"] is not None:
            return Marking(Level.PUBLIC, release=release, caveat=caveat)
        owner = found["owner"] or ""
        return Marking(_LEVELS[found["level"]], "NATO" if owner == "COSMIC" else owner, release, caveat=caveat)


PUBLIC = Marking(Level.PUBLIC)


def _owner_of(marking: Marking) -> str:
    if marking.level is Level.TOP_SECRET and marking.owner == "NATO":
        return "COSMIC "
    return f"{marking.owner} " if marking.owner else ""


def _release_of(rest: str) -> tuple[frozenset[str] | None, str]:
    """The release list and the caveat of what follows the level."""
    if rest.startswith(both := f"{_RELEASED}{_BOTH_WORDS}"):
        return _BOTH, rest[len(both) :].removeprefix(" ")
    if not rest.startswith(_RELEASED) or (found := _LIST.fullmatch(rest[len(_RELEASED) :])) is None:
        return None, rest[1:]
    codes = frozenset() if found["codes"] == _NOBODY else frozenset(found["codes"].split(", "))
    return codes, found["caveat"] or ""


def product_of(parts: list[Marking]) -> Marking:
    """The marking of a product: the highest level of its parts and who is on all their release lists.

    A part without a list counts as its owner's (``NATO SECRET``: NATO and its nations). Where nobody is on all of them
    the list stays empty: it means nobody, never everybody. No parts: public.
    """
    if len(set(parts)) < 2:
        return parts[0] if parts else PUBLIC
    highest = max(parts, key=lambda part: (part.level, bool(part.owner)))
    lists = {part.listed for part in parts}
    known = [one for one in lists if one is not None]
    release = in_common(known) if known else None
    said = sorted({part.caveat for part in parts if part.caveat})
    caveats = [one for one in said if not any(one in other for other in said if other != one)]
    owned = Marking(highest.level, highest.owner)
    exercise = any(part.exercise for part in parts)
    if release == owned.listed and all(part.release is None for part in parts):
        release = None  # as its owner has it: no list of its own
    return Marking(highest.level, highest.owner, release, exercise, " ".join(caveats))
