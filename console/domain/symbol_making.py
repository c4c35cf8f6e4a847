"""The symbol of a force somebody makes: a friendly unit of an arm and a size, or a headquarters (APP-6D)."""

from typing import Final

from console.domain.sidc import Echelon

ARMS: Final = {
    "": "000000",
    "infantry": "121100",
    "mechanised infantry": "121102",
    "motorised infantry": "121104",
    "armour": "120500",
    "artillery": "130300",
    "air defence missiles": "130102",
    "reconnaissance": "121300",
    "engineers": "140700",
}
"""Entities of land units by what they are called; the first says no arm."""
_SETS: Final = {"air": "01", "maritime": "30"}
"""Symbol sets of forces that are no land units."""


def friendly(domain: str, arm: str, echelon: Echelon | None, *, headquarters: bool = False) -> str:
    """The twenty digits of a friendly force that is there. Arm and size hold for land units and headquarters."""
    if domain in _SETS and not headquarters:
        return f"1003{_SETS[domain]}00000000000000"
    staff = 2 if headquarters else 0
    return f"1003100{staff}{0 if echelon is None else int(echelon):02}{ARMS[arm]}0000"
