"""What claims are called on the screen: their standing with its colour, and what stands behind them."""

from __future__ import annotations

from typing import Final

from console.domain.claim import Backing, Claim, Standing
from console.exports.claims_words import MEANINGS
from console.exports.sources_words import origins_words, reports_words
from console.ui.words import later, tr

STANDINGS: Final = {
    Standing.LIVE: (later("Live"), "state.danger"),
    Standing.COUNTERED: (later("Countered"), "state.info"),
    Standing.FADING: (later("Fading"), "ink.secondary"),
    Standing.WITHDRAWN: (later("Withdrawn"), "ink.secondary"),
    Standing.TRUE: (later("True"), "ink.secondary"),
    Standing.FALSE: (later("False"), "ink.secondary"),
    Standing.CLOSED: (later("Closed"), "ink.secondary"),
}
"""The word of each standing and the role of its colour: only what is live asks for attention."""


def standing_word(standing: Standing) -> str:
    """What a standing is called."""
    return tr(STANDINGS[standing][0])


def standing_words(standing: Standing) -> str:
    """The word and what it means: ``Fading: hardly repeated any more``."""
    return tr("{standing}: {meaning}", standing=standing_word(standing), meaning=tr(MEANINGS[standing]))


def standing_role(claim: Claim) -> str:
    """The role of its colour: what is live is alarming where it is hostile, and to be watched where it is not."""
    role = STANDINGS[claim.standing][1]
    return "state.warn" if claim.standing is Standing.LIVE and not claim.hostile else role


def backing_words(backing: Backing) -> str:
    """How many origins and reports still stand behind a claim: ``2 origins, 3 reports``."""
    if not backing.linked:
        return tr("no report")
    sources = backing.sources
    if not sources.reports:
        return tr("none that counts")
    return tr("{origins}, {reports}", origins=origins_words(sources), reports=reports_words(sources))


def is_hostile_and_live(claim: Claim) -> bool:
    """Whether it belongs to the list that somebody has to watch: hostile, and not over."""
    return claim.hostile and claim.standing.followed


def about(claim: Claim) -> str:
    """Whose it is: ``hostile``, or the opposite said plainly."""
    return tr("hostile") if claim.hostile else tr("not hostile")
