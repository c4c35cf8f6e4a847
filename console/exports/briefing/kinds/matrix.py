"""The evidence against the explanations: a row a report, a column an explanation, origins against counted."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from console.domain.matrix import Hypothesis, Mark, Matrix, Row
from console.domain.matrix_order import Band, Line, arranged, hidden
from console.domain.matrix_words import carrying, headline, origin_name
from console.domain.wording import listed
from console.exports.briefing.fit import roomy
from console.exports.briefing.incident_facts import facts_of
from console.exports.briefing.page import BODY, Body, Box, Cell, Column, Table, Words
from console.exports.briefing.scene import Scene
from console.exports.briefing.sentences import explained, matrix_title, named, sources_of
from console.exports.check_words import checked
from console.map.words import count, later, tr
from console.store import matrix as kept

_NAME: Final = 560.0
_HEAD: Final = 96.0
_ROW: Final = 42.0
_MOST_COLUMN: Final = 240.0
_MOST_ROWS: Final = 11
_FOOT: Final = 34.0
_TICK: Final = "✓"
_CROSS: Final = "✕"
_DOT: Final = "·"
_DIFFER: Final = "≠"
_ECHO: Final = "⤺"
_OVER: Final = {
    Band.RANKED: "",
    Band.DOUBTFUL: later("Shown, not ranked"),
    Band.UNJUDGED: later("Not judged: counts neither way"),
    Band.GONE: Band.GONE.value,
}
"""Over the parts of the matrix for whom no grade is shown: nobody shows a minister that of a head of state."""


def body(scene: Scene) -> Body | None:
    """The matrix as all analysts agree on it; None where nothing is marked."""
    facts = facts_of(scene)
    if facts is None:
        return None
    matrix = kept.evidence(scene.reader, facts.incident.id).weighed()
    if len(matrix.hypotheses) < 2 or all(row.unmarked for row in matrix.rows):
        return None
    chosen = _chosen(matrix)
    grid = _Grid(matrix, chosen, scene.board.grades)
    names, to_check = sources_of([line.row.report for line in chosen], scene.board.grades)
    return Body(
        matrix_title(matrix),
        (grid.head(), grid.rows(), grid.key()),
        sources=names,
        to_check=to_check,
        notes="\n".join(_notes(matrix)),
        markings=(facts.incident.marking, *(row.report.marking for row in matrix.rows)),
    )


def _chosen(matrix: Matrix) -> tuple[Line, ...]:
    """The rows that have room: what speaks against something before what does not, what counts before its echoes."""
    lines = arranged(matrix)

    def rank(line: Line) -> tuple[bool, bool, bool]:
        return line.band is Band.GONE, line.row.echo_of is not None, not line.row.against()

    first = sorted(range(len(lines)), key=lambda place: (rank(lines[place]), -lines[place].row.report.received_at))
    room = _MOST_ROWS
    while room + len({lines[place].band for place in first[:room]} - {Band.RANKED}) > _MOST_ROWS:
        room -= 1
    return tuple(lines[place] for place in sorted(first[:room]))


@dataclass(frozen=True)
class _Grid:
    """The two tables of the slide: names of the explanations over the rows, each column as wide in both."""

    matrix: Matrix
    lines: tuple[Line, ...]
    grades: bool

    @property
    def column(self) -> float:
        return min(_MOST_COLUMN, (BODY.width - _NAME) / len(self.matrix.hypotheses))

    @property
    def columns(self) -> tuple[Column, ...]:
        of_each = [Column("", self.column, "centre") for _ in self.matrix.hypotheses]
        return (Column("", BODY.width - self.column * len(of_each)), *of_each)

    def head(self) -> Table:
        """What the columns are: those that remain stand out."""
        cells = [Cell(tr("Report"), 500, "ink.muted")]
        for one in self.matrix.hypotheses:
            remains = one in self.matrix.remaining
            cells.append(Cell(explained(one), 600 if remains else 400, "ink.primary" if remains else "ink.muted"))
        box = Box(BODY.left, BODY.top - 12, BODY.width, _HEAD)
        return Table(box, self.columns, (tuple(cells),), _HEAD, 22, 3)

    def rows(self) -> Table:
        """The reports, then how many origins speak against each explanation."""
        rows: list[tuple[Cell, ...]] = []
        band = Band.RANKED
        for line in self.lines:
            if line.band is not band:
                band = line.band
                rows.append((Cell(self._over(band), 400, "ink.muted"), *(Cell("") for _ in self.matrix.hypotheses)))
            rows.append(self._row(line))
        rows.append(self._counts(tr("Origins against (ranked)"), [len(one.against) for one in self.matrix.counts], 600))
        if any(one.doubtful for one in self.matrix.counts):
            doubtful = [len(one.doubtful) for one in self.matrix.counts]
            rows.append(self._counts(self._unranked(), doubtful, 400))
        top = BODY.top - 12 + _HEAD
        box = Box(BODY.left, top, BODY.width, BODY.bottom - _FOOT - 8 - top)
        return roomy(Table(box, self.columns, tuple(rows), _ROW, 24), 56.0)

    def key(self) -> Words:
        """What the signs mean, and how many rows are not there."""
        shown = [_sign(line, one) for line in self.lines for one in self.matrix.hypotheses]
        said = [tr("{tick} fits", tick=_TICK), tr("{cross} speaks against", cross=_CROSS)]
        if f"({_CROSS})" in shown:
            said.append(tr("({cross}) {why}", cross=_CROSS, why=self._unranked()))
        if _DIFFER in shown:
            said.append(tr("{sign} analysts differ", sign=_DIFFER))
        if any(line.row.echo_of is not None for line in self.lines):
            said.append(tr("{sign} repeats an earlier origin, counts nothing", sign=_ECHO))
        more = len(arranged(self.matrix)) - len(self.lines)
        neutral = hidden(self.matrix)
        said.append(count("{n} neutral report not shown", "{n} neutral reports not shown", neutral) if neutral else "")
        said.append(count("{n} more report not shown", "{n} more reports not shown", more) if more else "")
        box = Box(BODY.left, BODY.bottom - 26, BODY.width, 26)
        return Words(box, " · ".join(one for one in said if one), 20, 400, "ink.muted")

    def _over(self, band: Band) -> str:
        """What stands over a part: without grades where the briefing has none."""
        return tr(band.value) if self.grades else tr(_OVER[band])

    def _unranked(self) -> str:
        return tr("at credibility 4–5, not ranked") if self.grades else tr("shown, not ranked")

    def _row(self, line: Line) -> tuple[Cell, ...]:
        report, echo = line.row.report, line.row.echo_of is not None
        name = checked(named(report, self.grades), report.to_check)
        ink = "ink.muted" if echo or line.band is Band.GONE else "ink.primary"
        cells = [Cell(f"   {_ECHO} {name}" if echo else name, 400, ink)]
        for one in self.matrix.hypotheses:
            sign = _sign(line, one)
            counts = sign == _CROSS and not echo
            cells.append(Cell(sign, 600, "state.danger" if counts else ink, "state.danger_fill" if counts else ""))
        return tuple(cells)

    def _counts(self, name: str, numbers: Sequence[int], weight: int) -> tuple[Cell, ...]:
        ink = "ink.primary" if weight > 400 else "ink.muted"
        return (Cell(name, weight, ink), *(Cell(str(one), weight, ink) for one in numbers))


def _sign(line: Line, hypothesis: Hypothesis) -> str:
    """A tick, a cross (in brackets where it is not ranked), a dot for neutral; nothing where nobody marked it."""
    row: Row = line.row
    if hypothesis.id in row.differ:
        return _DIFFER
    mark = row.marks.get(hypothesis.id)
    if mark is Mark.INCONSISTENT:
        return _CROSS if line.band is Band.RANKED else f"({_CROSS})"
    return {Mark.CONSISTENT: _TICK, Mark.NEUTRAL: _DOT}[mark] if mark is not None else ""


def _notes(matrix: Matrix) -> Iterator[str]:
    """Which explanations remain, who speaks against the others, and what that rests on."""
    if matrix.leader is None and len(matrix.remaining) == len(matrix.hypotheses):
        yield headline(matrix, tr)
        yield tr("A zero may only mean that nobody who can judge has said anything yet.")
    for one in matrix.counts:
        if one.against:
            names = listed([origin_name(origin, tr) for origin in one.against], tr)
            yield tr("Against “{text}”: {names}.", text=explained(one.hypothesis), names=names)
    favourite = matrix.favourite
    if favourite is not None and any(one.against for one in matrix.counts):
        yield _least(matrix, favourite)
    if any(one.against for one in matrix.counts):
        yield from (_spelt(one, matrix) for one in carrying(matrix, tr)[:2])
    if any(one.doubtful for one in matrix.counts):
        yield tr("What is shown and not ranked does not decide.")
    yield tr("Count origins, not reports: a relay adds nothing.")


def _least(matrix: Matrix, favourite: Hypothesis) -> str:
    """What is least contradicted; where others are no more so, that they are alike and support alone parts them."""
    fewest = len(matrix.count(favourite.id).against)
    alike = [explained(one.hypothesis) for one in matrix.counts if len(one.against) == fewest]
    if len(alike) < 2:
        return tr("Least contradicted: {text}. That is not proof.", text=explained(favourite))
    words = tr("Least contradicted, alike: {names}.", names=listed([f"“{one}”" for one in alike], tr))
    more = tr("More supports “{text}”. That is not proof.", text=explained(favourite))
    return f"{words} {more}"


def _spelt(words: str, matrix: Matrix) -> str:
    """A sentence with the explanations instead of their short names, which no slide shows."""
    for one in matrix.hypotheses:
        words = re.sub(rf"\b{re.escape(one.label)}\b", f"“{explained(one)}”".replace("\\", ""), words)
    return words
