"""Which records mean the same thing: the source's own id decides, and where it gives none all that a record says.

All of a file has to be seen before its first record can be told apart: an id may stand on several records of it, and
records without one may be equal.
"""

from collections.abc import Iterable
from hashlib import blake2b
from itertools import groupby

import msgspec
import numpy as np
import numpy.typing as npt

from console.domain.arrival import Rejection
from console.feeds.drafts import Complete, Draft, FeatureDraft, GroupDraft, Rejected, ReportDraft, UnitDraft, Warned

SIZE = 16
"""Bytes of an identity, and of a content."""
_NO_ID = bytes(SIZE)
_NO_VERSION = -(1 << 63)
_LAST_INSTANT = 1 << 53
_encoder = msgspec.msgpack.Encoder()


def digest(*parts: bytes) -> bytes:
    """16 bytes that differ when any of the parts does."""
    made = blake2b(digest_size=SIZE)
    for part in parts:
        made.update(len(part).to_bytes(8, "big"))
        made.update(part)
    return made.digest()


def content_of(draft: ReportDraft | FeatureDraft) -> bytes:
    """16 bytes over all that a record says, whichever number it has in its file.

    What it leaves empty at the end counts nothing, so that a field added to drafts later changes no digest.
    """
    said = msgspec.structs.astuple(draft)[1:]
    last = len(said)
    while last and not said[last - 1]:
        last -= 1
    return blake2b(_encoder.encode(said[:last]), digest_size=SIZE).digest()


def id_of(draft: ReportDraft | FeatureDraft) -> bytes:
    """16 bytes for the source's own id of a record; all zero where it gives none."""
    if draft.external_id is None:
        return _NO_ID
    if isinstance(draft, FeatureDraft):
        return digest(b"feature", draft.overlay.encode(), draft.external_id.encode())
    return blake2b(draft.external_id.encode(), digest_size=SIZE).digest()


def is_exercise(draft: ReportDraft) -> bool:
    """Whether a report says of itself that it is an exercise or a test, as CAP's status does."""
    return draft.attributes.get("status", "").casefold() in ("exercise", "test")


class Marks:
    """What is known of all records of a file once each was seen once, in their order."""

    def __init__(self) -> None:
        self.reports = 0
        self.features = 0
        self.units = 0
        self.groups = 0
        self.complete = False
        self.exercise = False
        self.rejected: list[Rejection] = []
        self.warnings: dict[str, None] = {}
        self._ids: bytearray | bytes = bytearray()
        self._contents: bytearray | bytes = bytearray()
        self._ends: list[int] = []
        self._versions: list[int] = []
        self.several: frozenset[bytes] = frozenset()
        """Ids that stand on several records of the file, whatever these say."""
        self.apart: frozenset[bytes] = frozenset()
        """Those among them whose records say different things and are no versions of one another."""
        self.equal: frozenset[bytes] = frozenset()
        """Contents of several records without an id."""

    @property
    def records(self) -> int:
        """Reports, features and units so far."""
        return self.reports + self.features + self.units

    def see(self, batch: Iterable[Draft]) -> None:
        """Take the next records."""
        for draft in batch:
            kind = type(draft)
            if kind is ReportDraft:
                self.reports += 1
                self.exercise = self.exercise or is_exercise(draft)  # type: ignore[arg-type]
            elif kind is FeatureDraft:
                self.features += 1
            else:
                self._note(draft)
                continue
            self._ids += id_of(draft)  # type: ignore[arg-type]
            self._contents += content_of(draft)  # type: ignore[arg-type]
            version = draft.version_at  # type: ignore[union-attr]
            self._versions.append(_NO_VERSION if version is None or abs(version) > _LAST_INSTANT else version)
        self._ends.append(self.reports + self.features)

    def _note(self, draft: Draft) -> None:
        if isinstance(draft, UnitDraft):
            self.units += 1
            self.exercise = self.exercise or draft.exercise
        elif isinstance(draft, GroupDraft):
            self.groups += 1
        elif isinstance(draft, Complete):
            self.complete = True
        elif isinstance(draft, Rejected):
            self.rejected.append(Rejection(draft.record, draft.reason))
        elif isinstance(draft, Warned):
            self.warnings[draft.text] = None

    def finish(self) -> None:
        """All were seen: find what occurs more than once."""
        self._ids, self._contents = bytes(self._ids), bytes(self._contents)
        if not self._ids:
            return
        ids = _halves(self._ids)
        contents = _halves(self._contents)
        named = (ids != 0).any(axis=1)
        self.several = frozenset(self._repeated(ids, self._ids, np.flatnonzero(named)))
        self.equal = frozenset(self._repeated(contents, self._contents, np.flatnonzero(~named)))
        if self.several:
            self.apart = frozenset(self._apart(ids))
        self._versions = []

    def of(self, place: int) -> tuple[bytes, bytes]:
        """Id (all zero: none) and content of the record at this place, counted from 0."""
        at = SIZE * place
        return bytes(self._ids[at : at + SIZE]), bytes(self._contents[at : at + SIZE])

    def span(self, batch: int) -> range:
        """The places of the records of a batch, by its number from 0."""
        return range(self._ends[batch - 1] if batch else 0, self._ends[batch])

    def named(self, places: range) -> tuple[bytes, bool]:
        """Id and content of each of these records, one after the other; whether each of them has an id."""
        span = slice(SIZE * places.start, SIZE * places.stop)
        ids, contents = _halves(self._ids[span]), _halves(self._contents[span])
        return np.hstack((ids, contents)).tobytes(), bool((ids != 0).any(axis=1).all())

    def _repeated(
        self, halves: npt.NDArray[np.uint64], whole: bytes | bytearray, places: npt.NDArray[np.intp]
    ) -> Iterable[bytes]:
        """The digests at these places that occur there more than once."""
        chosen = halves[places]
        order = np.lexsort((chosen[:, 1], chosen[:, 0]))
        ranked = chosen[order]
        same = (ranked[1:] == ranked[:-1]).all(axis=1)
        for place in places[order[1:][same]].tolist():
            yield bytes(whole[SIZE * place : SIZE * place + SIZE])

    def _apart(self, ids: npt.NDArray[np.uint64]) -> Iterable[bytes]:
        found = {int.from_bytes(one[:8], "little") for one in self.several}
        places = np.flatnonzero(np.isin(ids[:, 0], np.fromiter(found, np.uint64, len(found)))).tolist()
        places.sort(key=lambda place: (self.of(place)[0], place))
        for one, group in groupby(places, key=lambda place: self.of(place)[0]):
            versions: dict[bytes, int] = {self.of(place)[1]: self._versions[place] for place in group}
            told = set(versions.values())
            if len(versions) > 1 and (len(told) < len(versions) or _NO_VERSION in told):
                yield one


def _halves(digests: bytes | bytearray) -> npt.NDArray[np.uint64]:
    return np.frombuffer(digests, dtype="<u8").reshape(-1, 2)
