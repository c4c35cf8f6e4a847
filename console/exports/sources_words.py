"""How what stands behind an incident or a claim is counted in words: the same on its sheet, on the map and in lists."""

from __future__ import annotations

from console.domain.report import Sources
from console.map.words import count


def reports_words(behind: Sources) -> str:
    """How many reports count: what was withdrawn, dismissed or replaced does not, and neither does what relays it."""
    return count("{n} report", "{n} reports", behind.reports)


def origins_words(behind: Sources) -> str:
    """How many independent origins they have."""
    return count("{n} origin", "{n} origins", len(behind.origins))
