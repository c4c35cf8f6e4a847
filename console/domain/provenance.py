"""Where a fact comes from, of what date it is, and whether a person still has to check it."""

from dataclasses import dataclass


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
