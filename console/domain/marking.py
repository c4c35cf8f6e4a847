"""Markings: how sensitive a thing is and who may see it.

Ladder and grammar after the public account of NATO's markings: ``OWNER LEVEL [REL TO list] [caveat]``. NATO
UNCLASSIFIED is not public (it is NATO's property, for official use), so the default here is
``UNCLASSIFIED / PUBLIC DATA``, which has no owner.
"""

from dataclasses import dataclass
from enum import IntEnum

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
            words += f" REL TO {', '.join(sorted(self.release))}"
        return f"{words} {self.caveat}".rstrip()

    @property
    def banner(self) -> str:
        """The words at the top of a window or page."""
        return f"{EXERCISE_WORDS} · {self.text} · {EXERCISE_WORDS}" if self.exercise else self.text

    @staticmethod
    def parse(text: str) -> "Marking":
        """Read ``text`` as written by :attr:`text`. Raises ValueError when it names no level."""
        words, _, release = text.partition(" REL TO ")
        countries = frozenset(part.strip() for part in release.split(",") if part.strip()) if release else None
        if words == _PUBLIC_WORDS:
            return Marking(Level.PUBLIC, release=countries)
        for level in sorted(_WORDS, reverse=True):
            # TOP SECRET ends in SECRET: the higher is looked for first.
            if words == _WORDS[level] or words.endswith(f" {_WORDS[level]}"):
                owner = words.removesuffix(_WORDS[level]).strip()
                return Marking(level, "NATO" if owner == "COSMIC" else owner, countries)
        raise ValueError(f"not a marking: {text!r}")


PUBLIC = Marking(Level.PUBLIC)


def _owner_of(marking: Marking) -> str:
    if marking.level is Level.TOP_SECRET and marking.owner == "NATO":
        return "COSMIC "
    return f"{marking.owner} " if marking.owner else ""


def product_of(parts: list[Marking]) -> Marking:
    """The marking of a product: the highest level of its parts and the intersection of their release lists.

    An empty intersection stays an empty list: it means nobody, never everybody. No parts: public.
    """
    if not parts:
        return PUBLIC
    highest = max(parts, key=lambda part: part.level)
    lists = [part.release for part in parts if part.release is not None]
    release = frozenset.intersection(*lists) if lists else None
    caveats = sorted({part.caveat for part in parts if part.caveat})
    return Marking(highest.level, highest.owner, release, any(part.exercise for part in parts), " ".join(caveats))
