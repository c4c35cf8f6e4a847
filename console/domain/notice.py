"""Notice to move as a person writes it, read back into days."""

import re
from typing import Final

from console.domain.errors import BadInput

_NUMBER: Final = r"(\d+(?:\.\d+)?)"
_RANGE: Final = re.compile(rf"{_NUMBER}\s*(?:[-–]|to)\s*{_NUMBER}")
_FROM: Final = re.compile(rf"from\s+{_NUMBER}")
_UP_TO: Final = re.compile(rf"up to\s+{_NUMBER}")
_ONE: Final = re.compile(_NUMBER)
_HOURS: Final = 24


def parse_notice(text: str) -> tuple[float | None, float | None]:
    """The least and the most days of ``5–30 days``, ``10``, ``from 45``, ``up to 3``, ``72 h``, ``no delay``.

    ``unknown`` gives None twice. Raises BadInput for anything else. What :func:`console.domain.posture_words
    .notice_words` writes is read as it was.
    """
    plain = " ".join(text.casefold().split())
    if plain == "unknown":
        return None, None
    if plain == "no delay":
        return 0.0, 0.0
    number, unit = re.fullmatch(r"(.*?)\s*(days?|d|hours?|h)?", plain).groups()  # type: ignore[union-attr]
    divisor = _HOURS if (unit or "").startswith("h") else 1
    for pattern, ends in ((_RANGE, (0, 1)), (_FROM, (0, None)), (_UP_TO, (None, 0)), (_ONE, (0, 0))):
        found = pattern.fullmatch(number)
        if found is not None:
            figures = [float(figure) / divisor for figure in found.groups()]
            least, most = (None if end is None else figures[end] for end in ends)
            return least, most
    raise BadInput(f"“{text}” is no notice to move. Write days: 10, 5–30, from 45, no delay, or unknown.")
