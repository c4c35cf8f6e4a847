"""The rows of units that come with a file: gathered, then written units first, so that every parent is there."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from console.domain.arrival import Arrival
from console.domain.operation import Actor
from console.domain.times import Instant
from console.services.unit_history import Revision, Span
from console.store.ids import new_id
from console.store.imported_units import BY_FILE, OWN, PLACED
from console.store.reader import Row, Writer

_UNIT: Final = ("id", "identity", *OWN, "order_id", "external_id", "domain", "source_id", "arrival_id")
_PLACEMENT: Final = (
    "id", "unit_id", "valid_from", "valid_to", *PLACED, "corrects_id", "source", "as_of", "to_check", "recorded_at",
    "recorded_by", "arrival_id",
)  # fmt: skip


class UnitRows:
    """Writes for one arrival."""

    def __init__(self, case: Writer, actor: Actor, now: Instant, arrival: Arrival) -> None:
        self._case = case
        self._actor = actor
        self._now = now
        self._arrival = arrival
        named = arrival.source and arrival.source not in arrival.file
        self._source = f"{arrival.source} ({arrival.file})" if named else arrival.file
        self._units: list[Row] = []
        self._placements: list[Row] = []

    def new_id(self) -> bytes:
        """A fresh id."""
        return new_id(self._now)

    def unit(
        self, unit_id: bytes, identity: bytes, own: tuple[object, ...], order_id: bytes | None,
        external_id: str | None, domain: str = "",
    ) -> None:  # fmt: skip
        """A unit or group that is new."""
        arrival = self._arrival
        self._units.append((unit_id, identity, *own, order_id, external_id, domain, arrival.source_id, arrival.id))

    def placement(self, unit_id: bytes, span: Span, corrects: bytes | None, as_of: str) -> None:
        """A placement that is new."""
        self._placements.append(
            (
                self.new_id(), unit_id, span.start, span.end, *span.content, corrects, self._source, as_of, 0,
                self._now, self._actor.name, self._arrival.id,
            )
        )  # fmt: skip

    def revise(
        self, unit_id: bytes, own: tuple[object, ...], order_id: bytes | None, revision: Revision,
        days: Mapping[int, str], domain: str = "",
    ) -> None:  # fmt: skip
        """Write what a newer version says of a unit that is there; ``days``: of what day each record is."""
        columns = dict(zip(OWN, own, strict=True))
        self._case.update("unit", unit_id, **columns, domain=domain, order_id=order_id, arrival_id=self._arrival.id)
        for span, corrects in revision.added:
            self.placement(unit_id, span, corrects, days[span.record])
        for key, end in revision.ended.items():
            self._case.update("placement", key, valid_to=end)
        for key in revision.withdrawn:
            self._withdraw(key, f"{self._arrival.file} says otherwise")
        counts = (
            (len(revision.added), "new"),
            (len(revision.ended), "with another end"),
            (len(revision.withdrawn), "withdrawn"),
        )
        told = ", ".join(f"{count} {words}" for count, words in counts if count)
        self._edited(
            unit_id, f"{self._arrival.file}: placements {told}" if told else f"{self._arrival.file}: described anew"
        )

    def end(self, unit_id: bytes, spans: Sequence[Span], at: Instant | None) -> bool:
        """End a unit a newer version has no more, from ``at`` on; withdraw it where that is not known.

        Whether it still stood.
        """
        open_ones = [one for one in spans if at is None or one.end is None or one.end > at]
        for span in open_ones:
            if at is not None and span.begins < at:
                self._case.update("placement", span.key, valid_to=at)
            else:
                self._withdraw(span.key, f"{self._arrival.file} has it no more")
        if open_ones:
            self._edited(unit_id, f"{self._arrival.file} has it no more", at)
        return bool(open_ones)

    def write(self) -> None:
        """Write what is new."""
        self._case.insert_many("unit", _UNIT, self._units)
        self._case.insert_many("placement", _PLACEMENT, self._placements)
        self._units, self._placements = [], []

    def _withdraw(self, placement_id: bytes, why: str) -> None:
        columns: dict[str, Any] = {"withdrawn_by": self._actor.name, "withdrawn_why": why}
        self._case.update("placement", placement_id, withdrawn_at=self._now, **columns)

    def _edited(self, unit_id: bytes, words: str, holds_from: Instant | None = None) -> None:
        self._case.insert(
            "force_edit", id=self.new_id(), unit_id=unit_id, at=self._now, author=self._actor.name, act=BY_FILE,
            holds_from=holds_from, words=words,
        )  # fmt: skip
