"""What stands over the picture of reports: numbers on stacks, and the key while density shows."""

from dataclasses import dataclass
from typing import Final

from console.map.frame import Frame
from console.map.occupancy import Box
from console.map.reports.stacks import Stack

KEY_LEFT: Final = 14.0
KEY_ABOVE: Final = 58.0
"""From the lower edge of the map to that of the key."""
KEY_SIZE: Final = (206.0, 56.0)


@dataclass(frozen=True)
class ReportMarks:
    """The tallest stacks in view, tallest first, and whether the key of the density is needed.

    ``chosen`` is where the report that is selected lies, degrees WGS 84.
    """

    stacks: tuple[Stack, ...] = ()
    density: bool = False
    chosen: tuple[float, float] | None = None


NO_MARKS: Final = ReportMarks()


def key_box(frame: Frame) -> Box:
    """What the key covers, with room round it: in the lower left corner, over the scale bar and a second line."""
    bottom = frame.height - KEY_ABOVE
    return Box(KEY_LEFT, bottom - KEY_SIZE[1], KEY_LEFT + KEY_SIZE[0], bottom).grown(3)
