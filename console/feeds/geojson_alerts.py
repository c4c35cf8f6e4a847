"""Features of two services that are known: earthquakes as the USGS gives them, alerts as the US weather service does.

Sources of the meanings: earthquake.usgs.gov/earthquakes/feed/v1.0/geojson.php and api.weather.gov (CAP in JSON).
"""

from typing import Any

from console.feeds import kinds, plain
from console.feeds.drafts import ReportDraft
from console.feeds.positions import Shape
from console.feeds.properties import Properties
from console.feeds.told_times import ToldTimes


def is_earthquake(said: Properties) -> bool:
    """Whether the properties are those of an earthquake."""
    return "place" in said and "time" in said and ("mag" in said or "mag type" in said or "alert" in said)


def earthquake(number: int, identity: str | None, said: Properties, shape: Shape, times: ToldTimes) -> ReportDraft:
    """An earthquake: its times are milliseconds since 1970, its newest version is the latest ``updated``."""
    magnitude, place = said.first("mag"), said.first("place")
    made = f"M {magnitude}, {place}" if magnitude else place
    at = _milliseconds(said.raw("time"), times)
    return ReportDraft(
        number=number,
        headline=plain.text(said.first("title") or made),
        external_id=identity or said.first("code", "id") or None,
        occurred_from=at,
        time_precision="minute" if at is not None else None,
        lon=shape.lon,
        lat=shape.lat,
        place=plain.text(place),
        place_precision="point" if shape.kind == "Point" else None,
        unlocated=shape.unlocated,
        geometry="" if shape.kind == "Point" else shape.text,
        category=kinds.kind(said.first("type")),
        version_at=_milliseconds(said.raw("updated"), times),
        withdraws=said.first("status").lower() == "deleted",
        attributes=said.texts(),
    )


def is_alert(said: Properties) -> bool:
    """Whether the properties are those of an alert."""
    return "event" in said and "sent" in said and ("message type" in said or "severity" in said)


def alert(number: int, identity: str | None, said: Properties, shape: Shape, times: ToldTimes) -> ReportDraft:
    """An alert: the words of CAP, and areas in words where it has no geometry."""
    start = times.first(said.first("onset"), said.first("effective"), said.first("sent"))
    end = times.at(said.first("ends", "expires"))
    referred = _references(said.raw("references"))
    area, event = said.first("area desc"), said.first("event")
    if end is not None and start.at is not None and end <= start.at:
        end = None
    body = "\n\n".join(part for key in ("description", "instruction") if (part := plain.text(said.first(key))))
    return ReportDraft(
        number=number,
        headline=plain.text(said.first("headline") or (f"{event}: {area}" if area else event)),
        body=body,
        external_id=said.first("id") or identity,
        occurred_from=start.at,
        occurred_to=end,
        time_precision=start.precision.value if start.at is not None and start.precision else None,
        lon=shape.lon,
        lat=shape.lat,
        place=area,
        place_precision="region" if shape.text else None,
        unlocated=shape.unlocated,
        geometry="" if shape.kind == "Point" else shape.text,
        category=kinds.kind(event),
        version_at=times.at(said.first("sent")),
        updates=referred,
        withdraws=said.first("message type").lower() == "cancel" and bool(referred),
        stale_at=times.at(said.first("expires")),
        origin=said.first("sender name", "sender"),
        attributes=said.texts(),
    )


def _references(given: Any) -> tuple[str, ...]:
    """The messages an alert updates or cancels: a list of objects, or the text of CAP (sender,identifier,sent …)."""
    if isinstance(given, str):
        parts = (reference.split(",") for reference in given.split())
        return tuple(part[1] for part in parts if len(part) == 3 and part[1])
    if not isinstance(given, list):
        return ()
    named = (one.get("identifier") or one.get("@id") for one in given if isinstance(one, dict))
    return tuple(name for name in named if isinstance(name, str))


def _milliseconds(given: Any, times: ToldTimes) -> int | None:
    if isinstance(given, int) and not isinstance(given, bool):
        return given if abs(given) < 1 << 53 else None
    return times.at(given) if isinstance(given, str) else None
