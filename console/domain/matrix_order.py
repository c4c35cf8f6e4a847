"""The order in which the rows of a matrix are shown: ranked first, what counts nothing last, echoes under their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from console.domain.matrix import Matrix, Row, Tier


class Band(StrEnum):
    """One part of the matrix; the value is what stands over it (nothing over what is ranked)."""

    RANKED = ""
    DOUBTFUL = "Credibility 4–5: shown, not ranked"
    UNJUDGED = "Cannot be judged (6, F or not graded): counts neither way"
    GONE = "Withdrawn, dismissed or replaced: counts nothing"


_OF_TIER = {Tier.RANKED: Band.RANKED, Tier.DOUBTFUL: Band.DOUBTFUL, Tier.UNJUDGED: Band.UNJUDGED}


@dataclass(frozen=True, slots=True)
class Line:
    """One row as it is shown; ``under`` says that it is an echo right under what it relays, or under another echo."""

    band: Band
    row: Row
    under: bool


def arranged(matrix: Matrix, *, neutral: bool = False) -> tuple[Line, ...]:
    """The rows in order; what takes no side only with ``neutral``. An echo stands under what it relays, if shown."""
    shown = [row for row in matrix.rows if neutral or not row.neutral]
    here = {row.report.id: row for row in shown}
    echoes: dict[bytes, list[Row]] = {}
    own: list[Row] = []
    for row in shown:
        if row.echo_of is not None and row.echo_of.id in here:
            echoes.setdefault(row.echo_of.id, []).append(row)
        else:
            own.append(row)
    found = [
        line for row in own for line in (_line(row, row), *(_line(row, echo) for echo in echoes.get(row.report.id, ())))
    ]
    return tuple(line for band in Band for line in found if line.band is band)


def hidden(matrix: Matrix) -> int:
    """How many rows take no side and are left out."""
    return sum(row.neutral for row in matrix.rows)


def bands(lines: Sequence[Line]) -> tuple[tuple[Band, tuple[Line, ...]], ...]:
    """The lines by their bands, empty bands left out."""
    return tuple((band, found) for band in Band if (found := tuple(line for line in lines if line.band is band)))


def _line(own: Row, row: Row) -> Line:
    """An echo stands in the band of what it relays."""
    return Line(_OF_TIER[own.tier] if own.stands else Band.GONE, row, row.echo_of is not None)
