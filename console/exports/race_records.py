"""Assumptions and plans as plain records: what ``list --json`` prints of them."""

from console.domain.assumption import Assumption
from console.domain.marking import Marking
from console.exports.record_parts import Record, facts


def assumption(thing: Assumption, _case_marking: Marking) -> Record:
    """A line of the sheet of assumptions; ``own``: this case holds another value than the program ships."""
    return {
        "key": thing.key,
        "group": thing.group,
        "label": thing.label,
        "unit": thing.unit,
        "shape": thing.spread.shape.value,
        "least": thing.spread.least,
        "mode": thing.spread.mode,
        "most": thing.spread.most,
        "own": thing.own,
        "note": thing.note,
        **facts(thing.provenance),
    }
