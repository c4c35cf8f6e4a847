"""One event of Cursor on Target as a draft: things, sightings and chat are reports, drawings and routes are features.

Type, how and detail mean what the CoT base schema and the TAK products make of them. 9999999 is unknown, and so is 0,0.
"""

import re
from xml.etree.ElementTree import Element

from console.domain.categories import Category
from console.domain.letters import cut
from console.feeds import cot_shapes, positions, symbol_codes
from console.feeds import elements as el
from console.feeds.cap_alert import gathered
from console.feeds.drafts import FeatureDraft, Rejected, ReportDraft
from console.feeds.shapes import POINT, REGION, REGION_FROM
from console.feeds.told_times import ToldTimes

_AFFILIATIONS = {
    "p": "Pending",
    "u": "Unknown",
    "a": "Assumed friend",
    "f": "Friend",
    "n": "Neutral",
    "s": "Suspect",
    "h": "Hostile",
    "j": "Joker",
    "k": "Faker",
}
_DIMENSIONS = {
    "P": "space",
    "A": "air",
    "G": "ground",
    "S": "sea surface",
    "U": "subsurface",
    "F": "special operations",
}
_HOSTILE = frozenset("shjk")
_CATEGORIES = (
    (re.compile(r"A-(M-[FH]-Q|W|M-F-U)(-|$)"), Category.MISSILE_DRONE),
    (re.compile(r"[AP](-|$)"), Category.AIRSPACE),
    (re.compile(r"[SU](-|$)"), Category.NAVAL),
    (re.compile(r"[GF](-|$)"), Category.LAND),
)
# Types that say nothing about the world, and what they are.
_TALK = (
    ("b-t-f-d", "It only confirms that a chat message was delivered."),
    ("b-t-f-r", "It only confirms that a chat message was read."),
    ("b-t-f-p", "It only confirms that a chat message is on its way."),
    ("b-t-f-s", "It only confirms that a chat message is on its way."),
    ("b-f-t", "It only concerns the transfer of a file."),
    ("t-x-d-d", "It asks other programs to delete an item; nothing is deleted here."),
    ("t-", "It is a message between programs, such as a ping."),
    ("y-", "It is an answer between programs."),
)
_UNREAL = {"e": "EXERCISE", "s": "SIMULATION"}
_UNKNOWN_FROM = 999_999.0
_WHOSE = re.compile(r"//[^/@\s]*@")


def draft(number: int, event: Element, told: ToldTimes) -> ReportDraft | FeatureDraft | Rejected:
    """What an event is. Messages between programs are rejected with what they are."""
    kind = el.attribute(event, "type")
    if not kind:
        return Rejected(number, "It has no type, which an event must have.")
    for beginning, reason in _TALK:
        if kind == beginning or kind.startswith(beginning if beginning[-1] == "-" else f"{beginning}-"):
            return Rejected(number, reason)
    detail = el.child(event, "detail")
    if detail is None:
        detail = Element("detail")
    if _is_report(kind):
        return _report(number, kind, event, detail, told)
    return _feature(number, kind, event, detail, told)


def _is_report(kind: str) -> bool:
    if kind.startswith("b-m-"):
        return kind.startswith("b-m-p-s-m")
    return kind.startswith(("a-", "b-"))


def _report(number: int, kind: str, event: Element, detail: Element, told: ToldTimes) -> ReportDraft:
    place = _position(event)
    begins = told.first(el.attribute(event, "start"), el.attribute(event, "time"))
    chat = kind == "b-t-f"
    said = el.text(el.child(detail, "remarks"))
    sidc = _sidc(kind, detail)
    return ReportDraft(
        number=number,
        headline=_marked(event, _chat_headline(detail, said) if chat else _name(kind, event, detail)),
        body=said,
        external_id=el.attribute(event, "uid") or None,
        occurred_from=begins.at,
        time_precision=begins.precision,
        lon=place.lon,
        lat=place.lat,
        place_precision=_precision(event) if place.lon is not None else None,
        unlocated=place.unlocated,
        category=_category(kind),
        version_at=told.at(el.attribute(event, "time")),
        stale_at=told.at(el.attribute(event, "stale")),
        origin=_origin(event, detail),
        attributes=gathered([("sidc", sidc), *_said(kind, event, detail)]),
    )


def _feature(number: int, kind: str, event: Element, detail: Element, told: ToldTimes) -> FeatureDraft:
    place = _position(event)
    geometry, unlocated = cot_shapes.geometry(kind, place, detail)
    said = _said(kind, event, detail)
    return FeatureDraft(
        number=number,
        name=_marked(event, _name(kind, event, detail)),
        description=el.text(el.child(detail, "remarks")),
        external_id=el.attribute(event, "uid") or None,
        geometry=geometry,
        unlocated=unlocated,
        style=cot_shapes.style(detail),
        valid_from=told.at(el.attribute(event, "start") or el.attribute(event, "time")),
        version_at=told.at(el.attribute(event, "time")),
        stale_at=told.at(el.attribute(event, "stale")),
        sidc=_sidc(kind, detail),
        attributes=gathered([*said, ("waypoints", "; ".join(cot_shapes.waypoints(detail)))]),
    )


