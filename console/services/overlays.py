"""Overlays of a case under another name, or taken off the map. They come in with an import."""

from console.domain.errors import BadInput
from console.domain.operation import Actor, Changes
from console.domain.overlay import Overlay, require_name
from console.domain.times import Instant
from console.store import overlays
from console.store.casefile import Store
from console.store.reader import Reader


def rename_overlay(store: Store, actor: Actor, now: Instant, overlay_id: bytes, name: str) -> Changes:
    """Call an overlay something else. Raises BadInput when the name says nothing, and when it is gone."""
    wanted = require_name(name)
    with store.operation(f"Rename overlay “{wanted}”", actor, now) as case:
        if _required(case, overlay_id).name != wanted:
            case.update("overlay", overlay_id, name=wanted)
    return case.changes


def remove_overlay(store: Store, actor: Actor, now: Instant, overlay_id: bytes) -> Changes:
    """Take an overlay and all its shapes out of the case; undo brings them back. Raises BadInput when it is gone."""
    stands = _required(store.writer_view(), overlay_id)
    with store.operation(f"Remove overlay “{stands.name}”", actor, now) as case:
        _required(case, overlay_id)
        case.execute("DELETE FROM overlay_feature WHERE overlay_id = ?", (overlay_id,))
        case.execute("DELETE FROM overlay WHERE id = ?", (overlay_id,))
    return case.changes


def _required(reader: Reader, overlay_id: bytes) -> Overlay:
    found = overlays.overlay(reader, overlay_id)
    if found is None:
        raise BadInput("This overlay is not in the case any more: it was removed, or its import undone.")
    return found
