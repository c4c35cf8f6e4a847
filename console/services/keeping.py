"""What was read of a file is written: its arrival, its reports and overlays, inside one operation."""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import PurePath
from typing import Final

from console.domain.arrival import Arrival, Rejection
from console.domain.letters import called, shortened
from console.domain.marking import Marking
from console.domain.operation import Actor
from console.domain.times import Instant
from console.feeds.drafts import Draft
from console.services.extent import joined
from console.services.identity import Marks
from console.services.keeping_overlays import OverlayKeeper
from console.services.keeping_reports import COLUMNS, ReportKeeper
from console.services.keeping_units import UnitKeeper
from console.services.parsing import Parsed
from console.services.progress import Progress
from console.services.reports import source_id
from console.store import arrivals, markings
from console.store.ids import new_id
from console.store.reader import Writer
from console.store.settings import Case

_NAMED: Final = 5


class NothingNew(Exception):
    """Nothing of a file was new: the operation is rolled back, and nothing shows that there was one."""

    def __init__(self, arrival: Arrival) -> None:
        super().__init__()
        self.arrival = arrival


class Keeper:
    """Keeps one file that was read. Works inside one operation."""

    def __init__(
        self, case: Writer, actor: Actor, now: Instant, parsed: Parsed, marks: Marks, source: str, settings: Case
    ) -> None:
        """``source`` is the name of where the file comes from; its row is made when it is new."""
        self._case = case
        self._actor = actor
        self._now = now
        self._parsed = parsed
        self._marks = marks
        self._source = source
        self._settings = settings

    def keep(self, told: Progress) -> Arrival:
        """Write all that is new. Raises NothingNew where nothing is, Cancelled."""
        case, now, marks = self._case, self._now, self._marks
        source = source_id(case, self._source, now)
        if source is None:
            raise ValueError("a file always comes from somewhere")
        arrival_id = new_id(now)
        arrival = Arrival(
            file=self._parsed.file, format=self._parsed.format, records=marks.records + len(marks.rejected),
            rejected=tuple(marks.rejected), warnings=tuple(marks.warnings), id=arrival_id, source=self._source,
            source_id=source, at=now, author=self._actor.name,
        )  # fmt: skip
        self._begin(arrival)
        marking, exercise = self._markings(source)
        reports = ReportKeeper(case, self._actor, now, marks, source, arrival_id, marking, exercise)
        overlays = OverlayKeeper(case, self._actor, now, marks, arrival, marking, self._overlay())
        gone = 0
        if marks.reports:
            case.insert_many("report", COLUMNS, reports.rows(self._batches(told, reports.passes)))
        if marks.features:
            overlays.keep(self._batches(told))
        withdrawn, missing = reports.refer()
        kept: list[ReportKeeper | OverlayKeeper | UnitKeeper] = [reports, overlays]
        warnings = [*arrival.warnings, *self._warnings(withdrawn, missing)]
        if marks.units or marks.groups:
            units = UnitKeeper(case, self._actor, now, marks, arrival, marking, exercise, self._overlay())
            units.keep(self._batches(told))
            kept.append(units)
            warnings += units.warnings
            arrival = replace(arrival, under=self._overlay(), rejected=_in_order([*arrival.rejected, *units.rejected]))
            gone = units.gone
        arrival = replace(
            arrival,
            accepted=sum(one.accepted for one in kept),
            duplicates=sum(one.duplicates for one in kept),
            revised=sum(one.revised for one in kept),
            warnings=tuple(warnings),
        )
        arrival = joined(arrival, *(one.extent for one in kept))
        if not arrival.accepted and not gone:
            raise NothingNew(replace(arrival, id=b""))
        self._complete(arrival)
        return arrival

    def _batches(self, told: Progress, passes: Callable[[int], bool] = lambda _: False) -> Iterator[list[Draft]]:
        done = 0
        size, count = self._parsed.size, max(1, self._parsed.count)
        for batch in self._parsed.batches(passes):
            told.report(size * done // count, size)
            yield batch
            done += len(batch)
        told.report(size, size)

    def _overlay(self) -> str:
        return called(self._parsed.title) or stem(self._parsed.file)

    def _markings(self, source: bytes) -> tuple[bytes | None, bytes | None]:
        """What reports carry (the source's own, None: the case's), and what those carry that say they are exercise."""
        own: bytes | None = self._case.value("SELECT marking_id FROM source WHERE id = ?", (source,))
        marking: Marking = markings.all_markings(self._case)[own] if own is not None else self._settings.marking
        if marking.exercise or not self._marks.exercise:
            return own, own
        return own, markings.marking_id(self._case, replace(marking, exercise=True), self._now)

    def _begin(self, arrival: Arrival) -> None:
        mapping = self._parsed.mapping
        self._case.insert(
            "arrival", id=arrival.id, source_id=arrival.source_id, name=arrival.file, sha256=self._parsed.sha256,
            format=arrival.format, at=self._now, author=self._actor.name, records=arrival.records, accepted=0,
            located=0, duplicates=0, rejected=_json([asdict(one) for one in arrival.rejected]),
            mapping=None if mapping is None else _json(mapping),
        )  # fmt: skip
        if mapping is not None and mapping != arrivals.mapping_of(self._case, arrival.source):
            self._case.update("source", arrival.source_id or b"", mapping=_json(mapping))

    def _complete(self, arrival: Arrival) -> None:
        self._case.update(
            "arrival", arrival.id, accepted=arrival.accepted, located=arrival.located, duplicates=arrival.duplicates,
            revised=arrival.revised, warnings=_json(list(arrival.warnings)),
            rejected=_json([asdict(one) for one in arrival.rejected]),
        )  # fmt: skip

    def _warnings(self, withdrawn: int, missing: list[str]) -> Iterator[str]:
        if apart := len(self._marks.apart):
            yield (
                f"{apart} {'id stands' if apart == 1 else 'ids stand'} on several records that say different things:"
                " they were kept as different events."
            )
        if withdrawn:
            yield f"{withdrawn} earlier {'report was' if withdrawn == 1 else 'reports were'} withdrawn by this file."
        if missing:
            named = ", ".join(_short(one) for one in missing[:_NAMED])
            rest = f" and {len(missing) - _NAMED} more" if len(missing) > _NAMED else ""
            yield f"It updates or cancels what is not in the case: {named}{rest}."


def stem(file: str) -> str:
    """What a source is called that only a file's name is known of."""
    name = PurePath(file)
    for ending in name.suffixes[-2:]:
        if ending.lower() in (".gz", ".zip"):
            name = name.with_suffix("")
    return called(name.stem) or called(file) or "A file"


def _short(text: str) -> str:
    return shortened(called(text), 80)


def _in_order(rejected: list[Rejection]) -> tuple[Rejection, ...]:
    return tuple(sorted(rejected, key=lambda one: one.record))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
