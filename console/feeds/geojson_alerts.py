"""Features of two services that are known: earthquakes as the USGS gives them, alerts as the US weather service does.

Sources of the meanings: earthquake.usgs.gov/earthquakes/feed/v1.0/geojson.php and api.weather.gov (CAP in JSON).
"""

from typing import Any

import msgspec

from console.feeds import cap_alert, kinds, plain
from console.feeds.cap_alert import Alert, Info
from console.feeds.cap_areas import Area
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
    """An alert by the rules of CAP, with the geometry of the feature and its end where that is told."""
    info = Info(
        categories=(said.first("category"),),
        event=said.first("event"),
        responses=(said.first("response"),),
        urgency=said.first("urgency"),
        severity=said.first("severity"),
        certainty=said.first("certainty"),
        effective=said.first("effective"),
        onset=said.first("onset"),
        expires=said.first("expires"),
        sender_name=said.first("sender name"),
        headline=said.first("headline") or ": ".join(filter(None, (said.first("event"), said.first("area desc")))),
        description=said.first("description"),
        instruction=said.first("instruction"),
        areas=(Area(said.first("area desc")),),
    )
    given = Alert(
        identifier=said.first("id") or identity or "",
        sender=said.first("sender"),
        sent=said.first("sent"),
        status=said.first("status"),
        kind=said.first("message type"),
        references=_references(said.raw("references")),
        infos=(info,),
    )
    made = cap_alert.draft(number, given, times)
    end = times.at(said.first("ends"))
    return msgspec.structs.replace(
        made,
        occurred_to=end if end is not None and made.occurred_from is not None and end > made.occurred_from else None,
        lon=shape.lon,
        lat=shape.lat,
        place_precision="region" if shape.text else None,
        unlocated=shape.unlocated,
        geometry="" if shape.kind == "Point" else shape.text,
        attributes=said.texts(),
    )


def _references(given: Any) -> str:
    """The messages an alert updates or cancels as CAP writes them: a list of objects, or already that text."""
    if isinstance(given, str):
        return given
    named = [one for one in given if isinstance(one, dict)] if isinstance(given, list) else []
    return " ".join(_triple(one) for one in named)


def _triple(one: dict[str, Any]) -> str:
    identifier, sender = (str(one.get(key) or "") for key in ("identifier", "sender"))
    identifier = identifier or str(one.get("@id") or "")
    return f"{sender},{identifier},-" if sender else identifier


def _milliseconds(given: Any, times: ToldTimes) -> int | None:
    if isinstance(given, int) and not isinstance(given, bool):
        return given if abs(given) < 1 << 53 else None
    return times.at(given) if isinstance(given, str) else None
