"""Rows of a table whose columns mean something become reports, one a row, or a reason why a row is none."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from console.domain import times
from console.domain.letters import cut_at_word
from console.domain.times import DAY, Precision
from console.feeds import moments
from console.feeds.category_words import category
from console.feeds.column_names import NAMES, words_of
from console.feeds.drafts import Rejected, ReportDraft
from console.feeds.known_tables import Known
from console.feeds.meanings import Meaning
from console.feeds.moments import Moment
from console.feeds.table_places import Places

HEADLINE: Final = 160
_REMEMBERED = 20_000
_WORD = re.compile(r"[^\W\d_]{3}")
_NO_TIME = Moment(None)


class TableRows:
    """Makes the reports of one table. What is odd about many rows is counted and told once, by :meth:`told`."""

    def __init__(
        self,
        headers: Sequence[str],
        mapping: Mapping[str, Meaning],
        source: Known | None,
        day_first: bool | None = None,
    ) -> None:
        self._headers = list(headers)
        self._width = len(headers)
        self._source = source
        self._midnights = False
        self._day_first = day_first
        self._moments: dict[str, Moment] = {}
        self._kinds: dict[str, int | None] = {}
        self._zoneless = False
        self._backwards = 0
        self._unread: Counter[bool] = Counter()
        self._unlocated: Counter[str] = Counter()
        columns = _columns(headers, mapping)
        self._id = _first(columns, Meaning.ID)
        self._title = _first(columns, Meaning.TITLE)
        self._time = _first(columns, Meaning.TIME, Meaning.TIME_DAY_FIRST, Meaning.TIME_MONTH_FIRST)
        self._clock = _first(columns, Meaning.CLOCK)
        self._calendar = [_first(columns, meaning) for meaning in (Meaning.YEAR, Meaning.MONTH, Meaning.DAY)]
        if self._time is None:
            self._time = self._calendar[0]
        else:
            self._calendar = [None]
        self._end = _first(columns, Meaning.END)
        self._version = _first(columns, Meaning.VERSION)
        self._origin = _first(columns, Meaning.ORIGIN)
        self._texts = columns.get(Meaning.TEXT, [])
        self._categories = columns.get(Meaning.CATEGORY, [])
        self._places = Places(columns, source)
        used = {self._id, self._title, self._time, self._clock, self._end, self._version, self._origin}
        used |= {*self._calendar, *self._texts, *self._places.used, *columns.get(Meaning.LEFT_OUT, [])}
        # All that is not read otherwise is kept, and the source's own word for the kind of event.
        self._details = [(header, at) for at, header in enumerate(self._headers) if at not in used]
        self._headline = _headline_columns(headers, source)

    def look(self, rows: Sequence[Sequence[str]]) -> None:
        """Look at some rows first: where all times are midnights, they are days."""
        if self._time is None:
            return
        found = [self._when(self._padded(list(row))) for row in rows]
        exact = [one for one in found if one.precision is Precision.MINUTE and one.at is not None]
        self._midnights = len(exact) >= 5 and all((one.at or 0) % DAY == 0 for one in exact)
        self._moments.clear()
        self._zoneless = False

    def report(self, number: int, row: list[str]) -> ReportDraft | Rejected:
        """What a row says; a shorter row lacks its last cells, those beyond the last column are kept as details."""
        extra = row[self._width :]
        if len(row) < self._width:
            row = self._padded(row)
        attributes = {name: text for name, at in self._details if (text := row[at].strip())}
        when = self._when(row) if self._time is not None else _NO_TIME
        ended = self._ended(row, when, attributes) if self._end is not None else None
        place = self._places.of(row, attributes)
        code, kind = self._kind(row)
        title = row[self._title].strip() if self._title is not None else ""
        body = self._body(row)
        if place.unlocated:
            self._unlocated[place.unlocated] += 1
        if when.reason and self._time is not None:
            self._unread[when.at is None] += 1
            attributes[self._headers[self._time]] = row[self._time].strip()
        for at, text in enumerate(extra, start=self._width + 1):
            if text.strip():
                attributes[f"column {at}"] = text.strip()
        headline = title or self._made(row) or body.lstrip() or self._plain(kind, place.words, attributes)
        if not headline:
            if when.at is None and place.lon is None and not place.unlocated:
                return Rejected(number, _why_not(when))
            headline = f"Row {number}"
        if len(headline) > HEADLINE or "\n" in headline:
            if headline is title:
                body = f"{title}\n\n{body}" if body else title
            headline = short(headline)
        version = self._moment(row[self._version].strip()).at if self._version is not None else None
        return ReportDraft(
            number=number,
            headline=headline,
            body=body,
            external_id=(row[self._id].strip() or None) if self._id is not None else None,
            occurred_from=when.at,
            occurred_to=ended,
            time_precision=when.precision,
            lon=place.lon,
            lat=place.lat,
            place=place.words,
            place_precision=place.precision,
            unlocated=place.unlocated,
            geometry=place.geometry,
            category=code,
            version_at=version,
            origin=row[self._origin].strip() if self._origin is not None else "",
            attributes=attributes,
        )

    def told(self) -> Iterator[str]:
        """Sentences about the whole table, once its rows are read."""
        if self._zoneless:
            yield moments.ZONELESS
        if lost := self._unread[True]:
            yield f"{_counted(lost, 'time')} could not be read; the text was kept as a detail."
        if partly := self._unread[False]:
            yield f"{_counted(partly, 'time')} told no hour or no zone that is known; only the day was taken."
        for reason, count in self._unlocated.most_common():
            yield f"{_counted(count, 'row')} without a position: {reason}"
        if self._backwards:
            yield f"{_counted(self._backwards, 'end')} before the start: the start was kept, the end as a detail."

    def _padded(self, row: list[str]) -> list[str]:
        return row + [""] * (self._width - len(row))

    def _when(self, row: list[str]) -> Moment:
        assert self._time is not None
        text = self._day(row) if self._calendar[0] is not None else row[self._time].strip()
        if self._clock is not None and text and (clock := row[self._clock].strip()):
            together = self._moment(f"{text} {_colons(clock)}")
            return together if together.at is not None else self._moment(text)
        return self._moment(text)

    def _day(self, row: list[str]) -> str:
        """The day of a row that tells year, month and day each in a column; 0 and nothing are not known."""
        year, month, day = (row[at].strip().lstrip("0") if at is not None else "" for at in self._calendar)
        if not month.isdecimal():
            return year
        return f"{year}-{month:0>2}-{day:0>2}" if day.isdecimal() else f"{year}-{month:0>2}"

    def _moment(self, text: str) -> Moment:
        found = self._moments.get(text)
        if found is None:
            if not text:
                return _NO_TIME
            # Times to the second hardly ever come again; days and odd ways of writing do.
            found = None if self._midnights else moments.quick(text)
            if found is None:
                found = self._remembered(text)
            if not found.zoned and found.precision is not Precision.DAY:
                self._zoneless = True
        return found

    def _remembered(self, text: str) -> Moment:
        if len(self._moments) >= _REMEMBERED:
            self._moments.clear()
        found = moments.read(text, self._day_first)
        if self._midnights and found.precision is Precision.MINUTE and (found.at or 0) % DAY == 0:
            found = found._replace(precision=Precision.DAY)
        self._moments[text] = found
        return found

    def _ended(self, row: list[str], when: Moment, attributes: dict[str, str]) -> int | None:
        """The first instant after; None where there is no end, or one before the start."""
        assert self._end is not None
        text = row[self._end].strip()
        end = self._moment(text)
        if end.at is None or when.at is None or end.precision is None:
            if text:
                attributes[self._headers[self._end]] = text
            return None
        last = times.span(end.at, end.precision).end if end.precision in (Precision.DAY, Precision.MONTH) else end.at
        if last > when.at:
            return last
        if last < when.at:
            self._backwards += 1
            attributes[self._headers[self._end]] = text
        return None

    def _kind(self, row: list[str]) -> tuple[int | None, str]:
        """The code of the category, and the first words that tell it."""
        words, code = "", None
        for at in self._categories:
            text = row[at].strip()
            if not text:
                continue
            key = f"{at}\0{text}"
            if key not in self._kinds:
                if len(self._kinds) >= _REMEMBERED:
                    self._kinds.clear()
                self._kinds[key] = self._code(at, text)
            words = words or self._read(at, text)
            if code is None:
                code = self._kinds[key]
        if not self._categories and self._source is not None and self._source.event:
            kind = category(self._source.event)
            return (kind.code if kind is not None else None), ""
        return code, words

    def _code(self, at: int, text: str) -> int | None:
        if self._source is not None and self._source.kinds:
            kinds = self._source.kinds.get(words_of(self._headers[at]))
            kind = kinds.get(text) if kinds is not None else None
        else:
            kind = category(text)
        return kind.code if kind is not None else None

    def _read(self, at: int, text: str) -> str:
        if self._source is None:
            return text
        return self._source.read.get(words_of(self._headers[at]), {}).get(text, text)

    def _body(self, row: list[str]) -> str:
        if len(self._texts) == 1:
            return row[self._texts[0]].strip()
        return "\n\n".join(text for at in self._texts if (text := row[at].strip()))

    def _made(self, row: list[str]) -> str:
        """A headline of the columns that tell it best in a known source."""
        if self._source is None:
            return ""
        parts = [self._read(at, text) for at in self._headline if (text := row[at].strip())]
        told = ", ".join(dict.fromkeys(parts))
        if self._source.event:
            return f"{self._source.event}: {told}" if told else self._source.event
        return told

    def _plain(self, kind: str, place: str, attributes: Mapping[str, str]) -> str:
        if kind or place:
            return ", ".join(part for part in (kind, place) if part)
        return next((text for text in attributes.values() if _WORD.search(text)), "")


def _counted(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"


def _why_not(when: Moment) -> str:
    if when.reason:
        return f"Nothing in the row can be read as a report; {when.reason}."
    return "The row has no time, no place and no text."


def _columns(headers: Sequence[str], mapping: Mapping[str, Meaning]) -> dict[Meaning, list[int]]:
    found: dict[Meaning, list[int]] = {}
    for at, header in enumerate(headers):
        found.setdefault(mapping.get(header, Meaning.DETAIL), []).append(at)
    for meaning in (Meaning.PLACE, Meaning.CATEGORY):
        # The narrower first: the town before the country, the kind of attack before the kind of event.
        names = NAMES[meaning]
        found.get(meaning, []).sort(
            key=lambda at: names.index(words_of(headers[at])) if words_of(headers[at]) in names else -1
        )
    return found


def _first(columns: Mapping[Meaning, list[int]], *meanings: Meaning) -> int | None:
    return next((columns[meaning][0] for meaning in meanings if meaning in columns), None)


def _headline_columns(headers: Sequence[str], source: Known | None) -> list[int]:
    if source is None:
        return []
    places = {words_of(header): at for at, header in enumerate(headers)}
    return [places[words] for words in source.headline if words in places]


def _colons(clock: str) -> str:
    """``1944`` and ``194405`` as ``19:44`` and ``19:44:05``; anything else as it is."""
    if clock.isdigit() and len(clock) in (3, 4, 6):
        padded = clock.rjust(4, "0")
        return ":".join(padded[at : at + 2] for at in range(0, len(padded), 2))
    return clock


def short(text: str) -> str:
    """A headline of a text: the first line of a text, cut after a word where it is long."""
    line = " ".join(text[: HEADLINE * 4].strip().split("\n", 1)[0].split())
    return cut_at_word(line, HEADLINE) or " ".join(text[:HEADLINE].split())
