"""What the standing of a claim means, for windows and for what leaves the program."""

from typing import Final

from console.domain.claim import Standing
from console.map.words import later

MEANINGS: Final = {
    Standing.LIVE: later("said and heard now"),
    Standing.COUNTERED: later("our line is out against it"),
    Standing.FADING: later("hardly repeated any more"),
    Standing.WITHDRAWN: later("taken back by who said it"),
    Standing.TRUE: later("held up"),
    Standing.FALSE: later("shown to be wrong"),
    Standing.CLOSED: later("no longer followed"),
}
"""What each standing says, in a few words."""
