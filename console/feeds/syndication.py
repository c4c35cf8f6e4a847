"""RSS 0.9 to 2.0, Atom and what rides on them: GeoRSS, GDACS, and CAP as content or as fields of an entry.

Texts may be HTML and become plain text; nothing an entry links to is fetched.
"""

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from console.domain.letters import shortened
from console.feeds import elements as el
from console.feeds import gdacs, georss, plain, xml
from console.feeds.cap import alert_of, area_of, info_of, is_alert
from console.feeds.cap_alert import Alert, gathered
from console.feeds.cap_alert import draft as cap_draft
from console.feeds.drafts import Asked, Draft, Given, Rejected, ReportDraft, Titled
from console.feeds.kinds import kind
from console.feeds.told_times import ToldTimes
from console.feeds.xml_pieces import BROKEN, cut, records

_ROOTS = {"rss": "rss", "RDF": "rss", "feed": "atom"}
_CAP = "urn:oasis:names:tc:emergency:cap:"
_ITEMS = ("item", "entry")
_TEXTS = ("encoded", "description", "summary", "content", "subtitle", "full-text")
_PUBLISHED = ("pubDate", "published", "issued", "date", "created")
_UPDATED = ("updated", "modified", "lastBuildDate", "dateModified", "datemodified")
_KNOWN = {
    *("title", "guid", "id", "link", "category", "subject", "source", "where", "point", "line", "polygon", "box"),
    *("circle", "Point", "lat", "long", "lon", "bbox", "enclosure", "thumbnail", "group", "comments", "origLink"),
    *_TEXTS,
    *_PUBLISHED,
    *_UPDATED,
}
_LONGEST_HEADLINE = 300


class Syndication:
    """RSS and Atom; see :class:`console.feeds.drafts.Parser`."""

    def __init__(self, name: str) -> None:
        self.name = name

    def recognises(self, given: Given) -> bool:
        """Feeds by their outermost element."""
        root = xml.outermost(given.head)
        if root is None or _ROOTS.get(root.name) != self.name:
            return False
        if root.name == "RDF":
            return b"purl.org/rss/" in given.head or b"/rdf/simple/0.9/" in given.head or b"<item" in given.head
        return root.name == "rss" or not root.namespace or "atom" in root.namespace.lower()

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """One report for each item or entry. Raises Refused where the file ends before the first of them does."""
        document = xml.parse(given)
        yield from document.warnings
        if title := _title(document.root):
            yield Titled(title)
        told = ToldTimes()
        entries = records(document, list(_entries(document)), *_ITEMS)
        links = Counter(_link(entry) for entry in entries if entry is not None)
        links.update(filter(None, (_link(one) for one in el.children(document.root, "channel"))))
        yield from cut(document, entries)
        for number, entry in enumerate(entries, 1):
            if entry is None:
                yield Rejected(number, BROKEN)
            else:
                yield _draft(number, entry, told, names_one=links[_link(entry)] == 1)
        yield from told.warnings()


PARSERS = (Syndication("rss"), Syndication("atom"))


def _title(root: Element) -> str:
    for holder in (root, *el.children(root, "channel")):
        if said := el.line(plain.text(el.child_text(holder, "title"))):
            return said
    return ""


def _entries(document: xml.Document) -> Iterator[Element]:
    """The items and entries, wherever the version of RSS puts them; none inside another."""
    holders = [document.root, *el.children(document.root, "channel")]
    for holder in holders:
        yield from (one for one in el.children(holder, *_ITEMS) if document.whole(one))


def _draft(number: int, entry: Element, told: ToldTimes, names_one: bool) -> ReportDraft | Rejected:
    alert = next((one for one in entry.iter() if is_alert(one)), None)
    if alert is not None:
        return cap_draft(number, alert_of(alert), told)
    if not len(entry) and not el.text(entry):
        return Rejected(number, "It says nothing at all.")
    external_id = _external_id(entry) or (_link(entry) if names_one else "") or None
    if any(el.namespace(child).startswith(_CAP) for child in entry):
        return cap_draft(number, _alert(entry), told, external_id)
    report = _report(number, entry, told, external_id)
    return gdacs.with_event(report, entry, told) if gdacs.is_event(entry) else report


