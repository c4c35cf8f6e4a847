"""The time of a saved view: what is shown now as a view keeps it, and what it keeps shown again."""

from __future__ import annotations

from console.domain.map_view import ViewContent
from console.domain.times import DAY, Instant, Precision, dtg
from console.ui.picture import Picture
from console.ui.words import tr

Kept = tuple[Instant | None, Instant | None]
"""``time_from`` and ``time_to`` of a view."""
FOLLOWS: Kept = (None, None)


def shown_time(picture: Picture) -> Kept:
    """The time shown now; :data:`FOLLOWS` while it follows the clock."""
    return FOLLOWS if picture.is_today else (picture.shown.since, picture.shown.day.end)


def show_time(picture: Picture, content: ViewContent) -> None:
    """Show the time of a view; one that follows the clock has the picture follow it, as long as it is now."""
    if content.time_to is None:
        picture.show_today()
        return
    start = content.time_from
    picture.reach_back(None if start is None else max(1, (content.time_to - start) // DAY))
    picture.show_day(content.time_to - 1)


def time_words(kept: Kept) -> str:
    """The time of a view in words."""
    start, end = kept
    if end is None:
        return tr("follows the clock")
    last = _last(end)
    if start is None:
        return tr("until {end}", end=last)
    if end - start == DAY and start % DAY == 0:
        return last
    return tr("{start} to {end}", start=_moment(start), end=last)


def _moment(at: Instant) -> str:
    """Midnight as the day it begins, everything else to the minute."""
    return dtg(at, Precision.DAY if at % DAY == 0 else Precision.MINUTE)


def _last(end: Instant) -> str:
    """The end of a half-open span: at midnight the last day of it."""
    return dtg(end - 1, Precision.DAY) if end % DAY == 0 else dtg(end)
