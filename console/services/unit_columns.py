"""What a draft of a unit fills in the rows of a case: the unit's own columns, and those of a placement."""

from typing import Final

from console.domain.errors import BadInput
from console.domain.force import Imported, Position
from console.domain.letters import called
from console.domain.sidc import SymbolSet, parse
from console.feeds.drafts import GroupDraft, UnitDraft, UnitState
from console.services.extent import is_position

_DOMAINS: Final = (
    ("air", (SymbolSet.AIR, SymbolSet.AIR_MISSILE)),
    ("space", (SymbolSet.SPACE, SymbolSet.SPACE_MISSILE)),
    ("maritime", (SymbolSet.SEA_SURFACE, SymbolSet.SEA_SUBSURFACE, SymbolSet.MINE_WARFARE)),
    ("cyber", (SymbolSet.CYBERSPACE,)),
    ("land", (
        SymbolSet.LAND_UNIT, SymbolSet.LAND_CIVILIAN, SymbolSet.LAND_EQUIPMENT, SymbolSet.LAND_INSTALLATION,
        SymbolSet.DISMOUNTED_INDIVIDUAL,
    )),
)  # fmt: skip

_POSITIONS: Final = {one.value: one for one in (Position.POINT, Position.AREA, Position.HOME)}


def own_of_unit(draft: UnitDraft, marking_id: bytes | None) -> tuple[object, ...]:
    """The unit's columns, as :data:`console.store.imported_units.OWN` has them."""
    return (
        Imported.UNIT.value, called(draft.name), called(draft.short_name), draft.sidc or None, draft.note or None,
        called(draft.side), marking_id,
    )  # fmt: skip


def own_of_group(draft: GroupDraft, side: str, marking_id: bytes | None) -> tuple[object, ...]:
    """The same of a side or a group; a side has the bare frame of its identity."""
    kind = Imported.SIDE if draft.side else Imported.GROUP
    frame = None if draft.identity is None else f"100{draft.identity}1000000000000000"
    return kind.value, called(draft.name), "", frame, draft.note or None, called(side), marking_id


def placed(draft: UnitDraft, state: UnitState, parent_id: bytes, own: str) -> tuple[object, ...]:
    """A placement's columns, as :data:`console.store.imported_units.PLACED` has them; ``own`` is the unit's symbol."""
    sidc = state.sidc or draft.sidc
    located = is_position(state.lon, state.lat)
    position = _POSITIONS.get(state.position, Position.POINT) if located else Position.NOT_PUBLIC
    why = "" if located else state.unlocated
    said = [state.note, why] if state.note or why else []
    return (
        parent_id, position.value, state.place, state.country or None, state.lon if located else None,
        state.lat if located else None, draft.nation or None, state.least, state.most, state.strength_note or None,
        draft.size or size_of(sidc), sidc if sidc not in ("", own) else None,
        "\n".join(filter(None, (*said, draft.note))) if said else None,
    )  # fmt: skip


def nowhere(parent_id: bytes | None) -> tuple[object, ...]:
    """The placement of a node that is no unit: somewhere in the tree and nowhere on the map."""
    return (parent_id, Position.NOT_PUBLIC.value, "", *[None] * 10)


def domain_of(sidc: str) -> str:
    """The domain a symbol belongs to, empty where that is open."""
    try:
        kind = parse(sidc).symbol_set
    except BadInput:
        return ""
    return next((domain for domain, sets in _DOMAINS if kind in sets), "")


def size_of(sidc: str) -> str | None:
    """The size a unit's symbol shows, in a word."""
    try:
        echelon = parse(sidc).echelon
    except BadInput:
        return None
    return None if echelon is None else echelon.name.lower().replace("_", " ")
