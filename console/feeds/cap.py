"""CAP alerts: one, or several in a list, a distribution (EDXL-DE) or whatever else wraps them. Feeds are elsewhere."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from console.feeds import elements as el
from console.feeds import xml
from console.feeds.cap_alert import Alert, Info, draft
from console.feeds.cap_areas import Area
from console.feeds.drafts import Asked, Draft, Given, Refused, Rejected, Titled
from console.feeds.told_times import ToldTimes
from console.feeds.xml_pieces import BROKEN, cut, records

_NAMESPACES = ("urn:oasis:names:tc:emergency:cap:", "http://www.incident.com/cap/", "urn:oasis:names:tc:emergency:EDXL")
_FEEDS = ("feed", "rss", "RDF")
_SINGLE = {"identifier", "sender", "sent", "status", "msgType", "references", "info"}
_INFO = {
    *("language", "category", "event", "responseType", "urgency", "severity", "certainty", "effective", "onset"),
    *("expires", "senderName", "headline", "description", "instruction", "area"),
}


class Cap:
    """CAP 1.0, 1.1 and 1.2; see :class:`console.feeds.drafts.Parser`."""

    name = "cap"

    def recognises(self, given: Given) -> bool:
        """Alerts by their namespace or their fields."""
        root = xml.outermost(given.head)
        if root is None or root.name in _FEEDS:
            return False
        if root.namespace.startswith(_NAMESPACES):
            return True
        if any(space.encode() in given.head for space in _NAMESPACES[:2]):
            return root.name.lower() != "event"
        return root.name == "alert" and b"identifier>" in given.head and b"sender>" in given.head

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """One report for each alert. Raises Refused where there is no whole one."""
        document = xml.parse(given)
        yield from document.warnings
        told = ToldTimes()
        number = 0
        titled = False
        wrapped = _of_pieces(document) if document.text else list(_wrapped(document.root, document))
        yield from cut(document, [None if isinstance(found, Rejected) else found for found, _ in wrapped])
        for number, (found, status) in enumerate(wrapped, 1):
            if isinstance(found, Rejected):
                yield Rejected(number, found.reason)
                continue
            alert = alert_of(found, status)
            if not titled and (name := next((i.sender_name for i in alert.infos if i.sender_name), alert.sender)):
                titled = True
                yield Titled(name)
            yield draft(number, alert, told)
        if not number and not document.broken:
            raise Refused(f"Not taken: {given.name} holds no CAP alert. Nothing was written.")
        yield from told.warnings()


PARSERS = (Cap(),)


def is_alert(element: Element) -> bool:
    """Whether an element is a whole CAP alert, also one whose namespace was lost on the way."""
    return el.local(element) == "alert" and (
        el.namespace(element).startswith(_NAMESPACES) or el.child(element, "identifier") is not None
    )


def alert_of(element: Element, status: str = "") -> Alert:
    """The values of an ``alert``; ``status`` is that of a wrapper, which marks an actual alert as unreal."""
    said = el.child_text(element, "status")
    return Alert(
        identifier=el.line(el.child_text(element, "identifier")),
        sender=el.line(el.child_text(element, "sender")),
        sent=el.child_text(element, "sent"),
        status=status if status and said in ("Actual", "") else said,
        kind=el.child_text(element, "msgType"),
        references=el.child_text(element, "references"),
        infos=tuple(info_of(info) for info in el.children(element, "info")),
        others=others_of(element, _SINGLE),
    )


def info_of(element: Element, areas: tuple[Area, ...] | None = None) -> Info:
    """The values of an ``info``, or of whatever has its fields as children."""
    return Info(
        language=el.child_text(element, "language"),
        categories=tuple(el.text(one) for one in el.children(element, "category") if el.text(one)),
        event=el.child_text(element, "event"),
        responses=tuple(el.text(one) for one in el.children(element, "responseType") if el.text(one)),
        urgency=el.child_text(element, "urgency"),
        severity=el.child_text(element, "severity"),
        certainty=el.child_text(element, "certainty"),
        effective=el.child_text(element, "effective"),
        onset=el.child_text(element, "onset"),
        expires=el.child_text(element, "expires"),
        sender_name=el.line(el.child_text(element, "senderName")),
        headline=el.child_text(element, "headline"),
        description=el.child_text(element, "description"),
        instruction=el.child_text(element, "instruction"),
        others=others_of(element, _INFO),
        areas=tuple(area_of(area) for area in el.children(element, "area")) if areas is None else areas,
    )


def area_of(element: Element, description: str = "areaDesc") -> Area:
    """The values of an ``area``, or of whatever has its fields as children."""
    return Area(
        description=el.line(el.child_text(element, description)),
        polygons=tuple(el.text(one) for one in el.children(element, "polygon") if el.text(one)),
        circles=tuple(el.text(one) for one in el.children(element, "circle") if el.text(one)),
        codes=tuple(pair for one in el.children(element, "geocode") for pair in _pairs(one)),
    )


def others_of(element: Element, known: set[str]) -> tuple[tuple[str, str], ...]:
    """What else an element says: parameters and codes by their own names, the rest by its element's."""
    said: list[tuple[str, str]] = []
    for child in element:
        name = el.local(child)
        if name in known or el.namespace(child).endswith("xmldsig#"):
            continue
        if name == "resource":
            said.append(
                ("resource", ", ".join(el.child_text(child, one) for one in ("resourceDesc", "mimeType", "uri")))
            )
        elif name in ("parameter", "eventCode"):
            said += _pairs(child)
        else:
            said.append((name, el.text(child)))
    return tuple(said)


def _pairs(element: Element) -> list[tuple[str, str]]:
    """``valueName`` and ``value`` in turn (feeds repeat them in one element), or ``name=value`` as CAP 1.0 wrote."""
    names = [el.text(one) for one in el.children(element, "valueName")]
    values = [el.text(one) for one in el.children(element, "value")]
    if not names and not values:
        name, equals, value = el.text(element).partition("=")
        return [(name, value)] if equals else [(el.local(element), name)]
    return [pair for pair in zip(names, values, strict=False) if pair[1]]


def _of_pieces(document: xml.Document) -> list[tuple[Element | Rejected, str]]:
    return [(Rejected(0, BROKEN) if one is None else one, "") for one in records(document, [], "alert")]


def _wrapped(root: Element, document: xml.Document) -> Iterator[tuple[Element | Rejected, str]]:
    """Every alert below with the status of the distribution around it; what else a distribution holds is rejected."""
    if el.local(root) != "EDXLDistribution":
        yield from ((one, "") for one in _outer_alerts(root) if document.whole(one))
        return
    status = el.child_text(root, "distributionStatus")
    status = status if status in ("Exercise", "Test", "System") else ""
    for content in el.children(root, "contentObject"):
        alerts = [one for one in _outer_alerts(content) if document.whole(one)]
        yield from ((one, status) for one in alerts)
        if not alerts and document.whole(content):
            yield Rejected(0, "It holds no CAP alert."), ""


def _outer_alerts(element: Element) -> Iterator[Element]:
    """Alerts at any depth, none inside another."""
    if is_alert(element):
        yield element
        return
    for child in element:
        yield from _outer_alerts(child)