def _report(number: int, entry: Element, told: ToldTimes, external_id: str | None) -> ReportDraft:
    body = _body(entry)
    words = [word for one in el.children(entry, "category", "subject") if (word := _category(one))]
    published = told.first(*(el.text(one) for one in el.children(entry, *_PUBLISHED)))
    updated = told.first(*(el.text(one) for one in el.children(entry, *_UPDATED)))
    when = published if published.at is not None else updated
    where = georss.entry_place(entry)
    located = where.lon is not None
    return ReportDraft(
        number=number,
        headline=_headline(entry, body, words),
        body=body,
        external_id=external_id,
        occurred_from=when.at,
        time_precision=when.precision,
        lon=where.lon,
        lat=where.lat,
        place=georss.place_name(entry),
        place_precision=where.precision,
        unlocated="" if located else where.unlocated,
        geometry=where.geometry,
        category=kind(*words),
        version_at=updated.at if updated.at is not None else published.at,
        origin=_origin(entry),
        attributes=gathered(
            [
                ("categories", ", ".join(words)),
                ("link", _link(entry)),
                ("place left out", where.unlocated if located else ""),
                *_others(entry),
            ]
        ),
    )


def _alert(entry: Element) -> Alert:
    """The fields of CAP an entry carries beside its own (as weather services list their alerts)."""
    capped = Element("info")
    capped.extend(child for child in entry if el.namespace(child).startswith(_CAP))
    names = el.children(el.child(entry, "author") or Element("none"), "name")
    sender = next((el.line(el.text(one)) for one in names), "")
    info = info_of(capped, areas=(area_of(capped),))
    known = {
        "status",
        "msgType",
        "message_type",
        "sent",
        "identifier",
        "sender",
        "areaDesc",
        "polygon",
        "circle",
        "geocode",
        "references",
    }
    return Alert(
        identifier=el.child_text(capped, "identifier"),
        sender=el.child_text(capped, "sender") or sender,
        sent=el.child_text(capped, "sent") or el.child_text(entry, *_UPDATED, *_PUBLISHED),
        status=el.child_text(capped, "status"),
        kind=el.child_text(capped, "msgType", "message_type"),
        references=el.child_text(capped, "references"),
        infos=(
            info._replace(
                headline=info.headline or _own_text(entry, "title"),
                description=info.description or _body(entry),
                others=tuple(pair for pair in info.others if pair[0] not in known),
            ),
        ),
        others=(("link", _link(entry)),),
    )


def _headline(entry: Element, body: str, words: list[str]) -> str:
    said = el.line(plain.text(_own_text(entry, "title"))) or el.line(body.partition("\n")[0])
    said = said or ", ".join(words) or _link(entry) or "Entry without a title"
    return shortened(said, _LONGEST_HEADLINE)


def _own_text(entry: Element, name: str) -> str:
    """What the format itself says under a name, before what an extension says (a title of a picture)."""
    own = (one for one in el.children(entry, name) if el.namespace(one) == el.namespace(entry))
    return next((said for one in own if (said := el.text(one))), "") or el.child_text(entry, name)


def _body(entry: Element) -> str:
    """The longest text the entry gives."""
    texts = [_text(one) for one in el.children(entry, *_TEXTS)]
    return max(texts, key=len, default="")


def _text(element: Element) -> str:
    if len(element) == 0:
        return plain.text(element.text or "")
    # XHTML as elements: their names make the lines, as they do in text.
    return plain.text("".join(_marked_up(element)))


def _marked_up(element: Element) -> Iterator[str]:
    yield _escaped(element.text)
    for child in element:
        yield f"<{el.local(child)}>"
        yield from _marked_up(child)
        yield f"</{el.local(child)}>"
        yield _escaped(child.tail)


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;")


def _external_id(entry: Element) -> str:
    """The id of its source. A link stands in for it where it leads to this entry alone."""
    about = next((value for key, value in entry.attrib.items() if key.endswith("}about") and value), "")
    return el.child_text(entry, "guid", "id") or el.line(about)


def _link(entry: Element) -> str:
    """The address of the entry itself: text in RSS, an attribute in Atom. Only text, never opened."""
    for one in el.children(entry, "link"):
        if el.attribute(one, "rel") in ("", "alternate") and (said := el.text(one) or el.attribute(one, "href")):
            return said
    return ""


def _category(element: Element) -> str:
    return el.line(plain.text(el.attribute(element, "label") or el.text(element) or el.attribute(element, "term")))


def _origin(entry: Element) -> str:
    """The feed an entry was taken over from, where it says so: then the knowledge is that feed's."""
    source = el.child(entry, "source")
    return "" if source is None else el.line(plain.text(el.child_text(source, "title") or source.text or ""))


def _others(entry: Element) -> list[tuple[str, str]]:
    """What else an entry says in plain words; what only points elsewhere or lays out a page is left."""
    said = []
    for child in entry:
        name = el.local(child)
        if name in _KNOWN or name in gdacs.KNOWN:
            continue
        said.append((name, el.child_text(child, "name") or el.text(child)))
    return said
