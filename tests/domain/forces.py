"""Forces for tests: one placement each, with what a test says of it."""

from dataclasses import replace

from console.domain.force import Contribution, Force, Position, Strength
from console.domain.provenance import Provenance

SOURCE = Provenance("NATO, Jun 2022", "2022-06", False, "")
UNKNOWN = Strength(None, None, None, "")


def key(name: str) -> bytes:
    """An id made of a name."""
    return name.encode()[:16].ljust(16, b"-")


def persons(least: int | None, most: int | None = None) -> Strength:
    """A published strength: one figure, or a range."""
    return Strength(None, least, least if most is None else most, "")


def gives(country: str, strength: Strength = UNKNOWN) -> Contribution:
    """What a nation gives."""
    return Contribution(country, strength, "", SOURCE)


def force(name: str, strength: Strength = UNKNOWN, under: str | None = None, **more: object) -> Force:
    """A battlegroup at Tapa, valid always."""
    made = Force(
        key(name), key(f"{name} placed"), None, None, "battlegroup", name, "", "land", None, None, None, Position.POINT,
        "Tapa", "EE", 25.9586, 59.2606, "GB", (), "", strength, "", "", None, SOURCE,
        None if under is None else key(under),
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]
