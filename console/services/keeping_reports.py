"""The reports of an arrival become rows: what is known already is left out, a newer version names the one before."""

from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from console.domain.categories import Category
from console.domain.letters import shortened
from console.domain.operation import Actor
from console.domain.report import Said
from console.domain.times import Instant, Precision
from console.feeds.drafts import Draft, FeatureDraft, ReportDraft
from console.services.extent import Extent, is_position, sound_instant
from console.services.identity import Marks, digest, is_exercise
from console.services.known import Known
from console.store import arrivals
from console.store.ids import new_id, new_ids
from console.store.reader import Row, Writer

COLUMNS: Final = (
    "id", "source_id", "external_id", "occurred_from", "occurred_to", "time_precision", "received_at", "lon", "lat",
    "place", "place_precision", "category", "headline", "body", "revises_id", "marking_id", "arrival_id", "identity",
    "content", "version_at", "geometry", "stale_at", "attributes", "unlocated", "origin",
)  # fmt: skip
_PRECISIONS: Final = frozenset(Precision)
_CATEGORIES: Final = frozenset(category.code for category in Category)
_PLACE_PRECISIONS: Final = frozenset({"point", "region"})
_SHOWN = 120
_ZERO: Final = bytes(16)
_encode: Final = msgspec.json.Encoder().encode


