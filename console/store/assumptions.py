"""Reading the assumptions of a case: its own values over those the program ships."""

from dataclasses import replace

from console.domain.assumption import Assumption, Assumptions, Shape, Spread
from console.store.facts import PROVENANCE, provenance
from console.store.reader import Reader, Row


def assumptions(reader: Reader, shipped: Assumptions) -> Assumptions:
    """Every assumption of the program by key, with the value this case holds where it holds one."""
    rows = reader.rows(f"SELECT key, shape, least, mode, most, {PROVENANCE} FROM assumption")
    kept = {row[0]: row[1:] for row in rows}
    return {key: _over(one, kept[key]) if key in kept else one for key, one in shipped.items()}


def kept_ids(reader: Reader) -> dict[str, bytes]:
    """The rows of the case by their key."""
    return dict(reader.all("SELECT key, id FROM assumption"))


def _over(shipped: Assumption, row: Row) -> Assumption:
    shape, least, mode, most, *facts = row
    spread = Spread(Shape(shape), least, mode, most)
    return replace(shipped, spread=spread, provenance=provenance(*facts), own=spread != shipped.spread)
