"""What the modes of movement are called, on the map and in every sentence that names one."""

from typing import Final

from console.domain.movement import Mode
from console.map.words import later, tr

_MODES: Final = {Mode.ROAD: later("road"), Mode.RAIL: later("rail"), Mode.SEA: later("sea"), Mode.AIR: later("air")}


def mode_words(mode: Mode) -> str:
    """``road``."""
    return tr(_MODES[mode])
