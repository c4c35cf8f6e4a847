"""The shapes and tracks of an arrival become rows of overlays; what is there already is left out, what changed follows.

A feature's identity is kept with its content after it. The older form of a feature that changed stays in the journal.
"""

import json
from collections.abc import Iterable
from typing import Any, Final

from console.domain.arrival import Arrival
from console.domain.operation import Actor
from console.domain.times import Instant
from console.feeds.drafts import Draft, FeatureDraft, ReportDraft
from console.services.extent import Extent, sound_instant
from console.services.identity import SIZE, Marks, digest
from console.store.ids import new_id
from console.store.reader import Row, Writer

COLUMNS: Final = (
    "id", "overlay_id", "number", "external_id", "identity", "folder", "name", "description", "geometry", "style",
    "valid_from", "valid_to", "sidc", "attributes",
)  # fmt: skip
_ZERO: Final = bytes(SIZE)


class OverlayKeeper:
    """Keeps the features of one arrival and counts what becomes of them. Works inside one operation."""

    def __init__(
        self, case: Writer, actor: Actor, now: Instant, marks: Marks, arrival: Arrival,
        marking_id: bytes | None, name: str,
    ) -> None:  # fmt: skip
        """``name`` is that of an overlay whose features name none."""
        self.accepted = self.duplicates = self.revised = 0
        self.extent = Extent()
        self._case = case
        self._marks = marks
        self._now = now
        self._name = name
        self._new = {
            "format": arrival.format, "arrival_id": arrival.id, "source_id": arrival.source_id, "author": actor.name,
            "made_at": now, "marking_id": marking_id,
        }  # fmt: skip
        self._overlays: dict[str, bytes] = {}
        self._known: dict[bytes, tuple[bytes, bytes]] = {}
        for name, overlay_id in case.rows("SELECT name, id FROM overlay WHERE source_id = ?", (arrival.source_id,)):
            self._overlays.setdefault(name, overlay_id)
        for identity, row_id in case.rows(
            "SELECT f.identity, f.id FROM overlay_feature f JOIN overlay o ON o.id = f.overlay_id"
            " WHERE o.source_id = ? AND f.identity IS NOT NULL",
            (arrival.source_id,),
        ):
            self._known[identity[:SIZE]] = (row_id, identity[SIZE:])
        self._equal: dict[bytes, int] = {}

    def keep(self, batches: Iterable[list[Draft]]) -> None:
        """Keep all features there are."""
        place = 0
        for batch in batches:
            rows = []
            for draft in batch:
                if isinstance(draft, FeatureDraft):
                    row = self._row(draft, place)
                    if row is not None:
                        rows.append(row)
                place += isinstance(draft, FeatureDraft | ReportDraft)
            if rows:
                self._case.insert_many("overlay_feature", COLUMNS, rows)

    def _row(self, draft: FeatureDraft, place: int) -> Row | None:
        own, content = self._marks.of(place)
        identity = self._identity(own, content)
        row_id, before = self._known.get(identity, (b"", b""))
        if before == content:
            self.duplicates += 1
            return None
        self.accepted += 1
        columns = self._columns(draft, identity + content)
        if row_id:
            self.revised += 1
            self._known[identity] = (row_id, content)
            self._case.update("overlay_feature", row_id, **columns)
            return None
        row_id = new_id(self._now)
        self._known[identity] = (row_id, content)
        return (row_id, *(columns[name] for name in COLUMNS[1:]))

    def _identity(self, own: bytes, content: bytes) -> bytes:
        if own != _ZERO:
            return digest(own, content) if own in self._marks.apart else own
        count = 0
        if content in self._marks.equal:
            count = self._equal.get(content, 0)
            self._equal[content] = count + 1
        return digest(b"content", content, count.to_bytes(8, "big"))

    def _columns(self, draft: FeatureDraft, identity: bytes) -> dict[str, Any]:
        geometry = self.extent.shape(draft.geometry) if draft.geometry else ""
        self.extent.located += bool(geometry)
        first, last = sound_instant(draft.valid_from), sound_instant(draft.valid_to)
        self.extent.when(first, last)
        attributes = dict(draft.attributes)
        if not geometry and (why := draft.unlocated or ("its shape is no valid one" if draft.geometry else "")):
            attributes["unlocated"] = why
        return {
            "overlay_id": self._overlay(draft.overlay or self._name),
            "number": draft.number,
            "external_id": draft.external_id,
            "identity": identity,
            "folder": draft.folder,
            "name": draft.name,
            "description": draft.description,
            "geometry": geometry or None,
            "style": json.dumps(draft.style, ensure_ascii=False),
            "valid_from": first,
            "valid_to": last if last is not None else sound_instant(draft.stale_at),
            "sidc": draft.sidc or None,
            "attributes": json.dumps(attributes, ensure_ascii=False) if attributes else None,
        }

    def _overlay(self, name: str) -> bytes:
        found = self._overlays.get(name)
        if found is None:
            found = self._overlays[name] = new_id(self._now)
            self._case.insert("overlay", id=found, name=name, **self._new)
        return found
