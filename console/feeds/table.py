"""A table, wherever it came from: named columns and rows of texts, whose meanings are guessed or told."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from console.feeds import moments
from console.feeds.columns import Mapped, corrected, guess, tells_something
from console.feeds.drafts import Asked, Draft, Refused, Rejected, ReportDraft, Warned
from console.feeds.known_tables import known
from console.feeds.meanings import Meaning
from console.feeds.table_heads import head
from console.feeds.table_rows import TableRows

# The cells of a row, or why a record is no row at all.
Row = list[str] | str

SAMPLE = 200
_MOST_COLUMNS = 4096


@dataclass(frozen=True)
class Table:
    """``rows`` gives the rows under the header from the start, as often as wanted; ``sample`` are the first of them.

    ``told`` grows with sentences about the whole table while its rows are read.
    """

    headers: list[str]
    sample: list[list[str]]
    rows: Callable[[], Iterator[Row]]
    told: list[str] = field(default_factory=list)

    def is_filled(self, column: int) -> bool:
        """Whether any of the first rows has something in a column."""
        return any(column < len(row) and row[column].strip() for row in self.sample)

    def is_prose(self, column: int) -> bool:
        """Whether most of the first rows have a text of several words in a column."""
        words = [len(row[column].split()) for row in self.sample if column < len(row)]
        return sum(1 for count in words if count) * 2 >= len(self.sample) and sum(words) >= 4 * len(self.sample) / 2

    @property
    def guessed(self) -> Mapped:
        """What its columns seem to mean."""
        return guess(self.headers, self.sample)


def table(rows: Callable[[], Iterator[list[str]]], told: list[str]) -> Table:
    """A table with its header found among its first rows. Raises Refused where it has too many columns."""
    start = list(islice(rows(), SAMPLE + 20))
    told.clear()
    found = head(start)
    if len(found.names) > _MOST_COLUMNS:
        raise Refused(f"Not taken: the table has {len(found.names)} columns; up to {_MOST_COLUMNS} are read.")
    return Table(
        found.names,
        [row for row in start[found.before :] if _is_filled(row)],
        lambda: filter(_is_filled, islice(rows(), found.before, None)),
        told,
    )


def why_not(given: Table, mapping: Mapped) -> str:
    """Why nothing of a table can be taken, as the middle of a sentence; empty where it can.

    Where the meanings are only guessed, a column in which the first rows have nothing does not count, and a text of
    which most have none or only a word or two counts as a headline does.
    """
    if not given.headers:
        return "is empty"
    if not given.sample:
        return "has column names but no rows"
    guessed = mapping == given.guessed
    telling = [mapping[header] for at, header in enumerate(given.headers) if not guessed or given.is_filled(at)]
    if guessed and Meaning.TEXT in telling and not any(map(given.is_prose, _texts(given, mapping))):
        telling = [Meaning.TITLE if one is Meaning.TEXT else one for one in telling]
    if not tells_something(telling):
        names = ", ".join(given.headers[:6]) + (", …" if len(given.headers) > 6 else "")
        return f"has no column that tells what happened or where (its columns are {names})"
    return ""


def _texts(given: Table, mapping: Mapped) -> list[int]:
    return [at for at, header in enumerate(given.headers) if mapping[header] is Meaning.TEXT]


def mapped(given: Table, asked: Asked) -> tuple[Mapped, list[Warned]]:
    """The meanings of its columns, as corrected; a warning where the correction is of another table. Raises Refused."""
    mapping = corrected(given.headers, given.guessed, asked.mapping)
    if asked.mapping and not any(header in asked.mapping for header in given.headers):
        return mapping, [Warned("The columns are others than those whose meaning was told; they were guessed.")]
    return mapping, []


def reports(given: Table, mapping: Mapped, first: int = 1, note: dict[str, str] | None = None) -> Iterator[Draft]:
    """The reports of its rows, numbered from ``first``; ``note`` is kept with each. Warnings come last."""
    day_first, warning = _day_first(given, mapping)
    maker = TableRows(given.headers, mapping, known(given.headers), day_first)
    maker.look(given.sample)
    given.told.clear()
    report = maker.report
    for number, row in enumerate(given.rows(), start=first):
        draft = Rejected(number, row) if isinstance(row, str) else report(number, row)
        if note and isinstance(draft, ReportDraft):
            draft.attributes.update(note)
        yield draft
    for text in (*given.told, *maker.told(), *([warning] if warning else [])):
        yield Warned(text)


def _is_filled(row: Sequence[str]) -> bool:
    return any(row) and any(cell and not cell.isspace() for cell in row)


def _day_first(given: Table, mapping: Mapped) -> tuple[bool | None, str]:
    """Whether days stand before months in the times: all rows are asked where the first leave it open."""
    meant = {meaning: at for at, header in reversed([*enumerate(given.headers)]) if (meaning := mapping[header])}
    if Meaning.TIME not in meant:
        return (Meaning.TIME_DAY_FIRST in meant or None) if Meaning.TIME_MONTH_FIRST not in meant else False, ""
    column = meant[Meaning.TIME]
    if not any(moments.has_order(row[column]) for row in given.sample if column < len(row)):
        return None, ""
    found = {moments.order(row[column]) for row in given.rows() if not isinstance(row, str) and column < len(row)} - {
        None
    }
    if len(found) == 1:
        return found.pop(), ""
    if not any("/" in row[column] for row in given.sample if column < len(row)):
        return None, ""  # with dots and dashes the day comes first unless it cannot
    name = given.headers[column]
    why = "none tells" if not found else "both orders occur"
    return None, (
        f"In column {name} the day may come before or after the month ({why}); times that could be either were left"
        " out. Say which it is in the meaning of the column."
    )
