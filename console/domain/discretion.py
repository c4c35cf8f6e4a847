"""What the journal calls acts in a consultation, without what one Ally said: for what is printed and leaves the cell.

The journal itself is the cell's own and says all of it. Positions stay off products unless released; a label cannot
know whether they are, so it never tells one there.
"""

import re
from typing import Final

_TOLD: Final = (
    (re.compile(r"[A-Z]{2} on (?P<text>.+ v\d+): .+"), "Position on {text}"),
    (re.compile(r"[A-Z]{2} breaks silence on (?P<text>.+)"), "Silence on {text} was broken"),
    (re.compile(r"Amendment of .+ to (?P<text>.+ v\d+)(?P<came>: [a-z ]+)?"), "Amendment to {text}{came}"),
    (re.compile(r"Assessment of [A-Z]{2}"), "Assessment of an Ally"),
    (re.compile(r"Contact: .+"), "Contact between capitals"),
)
_BACK: Final = re.compile(r"(?P<verb>Undo|Redo) “(?P<label>.+)”")

NOT_RELEASED: Final = "NATIONAL POSITIONS, not released"
RELEASED: Final = "NATIONAL POSITIONS, released"


def caution(released: bool) -> str:
    """What a table with positions says beside its name, where it leaves as a file."""
    return RELEASED if released else NOT_RELEASED


def discreet(label: str) -> str:
    """The label of an operation, as it may stand on paper: of which Ally said what only that something was said."""
    if (back := _BACK.fullmatch(label)) is not None:
        return f"{back['verb']} “{discreet(back['label'])}”"
    for pattern, words in _TOLD:
        found = pattern.fullmatch(label)
        if found is not None:
            return words.format(**{name: value or "" for name, value in found.groupdict().items()})
    return label
