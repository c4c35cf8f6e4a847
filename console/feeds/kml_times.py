"""When a placemark of KML holds: a time stamp, a span open at either end, or the times of its track."""

import re
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

from console.domain import times
from console.domain.times import DAY, Instant, Precision
from console.feeds import elements
from console.feeds.moments import Moment
from console.feeds.told_times import ToldTimes

_YEAR = re.compile(r"[12]\d{3}")


def span(placemark: Element, told: ToldTimes) -> tuple[Instant | None, Instant | None]:
    """From when until when (not included); None where it is open."""
    if (stamp := elements.child(placemark, "TimeStamp")) is not None:
        return _moment(elements.child_text(stamp, "when"), told)
    if (given := elements.child(placemark, "TimeSpan")) is not None:
        start = _moment(elements.child_text(given, "begin"), told)[0]
        begun, ended = _moment(elements.child_text(given, "end"), told)
        end = ended if ended is not None else begun
        return start, end if end is None or start is None or end > start else None
    found = [at for at in (told.at(elements.text(when)) for when in _whens(placemark)) if at is not None]
    return (min(found), max(found) + 1) if found else (None, None)


def _whens(placemark: Element) -> list[Element]:
    return [when for track in elements.below(placemark, "Track") for when in elements.children(track, "when")]


def _moment(text: str, told: ToldTimes) -> tuple[Instant | None, Instant | None]:
    """The first instant a text means and, where it means a day, a month or a year, the first after it."""
    if _YEAR.fullmatch(text):
        return _month(int(text), 1), _month(int(text) + 1, 1)
    moment: Moment = told.read(text)
    if moment.at is None:
        return None, None
    if moment.precision is Precision.DAY:
        return moment.at, moment.at + DAY
    if moment.precision is Precision.MONTH:
        at = times.to_datetime(moment.at)
        return moment.at, _month(at.year + at.month // 12, at.month % 12 + 1)
    return moment.at, None


def _month(year: int, month: int) -> Instant:
    return times.from_datetime(datetime(year, month, 1, tzinfo=UTC))
