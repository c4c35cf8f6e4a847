"""What people call a force beside its name, so that whatever they type finds it."""

from console.domain.force import Force
from console.domain.sidc import echelon_digits

LAND_FORCES = "NATO Forward Land Forces "
_CALLED = ("BG", "Battlegroup", "FLF", "eFP")
"""What a forward land force goes by before its host: maps, the press, and its name until 2022."""
_BRIGADE = 18


def is_brigade(force: Force) -> bool:
    """Whether the echelon digits of its symbol code (9 and 10, APP-6D) say brigade or more."""
    return echelon_digits(force.sidc) >= _BRIGADE


def also_called(force: Force) -> tuple[str, ...]:
    """Its short name; of a forward land force what it goes by, as ``BG Latvia``, though it may be a brigade by now."""
    if not force.name.startswith(LAND_FORCES):
        return (force.short_name,) if force.short_name else ()
    host = force.name.removeprefix(LAND_FORCES)
    return tuple(f"{word} {host}" for word in (*_CALLED, *(("Brigade",) if is_brigade(force) else ())))
