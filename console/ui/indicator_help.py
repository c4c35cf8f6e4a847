"""Help ▸ How indicators work: what a rule counts, what is called unusual, and how often that errs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from console.domain.unusual import LEAST_REPORTS, LEAST_WEEKS, WEEKS
from console.ui.note import show_note
from console.ui.words import tr

if TYPE_CHECKING:
    from console.ui.window import Window

_WIDTH_UNITS = 150


def show_indicator_help(window: Window) -> None:
    """The note in a sheet: a few short paragraphs."""
    paragraphs = (
        tr(
            "A rule counts the reports of a category in an area over the last minutes, hours or days, and is raised "
            "while they reach its threshold. A report counts when it says the event happened; one that says nothing, "
            "when it was received. Withdrawn, dismissed and superseded reports count nothing, nor does what relays "
            "another report."
        ),
        tr(
            "Without a rule, every country and region with a category is held against its own past: the reports of "
            "each hour and each day (UTC) against the {weeks} weeks before, with the season of the hour and of the "
            "weekday. Counts scatter more than chance alone lets them, since one event makes several reports; how "
            "much is learned from those weeks, and where they say little, more is taken for usual.",
            weeks=WEEKS,
        ),
        tr(
            "p is the chance of so many reports or more if nothing but the usual went on. The limit is set so that "
            "the whole board gives one false alarm a week on average, however many series there are and however they "
            "hang together. So expect about one a week, and read the reports before you believe it."
        ),
        tr(
            "A series with less than {least} weeks of history or fewer than {reports} reports is not judged, and the "
            "board says so: make a rule for it. A running hour or day is judged by what it has so far, so a surge is "
            "found as soon as the number is reached, not at its end. Unusual numbers stay on the board for a day.",
            least=LEAST_WEEKS,
            reports=LEAST_REPORTS,
        ),
        tr(
            "What this cannot tell: whether more happened or more was reported. A new feed, a late import or a change "
            "in how a source reports looks like a surge."
        ),
    )
    show_note(window, tr("How indicators work"), paragraphs, _WIDTH_UNITS)
