"""A source in the inspector: how reliable it is, whether it is still heard, how it comes in, what came last."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from console.domain import times
from console.domain.ages import age
from console.domain.arrival import Arrival, told
from console.domain.live_feed import SourceStanding
from console.domain.numbers import grouped
from console.domain.report import RELIABILITY
from console.ui.panels.inspector_sheet import Chip, Fact, Section, Sheet, facts
from console.ui.panels.inspector_subjects import Shown, Subject
from console.ui.panels.inspector_view import Deed
from console.ui.panels.sources import by_words, every_words
from console.ui.words import count, later, tr

if TYPE_CHECKING:
    from console.domain.times import Instant
    from console.store.reader import Reader
    from console.ui.window import Window

_ARRIVALS = 8


@dataclass(frozen=True)
class SourceFacts:
    """What is read of one source: how it does at the moment asked about, and its newest arrivals."""

    source: SourceStanding
    arrivals: tuple[Arrival, ...]
    columns: int


def _read(reader: Reader, source_id: bytes, day: Instant) -> SourceFacts | None:
    from console.store import arrivals, live_feeds

    found = next((one for one in live_feeds.standings(reader, day) if one.id == source_id), None)
    if found is None:
        return None
    mapping = arrivals.mapping_of(reader, found.name)
    return SourceFacts(found, tuple(arrivals.of_source(reader, source_id, _ARRIVALS)), len(mapping or ()))


def _sheet(known: SourceFacts, shown: Shown) -> Sheet:
    source, now = known.source, shown.window.session.now
    letter = source.reliability
    rating = tr("{letter}: {words}", letter=letter, words=tr(RELIABILITY[letter])) if letter else tr("not rated yet")
    chips = [Chip(letter or tr("Not rated"), "state.info" if letter else "state.warn", rating)]
    if source.failing_since is not None:
        chips.append(Chip(tr("Failing"), "state.danger", source.failure))
    elif source.is_stale(now):
        chips.append(Chip(tr("Stale"), "state.warn"))
    return Sheet(
        source.name,
        (by_words(source.feed),),
        None,
        tuple(chips),
        sections=(
            Section(
                tr("How it does"),
                facts(
                    (tr("Reliability"), rating),
                    (tr("Newest report"), "" if source.newest is None else times.dtg(source.newest)),
                    (tr("Heard"), _ago(source.last_heard, now)),
                    (tr("Usually"), every_words(source.expected_every_s)),
                    (tr("Last 24 hours"), _day(source)),
                    (tr("Fails since"), _since(source)),
                    (tr("Columns"), _columns(known.columns)),
                ),
            ),
            Section(
                tr("What came last"), tuple(Fact(_when(one), f"{one.file}: {told(one)}") for one in known.arrivals)
            ),
        ),
    )


def _deeds(window: Window, known: SourceFacts) -> tuple[Deed, ...]:
    from console.ui.arriving.feed_form import ask_feed, ask_rating, switch, switch_words

    feed = known.source.feed
    on = feed is None or feed.enabled
    rate = Deed(tr("Rate source"), "", lambda: ask_rating(window, known.source), main=on)
    if feed is None:
        return (rate, Deed(tr("Add feed"), "", lambda: ask_feed(window, None, known.source)))
    turn = Deed(switch_words(feed), "", lambda: switch(window, feed), main=not on)
    edit = Deed(tr("Edit feed"), "", lambda: ask_feed(window, feed, known.source))
    return (rate, turn, edit) if on else (turn, rate, edit)


def _ago(heard: Instant | None, now: Instant) -> str:
    return "" if heard is None else tr("{age} ago", age=age(now - heard))


def _day(source: SourceStanding) -> str:
    reports = count(later("1 report"), later("{n} reports"), source.reports_day)
    rejected = tr(", {n} records rejected", n=grouped(source.errors_day)) if source.errors_day else ""
    return reports + rejected


def _since(source: SourceStanding) -> str:
    return "" if source.failing_since is None else f"{times.dtg(source.failing_since)}. {source.failure}"


def _columns(number: int) -> str:
    return "" if not number else tr("the meaning of {n} columns is remembered for its tables", n=number)


def _when(arrival: Arrival) -> str:
    return "" if arrival.at is None else times.dtg(arrival.at)


SUBJECT = Subject(_read, _sheet, _deeds)
