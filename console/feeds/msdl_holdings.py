"""What a unit of an MSDL scenario holds, as NETN extends it: persons to be counted, and equipment in words."""

import re
from xml.etree.ElementTree import Element

from console.domain.force import MOST_PERSONS
from console.domain.letters import shortened
from console.feeds import elements as el
from console.feeds import plain, positions
from console.feeds.strengths import AT_LEAST, AT_MOST

_PERSONS = re.compile(r"personnel|person|people|soldiers?|officers?|troops|crew|other ranks", re.IGNORECASE)
_LISTED = 40


def holdings(unit: Element) -> tuple[tuple[int | None, int | None], str]:
    """How many persons a unit has, least and most (None: it does not say), and its equipment: ``Equipment: 2 Jeep``."""
    listed = el.child(unit, "Holdings")
    ends: dict[str, int] = {}
    persons, things = [], []
    for holding in () if listed is None else el.children(listed, "Holding"):
        name = el.line(plain.text(el.child_text(holding, "NSN_Name", "NSN_Code")))
        count = _count(holding)
        if count is None or not name:
            continue
        if name in (AT_LEAST, AT_MOST):
            ends[name] = count
        elif _is_persons(holding, name):
            persons.append(count)
        else:
            things.append(f"{count} {shortened(name)}")
    more = f" and {len(things) - _LISTED} more" if len(things) > _LISTED else ""
    total = sum(persons) if persons and sum(persons) <= MOST_PERSONS else None
    range_told = (ends.get(AT_LEAST), ends.get(AT_MOST)) if ends else (total, total)
    return range_told, f"Equipment: {', '.join(things[:_LISTED])}{more}." if things else ""


def _is_persons(holding: Element, name: str) -> bool:
    if el.child_text(holding, "IsEquipment").lower() in ("true", "1"):
        return False
    return bool(el.child_text(holding, "Post_Type_Category", "Post_Type_Rank")) or _PERSONS.search(name) is not None


def _count(holding: Element) -> int | None:
    """What is on hand, else all there is."""
    for name in ("OnHandQuantity", "TotalQuantity", "OperationalCount"):
        count = positions.number(el.child_text(holding, name))
        if count is not None and 0 <= count <= MOST_PERSONS:
            return round(count)
    return None
