"""What one person changed in a form while another may have changed the same thing: nobody's work is replaced unread."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from console.domain.errors import BadInput

_Form = TypeVar("_Form")


def merged(seen: _Form, form: _Form, stands: _Form, parts: Sequence[str]) -> _Form:
    """A form (a dataclass) as it ``stands`` now, with what a person changed in ``form`` since it was ``seen``.

    Raises BadInput naming the ``parts`` that somebody else changed to something else in the meantime.
    """
    mine = [part for part in parts if getattr(form, part) != getattr(seen, part)]
    both = [
        part
        for part in mine
        if getattr(stands, part) != getattr(seen, part) and getattr(stands, part) != getattr(form, part)
    ]
    if both:
        names = ", ".join(part.replace("_", " ") for part in both)
        raise BadInput(f"Not saved: somebody changed the {names} since you began. Look at it, then try again.")
    return replace(stands, **{part: getattr(form, part) for part in mine})  # type: ignore[type-var]
