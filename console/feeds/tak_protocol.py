"""The TAK protocol, version 1: what is in its protobuf messages, as the elements that CoT in XML would have.

A mesh message is 0xBF, the version, 0xBF and one message; a stream is 0xBF, a length and a message, again and again.
Version 0 of mesh is XML behind the same header.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element, SubElement

from console.domain.numbers import grouped
from console.feeds import xml
from console.feeds.drafts import Given, Refused, Warned

if TYPE_CHECKING:
    TakMessage = Any

_MAGIC = 0xBF
_LONGEST = 8 << 20
_TYPED = (
    ("contact", "contact", ("endpoint", "callsign")),
    ("group", "__group", ("name", "role")),
    ("precisionLocation", "precisionlocation", ("geopointsrc", "altsrc")),
    ("status", "status", ("battery",)),
    ("takv", "takv", ("device", "platform", "os", "version")),
    ("track", "track", ("speed", "course")),
)


def is_message(head: bytes) -> bool:
    """Whether bytes begin with a message of the protocol that holds something. Does not raise."""
    if len(head) < 4 or head[0] != _MAGIC:
        return False
    if head[2] == _MAGIC:
        return head[1] == 0 or (head[1] == 1 and _parsed(head[3:]) is not None)
    found = _length(head, 1)
    return found is not None and 0 < found[0] <= _LONGEST and _parsed(head[found[1] : sum(found)]) is not None


def events(given: Given) -> Iterator[Element | Warned | None]:
    """The events of a message or a stream; None for a message that cannot be read between two that can.

    Raises Refused where there is none that is whole.
    """
    content = given.whole()
    if content[2:3] == b"\xbf" and content[1] == 0:
        text = content[3:].decode("utf-8", "replace")
        yield xml.of_text(given.name, text).root
        return
    number = unread = 0
    for message in _messages(content):
        if message is None:
            unread += 1
            continue
        yield from [None] * (unread if number else 0)
        unread = unread if not number else 0
        if message.HasField("cotEvent"):
            number += 1
            yield _event(given.name, message.cotEvent)
    if unread and not number:
        raise Refused(f"Not taken: {given.name} is broken: no message of the TAK protocol in it is whole.")
    if unread:
        yield Warned(f"The file ends in the middle or is broken: {grouped(number)} events before that were taken.")


def _messages(content: bytes) -> Iterator["TakMessage | None"]:
    """Every message; None where one is broken, which ends them where it does not say how long it is."""
    if content[2:3] == b"\xbf" and content[1] == 1:
        yield _parsed(content[3:])
        return
    at = 0
    while at < len(content):
        found = _length(content, at + 1) if content[at] == _MAGIC else None
        if found is None or not 0 < found[0] <= _LONGEST or sum(found) > len(content):
            yield None
            return
        length, start = found
        yield _parsed(content[start : start + length])
        at = start + length


def _parsed(content: bytes) -> "TakMessage | None":
    from google.protobuf.message import DecodeError
    from takproto.proto import TakMessage as Message

    message = Message()
    try:
        message.ParseFromString(content)
    except (DecodeError, ValueError, RecursionError):
        return None
    return message if message.HasField("cotEvent") or message.HasField("takControl") else None


def _length(content: bytes, at: int) -> tuple[int, int] | None:
    """A length written seven bits a byte, and where it ends."""
    value = 0
    for count in range(5):
        if at + count >= len(content):
            return None
        byte = content[at + count]
        value |= (byte & 0x7F) << (7 * count)
        if not byte & 0x80:
            return value, at + count + 1
    return None


def _event(name: str, said: Any) -> Element:
    event = Element("event")
    for key in ("type", "access", "qos", "opex", "uid", "how"):
        _put(event, key, getattr(said, key))
    # Milliseconds since 1970 UTC; 0 is not said.
    for key, field in (("time", "sendTime"), ("start", "startTime"), ("stale", "staleTime")):
        _put(event, key, str(getattr(said, field) or ""))
    SubElement(event, "point", {key: repr(getattr(said, key)) for key in ("lat", "lon", "hae", "ce", "le")})
    event.append(_detail(name, said.detail))
    return event


def _detail(name: str, said: Any) -> Element:
    """The detail in XML with the parts that have fields of their own, which hold where both are there."""
    detail = Element("detail")
    if said.xmlDetail.strip():
        try:
            document = xml.of_text(name, f"<detail>{said.xmlDetail}</detail>")
        except Refused:
            SubElement(detail, "remarks").text = "(What else the event said could not be read.)"
        else:
            detail.extend(document.root)
    for field, tag, keys in _TYPED:
        if not said.HasField(field):
            continue
        part = Element(tag)
        for key in keys:
            _put(part, key, str(getattr(getattr(said, field), key) or ""))
        detail.insert(0, part)
    return detail


def _put(element: Element, key: str, text: str) -> None:
    if text:
        element.set(key, text)
