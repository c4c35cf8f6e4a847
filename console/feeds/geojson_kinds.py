"""What a feature of GeoJSON is: a report of something that happened, or a shape of an overlay.

It is a report when its properties are those of an earthquake of the USGS (``mag``, ``place``, ``time``), of an alert of
a weather service (``event`` with ``sent`` and ``messageType``), or when it has both a title and a time, is a point, an
area or has no geometry, and is not drawn or named as a sign on a map: no stroke, fill or marker of its own, no symbol
code, no type of a drawing, and not only the name of a unit. What TAK writes is what CoT says it is: observations are
reports, drawings shapes. Everything else is a shape; a shape with times is shown in those times, one with only a day on
that day.
"""

import re
from collections.abc import Iterator
from typing import Any

import msgspec

from console.domain.errors import BadInput
from console.domain.numbers import grouped
from console.domain.sidc import parse
from console.domain.times import DAY, Instant, Precision
from console.feeds import kinds, plain
from console.feeds.drafts import FeatureDraft, ReportDraft, Warned
from console.feeds.geojson_alerts import alert, earthquake, is_alert, is_earthquake
from console.feeds.geojson_style import drawn, is_drawn
from console.feeds.positions import Shape
from console.feeds.properties import Properties
from console.feeds.told_times import ToldTimes

_TITLES = ("title", "headline", "name", "event", "event name", "subject", "label", "callsign", "unit", "designation")
_STARTS = (
    "start",
    "start time",
    "start date",
    "from",
    "from date",
    "date start",
    "begin",
    "begins",
    "valid from",
    "since",
)
_MOMENTS = (
    "time", "datetime", "date time", "timestamp", "date", "event date", "occurred at", "occurred", "event time", "when",
    "observed at", "observed", "reported at", "reported", "onset", "effective", "published", "pub date", "created",
    "acq date",
)  # fmt: skip
_ENDS = ("end", "end time", "end date", "to date", "date end", "valid to", "until", "ends", "expires", "finished")
_UPDATES = ("updated", "modified", "last update", "last modified", "updated at", "date modified")
_BODIES = ("description", "summary", "body", "text", "notes", "comments", "details", "remarks")
_PLACES = ("place", "location", "address", "place name", "area desc", "city", "town")
_IDS = ("id", "event id", "identifier", "guid", "uuid", "global id", "glide", "@id")
_CODES = ("sidc", "symbol code", "symbolcode")
_OF_COT = re.compile(r"[abtucry](-[\w.]+)+")
_OBSERVED = re.compile(r"a-.*|b-(?!m-).*|b-m-p-s-m.*")  # as of CoT itself: what somebody saw or told, no drawing


class Kinds:
    """The features of one file; what is odd about their times is told once."""

    def __init__(self) -> None:
        self._times = ToldTimes()
        self._backwards = 0

    def draft(self, number: int, feature: dict[str, Any], shape: Shape) -> ReportDraft | FeatureDraft:
        """A feature as what it is."""
        said = Properties(feature.get("properties") or {})
        identity = _identity(feature.get("id"))
        if is_earthquake(said):
            return earthquake(number, identity, said, shape, self._times)
        if is_alert(said):
            return alert(number, identity, said, shape, self._times)
        title = said.first(*_TITLES)
        spanned = self._span(said)
        if title and spanned.start is not None and _tells(said, shape):
            return self._report(number, identity, said, shape, spanned)
        return self._drawn(number, identity, said, shape, spanned)

    def shape(self, number: int, identity: str | None, said: Properties, shape: Shape, overlay: str) -> FeatureDraft:
        """A record of a format that holds only shapes, by the same names of properties."""
        return self._drawn(number, identity, said, shape, self._span(said), overlay)

    def warnings(self) -> Iterator[Warned]:
        """What to warn of after all features were read."""
        if self._backwards:
            yield Warned(f"{grouped(self._backwards)} end before they start; the end was left out.")
        yield from self._times.warnings()

    def _report(self, number: int, identity: str | None, said: Properties, shape: Shape, span: "_Span") -> ReportDraft:
        return ReportDraft(
            number=number,
            headline=plain.text(said.first(*_TITLES)),
            body=plain.text(said.first(*_BODIES)),
            external_id=identity or said.first(*_IDS) or None,
            occurred_from=span.start,
            occurred_to=span.end,
            time_precision=span.precision,
            lon=shape.lon,
            lat=shape.lat,
            place=plain.text(said.first(*_PLACES)),
            place_precision="point" if shape.kind == "Point" else None,
            unlocated=shape.unlocated,
            geometry="" if shape.kind == "Point" else shape.text,
            category=kinds.kind(said.first("category"), said.first("event type"), said.first("type")),
            version_at=self._moment(said, *_UPDATES),
            stale_at=self._moment(said, "stale"),
            attributes=said.texts(),
        )

    def _drawn(
        self, number: int, identity: str | None, said: Properties, shape: Shape, span: "_Span", overlay: str = ""
    ) -> FeatureDraft:
        end = span.end
        if end is None and span.start is not None and span.of_day:
            end = span.start + DAY
        stale = self._moment(said, "stale")
        return FeatureDraft(
            number=number,
            name=plain.text(said.first(*_TITLES) or said.ending("name")),
            description=plain.text(said.first(*_BODIES)),
            external_id=identity or said.first(*_IDS) or None,
            overlay=overlay,
            geometry=shape.text,
            unlocated=shape.unlocated,
            style=drawn(said),
            valid_from=span.start,
            valid_to=end,
            version_at=self._moment(said, *_UPDATES),
            stale_at=stale,
            sidc=_code(said.first(*_CODES)),
            attributes=said.texts(),
        )

    def _span(self, said: Properties) -> "_Span":
        """From when until when it holds, as far as that is told."""
        begun, at = said.first(*_STARTS), said.first(*_MOMENTS)
        start = self._times.read(begun or at)
        end = self._times.read(said.first(*_ENDS))
        until = end.at
        if until is not None and end.precision is Precision.DAY:
            until += DAY
        if start.at is not None and until is not None and until <= start.at:
            self._backwards += until < start.at
            until = None
        of_day = not begun and start.precision is Precision.DAY
        return _Span(
            start.at, until, start.precision.value if start.precision and start.at is not None else None, of_day
        )

    def _moment(self, said: Properties, *keys: str) -> Instant | None:
        return self._times.at(said.first(*keys))


class _Span(msgspec.Struct, frozen=True):
    start: Instant | None
    end: Instant | None
    precision: str | None
    of_day: bool


def _tells(said: Properties, shape: Shape) -> bool:
    """Whether a feature with a title and a time tells of something, rather than being a sign on a map."""
    if "Line" in shape.kind or is_drawn(said) or said.first(*_CODES):
        return False
    if said.first("callsign") and _OF_COT.fullmatch(said.first("type")):
        return shape.kind in ("", "Point") and bool(_OBSERVED.fullmatch(said.first("type")))
    return not said.first("unit") or bool(said.first("title", "headline", "event"))


def _identity(given: object) -> str | None:
    if isinstance(given, float) and given.is_integer():
        given = int(given)
    return str(given) if isinstance(given, str | int | float) and str(given).strip() else None


def _code(text: str) -> str:
    """A symbol code where it is one of the twenty-digit ones, else empty."""
    try:
        return str(parse(text)) if text else ""
    except BadInput:
        return ""
