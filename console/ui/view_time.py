"""The time of a saved view: what is shown now as a view keeps it, and what it keeps shown again."""

from __future__ import annotations

from console.domain.map_view import ViewContent
from console.domain.time_window import TimeWindow
from console.domain.times import DAY, Instant, Precision, dtg
from console.ui.picture import Picture
from console.ui.time_words import end_words, since_words
from console.ui.words import tr

Kept = tuple[Instant | None, Instant | None]
"""``time_from`` and ``time_to`` of a view."""
FOLLOWS: Kept = (None, None)


def shown_time(picture: Picture) -> Kept:
    """The time shown now; :data:`FOLLOWS` while it follows the clock."""
    return FOLLOWS if picture.is_live else (picture.window.start, picture.window.end)


def show_time(picture: Picture, content: ViewContent) -> None:
    """Show the time of a view; one that follows the clock has the picture follow it, as long as it is now."""
    if content.time_to is None:
        picture.live()
    else:
        picture.show_window(TimeWindow(content.time_from, content.time_to))


def time_words(kept: Kept) -> str:
    """The time of a view in words."""
    start, end = kept
    if end is None:
        return tr("follows the clock")
    if start is None:
        return tr("until {end}", end=end_words(end))
    if start == end - DAY and end % DAY == 0:
        return dtg(start, Precision.DAY)
    return tr("{start} to {end}", start=since_words(TimeWindow(start, end)), end=end_words(end))
