"""Where a fact comes from, of what date it is, and whether a person still has to check it."""

from dataclasses import dataclass

_REST = "; the rest as of "


@dataclass(frozen=True, slots=True)
class Provenance:
    """The provenance of one row of facts.

    ``source`` names publisher and date; ``as_of`` is a day (``2026-11-21``) or a month (``2026-11``), as precise
    as the source. Where ``to_check`` is set, ``check_note`` is the plain sentence shown to the user that says
    what is not verified; only a person editing the row clears it.
    """

    source: str
    as_of: str
    to_check: bool
    check_note: str


def newest(known: Provenance) -> str:
    """The source of what was said last, without that of the rest: ``Ann (place)``."""
    return known.source.partition(_REST)[0]


def partly(before: Provenance, source: str, as_of: str, what: str) -> Provenance:
    """The provenance of a row of which only ``what`` is said anew; the rest keeps its source and date in words.

    ``Ann (place); the rest as of 2022-06: NATO``, and ``Bo (strength); Ann (place); the rest …`` after another.
    """
    if before.source == source:
        return Provenance(source, as_of, before.to_check, before.check_note)
    newer, parted, rest = before.source.partition(_REST)
    kept = [one for one in newer.split("; ") if not one.endswith(f" ({what})")] if parted else []
    old = rest if parted else f"{before.as_of}: {before.source}"
    words = "; ".join([f"{source} ({what})", *kept]) + _REST + old
    return Provenance(words, as_of, before.to_check, before.check_note)
