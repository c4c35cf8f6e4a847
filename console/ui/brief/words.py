"""How times planned are read where briefings are put together."""

from __future__ import annotations

import re
from typing import Final

from console.domain.errors import BadInput
from console.domain.storyboard import LONGEST_SECONDS
from console.ui.words import tr

_PLANNED: Final = re.compile(r"(\d{1,3})(?:[:.](\d{2}))?\s*(?:min|m)?")


def planned_of(text: str) -> int:
    """Seconds of ``2:30`` or ``2``. Raises BadInput."""
    found = _PLANNED.fullmatch(text.strip())
    seconds = 60 * int(found[1]) + int(found[2] or 0) if found else -1
    if found is None or int(found[2] or 0) > 59 or seconds > LONGEST_SECONDS:
        raise BadInput(tr("A slide is planned for 0 to 60 minutes. Give a time such as 2:30."))
    return seconds
