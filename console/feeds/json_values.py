"""Values of decoded JSON as what they should be: what is of another kind counts as not there."""

from typing import Any


def text(value: object) -> str:
    """A text without blanks around it, or a number as text; empty for anything else."""
    if isinstance(value, str):
        return value.strip()
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def members(value: object) -> dict[str, Any]:
    """An object's members; none for anything else."""
    return value if isinstance(value, dict) else {}


def items(value: object) -> list[Any]:
    """An array's items; none for anything else."""
    return value if isinstance(value, list) else []


def objects(value: object) -> list[dict[str, Any]]:
    """The objects among an array's items."""
    return [one for one in items(value) if isinstance(one, dict)]
