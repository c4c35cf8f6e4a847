"""The maps of all slides, drawn while the first are shown: none waits for its own when its turn comes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from console.domain.errors import Fault
from console.exports.briefing.page import WIDTH
from console.ui.presenting.displays import displays

if TYPE_CHECKING:
    from collections.abc import Sequence

    from console.exports.briefing.drawn import Drawn
    from console.exports.briefing.page import Page
    from console.ui.jobs import Jobs, Progress


class MapsAhead:
    """Under way from the beginning until all are there, or :meth:`end`."""

    def __init__(self, jobs: Jobs, drawn: Drawn, pages: Sequence[Page]) -> None:
        """As fine as the largest display there is; ``drawn`` is closed by whoever made it."""
        ratio = max(1.0, max(one.dots for one in displays()) / WIDTH)
        self._drawing = jobs.start("", partial(_draw, drawn, pages, ratio), lambda _: None)

    def end(self) -> None:
        """Draw no more."""
        self._drawing.stop()


def _draw(drawn: Drawn, pages: Sequence[Page], ratio: float, told: Progress) -> None:
    try:
        for page in pages:
            drawn.pictures(page, ratio, told.check)
    except Fault:
        told.check()  # the process went with the briefing
        raise
