"""Events of the Global Disaster Alert and Coordination System: an entry of its RSS feed with fields of its own."""

from xml.etree.ElementTree import Element

import msgspec

from console.domain.categories import Category
from console.feeds import elements as el
from console.feeds.cap_alert import gathered
from console.feeds.drafts import ReportDraft
from console.feeds.shapes import REGION
from console.feeds.told_times import ToldTimes

_NAMESPACE = "gdacs"
_EVENTS = {
    "EQ": "earthquake",
    "TC": "tropical cyclone",
    "FL": "flood",
    "VO": "volcano",
    "DR": "drought",
    "WF": "wildfire",
    "TS": "tsunami",
}
_WIDE = ("DR", "FL")
_FIELDS = {
    "alertlevel": "alert level",
    "alertscore": "alert score",
    "episodealertlevel": "alert level of the episode",
    "eventname": "event name",
    "eventid": "event id",
    "episodeid": "episode id",
    "version": "version",
    "severity": "severity",
    "population": "population",
    "vulnerability": "vulnerability",
    "country": "country",
    "iso3": "country code",
    "glide": "GLIDE number",
    "iscurrent": "current",
    "temporary": "temporary",
    "durationinweek": "weeks",
    "bbox": "box",
}
KNOWN = {
    *_FIELDS,
    *(
        "eventtype",
        "fromdate",
        "todate",
        "datemodified",
        "dateadded",
        "resources",
        "icon",
        "cap",
        "mapimage",
        "maplink",
    ),
    *("maplink", "gtsimage", "gtslink", "year", "calculationtype", "episodealertscore"),
}


def is_event(entry: Element) -> bool:
    """Whether an entry carries an event of GDACS."""
    return any(el.local(child) == "eventtype" and _NAMESPACE in el.namespace(child) for child in entry)


def with_event(report: ReportDraft, entry: Element, told: ToldTimes) -> ReportDraft:
    """The report of an entry with what GDACS says of the event: when, what, how bad, whom it hits."""
    letters = el.child_text(entry, "eventtype")
    begins = told.read(el.child_text(entry, "fromdate"))
    ends = told.at(el.child_text(entry, "todate"))
    changed = told.at(el.child_text(entry, "datemodified"))
    after = ends if ends is not None and begins.at is not None and ends > begins.at else None
    begun = begins.at is not None
    said = [("event", _EVENTS.get(letters, letters)), ("event type", letters)]
    said += [(name, el.child_text(entry, field)) for field, name in _FIELDS.items()]
    return msgspec.structs.replace(
        report,
        external_id=report.external_id or (f"{letters}{el.child_text(entry, 'eventid')}" if letters else None),
        occurred_from=begins.at if begun else report.occurred_from,
        occurred_to=after,
        time_precision=begins.precision if begun else report.time_precision,
        place=report.place or el.line(el.child_text(entry, "country")),
        place_precision=REGION if letters in _WIDE and report.lon is not None else report.place_precision,
        category=Category.HUMANITARIAN.code if letters in _EVENTS else report.category,
        version_at=changed if changed is not None else report.version_at,
        attributes={**report.attributes, **gathered(said)},
    )