def _position(event: Element) -> positions.Point:
    point = el.child(event, "point")
    if point is None:
        return positions.Point(None, None)
    return positions.point(point.get("lon"), point.get("lat"))


def _precision(event: Element) -> str:
    error = _known(el.child(event, "point"), "ce")
    return REGION if error is not None and error >= REGION_FROM else POINT


def _known(element: Element | None, name: str) -> float | None:
    """A number that is not the one for unknown."""
    value = positions.number(element.get(name)) if element is not None else None
    return value if value is not None and abs(value) < _UNKNOWN_FROM else None


def _name(kind: str, event: Element, detail: Element) -> str:
    callsign = _callsign(detail)
    emergency = el.child(detail, "emergency")
    if emergency is not None:
        alarm = "Alarm cancelled" if emergency.get("cancel", "").lower() == "true" else emergency.get("type") or "Alarm"
        return f"{el.line(alarm)}: {callsign or el.line(el.text(emergency)) or el.attribute(event, 'uid')[:40]}"
    if callsign:
        return callsign
    parts = kind.split("-")
    if parts[0] == "a" and len(parts) > 1:
        words = [_AFFILIATIONS.get(parts[1].lower(), "Unknown"), _DIMENSIONS.get(parts[2], "") if parts[2:] else ""]
        return f"{' '.join(filter(None, words))} track {el.attribute(event, 'uid')[:40]}".strip()
    return f"{kind} {el.attribute(event, 'uid')[:40]}".strip()


def _callsign(detail: Element) -> str:
    """The name of a thing; older programs wrote it under ``uid``."""
    for holder, names in (("contact", ("callsign",)), ("uid", ("Droid", "droid"))):
        found = el.child(detail, holder)
        if found is not None and (said := el.line(el.attribute(found, *names))):
            return said
    return ""


def _chat_headline(detail: Element, said: str) -> str:
    sender = el.attribute(_chat(detail), "senderCallsign")
    words = cut(el.line(said), 120)
    return f"{sender}: {words}" if sender else words or "Chat message without text"


def _chat(detail: Element) -> Element:
    found = el.child(detail, "__chat", "chat")
    return found if found is not None else Element("none")


def _marked(event: Element, name: str) -> str:
    """Exercises and simulations say so before anything else."""
    unreal = _UNREAL.get(el.attribute(event, "opex")[:1].lower())
    return f"{unreal}: {name}" if unreal else name


def _sidc(kind: str, detail: Element) -> str:
    symbol = el.child(detail, "__milsym", "__milicon")
    own = symbol_codes.code(el.attribute(symbol, "id", "code")) if symbol is not None else ""
    return own or symbol_codes.of_cot_type(kind)


def _category(kind: str) -> int | None:
    """Of what is hostile or suspect the dimension says what kind of thing it is; of others nothing follows."""
    parts = kind.split("-", 2)
    if len(parts) < 3 or parts[0] != "a" or parts[1].lower() not in _HOSTILE:
        return None
    return next((category.code for form, category in _CATEGORIES if form.match(parts[2])), None)


def _origin(event: Element, detail: Element) -> str:
    """Who put it there: the sender of a message, the maker of an item, else whoever it is itself."""
    sender = el.attribute(_chat(detail), "senderCallsign")
    parent = next((el.attribute(one, "parent_callsign") for one in el.children(detail, "link")), "")
    creator = el.child(detail, "creator")
    made = el.attribute(creator, "callsign") if creator is not None else ""
    return sender or parent or made or _callsign(detail)


def _said(kind: str, event: Element, detail: Element) -> list[tuple[str, str]]:
    point, track = el.child(event, "point"), el.child(detail, "track")
    group, chat = el.child(detail, "__group"), _chat(detail)
    video, status = el.child(detail, "__video"), el.child(detail, "status")
    remarks = el.child(detail, "remarks")
    none = Element("none")
    medevac = el.child(detail, "_medevac_")
    access = el.attribute(event, "access")
    return [
        ("type", kind),
        ("how", el.attribute(event, "how")),
        ("access", "" if access.lower() == "undefined" else access),
        ("opex", el.attribute(event, "opex")),
        ("chat room", el.attribute(chat, "chatroom")),
        ("to", el.attribute(remarks if remarks is not None else none, "to")),
        ("team", el.attribute(group if group is not None else none, "name")),
        ("role", el.attribute(group if group is not None else none, "role")),
        ("battery %", el.attribute(status if status is not None else none, "battery")),
        ("course", _number(track, "course")),
        ("speed m/s", _number(track, "speed")),
        ("height m", _number(point, "hae")),
        ("accuracy m", _number(point, "ce")),
        *((f"medevac {name}", value) for name, value in (medevac.items() if medevac is not None else ())),
        ("video", _WHOSE.sub("//", el.attribute(video if video is not None else none, "url"))),
    ]


def _number(element: Element | None, name: str) -> str:
    value = _known(element, name)
    return "" if value is None or value != value else f"{value:g}"
