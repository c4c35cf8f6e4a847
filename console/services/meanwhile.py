"""What one person changed in a form while another may have changed the same thing: nobody's work is replaced unread."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from console.domain.errors import BadInput

_Form = TypeVar("_Form")


def merged(seen: _Form, form: _Form, stands: _Form, together: Mapping[str, tuple[str, ...]]) -> _Form:
    """A form (a dataclass) as it ``stands`` now, with what a person changed in ``form`` since it was ``seen``.

    ``together`` are the fields that are one thing to a person, by what that is called. Raises BadInput naming what
    somebody else changed to something else in the meantime.
    """
    wanted: dict[str, Any] = {}
    both: list[str] = []
    for name, parts in together.items():
        mine, before, theirs = ([getattr(one, part) for part in parts] for one in (form, seen, stands))
        if mine == before:
            continue
        wanted.update(zip(parts, mine, strict=True))
        if theirs not in (before, mine):
            both.append(name)
    if both:
        raise BadInput(
            f"Not saved: somebody changed the {', '.join(both)} since you began. What you typed is kept; look at both,"
            " then save again."
        )
    return replace(stands, **wanted)  # type: ignore[type-var]
