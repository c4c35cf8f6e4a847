"""What the columns of a table mean: guessed from their names and values, to be shown and corrected.

A guess is a plain mapping, column → meaning. A person's correction of it comes back as ``Asked.mapping``.
"""

from collections.abc import Callable, Collection, Mapping, Sequence

from console.feeds import column_values as looks
from console.feeds.column_names import NAMES, NOT_PARTS, PARTS, words_of
from console.feeds.drafts import Refused
from console.feeds.known_tables import known
from console.feeds.meanings import Meaning

Mapped = dict[str, Meaning]
_Values = Mapping[str, Sequence[str]]

_TIMES = (Meaning.TIME, Meaning.TIME_DAY_FIRST, Meaning.TIME_MONTH_FIRST, Meaning.YEAR)
_PLACED = (Meaning.LAT, Meaning.POSITION, Meaning.POSITION_LON_FIRST, Meaning.GEOMETRY, Meaning.PLACE)
_MANY = frozenset((Meaning.TEXT, Meaning.PLACE, Meaning.CATEGORY, Meaning.GEOMETRY, Meaning.DETAIL, Meaning.LEFT_OUT))
_SENTENCE = 6.0  # words that a column of text has on average, where its name does not say that it is text
_MOST_PLACES = 4


def guess(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> Mapped:
    """A meaning for every column, from its name and the first ``rows``; what means nothing special is a detail."""
    source = known(headers)
    if source is not None:
        return {header: source.mapping.get(words_of(header), Meaning.DETAIL) for header in headers}
    values = {header: [row[at] for row in rows if at < len(row)] for at, header in enumerate(headers)}
    found = _Guess(values)
    found.by_name()
    found.by_value()
    return {header: found.meanings.get(header, Meaning.DETAIL) for header in headers}


def tells_something(meanings: Collection[Meaning]) -> bool:
    """Whether rows of such columns say where or what: times alone are a series of numbers, names alone a catalogue."""
    if any(one in meanings for one in (*_PLACED, Meaning.TEXT)):
        return True
    return any(one in meanings for one in (Meaning.TITLE, Meaning.CATEGORY)) and any(one in meanings for one in _TIMES)


def corrected(headers: Sequence[str], guessed: Mapped, asked: Mapping[str, str] | None) -> Mapped:
    """The guess as a person corrected it; columns they did not name stay as guessed.

    Where they give a column a meaning that only one can have, another that was guessed to have it is a detail.
    Raises Refused for a meaning that is none.
    """
    if asked is None:
        return guessed
    try:
        wanted = {header: Meaning(word) for header, word in asked.items()}
    except ValueError as error:
        known_words = ", ".join(Meaning)
        raise Refused(f"Not taken: the mapping of columns is off: {error}. Meanings are {known_words}.") from None
    taken = {wanted[header] for header in headers if header in wanted} - _MANY
    if taken & set(_TIMES):
        taken |= set(_TIMES)
    return {
        header: wanted.get(header, Meaning.DETAIL if meaning in taken else meaning)
        for header, meaning in guessed.items()
    }


class _Guess:
    def __init__(self, values: _Values) -> None:
        self.meanings: dict[str, Meaning] = {}
        self._values = values
        self._words = {header: words_of(header) for header in values}

    def by_name(self) -> None:
        self._shape()
        self._degrees()
        self._one(Meaning.TIME, looks.are_times)
        self._clock()
        self._calendar()
        self._one(Meaning.END, looks.are_times)
        self._one(Meaning.VERSION, looks.are_times)
        self._one(Meaning.ID, self._are_ids)
        self._several(Meaning.CATEGORY, lambda values: not looks.are_numbers(values) and looks.length(values) <= 6, 2)
        self._one(Meaning.TITLE, self._is_language)
        self._several(Meaning.TEXT, self._is_language, 2)
        self._several(Meaning.PLACE, self._is_language, _MOST_PLACES)
        self._one(Meaning.ORIGIN, self._is_language)

    def by_value(self) -> None:
        """What no name told: shapes, pairs of numbers, times, and sentences."""
        has = set(self.meanings.values())
        for header, values in self._open():
            filled = any(text.strip() for text in values)
            if not filled:
                continue
            if not has & set(_PLACED) - {Meaning.PLACE} and looks.are_shapes(values):
                has.add(self._take(header, Meaning.GEOMETRY))
            elif not has & set(_PLACED) - {Meaning.PLACE} and looks.are_pairs(values):
                has.add(self._take(header, Meaning.POSITION))
            elif Meaning.TIME not in has and self._are_dates(values):
                has.add(self._take(header, Meaning.TIME))
        if not has & {Meaning.TITLE, Meaning.TEXT} and len(self._values) > 1:
            longest = max(self._open(), key=lambda one: looks.length(one[1]), default=None)
            if longest is not None and looks.length(longest[1]) >= _SENTENCE:
                self._take(longest[0], Meaning.TEXT)

    def _open(self) -> list[tuple[str, Sequence[str]]]:
        return [(header, values) for header, values in self._values.items() if header not in self.meanings]

    def _take(self, header: str, meaning: Meaning) -> Meaning:
        self.meanings[header] = meaning
        return meaning

    def _named(self, meaning: Meaning) -> list[str]:
        """The columns that may mean this by their names, the surest first."""
        names = NAMES[meaning]
        exact = sorted(
            (header for header, _ in self._open() if self._words[header] in names),
            key=lambda header: names.index(self._words[header]),
        )
        pattern = PARTS.get(meaning)
        parts = [
            header
            for header, _ in self._open()
            if header not in exact
            and pattern is not None
            and pattern.search(self._words[header])
            and not NOT_PARTS.search(self._words[header])
            and not (meaning is Meaning.TIME and self._is_end_or_version(self._words[header]))
        ]
        return exact + parts

    def _is_end_or_version(self, words: str) -> bool:
        return any(words in NAMES[one] or PARTS[one].search(words) for one in (Meaning.END, Meaning.VERSION))

    def _one(self, meaning: Meaning, test: Callable[[Sequence[str]], bool]) -> str | None:
        header = next((header for header in self._named(meaning) if test(self._values[header])), None)
        if header is not None:
            self._take(header, meaning)
        return header

    def _several(self, meaning: Meaning, test: Callable[[Sequence[str]], bool], most: int) -> None:
        for header in [header for header in self._named(meaning) if test(self._values[header])][:most]:
            self._take(header, meaning)

    def _shape(self) -> None:
        self._one(Meaning.GEOMETRY, looks.are_shapes)

    def _degrees(self) -> None:
        """Latitude and longitude only as a pair; else a whole position in one column."""
        lat = self._one(Meaning.LAT, looks.are_degrees)
        lon = self._one(Meaning.LON, looks.are_degrees) if lat is not None else None
        if lat is not None and lon is None:
            del self.meanings[lat]
        if lon is not None:
            return
        header = self._one(Meaning.POSITION, lambda values: any(values) and looks.are_positions(values))
        if header is not None and _are_lists(self._values[header]):
            # Two numbers in brackets are GeoJSON's order.
            self._take(header, Meaning.POSITION_LON_FIRST)

    def _clock(self) -> None:
        if Meaning.TIME in self.meanings.values():
            self._one(Meaning.CLOCK, lambda values: any(values) and looks.are_clocks(values))

    def _calendar(self) -> None:
        """A day told in columns of its year, month and day."""
        if Meaning.TIME in self.meanings.values():
            return
        year = self._one(Meaning.YEAR, lambda values: any(values) and looks.are_whole(values, 1000, 2999))
        month = (
            self._one(Meaning.MONTH, lambda values: any(values) and looks.are_whole(values, 0, 12)) if year else None
        )
        if year is not None and month is None:
            del self.meanings[year]
        if month is not None:
            self._one(Meaning.DAY, lambda values: looks.are_whole(values, 0, 31))

    def _are_ids(self, values: Sequence[str]) -> bool:
        filled = [text for text in values if text.strip()]
        return not filled or (looks.length(filled) < 2 and len(set(filled)) * 2 > len(filled))

    def _is_language(self, values: Sequence[str]) -> bool:
        return not any(text.strip() for text in values) or not (
            looks.are_numbers(values) and not any(letter.isalpha() for text in values for letter in text)
        )

    def _are_dates(self, values: Sequence[str]) -> bool:
        return looks.are_times(values, 0.9) and not looks.are_numbers(values)


def _are_lists(values: Sequence[str]) -> bool:
    return any(values) and all(text.lstrip().startswith("[") for text in values if text.strip())
