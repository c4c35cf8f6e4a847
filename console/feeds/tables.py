"""Tables in text: CSV, TSV, semicolons, pipes, in any encoding. Recognised last: nearly every text is a table."""

import re
from collections.abc import Iterator

from console.feeds import delimited
from console.feeds.column_names import ALL_NAMES, words_of
from console.feeds.decoding import encoding_of
from console.feeds.delimited import Dialect
from console.feeds.drafts import Asked, Draft, Given, Refused, Warned
from console.feeds.table import Table, mapped, reports, table, why_not

_CONTROL = frozenset(map(chr, {*range(32)} - {9, 10, 12, 13, 26, 28, 29, 30, 31}))
_NOT_TABLES = ("<", "{", "[", "%PDF", "var ", "{\\rtf", "#!/", "function", "const ", "let ")
_REMARKS = re.compile(r"\A(?:\s*(?:# |##|//)[^\r\n]*[\r\n]+){1,10}")
_EVEN = 0.6  # the share of rows with as many cells as most, for a text to be a table


class DelimitedText:
    """CSV and its kin."""

    name = "csv"

    def recognises(self, given: Given) -> bool:
        """Whether it is text, and most of its lines have as many cells."""
        text = _start(given)
        if not text.strip() or text.lstrip().startswith(_NOT_TABLES) or _is_binary(text):
            return False
        way = delimited.dialect(text, given.size <= len(given.head))
        if way is None:
            return False
        if way.columns == 1:
            return self._is_column(text)
        return way.even >= _EVEN or _names_columns(text, way)

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """One report a row. Raises Refused where no column tells anything."""
        read, warning = opened(given)
        mapping, warnings = mapped(read, asked)
        if reason := why_not(read, mapping):
            raise Refused(f"Not taken: {given.name} {reason}. Nothing was written.")
        if warning:
            yield Warned(warning)
        yield from warnings
        yield from reports(read, mapping)

    def _is_column(self, text: str) -> bool:
        """A single column is a table only where it says what it is."""
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        read = table(lambda: ([line.strip('"')] for line in lines), [])
        return bool(read.sample) and not why_not(read, read.guessed)


def opened(given: Given) -> tuple[Table, str]:
    """The table a text holds, and a warning about its encoding. Raises Refused."""
    encoding = encoding_of(given.chunks())
    way = delimited.dialect(_start(given), given.size <= len(given.head)) or Dialect(",")
    told: list[str] = []
    return table(lambda: delimited.rows(given.chunks(), encoding, way, told), told), encoding.warning


def _names_columns(text: str, way: Dialect) -> bool:
    """Whether the first line names columns as tables do, however ragged the rows are."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    words = {words_of(cell.strip(f"{way.quote} ")) for cell in first.split(way.mark)}
    return len(words & ALL_NAMES) >= 2


def _start(given: Given) -> str:
    encoding = encoding_of((given.head,))
    text = given.head.decode(encoding.name, "ignore" if encoding.name.startswith("utf") else "replace")
    return _REMARKS.sub("", text.removeprefix("\ufeff").replace("\0", ""))


def _is_binary(text: str) -> bool:
    """Whether more than one letter in 200 is none a text has."""
    sample = text[:8192]
    return sum(letter in _CONTROL or letter == "\ufffd" for letter in sample) * 200 > len(sample)


PARSERS = (DelimitedText(),)
