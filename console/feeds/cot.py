"""Cursor on Target: XML, one event or many one after another, and the TAK protocol (version 1) over mesh and stream.

:func:`events` reads what a live listener hears as well as a file.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from console.feeds import elements as el
from console.feeds import tak_protocol, xml
from console.feeds.cot_event import draft
from console.feeds.drafts import Asked, Draft, Given, Refused, Rejected, Warned
from console.feeds.given import GivenBytes
from console.feeds.told_times import ToldTimes
from console.feeds.xml_pieces import BROKEN, cut, records


class Cot:
    """CoT in either form; see :class:`console.feeds.drafts.Parser`."""

    name = "cot"

    def recognises(self, given: Given) -> bool:
        """Events by their outermost element or the header of the protocol with an event after it."""
        if tak_protocol.is_message(given.head):
            return True
        root = xml.outermost(given.head)
        if root is None or root.namespace:
            return False
        if root.name == "event":
            return "uid" in root.attributes or b"<point" in given.head
        return b"<event" in given.head and b"<point" in given.head and b"uid=" in given.head and root.name != "rss"

    def read(self, given: Given, asked: Asked) -> Iterator[Draft]:
        """One draft for each event. Raises Refused where there is no whole one."""
        told = ToldTimes()
        if tak_protocol.is_message(given.head):
            found: Iterator[Element | Warned | None] = tak_protocol.events(given)
        else:
            found = _in_xml(given)
        number = 0
        for one in found:
            if isinstance(one, Warned):
                yield one
                continue
            number += 1
            yield Rejected(number, BROKEN) if one is None else draft(number, one, told)
        if not number:
            raise Refused(f"Not taken: {given.name} holds no event of CoT. Nothing was written.")
        yield from told.warnings()


PARSERS = (Cot(),)


def events(content: bytes, name: str = "a message") -> Iterator[Draft]:
    """The drafts of one message as it came in. Raises Refused where it is no CoT, is hostile or holds no event."""
    given = GivenBytes(name, content)
    if not PARSERS[0].recognises(given):
        raise Refused(f"Not taken: {name} is no event of CoT.")
    yield from PARSERS[0].read(given, Asked())


def _in_xml(given: Given) -> Iterator[Element | Warned | None]:
    document = xml.parse(given, several=True)
    yield from document.warnings
    whole = [element for element in _outer_events(document.root) if document.whole(element)]
    found = records(document, whole, "event")
    yield from cut(document, found)
    yield from found


def _outer_events(element: Element) -> Iterator[Element]:
    """Events at any depth, none inside another (chat quotes them)."""
    if el.local(element) == "event":
        yield element
        return
    for child in element:
        yield from _outer_events(child)