class ReportKeeper:
    """Turns drafts into rows of ``report`` and counts what becomes of them. Works inside one operation."""

    def __init__(
        self, case: Writer, actor: Actor, now: Instant, marks: Marks, source_id: bytes, arrival_id: bytes,
        marking_id: bytes | None, exercise_id: bytes | None,
    ) -> None:  # fmt: skip
        """``marking_id`` is the marking that reports get, ``exercise_id`` that of those that say they are exercise."""
        self.accepted = self.duplicates = self.revised = 0
        self.extent = Extent()
        self._case = case
        self._actor = actor
        self._now = now
        self._marks = marks
        self._source_id = source_id
        self._arrival_id = arrival_id
        self._marking_id = marking_id
        self._exercise_id = exercise_id
        self._known = Known(arrivals.known_records(case, source_id))
        self._had = bool(self._known)
        self._added: set[bytes] = set()
        self._place = 0
        self._newest: dict[bytes, tuple[bytes, Instant | None]] = {}
        self._equal: dict[bytes, int] = {}
        self._referring: list[tuple[bytes, ReportDraft, bytes | None]] = []

    def passes(self, batch: int) -> bool:
        """Whether all of a batch is in the case already; it is counted then and need not be looked at again."""
        if not self._had or self._marks.features:
            return False
        places = self._marks.span(batch)
        pairs, named = self._marks.named(places)
        if not named or not self._known.among(pairs).all():
            return False
        self.duplicates += len(places)
        self._place += len(places)
        return True

    def rows(self, batches: Iterable[list[Draft]]) -> Iterator[Row]:
        """A row of :data:`COLUMNS` for each report to be kept."""
        for batch in batches:
            drafts = []
            for draft in batch:
                kind = type(draft)
                if kind is ReportDraft:
                    drafts.append((draft, *self._marks.of(self._place)))
                self._place += kind is ReportDraft or kind is FeatureDraft
            yield from self._rows(drafts)  # type: ignore[arg-type]

    def _rows(self, drafts: list[tuple[ReportDraft, bytes, bytes]]) -> Iterator[Row]:
        identities = [self._identity(own, content) for _, own, content in drafts]
        known = self._had and self._known_among(drafts, identities)
        for at, row_id in enumerate(new_ids(self._now, len(drafts))):
            draft, own, content = drafts[at]
            identity = identities[at]
            if not self._had and own not in self._marks.several:
                self.accepted += 1
                if draft.updates:
                    self._referring.append((row_id, draft, None))
                yield self._columns(draft, row_id, identity, content, None)
            elif (known and known[at]) or identity + content in self._added:
                self.duplicates += 1
            elif (row := self._version(draft, row_id, own, identity, content)) is not None:
                yield row

    def _version(self, draft: ReportDraft, row_id: bytes, own: bytes, identity: bytes, content: bytes) -> Row | None:
        """The row of what is not known as it is, and may be a newer version of what is."""
        revises = None
        before = self._newest.get(identity) or self._stored(identity)
        if before is not None:
            revises, made = before
            if made is not None and draft.version_at is not None and draft.version_at < made:
                self.duplicates += 1
                return None
            self.revised += 1
        if own in self._marks.several:
            self._added.add(identity + content)
            self._newest[identity] = (row_id, draft.version_at)
        self.accepted += 1
        if draft.updates:
            self._referring.append((row_id, draft, revises))
        return self._columns(draft, row_id, identity, content, revises)

    def _identity(self, own: bytes, content: bytes) -> bytes:
        if own == _ZERO:
            count = 0
            if content in self._marks.equal:
                count = self._equal.get(content, 0)
                self._equal[content] = count + 1
            return digest(b"content", content, count.to_bytes(8, "big"))
        return digest(own, content) if own in self._marks.apart else own

    def _known_among(self, drafts: list[tuple[ReportDraft, bytes, bytes]], identities: list[bytes]) -> list[bool]:
        """Of each record, whether the case has it: by its identity, or as an earlier file had it.

        There the id may have stood alone, or on several records.
        """
        known = self._known.holds([one + content for one, (_, _, content) in zip(identities, drafts, strict=True)])
        left = [at for at, found in enumerate(known) if not found and drafts[at][1] != _ZERO]
        for earlier in (lambda own, content: own, digest):
            pairs = [earlier(own, content) + content for _, own, content in (drafts[at] for at in left)]
            for at, found in zip(left, self._known.holds(pairs), strict=True):
                known[at] = found
            left = [at for at in left if not known[at]]
        return known

    def _stored(self, identity: bytes) -> tuple[bytes, Instant | None] | None:
        return arrivals.newest_version(self._case, self._source_id, identity) if self._had else None

    def _columns(
        self, draft: ReportDraft, row_id: bytes, identity: bytes, content: bytes, revises: bytes | None
    ) -> Row:
        extent = self.extent
        lon, lat, unlocated = draft.lon, draft.lat, draft.unlocated
        geometry = extent.shape(draft.geometry) if draft.geometry else ""
        if is_position(lon, lat):
            extent.at(lon, lat)  # type: ignore[arg-type]
            extent.located += 1
        else:
            if lon is not None or lat is not None:
                unlocated = unlocated or f"{lat}, {lon} is no position"
            lon = lat = None
            extent.located += bool(geometry)
        first, last = sound_instant(draft.occurred_from), sound_instant(draft.occurred_to)
        precision = draft.time_precision if draft.time_precision in _PRECISIONS else None
        extent.when(first, last, precision)
        attributes = draft.attributes
        return (
            row_id, self._source_id, draft.external_id, first, last, precision, self._now, lon, lat,
            draft.place or None, draft.place_precision if draft.place_precision in _PLACE_PRECISIONS else None,
            draft.category if draft.category in _CATEGORIES else None, draft.headline or _headline(draft), draft.body,
            revises, self._exercise_id if attributes and is_exercise(draft) else self._marking_id, self._arrival_id,
            identity, content, sound_instant(draft.version_at), geometry or None, sound_instant(draft.stale_at),
            _encode(attributes).decode() if attributes else None, unlocated or None, draft.origin or None,
        )  # fmt: skip

    def refer(self) -> tuple[int, list[str]]:
        """Once all rows are in: what updates or cancels others does so. How many were withdrawn, and ids not here."""
        withdrawn = 0
        missing: dict[str, None] = {}
        for row_id, draft, revises in self._referring:
            found = []
            for external_id in draft.updates:
                named = [one for one in arrivals.named(self._case, self._source_id, external_id) if one.id != row_id]
                found += named
                if not named:
                    missing[external_id] = None
            standing = [one.id for one in found if not one.superseded and not one.withdrawn and one.id != revises]
            if draft.withdraws:
                newest = dict.fromkeys(arrivals.newest_of(self._case, one.id) for one in found if not one.withdrawn)
                withdrawn += self._withdraw(row_id, (one for one in newest if one != row_id), draft.headline)
            elif standing:
                if revises is None and not arrivals.is_superseded(self._case, row_id):
                    self._case.update("report", row_id, revises_id=standing.pop(0))
                    self.revised += 1
                withdrawn += self._withdraw(row_id, standing, "Its source replaced it by a newer message")
        return withdrawn, list(missing)

    def _withdraw(self, by: bytes, ids: Iterable[bytes], reason: str) -> int:
        count = 0
        for report_id in ids:
            self._case.insert(
                "report_revision",
                id=new_id(self._now),
                report_id=report_id,
                at=self._now,
                author=self._actor.name,
                kind=Said.WITHDRAWN.value,
                withdrawal_id=by,
                reason=reason or "Its source cancelled it",
            )
            count += 1
        return count


def _headline(draft: ReportDraft) -> str:
    words = draft.body.strip() or draft.place or f"Record {draft.number}"
    return shortened(words, _SHOWN)
