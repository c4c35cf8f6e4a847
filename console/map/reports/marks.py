"""What stands over the picture of reports: numbers on stacks, and the key while density shows."""

from dataclasses import dataclass
from typing import Final

from console.map.reports.stacks import Stack


@dataclass(frozen=True)
class ReportMarks:
    """The tallest stacks in view, tallest first, and whether the key of the density is needed."""

    stacks: tuple[Stack, ...] = ()
    density: bool = False


NO_MARKS: Final = ReportMarks()
