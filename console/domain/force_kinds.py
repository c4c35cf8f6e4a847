"""The kinds of force the console tells apart. ``Force.kind`` is a word: a case may hold others."""

from typing import Final

COMMAND: Final = "command"
"""A headquarters."""
BRIGADE: Final = "brigade"
BATTLEGROUP: Final = "battlegroup"
"""One of the forward land forces, whatever size it has on a day."""
RESPONSE: Final = "response force"
HOST_NATION: Final = "host nation forces"
"""A country's own forces."""
POOL: Final = "force pool"
"""A number of soldiers on paper."""
